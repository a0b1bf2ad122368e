// title: Laws, plans and agreements of a zone
// title.zh: 园区的法规、规划和协议
// meaning: Policies that govern the zone or a part of it, with their date and who issued them. Earliest first, those without a date last.
// meaning.zh: 适用于该园区或其组成部分的政策，及其日期和发布机关；按日期先后，无日期者列于最后。
// param zone: entity Zone Place, e.g. 太平湾合作创新区
// columns: policy entity, date date, issuer entity

var zone = g.V(entity(params.zone || "太平湾合作创新区"));
var inside = zone.or(zone.followRecursive(g.M().in(["<soe:partOf>", "<soe:locatedIn>"])));

inside.in("<soe:governs>").unique().tag("policy").saveOpt("<soe:date>", "date").saveOpt("<soe:issuedBy>", "issuer").all();
