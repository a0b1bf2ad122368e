// title: From enterprises to zones to industries
// title.zh: 企业、园区、行业的流向
// meaning: Projects and facilities by who takes part, where they are (a zone where one is stated, otherwise the finest place) and the finest industries stated of them; empty where nothing is stated. A project counts once in each combination, so rows must not be added up. With a place: projects located in it or inside it. Most projects first, then the larger investment.
// meaning.zh: 按参与企业、所在地（有园区时取园区，否则取最具体的地点）和最具体行业归并的项目和设施；文中未述者为空。同一项目在每种组合中各计一次，不可相加。给出地点时只计位于其中的项目。按项目数、投资额从大到小。
// param place?: entity Place Zone, e.g. 大连
// columns: enterprise entity, zone entity, industry entity, projects number, investment amount

var projects = g.V().in("<soe:participatesIn>").unique().tag("enterprise").out("<soe:participatesIn>");
if (params.place) {
  var place = g.V(entity(params.place));
  projects = projects.and(place.followRecursive(g.M().in(["<soe:partOf>", "<soe:locatedIn>"])));
}

projects.tag("project").saveOpt("<soe:locatedIn>", "zone").saveOpt("<soe:inIndustry>", "industry").saveOpt("<soe:investment>", "investment").all();
