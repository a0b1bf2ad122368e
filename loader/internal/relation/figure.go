package relation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
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

// owners is the classes of what a figure may be of.
var owners = []graph.Class{
	graph.Project, graph.Facility, graph.Zone, graph.Platform, graph.Policy, graph.Event, graph.Enterprise, graph.Place,
}

// described is the classes of what a figure may stand before: 全长76公里的铁路.
var described = []graph.Class{graph.Project, graph.Facility, graph.Zone, graph.Platform, graph.Policy, graph.Event, graph.Enterprise}

// figures is the figures that a sentence gives.
func (f *reader) figures(l *line) []Relation {
	if l.Kind == sentence.Headline && len(f.sc.Articles[l.Article].Paragraphs) > 0 {
		return nil // the text says it again, of what it is a figure
	}
	var list []Relation
	f.partCounts(l, &list)
	for i, q := range l.values.Quantities {
		if f.used[i] || l.targeted(q) || q.High != "" || q.Kind == value.Bare && q.Scale < 4 {
			continue
		}
		if r, ok := f.figure(l, q, i); ok {
			list = append(list, r)
		}
	}
	return list
}

// partCounts takes the numbers of projects that are no [graph.ProjectCount]: what
// an event counts beside its total becomes a figure, a part of a total nothing.
func (f *reader) partCounts(l *line, list *[]Relation) {
	for _, g := range groups(l) {
		if f.used[g.quantity] {
			continue
		}
		f.used[g.quantity] = true
		q := l.values.Quantities[g.quantity]
		if h := f.holder(l, g.at.Start); h >= 0 && !g.sub && f.sc.Entities[h].Class == graph.Event {
			*list = append(*list, f.observed(l, q, h, counted(l, q, "项目"), ruleFigureNumber))
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

// figure is the figure that quantity q, the ith of a line, is, if it is one.
func (f *reader) figure(l *line, q value.Quantity, i int) (Relation, bool) {
	if holder, ok := l.holding(q); ok {
		if !holder.is(works...) || !capacity(q) {
			return Relation{}, false
		}
		return f.observed(l, q, holder.entity(), "产能", ruleFigureName), true
	}
	noun := nounBefore(l, q)
	if superseded(l, i) {
		return Relation{}, false
	}
	if superseded(l, i-1) {
		noun = strings.TrimSuffix(nounBefore(l, l.values.Quantities[i-1]), "由")
	}
	if n, ok := attributed(l, q.Span.End, described...); ok && noun != "" {
		return f.observed(l, q, n.entity(), noun, ruleFigureOf), true
	}
	by := ruleFigureMoney
	switch q.Kind {
	case value.Bare:
		unit := bareUnit(noun, q)
		if unit == "" {
			return Relation{}, false
		}
		q.Unit += unit
	case value.Percent, value.Times:
		by = ruleFigureRate
	case value.Measure:
		by = ruleFigureSize
	case value.Duration:
		by = ruleFigureTime
		if !strings.HasSuffix(noun, "期") && !strings.HasSuffix(noun, "期限") && !strings.HasSuffix(noun, "周期") {
			return Relation{}, false
		}
	case value.Count:
		by = ruleFigureNumber
		if noun = counted(l, q, noun); q.Words || q.Low == "1" || quoted(l, q) || strings.Contains("人名位", q.Base) && suffix(noun, "people") == "" {
			return Relation{}, false
		}
	}
	subject, distributed := parallel(l, i)
	if distributed && subject >= 0 && slices.Contains(areas, f.sc.Entities[subject].Class) {
		subject, distributed = -1, false // where the parts of one thing are
	}
	if distributed && continues(l, i) {
		noun = f.noun
	}
	if noun == "" {
		return Relation{}, false
	}
	n, ok := f.owner(l, q, noun)
	if distributed {
		n, ok = name{entities: []int{subject}}, subject >= 0
	}
	if !ok || strings.Contains(noun, "公司") || strings.Contains(noun, "集团") { // whose name is not known
		return Relation{}, false
	}
	if change := suffix(noun, "change"); change == noun {
		if f.noun == "" && q.Kind != value.Percent {
			return Relation{}, false
		}
		noun = f.noun + noun
	} else if change == "" {
		f.noun = noun
	}
	return f.observed(l, q, n.entity(), noun, by), true
}

// capacity reports whether a quantity in the name of a project is what it makes
// or holds: 年产5万吨, 350兆瓦, 40万件.
func capacity(q value.Quantity) bool {
	return q.Kind == value.Measure && !strings.HasSuffix(q.Base, "级") && q.Base != "公里" && q.Base != "千伏" || q.Kind == value.Count && q.Scale >= 4
}

// bareUnit is the unit of a number without one, as its noun says: 惠及人口近100万,
// 将投145亿, 税收1个亿. "" where the noun does not say.
func bareUnit(noun string, q value.Quantity) string {
	switch {
	case suffix(noun, "people") != "":
		return "人"
	case q.Scale >= 8 && suffix(noun, "sum") != "":
		return "元"
	}
	return ""
}

// quoted reports whether a quantity stands in quotation marks with little else:
// a saying.
func quoted(l *line, q value.Quantity) bool {
	open, closed := strings.LastIndex(l.text[:q.Core.Start], "“"), strings.LastIndex(l.text[:q.Core.Start], "”")
	if open <= closed {
		return false
	}
	end := strings.Index(l.text[open:], "”")
	return end >= 0 && utf8.RuneCountInString(l.text[open:open+end]) < 24
}

// counted is what a number counts: the noun behind it, or the one before it
// where the clause ends with the number (就业岗位410个).
func counted(l *line, q value.Quantity, before string) string {
	if noun := nounBehind(l, q); noun != "" {
		return noun
	}
	if rest := l.text[q.Span.End:]; rest == "" || strings.ContainsAny(rest[:min(3, len(rest))], "，。；、）") {
		return before
	}
	return ""
}

// longestName is how many runes the name of a figure has at most.
const longestName = 16

// nounBefore is what a quantity is said of, as the clause before it ends.
func nounBefore(l *line, q value.Quantity) string {
	start := l.start(q.Span.Start)
	for _, n := range l.between(0, len(l.text), owners...) {
		if n.End <= q.Span.Start {
			start = max(start, n.End)
		}
	}
	for _, other := range l.values.Quantities {
		if other.Span.End <= q.Span.Start {
			start = max(start, other.Span.End)
		}
	}
	for _, d := range l.values.Dates {
		if d.Span.End <= q.Span.Start {
			start = max(start, d.Span.End)
		}
	}
	s := unfilled(l.text[start:q.Span.Start])
	if start == l.start(q.Span.Start) {
		s = unfilled(l.before(q.Span.Start))
	}
	if q.Kind == value.Percent {
		s = shareOf(s)
	}
	if i := strings.LastIndexAny(s, "、：:（(）)“”《》【】的 "); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		s = s[i+size:]
	}
	for w := prefix(s, "lead"); w != "" && utf8.RuneCountInString(s[len(w):]) >= 2; w = prefix(s, "lead") {
		s = s[len(w):]
	}
	if n := utf8.RuneCountInString(s); n < 2 || n > longestName || suffix(s, "verbal") == s {
		return ""
	}
	return s
}

// shareOf is what a share is of, where s ends in the whole: 资本金比例为总投资的.
func shareOf(s string) string {
	if !strings.HasSuffix(s, "的") {
		return s
	}
	for _, word := range []string{"占", "为"} {
		if i := strings.LastIndex(s, word); i > 0 {
			return unfilled(s[:i])
		}
	}
	return s
}

// nounBehind is what a quantity counts: the noun behind it.
func nounBehind(l *line, q value.Quantity) string {
	s := l.text[q.Core.End:l.end(q.Core.Start)]
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) || isValueDigit(r) })
	if end >= 0 {
		s = s[:end]
	}
	if two := runes(s, 2); two < len(s) {
		if _, cut := first(s[two:], "cut"); cut >= 0 {
			s = s[:two+cut]
		}
	}
	if n := utf8.RuneCountInString(s); n < 2 || n > longestName || suffix(s, "verbal") == s || vague(s) {
		return ""
	}
	return s
}

