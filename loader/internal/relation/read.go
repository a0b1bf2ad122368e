package relation

import (
	"strings"

	"soegraph/loader/internal/span"
	"soegraph/loader/internal/value"
)

// readValues reads the values of every sentence and resolves the dates, each in
// view of those before it in its article.
func readValues(sc *scene) {
	for i := range sc.lines {
		sc.lines[i].values = value.Scan(sc.lines[i].text)
	}
	calendars := calendars(sc)
	before := make([]value.Day, len(sc.Articles))
	for i := range sc.lines {
		l := &sc.lines[i]
		l.published = calendars[l.Article].Published
		l.days = make([]value.Day, len(l.values.Dates))
		for k, date := range l.values.Dates {
			day := calendars[l.Article].Resolve(date, before[l.Article], l.aheadOf(date.Span))
			if l.days[k] = day; day != (value.Day{}) {
				before[l.Article] = day
			}
		}
	}
	sc.calendars = calendars
}

// calendars is what is known of when each article was written: its publication
// date, else the latest year that the document names. What is still to come counts
// where the text knows the day: 将于2024年9月1日起施行.
func calendars(sc *scene) []value.Calendar {
	latest := 0
	for i := range sc.lines {
		for _, date := range sc.lines[i].values.Dates {
			if date.Reference == value.None && (date.Day > 0 || !sc.lines[i].aheadOf(date.Span)) && !sc.lines[i].past(date.Span) {
				latest = max(latest, date.Year)
			}
		}
	}
	list := make([]value.Calendar, len(sc.Articles))
	for i := range sc.articles {
		list[i] = value.Calendar{Published: value.ParseDay(sc.articles[i].published), Year: latest}
	}
	return list
}

// past reports whether a date is when something began that has long been there,
// and says nothing of when the text was written: 成立于1995年, 1995年以来.
func (l *line) past(at span.Span) bool {
	before, after := l.text[:at.Start], l.text[at.End:]
	for _, verb := range []string{"成立", "创立", "创建", "始建", "组建", "建", "诞生"} {
		if strings.HasSuffix(before, verb+"于") || verb != "建" && strings.HasPrefix(after, verb) {
			return true
		}
	}
	return strings.HasPrefix(after, "以来")
}
