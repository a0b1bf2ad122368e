// title: Enterprises by investment
// title.zh: 企业投资排名
// meaning: For each enterprise: how many projects it or a subsidiary of it takes part in, in any role, and the sum of their amounts. A project's whole amount counts for each that takes part, and for its parents, so rows must not be added up. With a place: projects located in it or inside it. Amounts in CNY only. Largest investment first.
// meaning.zh: 每个企业（含各级子公司）以任何角色参与的项目数及其投资额之和；同一项目对每个参与者及其上级各计一次全额，不可相加。给出地点时只计位于其中的项目。仅计人民币。
// param place?: entity Place Zone, e.g. 大连
// columns: enterprise entity, investment amount, projects number

var projects = g.V().in("<soe:participatesIn>").has("<rdf:type>", "<soe:Enterprise>").out("<soe:participatesIn>");
if (params.place) {
  var place = g.V(entity(params.place));
  projects = projects.and(place.followRecursive(g.M().in(["<soe:partOf>", "<soe:locatedIn>"])));
}
var takePart = projects.unique().tag("project").saveOpt("<soe:investment>", "investment").in("<soe:participatesIn>");
var enterprises = takePart.or(takePart.followRecursive(g.M().out(["<soe:subsidiaryOf>", "<soe:succeededBy>"])));
var sums = {};
enterprises.has("<rdf:type>", "<soe:Enterprise>").tag("enterprise").tagArray().forEach(function (row) {
  var sum = sums[row.enterprise] = sums[row.enterprise] || { investment: 0, projects: {} };
  if (!sum.projects[row.project]) {
    sum.projects[row.project] = true;
    sum.investment += row.investment || 0;
  }
});
Object.keys(sums).sort(function (a, b) { return sums[b].investment - sums[a].investment; }).forEach(function (enterprise) {
  g.emit({ enterprise: raw(enterprise), investment: sums[enterprise].investment, projects: Object.keys(sums[enterprise].projects).length });
});
