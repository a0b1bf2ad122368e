package relation

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/value"
)

// The rules of date.
var (
	ruleDateEvent   = rule{"date/event", 0.9}     // 6月21日，集中签约仪式举行
	ruleDateWork    = rule{"date/milestone", 0.9} // 5月20日，电站项目正式开工
	ruleDatePolicy  = rule{"date/policy", 0.9}    // 条例自7月1日起施行
	ruleDateService = rule{"date/launch", 0.9}    // 平台于2022年10月上线
)

// aheadOf reports whether the clause of a date says that it is still to come.
func (l *line) aheadOf(at span.Span) bool {
	_, found := first(l.text[l.start(at.Start):l.end(at.Start)], "ahead")
	return found >= 0
}

// dates is the dates that a sentence gives to events, projects, policies and platforms.
func (f *reader) dates(l *line) []Relation {
	if l.Kind == sentence.Byline {
		return nil
	}
	var list []Relation
	for i := range l.values.Dates {
		if l.days[i] != (value.Day{}) {
			list = append(list, f.dated(l, i)...)
		}
	}
	return list
}

// scope is what the ith date of a line may be the date of: the text up to the
// dates or semicolons around it.
func (l *line) scope(i int) span.Span {
	at := l.values.Dates[i].Span
	s := span.Span{End: len(l.text)}
	if i > 0 {
		s.Start = l.values.Dates[i-1].Span.End
	}
	if i+1 < len(l.values.Dates) {
		s.End = l.values.Dates[i+1].Span.Start
	}
	for _, sign := range []string{"；", ";"} {
		if k := strings.LastIndex(l.text[s.Start:at.Start], sign); k >= 0 {
			s.Start += k + len(sign)
		}
		if k := strings.Index(l.text[at.End:s.End], sign); k >= 0 {
			s.End = at.End + k
		}
	}
	return s
}

// dated is what the ith date of a line is the date of.
func (f *reader) dated(l *line, i int) []Relation {
	var list []Relation
	at, scope := l.values.Dates[i].Span, l.scope(i)
	add := func(n name, e int, r rule) {
		found := Relation{
			Subject: e, Predicate: graph.Date, Object: -1, Value: dayTerm(l.days[i]),
			Printed: l.text[at.Start:at.End], Sentence: l.index, Span: at, Rule: r.id, Confidence: r.confidence,
		}
		if n.sentence == l.index {
			found.Span = span.Span{Start: min(at.Start, n.Start), End: max(at.End, n.End)}
		}
		list = append(list, found)
	}
	clause := max(scope.Start, l.start(at.Start))
	for _, n := range l.between(clause, scope.End, graph.Event) {
		if !n.anaphor && (l.days[i].Month > 0 || n.Start < at.Start) {
			add(n, n.entity(), ruleDateEvent)
			for _, e := range f.celebrated(n) {
				add(n, e, ruleDateWork)
			}
		}
	}
	for _, n := range f.reached(l, at, scope, "milestone", graph.Project, graph.Facility, graph.Zone) {
		if n.class != graph.Zone || site(n.text) {
			add(n, n.entity(), ruleDateWork)
		}
	}
	for _, n := range f.reached(l, at, scope, "enact", graph.Policy) {
		add(n, n.entity(), ruleDatePolicy)
	}
	for _, n := range f.reached(l, at, scope, "launch", graph.Platform) {
		add(n, n.entity(), ruleDateService)
	}
	return list
}

// site reports whether a zone is one that is built and opened, not a region.
func site(name string) bool {
	return strings.HasSuffix(name, "园") || strings.HasSuffix(name, "园区") || strings.HasSuffix(name, "基地") || strings.HasSuffix(name, "集群区")
}

// celebrated is the projects whose milestone an event is, by its name: 甲电站
// 开工仪式.
func (f *reader) celebrated(event name) []int {
	var list []int
	if _, at := first(event.text, "milestone"); at < 0 {
		return nil
	}
	for e, x := range f.sc.Entities {
		if (x.Class == graph.Project || x.Class == graph.Facility) && utf8.RuneCountInString(x.Name) > 3 && strings.Contains(event.text, x.Name) {
			list = append(list, e)
		}
	}
	return list
}

// reached is the names that a milestone after a date is of: those between the
// two, the first and what a list joins to it; else those that the milestone
// stands before (开通的铁路); else the last before the date.
func (f *reader) reached(l *line, at, scope span.Span, group string, classes ...graph.Class) []name {
	verb, k := first(l.text[at.End:scope.End], group)
	if k < 0 {
		return nil
	}
	milestone := span.Span{Start: at.End + k, End: at.End + k + len(verb)}
	if l.clauseAt(milestone.Start) > l.clauseAt(at.Start)+2 {
		return nil
	}
	if list := l.between(at.End, milestone.Start, classes...); len(list) > 0 {
		return joined(l, list)
	}
	for _, n := range l.between(milestone.End, min(scope.End, l.end(milestone.End)), classes...) {
		if gap := l.text[milestone.End:n.Start]; utf8.RuneCountInString(gap) <= 3 || strings.HasSuffix(gap, "的") && utf8.RuneCountInString(gap) <= 8 {
			return []name{n}
		}
	}
	list := l.between(scope.Start, at.Start, classes...)
	if len(list) > 0 {
		return list[len(list)-1:]
	}
	if len(l.between(scope.Start, milestone.End)) > 0 || len(groups(l)) > 0 {
		return nil // about something else
	}
	if n, ok := f.nearestBefore(l, at.Start, 2, classes...); ok && scope.Start == 0 {
		return []name{n}
	}
	return nil
}

// joined is the first of some names and those that a list joins to it.
func joined(l *line, list []name) []name {
	for i := 1; i < len(list); i++ {
		if !joins(l.text[list[i-1].End:list[i].Start]) {
			return list[:i]
		}
	}
	return list
}

// dayTerm is a day as a literal of the type that fits its precision.
func dayTerm(d value.Day) graph.Term {
	s := d.String()
	switch {
	case strings.HasPrefix(s, "--") && len(s) == len("--06"):
		return graph.Typed(s, graph.XSDMonth)
	case strings.HasPrefix(s, "--"):
		return graph.Typed(s, graph.XSDMonthDay)
	case len(s) == len("2006"):
		return graph.Typed(s, graph.XSDYear)
	case len(s) == len("2006-01"):
		return graph.Typed(s, graph.XSDYearMonth)
	}
	return graph.Typed(s, graph.XSDDate)
}
