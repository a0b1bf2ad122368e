// title: Documents that mention something
// title.zh: 相关文档
// meaning: Articles with evidence for a fact about the entity or for one of its names, and in how many passages. The latest first, then the most passages.
// meaning.zh: 含有该实体的事实或名称之证据的文章，及其处数；最近刊发者在前，同日者处数多的在前。
// param entity: entity, e.g. CRRC
// columns: document entity, article entity, date date, mentions number

// labels() is the statements that the entity is in.
var documents = g.V().has("<rdf:type>", "<soe:Document>");
var evidence = g.V(entity(params.entity || "CRRC")).labels().in("<soe:statement>").and(documents.in("<soe:document>")).unique();
var mentions = {};
evidence.tag("evidence").save("<soe:document>", "document").saveOpt("<soe:article>", "article").tagArray().forEach(function (row) {
  var key = row.document + (row.article || "");
  var found = mentions[key] = mentions[key] || { document: row.document, article: row.article, evidence: {} };
  found.evidence[row.evidence] = true;
});
Object.keys(mentions).forEach(function (key) {
  var found = mentions[key];
  g.emit({ document: raw(found.document), article: found.article ? raw(found.article) : null, mentions: Object.keys(found.evidence).length });
});
