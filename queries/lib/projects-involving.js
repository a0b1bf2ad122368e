// title: Projects that an enterprise takes part in
// title.zh: 企业参与的项目
// meaning: One row for each project or facility that the group takes part in: the enterprise itself, its subsidiaries at any depth, and former enterprises that became part of it. Where several of them take part, the row lists them. Largest investment first.
// meaning.zh: 企业本身、其各级子公司及并入或更名为它的原企业所参与的项目（设施），每个一行；有多家参与的，一并列出；按投资额从大到小。
// param enterprise: entity Enterprise, e.g. CRRC
// columns: project entity, enterprise entity, role text, investment amount, status text, place entity, evidence evidence

var enterprise = g.V(entity(params.enterprise || "CRRC"));
var group = enterprise.or(enterprise.followRecursive(g.M().in(["<soe:subsidiaryOf>", "<soe:succeededBy>"])));

group.tag("enterprise").out("<soe:participatesIn>").tag("project")
  .saveOpt("<soe:investment>", "investment").saveOpt("<soe:status>", "status").saveOpt("<soe:locatedIn>", "place")
  .all();
