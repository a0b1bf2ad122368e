// title: Statements that contradict each other
// title.zh: 相互矛盾的记载
// meaning: Subjects for which more than one value is stated where one can be true: an investment in one currency, a number of projects, a date, a figure of one name, unit and time. Dates of different exactness agree where one is a part of the other. Values with the most evidence come first.
// meaning.zh: 本应只有一个取值而记载了多个的主体：同币种的投资额、项目数、日期、同名同单位同期的数据。精度不同而相容的日期不算矛盾。证据多的取值在前。
// columns: subject entity, predicate text, values number

// Dates of different exactness are left to the named query.
function report(predicate, rows, key) {
  var values = {};
  rows.forEach(function (row) {
    var k = row.subject + key(row);
    (values[k] = values[k] || { subject: row.subject, list: [] }).list.push(row.value);
  });
  Object.keys(values).forEach(function (k) {
    if (values[k].list.length > 1) {
      g.emit({ subject: raw(values[k].subject), predicate: predicate, values: values[k].list });
    }
  });
}
["investment", "projectCount", "date"].forEach(function (predicate) {
  var p = iri("soe:" + predicate);
  report(predicate, g.V().out(p).unique().tag("value").in(p).tag("subject").tagArray(), function () { return ""; });
});
var figures = g.V().out("<soe:figure>").unique().save("<soe:figureName>", "name").save("<soe:figureValue>", "value")
  .saveOpt("<soe:figureUnit>", "unit").saveOpt("<soe:figurePeriod>", "period").in("<soe:figure>").tag("subject");
report("figure", figures.tagArray(), function (row) { return JSON.stringify([row.name, row.unit, row.period]); });
