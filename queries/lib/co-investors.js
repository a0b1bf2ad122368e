// title: Who takes part in the same projects
// title.zh: 共同参与项目的企业
// meaning: Enterprises outside the group (the enterprise, its subsidiaries, its predecessors) that take part in a project or facility of the group, and in how many. Most projects first.
// meaning.zh: 与该企业集团（本身、各级子公司、前身）参与同一项目或设施的集团外企业，及共同项目数；从多到少。
// param enterprise: entity Enterprise, e.g. CRRC
// columns: enterprise entity, projects number

var enterprise = g.V(entity(params.enterprise || "CRRC"));
var group = enterprise.or(enterprise.followRecursive(g.M().in(["<soe:subsidiaryOf>", "<soe:succeededBy>"])));
var shared = {};
group.out("<soe:participatesIn>").unique().tag("project").in("<soe:participatesIn>").except(group)
  .has("<rdf:type>", "<soe:Enterprise>").tag("enterprise").tagArray().forEach(function (row) {
    shared[row.enterprise] = (shared[row.enterprise] || 0) + 1;
  });
Object.keys(shared).sort(function (a, b) { return shared[b] - shared[a]; }).forEach(function (other) {
  g.emit({ enterprise: raw(other), projects: shared[other] });
});
