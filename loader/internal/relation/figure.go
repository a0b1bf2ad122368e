package relation

import (
	"cmp"
	"slices"
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/value"
)

// The rules of figure.
const (
	ruleFigureOf     = "figure/of"       // 全长76公里的铁路
	ruleFigureName   = "figure/in-name"  // 年产5万吨正极材料项目
	ruleFigureMoney  = "figure/money"    // 园区一般公共预算收入11亿元
	ruleFigureRate   = "figure/rate"     // 同比增长5%, 持股51%
	ruleFigureSize   = "figure/measure"  // 项目占地74亩
	ruleFigureTime   = "figure/duration" // 建设期24个月
	ruleFigureNumber = "figure/count"    // 近400家企业入驻
)

// figures is the figures that a sentence gives.
func (f *reader) figures(l *line) []Relation {
	if l.Kind == sentence.Headline && len(f.sc.Articles[l.Article].Paragraphs) > 0 {
		return nil // the text says it again, of what it is a figure
	}
	var list []Relation
	f.partCounts(l, &list)
	for i, q := range l.values.Quantities {
		if f.used[i] || l.targeted(q) || l.denied(q) || q.High != "" || q.Kind == value.Bare && q.Scale < 4 {
			continue
		}
		if r, ok := f.figure(l, q, i); ok {
			list = append(list, r)
		}
	}
	return list
}

// partCounts takes the numbers of projects that are no [graph.ProjectCount]: what
// is counted beside the total becomes a figure, a part of a total nothing.
func (f *reader) partCounts(l *line, list *[]Relation) {
	for _, g := range groups(l) {
		if f.used[g.quantity] {
			continue
		}
		f.used[g.quantity] = true
		q := l.values.Quantities[g.quantity]
		if h := f.holder(l, g.at.Start); h >= 0 && !g.sub {
			*list = append(*list, f.observed(l, q, h, cmp.Or(counted(l, q, "项目"), "项目"), ruleFigureNumber))
		}
	}
}

// targeted reports whether a quantity is what is meant to be reached by some
// year: 到2027年，规模达到1000亿元.
func (l *line) targeted(q value.Quantity) bool {
	for _, d := range l.values.Dates {
		if d.Span.End <= q.Span.Start && d.Year > 0 && d.Month == 0 && strings.HasSuffix(l.text[:d.Span.Start], "到") {
			return true
		}
	}
	return false
}

// denied reports whether a sentence says that a quantity is not so: 而非20亿元.
func (l *line) denied(q value.Quantity) bool {
	return suffix(l.text[:q.Span.Start], "denial") != ""
}

// measured is the area whose size stands right behind its name, in brackets or not:
// 东河片区（7.29平方公里）.
func (l *line) measured(q value.Quantity) (name, bool) {
	if !slices.Contains([]string{"平方公里", "平方千米", "公顷", "亩"}, q.Base) {
		return name{}, false
	}
	before := strings.TrimRight(l.text[:q.Span.Start], "（( ")
	for _, n := range l.names {
		if n.End == len(before) && n.is(graph.Zone) && n.known() && !n.within() {
			return n, true
		}
	}
	return name{}, false
}

// figure is the figure that quantity q, the ith of a line, is, if it is one.
func (f *reader) figure(l *line, q value.Quantity, i int) (Relation, bool) {
	if holder, ok := l.holding(q); ok {
		if !holder.is(works...) || !capacity(q) || q.Words || strings.HasPrefix(l.text[q.Core.End:], "级") {
			return Relation{}, false
		}
		return f.observed(l, q, holder.entity(), "产能", ruleFigureName), true
	}
	if n, ok := l.measured(q); ok {
		return f.observed(l, q, n.entity(), "面积", ruleFigureSize), true
	}
	if superseded(l, i) {
		return Relation{}, false
	}
	noun := nounBefore(l, q)
	if superseded(l, i-1) {
		noun = strings.TrimSuffix(nounBefore(l, l.values.Quantities[i-1]), "由")
	}
	if n, ok := attributed(l, q.Span.End, described...); ok && noun != "" {
		return f.observed(l, q, n.entity(), noun, ruleFigureOf), true
	}
	if l.ofUnknown(q.Span.End) && len(l.between(l.start(q.Span.Start), q.Span.Start, owners...)) == 0 {
		return Relation{}, false
	}
	of, rest, refers := f.referred(l, q, noun)
	if refers {
		noun = rest
	}
	noun, unit, by := nounOf(l, q, noun)
	q.Unit += unit
	subject, distributed := parallel(l, i)
	if distributed && subject >= 0 && slices.Contains(areas, f.sc.Entities[subject].Class) {
		distributed = false // they are where the parts of one thing are
	}
	if distributed && continues(l, i) {
		noun = f.noun
	}
	if noun == "" {
		return Relation{}, false
	}
	if !distributed {
		subject = f.subject(l, q, noun, of).entity()
	}
	if noun = f.changed(noun, q); noun == "" || subject < 0 {
		return Relation{}, false
	}
	return f.observed(l, q, subject, noun, by), true
}

// subject is what a quantity is a figure of: what its noun refers to; where the clause
// names nothing, what the clause before referred to; else its owner. A clause about the
// whole country is of nothing that the text names.
func (f *reader) subject(l *line, q value.Quantity, noun string, of name) name {
	at := q.Span.Start
	own := l.between(l.start(at), at, owners...)
	if of.known() {
		f.theReferred = of
		return of
	}
	if len(own) > 0 {
		f.theReferred = name{}
	} else if prefix(strings.TrimLeft(l.text[l.start(at):at], " 　"), "national") != "" {
		return name{}
	}
	if f.theReferred.known() {
		return f.theReferred
	}
	n, _ := f.owner(l, q, noun)
	return n
}

// changed is the name of a figure that gives a change: that of the figure before
// and the change (地区生产总值同比增长). It is "" where it is not known what changed.
func (f *reader) changed(noun string, q value.Quantity) string {
	switch change := suffix(noun, "change"); {
	case change == "":
		f.noun = noun
	case change != noun:
	case f.noun == "" && q.Kind != value.Percent:
		return ""
	default:
		return f.noun + noun
	}
	return noun
}

// capacity reports whether a quantity in the name of a project is what it makes
// or holds: 年产5万吨, 350兆瓦, 40万件.
func capacity(q value.Quantity) bool {
	return q.Kind == value.Measure && !strings.HasSuffix(q.Base, "级") && !slices.Contains([]string{"公里", "千伏", "英寸", "寸", "米"}, q.Base) || q.Kind == value.Count && q.Scale >= 4
}

// observed is a quantity as a figure of an entity.
func (f *reader) observed(l *line, q value.Quantity, subject int, noun string, by string) Relation {
	r := stated(l, subject, graph.Figure, "", q, by)
	r.Figure = &graph.Observation{Name: noun, Value: value.Shift(q.Low, 0), Unit: q.Unit, Period: f.period(l, q)}
	return r
}

// period is the time that a quantity is of, as its sentence says, or "".
func (f *reader) period(l *line, q value.Quantity) string {
	period := ""
	for _, d := range l.values.Dates {
		if d.Span.End <= q.Span.Start && d.Day == 0 {
			period = f.sc.calendars[l.Article].Period(d, value.Day{})
		}
	}
	return period
}
