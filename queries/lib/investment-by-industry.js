// title: Industries by investment
// title.zh: 行业投资排名
// meaning: For each industry that is stated of a project or facility: how many there are, and the sum of their amounts. A project counts for the finest industries that are stated of it, its whole amount for each, and not for those above them. With a place: projects located in it or inside it. Amounts in CNY only. Largest investment first.
// meaning.zh: 每个行业的项目和设施数及其投资额之和。项目只计入文中所述的最具体行业（多个时各计一次全额），不计入其上级行业。给出地点时只计位于其中的项目。仅计人民币，按投资额从大到小。
// param place?: entity Place Zone, e.g. 大连
// columns: industry entity, investment amount, projects number

var projects = g.V().has("<rdf:type>", "<soe:Project>");
if (params.place) {
  var place = g.V(entity(params.place));
  projects = projects.and(place.followRecursive(g.M().in(["<soe:partOf>", "<soe:locatedIn>"])));
}
var sums = {};
projects.tag("project").saveOpt("<soe:investment>", "investment").out("<soe:inIndustry>").tag("industry").tagArray().forEach(function (row) {
  var sum = sums[row.industry] = sums[row.industry] || { investment: 0, projects: 0 };
  sum.investment += row.investment || 0;
  sum.projects++;
});
Object.keys(sums).sort(function (a, b) { return sums[b].investment - sums[a].investment; }).forEach(function (industry) {
  g.emit({ industry: raw(industry), investment: sums[industry].investment, projects: sums[industry].projects });
});
