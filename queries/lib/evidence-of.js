// title: The sentences that state a fact
// title.zh: 事实的出处
// meaning: Every evidence of a statement, or of the facts with a subject and a predicate, and an object where one is given: the quote, where it stands (byte offsets into the document's text), the rule that found it and how sure it is. Surest first.
// meaning.zh: 一条事实的全部证据：引文、所在文档与文章、字节偏移、抽取规则与置信度；可由陈述 IRI 或主体、谓词（及客体）指定；置信度高者在前。
// param statement?: statement, e.g. stmt:0123456789abcdef0123456789abcdef
// param subject?: entity, e.g. 中粮油脂大连饲料蛋白加工基地项目
// param predicate?: predicate, e.g. investment
// param object?: object, e.g. 5000000000
// columns: quote text, document entity, article entity, start number, end number, rule text, confidence number

// A statement is the label of its fact, and labels() is the statements that something is in: those of a
// subject and an object together are the facts between the two.
var statements;
if (params.statement) {
  statements = g.V(params.statement);
} else {
  var subject = g.V(entity(params.subject || "CRRC"));
  var predicate = params.predicate || "participatesIn";
  var objects = subject.out(predicate.indexOf(":") < 0 ? iri("soe:" + predicate) : predicate);
  if (params.object) {
    objects = objects.and(g.V(raw(params.object)));
  }
  statements = subject.labels().and(objects.labels());
}

statements.in("<soe:statement>").unique()
  .save("<oa:exact>", "quote").save("<soe:document>", "document").saveOpt("<soe:article>", "article")
  .save("<oa:start>", "start").save("<oa:end>", "end").save("<soe:rule>", "rule").save("<soe:confidence>", "confidence")
  .all();
