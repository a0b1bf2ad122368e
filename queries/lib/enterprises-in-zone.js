// title: Enterprises in a zone or working with it
// title.zh: 园区内及与园区合作的企业
// meaning: Enterprises that lie in the zone or in a part of it (locatedIn), have set up a company there (establishedIn), cooperate with it (cooperatesWith), or take part in a project or facility there (participatesIn). One row for each enterprise and relation, in the order of the enterprises' IRIs.
// meaning.zh: 位于园区及其组成部分（locatedIn）、在其中设立公司（establishedIn）、与其合作（cooperatesWith）或参与其中项目、设施（participatesIn）的企业；每个企业、每种关系一行。
// param zone: entity Zone Place, e.g. 太平湾合作创新区
// columns: enterprise entity, relation text, evidence evidence

var zone = g.V(entity(params.zone || "太平湾合作创新区"));
var inside = zone.or(zone.followRecursive(g.M().in(["<soe:partOf>", "<soe:locatedIn>"])));
var areas = inside.has("<rdf:type>", "<soe:Zone>").or(inside.has("<rdf:type>", "<soe:Place>"));

function emit(things, predicate, relation) {
  things.in(predicate).has("<rdf:type>", "<soe:Enterprise>").unique().tag("enterprise").tagArray().forEach(function (row) {
    g.emit({ enterprise: raw(row.enterprise), relation: relation });
  });
}
emit(areas, "<soe:locatedIn>", "locatedIn");
emit(areas, "<soe:establishedIn>", "establishedIn");
emit(areas, "<soe:cooperatesWith>", "cooperatesWith");
emit(inside, "<soe:participatesIn>", "participatesIn");