// vague reports whether s counts only to say how many there are: 13个地区.
func vague(s string) bool {
	word := prefix(s, "vague")
	return word != "" && !strings.HasPrefix(s[len(word):], "级")
}

// runes is where the first n runes of s end.
func runes(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

func isValueDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// owner is the name that a quantity is said of: the last in its clause before
// it that may be a subject; behind a number that starts its clause the name with
// which the counted join (25家企业与园区签约); else what was named before.
func (f *reader) owner(l *line, q value.Quantity, noun string) (name, bool) {
	at := q.Span.Start
	classes := ownersOf(noun, l.text[:at])
	if enterprises(l, q) && noun == "投资" {
		classes = []graph.Class{graph.Enterprise}
	}
	if own := l.subjects(l.start(at), at, classes); len(own) > 0 {
		return own[len(own)-1], true
	}
	if q.Kind == value.Count {
		behind := l.between(q.Core.End, l.end(at), graph.Zone, graph.Event, graph.Place)
		for _, n := range behind {
			if n.class == graph.Event {
				return n, true
			}
		}
		for _, n := range behind {
			if suffix(l.text[:n.Start], "joining") != "" {
				return n, true
			}
		}
	}
	for k := l.clauseAt(at) - 1; k >= 0; k-- {
		list := l.subjects(l.clauses[k].Start, l.clauses[k].End, classes)
		if len(list) == 0 {
			continue
		}
		n := leading(list)
		theme, ok := f.theme(l, classes)
		if ok && n.is(graph.Place, graph.Enterprise) && strings.HasPrefix(noun, theme.text[:runes(theme.text, 3)]) {
			return theme, true
		}
		return n, n.class != graph.Enterprise || len(classes) == 1 || k >= l.clauseAt(at)-3
	}
	if theme, ok := f.theme(l, classes); ok {
		return theme, true
	}
	if q.Kind == value.Count {
		return name{}, false
	}
	for i := l.index - 1; i >= 0 && i >= l.index-2 && f.sc.lines[i].Article == l.Article; i-- {
		k := &f.sc.lines[i]
		if list := k.subjects(0, len(k.text), classes); len(list) > 0 {
			n := leading(list)
			return n, len(classes) < len(owners) || !n.is(graph.Enterprise, graph.Place)
		}
	}
	return name{}, false
}

// theme is what the article of a line is about, if that is a thing rather than a
// place or an enterprise: of the project, platform, event, zone and policy that
// it names most, one that its first sentences name and that it names again.
func (f *reader) theme(l *line, classes []graph.Class) (name, bool) {
	article := f.sc.articles[l.Article]
	best, class := -1, graph.Class("")
	for _, c := range []graph.Class{graph.Project, graph.Facility, graph.Platform, graph.Event, graph.Zone, graph.Policy} {
		e := article.about(c)
		if c == graph.Event && !f.nearby(l, e) {
			continue
		}
		if e >= 0 && slices.Contains(classes, c) && article.counts[e] >= 2 && (best < 0 || article.counts[e] > article.counts[best]) {
			best, class = e, c
		}
	}
	if best < 0 || article.first[best] > f.opening(l.Article)+longestOpening || article.first[best] > l.index {
		return name{}, false
	}
	return name{class: class, text: f.sc.Entities[best].Name, entities: []int{best}, sentence: -1, outer: -1}, true
}

// nearby reports whether the paragraph of a line names an entity before its end.
func (f *reader) nearby(l *line, e int) bool {
	for i := l.index; i >= 0 && f.sc.lines[i].Article == l.Article && f.sc.lines[i].Paragraph == l.Paragraph; i-- {
		for _, n := range f.sc.lines[i].names {
			if n.known() && n.entity() == e {
				return true
			}
		}
	}
	return false
}

// longestOpening is how many sentences of an article may come before the one
// that says what it is about.
const longestOpening = 3

// opening is the first sentence of an article.
func (f *reader) opening(article int) int {
	n, _ := slices.BinarySearchFunc(f.sc.lines, article, func(l line, a int) int { return l.Article - a })
	return n
}

// ownersOf is the classes of what a figure of some name may be of, given the
// sentence before it.
func ownersOf(noun, before string) []graph.Class {
	switch {
	case suffix(noun, "ofEnterprise") != "" && !yields(before):
		return []graph.Class{graph.Enterprise}
	case suffix(noun, "ofArea") != "":
		return areas
	case suffix(noun, "ofWork") != "", yields(before):
		return []graph.Class{graph.Project, graph.Facility, graph.Zone, graph.Event}
	}
	return owners
}

// yields reports whether s says that a project brings in what follows.
func yields(s string) bool {
	for _, word := range []string{"达产后", "投产后", "建成后", "达产达效后", "达产年"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// leading is of the names of a clause the first that is no place or enterprise,
// or the first of all.
func leading(list []name) name {
	for _, n := range list {
		if !n.is(graph.Place, graph.Enterprise) {
			return n
		}
	}
	return list[0]
}

// subjects is the names of some classes between two bytes that may be a subject:
// no adverbials, no parts of a list that a number sums up (甲、乙等12家企业), none
// that only describe the noun of the figure.
func (l *line) subjects(start, end int, classes []graph.Class) []name {
	var list []name
	summed := strings.HasSuffix(strings.TrimSuffix(l.text[start:end], " "), "等")
	last := span.Span{} // the adverbial before
	for _, n := range l.between(start, end) {
		before, rest := l.text[start:n.Start], l.text[n.End:]
		if adverbial(before) || last.End > 0 && (last.End == n.Start || joins(l.text[last.End:n.Start])) {
			last = n.Span
			continue
		}
		switch {
		case !n.is(classes...):
		case summed && (strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "等") || strings.TrimSpace(before) != ""):
		case strings.HasPrefix(rest, "等"), strings.HasPrefix(rest, "——"):
		case end < len(l.text) && !l.ends(end) && strings.LastIndex(rest[:end-n.End], "的") > 0:
		case n.anaphor && n.text == "企业" && prefix(rest, "predicate") == "":
		default:
			list = append(list, n)
		}
	}
	return list
}

// ends reports whether a clause ends at byte at.
func (l *line) ends(at int) bool { return l.clauses[l.clauseAt(at-1)].End == at }

// adverbial reports whether s ends in a preposition, or in one with an attribute
// of what follows: 位于在建的.
func adverbial(s string) bool {
	return suffix(strings.TrimSuffix(s, suffix(s, "attribute")), "preposition") != ""
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
