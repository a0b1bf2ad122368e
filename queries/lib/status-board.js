// title: Projects by how far they have come
// title.zh: 项目进展
// meaning: Projects and facilities with a known status, in the order of a project's life: planned, signed, started, underConstruction, completed, operating, terminated. Of several statements the one published last holds. With a place: those located in it or inside it.
// meaning.zh: 已知进展的项目和设施，按规划、签约、开工、在建、建成、投运、终止排列；多处记载时以最近刊发者为准。给出地点时只列位于其中者。
// param place?: entity Place Zone, e.g. 大连
// columns: status text, project entity

var order = ["planned", "signed", "started", "underConstruction", "completed", "operating", "terminated"];
var located = params.place ? g.V(entity(params.place)).followRecursive(g.M().in(["<soe:partOf>", "<soe:locatedIn>"])) : null;
order.forEach(function (status) {
  var projects = g.V(str(status)).in("<soe:status>");
  (located ? projects.and(located) : projects).unique().tag("project").tagArray().forEach(function (row) {
    g.emit({ status: status, project: raw(row.project) });
  });
});
