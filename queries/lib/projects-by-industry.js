// title: Projects of an industry
// title.zh: 某行业的项目
// meaning: Projects and facilities in the industry or in an industry below it (GB/T 4754 and the words that news uses). The industries shown are the finest that are stated. Largest investment first.
// meaning.zh: 属于该行业或其下级行业（GB/T 4754 及新闻用语）的项目和设施；所列行业为文中最具体者；按投资额从大到小。
// param industry: entity Industry, e.g. 石化
// columns: project entity, industry entity, investment amount

var industry = g.V(entity(params.industry || "石化"));
var below = industry.or(industry.followRecursive(g.M().in(["<skos:broader>", "<soe:partOf>"])));
var takenPartIn = g.V().has("<rdf:type>", "<soe:Enterprise>").out("<soe:participatesIn>");
var found = below.tag("industry").in("<soe:inIndustry>");
var projects = found.has("<rdf:type>", "<soe:Project>").or(found.has("<rdf:type>", "<soe:Facility>").and(takenPartIn));

projects.tag("project").saveOpt("<soe:investment>", "investment").all();
