// title: Events in the order of their dates
// title.zh: 活动时间线
// meaning: Events with their date, place, number of projects and investment: as stated, and where nothing is stated counted and added up from the projects signed there. `from` and `to` take a day, a month or a year; an event known to the month is in every period that the month touches. With a place: events located in it or inside it. Earliest first; events without a date or a year last, and only where no period is given.
// meaning.zh: 活动及其日期、地点、项目数、投资额：文中有总数者取总数，否则由所签项目累计。起止可为日、月、年；只知月份的活动，凡与该月相交的时段均算在内。给出地点时只列位于其中的活动。按日期先后；无日期或无年份者列于最后，且仅在未给时段时列出。
// param from?: date, e.g. 2023-01-01
// param to?: date, e.g. 2023-12-31
// param place?: entity Place Zone, e.g. 大连
// columns: date date, event entity, place entity, projects number, investment amount

var from = params.from || "", to = params.to || "";
var events = g.V().has("<rdf:type>", "<soe:Event>");
if (params.place) {
  var place = g.V(entity(params.place));
  events = events.and(place.followRecursive(g.M().in(["<soe:partOf>", "<soe:locatedIn>"])));
}
events.tag("event").saveOpt("<soe:date>", "date").saveOpt("<soe:locatedIn>", "place")
  .saveOpt("<soe:projectCount>", "projects").saveOpt("<soe:investment>", "investment")
  .tagArray().filter(function (row) {
    var date = row.date || "";
    return (!from && !to) || (date && date[0] !== "-" && date + "9999-99-99".slice(date.length) >= from && (!to || date <= to + "9999-99-99".slice(to.length)));
  }).sort(function (a, b) {
    return (a.date || "~") < (b.date || "~") ? -1 : 1;
  }).forEach(function (row) {
    g.emit({
      date: row.date || null, event: raw(row.event), place: row.place ? raw(row.place) : null,
      projects: row.projects || null, investment: row.investment || null
    });
  });
