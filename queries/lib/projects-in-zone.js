// title: Projects in a zone
// title.zh: 园区内的项目
// meaning: As projects-in-place, of a zone and its parts.
// meaning.zh: 同 projects-in-place，范围为园区及其组成部分。
// param zone: entity Zone Place, e.g. 太平湾合作创新区
// columns: project entity, place entity, investment amount, status text

var zone = g.V(entity(params.zone || "太平湾合作创新区"));
var inside = zone.or(zone.followRecursive(g.M().in(["<soe:partOf>", "<soe:locatedIn>"])));
var takenPartIn = g.V().has("<rdf:type>", "<soe:Enterprise>").out("<soe:participatesIn>");
var projects = inside.has("<rdf:type>", "<soe:Project>").or(inside.has("<rdf:type>", "<soe:Facility>").and(takenPartIn));

projects.unique().tag("project").saveOpt("<soe:locatedIn>", "place")
  .saveOpt("<soe:investment>", "investment").saveOpt("<soe:status>", "status")
  .all();
