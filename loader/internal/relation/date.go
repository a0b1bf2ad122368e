package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/value"
)

// The rules of date.
const (
	ruleDateEvent   = "date/event"     // 6月21日，集中签约仪式举行
	ruleDateWork    = "date/milestone" // 5月20日，电站项目正式开工
	ruleDatePolicy  = "date/policy"    // 条例自7月1日起施行
	ruleDateService = "date/launch"    // 平台于2022年10月上线
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
		if l.days[i] != (value.Day{}) && suffix(l.text[:l.values.Dates[i].Span.Start], "until") == "" {
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
	for k, d := range l.values.Dates {
		switch {
		case l.inName(d.Span): // 2020年春季开工活动
		case k < i:
			s.Start = d.Span.End
		case k > i:
			s.End = min(s.End, d.Span.Start)
		}
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

// inName reports whether a name holds a span.
func (l *line) inName(at span.Span) bool {
	return slices.ContainsFunc(l.names, func(n name) bool { return n.Contains(at) })
}

// dated is what the ith date of a line is the date of.
func (f *reader) dated(l *line, i int) []Relation {
	var list []Relation
	at, scope := l.values.Dates[i].Span, l.scope(i)
	add := func(n name, e int, id string) {
		found := Relation{
			Subject: e, Predicate: graph.Date, Object: -1, Value: dayTerm(l.days[i]),
			Printed: l.text[at.Start:at.End], Sentence: l.index, Rule: id, Confidence: rules()[id].confidence,
			Span: span.Span{Start: at.Start, End: l.close(at.End)},
		}
		if n.sentence == l.index {
			found.Span = span.Span{Start: min(at.Start, n.Start), End: l.close(max(at.End, n.End))}
		}
		list = append(list, found)
	}
	clause := max(scope.Start, l.start(at.Start))
	for _, n := range l.between(clause, scope.End, graph.Event) {
		if !n.anaphor && (n.Start < at.End || !again(l.text[:n.Start], n)) && (l.days[i].Month > 0 || n.Start < at.Start) {
			add(n, n.entity(), ruleDateEvent)
			for _, e := range f.celebrated(n) {
				add(n, e, ruleDateWork)
			}
			for _, w := range l.holders(clause, n) {
				add(w, w.entity(), ruleDateWork)
			}
		}
	}
	for _, n := range f.reached(l, i, stages, milestoneOf) {
		if n.class != graph.Zone || site(n.text) {
			add(n, n.entity(), ruleDateWork)
		}
	}
	for _, n := range f.reached(l, i, []graph.Class{graph.Policy}, enactmentOf) {
		add(n, n.entity(), ruleDatePolicy)
	}
	for _, n := range f.reached(l, i, []graph.Class{graph.Platform}, launchOf) {
		add(n, n.entity(), ruleDateService)
	}
	return list
}

// holders is the works between a byte and an event that hold it, a ceremony of theirs:
// 甲项目举行竣工仪式.
func (l *line) holders(start int, event name) []name {
	if ceremony(event.text) == "" || !strings.HasSuffix(l.text[:event.Start], "举行") {
		return nil
	}
	list := l.between(max(start, l.start(event.Start)), event.Start, works...)
	return list[:min(1, len(list))]
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

// happening is a kind of thing that happens on a date: the group of its verbs, and
// how far, in runes, what it happens to may be from the verb.
type happening struct {
	verbs string
	reach int
}

var (
	milestoneOf = happening{"milestone", 40}
	enactmentOf = happening{"enact", 14}
	launchOf    = happening{"launch", 20}
)

// stages is the classes of what has milestones.
var stages = []graph.Class{graph.Project, graph.Facility, graph.Zone}

// reached is the names to which something happens on the ith date of a line:
// those between the date and the verb, the first and what a list joins to it;
// else those that the verb stands before (开通的铁路); else the last before the date.
func (f *reader) reached(l *line, i int, classes []graph.Class, h happening) []name {
	if !slices.ContainsFunc(classes, func(c graph.Class) bool { return f.sc.classes[c] }) {
		return nil
	}
	at, scope := l.values.Dates[i].Span, l.scope(i)
	if field(l.before(at.Start), h.verbs) {
		n, ok := f.nearestBefore(l, at.Start, longestForm, classes...)
		if !ok {
			return nil
		}
		return []name{n}
	}
	verbAt, ok := l.verbOutside(at.End, scope.End, h.verbs)
	if !ok {
		return nil
	}
	if l.clauseAt(verbAt.Start) > l.clauseAt(at.Start)+2 {
		return nil
	}
	if strings.HasPrefix(l.text[verbAt.End:], "以来") || strings.HasPrefix(l.text[verbAt.End:], "运营以来") {
		return l.since(verbAt.End, classes)
	}
	thisYear := l.values.Dates[i].Reference == value.ToYear && l.values.Dates[i].Month == 0
	if list := l.between(at.End, verbAt.Start, classes...); len(list) > 0 {
		if list = joined(l, list); thisYear || utf8.RuneCountInString(l.text[list[len(list)-1].End:verbAt.Start]) > h.reach {
			return nil
		}
		return list
	}
	for _, n := range l.between(verbAt.End, min(scope.End, l.end(verbAt.End)), classes...) {
		if gap := l.text[verbAt.End:n.Start]; !thisYear && utf8.RuneCountInString(gap) <= 3 || strings.HasSuffix(gap, "的") && utf8.RuneCountInString(gap) <= 8 {
			return []name{n}
		}
	}
	return f.earlier(l, at, scope, verbAt.End, classes)
}

// titled reports whether a passage is part of the name of an event: 集中开工仪式.
func (l *line) titled(at span.Span) bool {
	return slices.ContainsFunc(l.names, func(n name) bool { return n.class == graph.Event && n.Contains(at) && n.Span != at })
}

// verbOutside is the first verb of a group between two bytes that is no part of a title
// or of an event's name: 《甲项目落户乙区》, 集中开工仪式.
func (l *line) verbOutside(start, end int, verbs string) (span.Span, bool) {
	for start < end {
		verb, k := first(l.text[start:end], verbs)
		if k < 0 {
			return span.Span{}, false
		}
		at := span.Span{Start: start + k, End: start + k + len(verb)}
		if !l.titled(at) && strings.Count(l.text[:at.Start], "《") == strings.Count(l.text[:at.Start], "》") {
			return at, true
		}
		start = at.End
	}
	return span.Span{}, false
}

// since is what has been going on since a date whose verb ends at byte at: the
// first name of the next clause.
func (l *line) since(at int, classes []graph.Class) []name {
	k := l.clauseAt(at) + 1
	if k >= len(l.clauses) {
		return nil
	}
	list := l.between(l.clauses[k].Start, l.clauses[k].End, classes...)
	return list[:min(1, len(list))]
}

// field reports whether s ends as a field for when one of some verbs happens:
// 开工时间：, 计划投产日期为.
func field(s, verbs string) bool {
	s = unfilled(s)
	for _, noun := range []string{"时间", "日期"} {
		if before, ok := strings.CutSuffix(s, noun); ok {
			return suffix(before, verbs) != ""
		}
	}
	return false
}

// earlier is what a date and the verb behind it are said of, where it stands
// before the date: in the scope of the date, or in the sentences before where the
// clause names nothing else.
func (f *reader) earlier(l *line, at, scope span.Span, end int, classes []graph.Class) []name {
	if list := l.between(scope.Start, at.Start, classes...); len(list) > 0 {
		for _, n := range slices.Backward(list) {
			if n.is(works...) {
				return []name{n} // rather than the zone where it is
			}
		}
		return list[len(list)-1:]
	}
	if list := l.between(strings.LastIndex(l.text[:at.Start], "；")+1, at.Start, classes...); len(list) > 0 && scope.Start > 0 {
		return list[len(list)-1:]
	}
	if scope.Start > 0 || len(l.between(scope.Start, end)) > 0 || len(groups(l)) > 0 {
		return nil // about something else
	}
	if n, ok := f.nearestBefore(l, at.Start, 2, classes...); ok {
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
