// title: Facts that one document alone states
// title.zh: 孤证
// meaning: Facts between entities, and values, that exactly one source states, and that source is a document. Reprints of one text are one source. With a document: those that this document alone states. In the order of subject, predicate and object.
// meaning.zh: 仅有一个来源且来源为文档的事实；同一文本的转载算一个来源。给出文档时只列仅由该文档记载者。按主体、谓词、客体排列。
// param document?: document, e.g. 02-taiping-bay.md
// columns: subject entity, predicate text, object entity, document entity

// Statements that one document states; what they say is behind their IRI (evidence-of, /api/v1/statements/ID).
var evidence = params.document ? g.V(params.document).in("<soe:document>").has("<rdf:type>", "<soe:Evidence>") : g.V().has("<rdf:type>", "<soe:Evidence>");
evidence.out("<soe:statement>").unique().tag("statement").tagArray().forEach(function (row) {
  var documents = {};
  g.V(row.statement).in("<soe:statement>").out("<soe:document>").tag("document").tagArray().forEach(function (source) {
    documents[source.document] = true;
  });
  if (Object.keys(documents).length === 1) {
    g.emit({ statement: raw(row.statement), document: raw(Object.keys(documents)[0]) });
  }
});
