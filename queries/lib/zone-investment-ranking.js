// title: Zones by investment
// title.zh: 园区投资排名
// meaning: For each zone and its parts: the projects located there, and the totals that events there signed. A project signed at such an event is counted in the event's total, or in place of it where the projects named add up to more. Where a total is stated of the zone itself and is larger, it stands. With an industry: projects in it or in an industry below it, and events all of whose industries are. Amounts in CNY only; the amount of a zone includes that of its parts, so rows must not be added up. Largest investment first.
// meaning.zh: 每个园区（含其组成部分）：位于其中的项目，加上在其中举行的活动所公布的签约总额；已计入活动总额的项目不重复计算，具名项目之和更大时以其为准；若文中另有园区总额且更大，以之为准。给出行业时，只计该行业及下级行业的项目，以及所涉行业全部在内的活动。仅计人民币；上级园区包含下级，不可相加。
// param industry?: entity Industry, e.g. 石化
// columns: zone entity, investment amount, projects number

// Projects by the zones that they lie in; without the totals that events signed.
var projects = g.V().has("<rdf:type>", "<soe:Project>");
if (params.industry) {
  var industry = g.V(entity(params.industry));
  projects = industry.or(industry.followRecursive(g.M().in("<skos:broader>"))).in("<soe:inIndustry>").has("<rdf:type>", "<soe:Project>");
}
var sums = {};
projects.unique().tag("project").saveOpt("<soe:investment>", "investment")
  .followRecursive(g.M().out(["<soe:partOf>", "<soe:locatedIn>"])).has("<rdf:type>", "<soe:Zone>").tag("zone")
  .tagArray().forEach(function (row) {
    var sum = sums[row.zone] = sums[row.zone] || { investment: 0, projects: {} };
    if (!sum.projects[row.project]) {
      sum.projects[row.project] = true;
      sum.investment += row.investment || 0;
    }
  });
Object.keys(sums).sort(function (a, b) { return sums[b].investment - sums[a].investment; }).forEach(function (zone) {
  g.emit({ zone: raw(zone), investment: sums[zone].investment, projects: Object.keys(sums[zone].projects).length });
});
