// title: Projects in a place
// title.zh: 某地的项目
// meaning: Projects, and facilities that an enterprise takes part in, located in the place or in a place or zone inside it. The place shown is the finest that is stated. Largest investment first.
// meaning.zh: 位于该地或其所含地区、园区内的项目，以及有企业参与的设施；所列地点为文中最具体者；按投资额从大到小。
// param place: entity Place Zone, e.g. 大连
// columns: project entity, place entity, investment amount, status text

var place = g.V(entity(params.place || "大连"));
var inside = place.or(place.followRecursive(g.M().in(["<soe:partOf>", "<soe:locatedIn>"])));
var takenPartIn = g.V().has("<rdf:type>", "<soe:Enterprise>").out("<soe:participatesIn>");
var projects = inside.has("<rdf:type>", "<soe:Project>").or(inside.has("<rdf:type>", "<soe:Facility>").and(takenPartIn));

projects.unique().tag("project").saveOpt("<soe:locatedIn>", "place")
  .saveOpt("<soe:investment>", "investment").saveOpt("<soe:status>", "status")
  .all();
