// title: Who cooperates with whom
// title.zh: 合作关系
// meaning: Enterprises and the governments, zones and enterprises that they cooperate with. With a place: partners that lie in it or in a place or zone inside it, and governments whose name starts with the name of such a place. In the order of the enterprises' IRIs.
// meaning.zh: 企业与其合作的政府、园区、企业。给出地点时，只列位于该地及其所含地区、园区的合作方，以及名称以这些地名开头的政府。
// param place?: entity Place Zone, e.g. 大连
// columns: enterprise entity, partner entity, evidence evidence

var partners = g.V().in("<soe:cooperatesWith>").unique().tag("enterprise").out("<soe:cooperatesWith>");
if (params.place) {
  var place = g.V(entity(params.place));
  partners = partners.and(place.or(place.followRecursive(g.M().in(["<soe:partOf>", "<soe:locatedIn>"]))));
}

partners.tag("partner").all();
