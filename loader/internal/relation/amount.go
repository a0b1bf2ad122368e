package relation

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/value"
)

// The rules of investment.
const (
	ruleAmountOf     = "investment/of"       // 总投资100亿元的电站项目: the amount stands before what it is of
	ruleAmountBuild  = "investment/build"    // 投资40亿元，建设一条生产线: the amount is spent on what is built
	ruleAmountGroup  = "investment/group"    // 签约9个项目，总投资100亿元: a total of several projects
	ruleAmountTopic  = "investment/topic"    // 项目总投资5亿元: of the project named before
	ruleAmountEach   = "investment/parallel" // 甲项目和乙项目总投资分别为3亿元和5亿元
	ruleAmountSigned = "investment/signed"   // 签约金额达175亿元: of the event, or the place that signs
)

// role says what money is.
type role uint8

const (
	unknown    role = iota
	investment      // in what the text names
	signed          // the total of what was signed
	other           // no investment
)

// roleOf is what the money behind s is by the word that s ends in: 总投资约, 注册资本.
func roleOf(s string) (role, string) {
	for ok := true; ok; s, ok = stripped(s) {
		r, best := unknown, ""
		for _, group := range []struct {
			name string
			role role
		}{{"investment", investment}, {"signed", signed}, {"other", other}} {
			if w := suffix(s, group.name); len(w) > len(best) {
				r, best = group.role, w
			}
		}
		if before := strings.TrimSuffix(s, best); r == investment && strings.HasSuffix(before, "期") {
			return other, best // of a phase
		}
		if r != unknown {
			return r, best
		}
	}
	return unknown, ""
}

// amounts is the investments that a sentence states.
func (f *reader) amounts(l *line) []Relation {
	var list []Relation
	list = append(list, f.bareCells(l)...)
	last := unknown
	for i, q := range l.values.Quantities {
		if q.Kind != value.Money && (q.Kind != value.Bare || q.Scale < 8) || l.named(q) {
			continue
		}
		if threshold(l, q) || superseded(l, i) {
			f.used[i] = true
			continue
		}
		if found, ok := f.cell(l, q); ok {
			f.used[i] = true
			list = append(list, found)
			continue
		}
		r, word := roleOf(l.before(q.Span.Start))
		if superseded(l, i-1) {
			r, word = roleOf(strings.TrimSuffix(l.before(l.values.Quantities[i-1].Span.Start), "由"))
		} else if r == unknown && q.Kind == value.Money && continues(l, i) {
			r = last
		}
		last = r
		if q.Kind == value.Bare && r == unknown && strings.HasPrefix(l.text[q.Core.End:], "投资") {
			r = investment
		}
		if r != investment && r != signed || q.High != "" {
			continue
		}
		subject, by, ok := f.investedIn(l, q, i, word, r)
		f.used[i] = !ok && (by == ruleAmountGroup || by == ruleAmountEach) // of what is not named
		if r == signed && (!ok || f.sc.Entities[subject].Class != graph.Event && by != ruleAmountOf) {
			continue
		}
		f.used[i] = ok || l.unnamed(q, word) || !enterprises(l, q) || builds(l, q.Span.End)
		if !ok {
			continue
		}
		list = append(list, stated(l, subject, graph.Investment, money(q), q, by))
	}
	return list
}

// before is the text of the clause before byte at, with the field that it is the
// value of, without the spaces that a form spreads its words by: 总 投 资：.
func (l *line) before(at int) string {
	k := l.clauseAt(at)
	start := l.clauses[k].Start
	if k > 0 && strings.TrimSpace(l.text[start:at]) == "" && strings.HasSuffix(unspaced(l.text[:start]), "：") {
		start = l.clauses[k-1].Start
	}
	return unspaced(l.text[start:at])
}

// unspaced is s without spaces, in one form of colon.
func unspaced(s string) string {
	if strings.ContainsAny(s, " 　:") {
		s = strings.NewReplacer(" ", "", "　", "", ":", "：").Replace(s)
	}
	return s
}

// threshold reports whether a quantity only says which of many are meant: 亿元以上项目.
func threshold(l *line, q value.Quantity) bool {
	if !strings.HasSuffix(l.text[:q.Span.End], "以上") {
		return false
	}
	rest := l.text[q.Span.End:l.end(q.Span.End)]
	for _, noun := range []string{"项目", "企业", "工程"} {
		if i := strings.Index(rest, noun); i >= 0 && utf8.RuneCountInString(rest[:i]) <= 6 {
			return true
		}
	}
	return false
}

// builds reports whether the sentence goes on to say what is built.
func builds(l *line, at int) bool {
	_, verb := first(l.text[at:], "build")
	return verb >= 0
}

// superseded reports whether quantity i is what became the next one: the 5 of
// 由5亿元增加至8亿元.
func superseded(l *line, i int) bool {
	if i < 0 || i+1 >= len(l.values.Quantities) {
		return false
	}
	q, next := l.values.Quantities[i], l.values.Quantities[i+1]
	between := l.text[q.Span.End:max(q.Span.End, next.Span.Start)]
	return q.Kind == next.Kind && suffix(between, "becomes") == between && between != "" &&
		(strings.HasSuffix(l.text[:q.Span.Start], "由") || strings.HasSuffix(l.text[:q.Span.Start], "从"))
}

// money is an amount as the graph writes it: a decimal of CNY, or a literal of
// the currency.
func money(q value.Quantity) graph.Term {
	if q.Currency == "" || q.Currency == "CNY" {
		return graph.Decimal(q.Amount())
	}
	return graph.Typed(q.Amount(), graph.NS+graph.IRI(q.Currency))
}

// continues reports whether quantity i goes on a list of its kind: 3亿元、5亿元和8亿元.
func continues(l *line, i int) bool {
	if i == 0 || l.values.Quantities[i-1].Kind != l.values.Quantities[i].Kind {
		return false
	}
	sign := l.text[l.values.Quantities[i-1].Span.End:l.values.Quantities[i].Span.Start]
	return joins(sign)
}

// investedIn is the entity that an amount is invested in.
func (f *reader) investedIn(l *line, q value.Quantity, i int, word string, r role) (int, string, bool) {
	if subject, distributed := parallel(l, i); distributed {
		return subject, ruleAmountEach, subject >= 0
	}
	if g, ok := f.groupBehind(l, q); ok {
		return g, ruleAmountGroup, g >= 0
	}
	if n, ok := attributed(l, q.Span.End, graph.Project, graph.Facility, graph.Zone, graph.Event); ok {
		return n.entity(), ruleAmountOf, true
	}
	if g, ok := f.groupBefore(l, q); ok {
		return g, ruleAmountGroup, g >= 0
	}
	if r == signed {
		g := f.holder(l, q.Span.Start)
		return g, ruleAmountSigned, g >= 0
	}
	own := l.between(l.start(q.Span.Start), q.Span.Start, graph.Project, graph.Facility, graph.Zone)
	if len(own) == 0 && spends(word) {
		if n, ok := built(l, q.Span.End); ok {
			return n.entity(), ruleAmountBuild, true
		}
		if enterprises(l, q) || prefix(l.text[q.Span.End:], "build") != "" {
			return 0, "", false // what an enterprise invests as a whole, or in what has no name
		}
	}
	if l.unnamed(q, word) {
		return 0, "", false
	}
	reach := 2
	if l.Kind == sentence.ListItem {
		reach = longestForm
	}
	n, ok := f.nearestBefore(l, q.Span.Start, reach, graph.Project, graph.Facility, graph.Zone)
	return n.entity(), ruleAmountTopic, ok
}

// enterprises reports whether the clause before an amount is about an enterprise.
func enterprises(l *line, q value.Quantity) bool {
	start := l.start(q.Span.Start)
	before := l.text[start:q.Span.Start]
	return len(l.between(start, q.Span.Start, graph.Enterprise)) > 0 || strings.Contains(before, "企业在") || strings.Contains(before, "公司在")
}

// unnamed reports whether the clause before an amount says whose it is by a noun
// that is no name and stands for none.
func (l *line) unnamed(q value.Quantity, word string) bool {
	start := l.start(q.Span.Start)
	at := strings.LastIndex(l.text[start:q.Span.Start], word)
	if at < 0 {
		return false
	}
	end := start + at
	for _, noun := range []string{"项目", "工程"} {
		if !strings.HasSuffix(l.text[start:end], noun) {
			continue
		}
		for _, n := range l.names {
			if n.End == end {
				return !n.known()
			}
		}
		return true
	}
	return false
}

// longestForm is how many fields before that of the sum a form may have since
// the one that names the project.
const longestForm = 8

// spends reports whether a word of investment is a verb: 拟投资, but not 总投资.
func spends(word string) bool {
	return strings.HasSuffix(word, "投资") && !strings.HasSuffix(word, "总投资") || word == "斥资" || word == "耗资"
}

// attributed is the name that what ends at byte at is said of: 总投资5亿元的…项目.
func attributed(l *line, at int, classes ...graph.Class) (name, bool) {
	rest := l.text[at:l.end(at)]
	if !strings.HasPrefix(rest, "的") {
		return name{}, false
	}
	for _, n := range l.between(at, l.end(at), classes...) {
		gap := l.text[at:n.Start]
		return n, utf8.RuneCountInString(gap) <= 16
	}
	return name{}, false
}

// built is the name of what is built with the money that ends at byte at:
// 投资40亿元建设…, in its clause or the next.
func built(l *line, at int) (name, bool) {
	end := l.end(at)
	if k := l.clauseAt(at) + 1; k < len(l.clauses) {
		end = l.clauses[k].End
	}
	_, verb := first(l.text[at:end], "build")
	if verb < 0 {
		return name{}, false
	}
	for _, n := range l.between(at+verb, end, works...) {
		return n, true
	}
	return name{}, false
}

// parallel gives quantity i of a list its part of the names that the list goes
// through (分别). distributed says that the list is such a one; the subject is -1
// where names and amounts do not pair off.
func parallel(l *line, i int) (subject int, distributed bool) {
	first := i
	for continues(l, first) {
		first--
	}
	last := i
	for last+1 < len(l.values.Quantities) && continues(l, last+1) {
		last++
	}
	at := l.values.Quantities[first].Span.Start
	if first == last || !strings.Contains(l.text[l.start(at):at], "分别") {
		return -1, false
	}
	names := coordinated(l.between(0, at), l.text, last-first+1)
	if len(names) == 0 || !names[0].is(append(works, areas...)...) {
		end := l.values.Quantities[last].Span.End
		names = coordinated(l.between(end, l.end(end), works...), l.text, last-first+1)
	}
	if names == nil {
		return -1, true
	}
	return names[i-first].entity(), true
}

// coordinated is the last n of some names that a list of exactly n joins, all of
// one class: 甲、乙和丙. It is nil where there is no such list.
func coordinated(names []name, text string, n int) []name {
	run := 1
	for k := len(names) - 1; k > 0; k-- {
		if !alike(names[k-1], names[k], text) {
			run = 1
			continue
		}
		if run++; run == n && (k == 1 || !alike(names[k-2], names[k-1], text)) {
			return names[k-1 : k-1+n]
		}
	}
	return nil
}

// alike reports whether a list joins two names of one class.
func alike(a, b name, text string) bool { return a.class == b.class && joins(text[a.End:b.Start]) }

// joins reports whether s joins the members of a list.
func joins(s string) bool {
	switch s {
	case "、", "和", "与", "及", "以及":
		return true
	}
	return false
}

// groupBehind is the holder of the projects that an amount stands before:
// 总投资105亿元的30个项目. ok says that there is such a group.
func (f *reader) groupBehind(l *line, q value.Quantity) (holder int, ok bool) {
	for _, g := range groups(l) {
		if g.at.Start >= q.Span.End && g.at.Start < l.end(q.Span.End) && utf8.RuneCountInString(l.text[q.Span.End:g.at.Start]) <= 4 {
			return f.holder(l, q.Span.Start), true
		}
	}
	return -1, false
}

// groupBefore is the holder of the projects that an amount is the total of:
// 签约9个项目，总投资100亿元. A project named in between takes the amount.
func (f *reader) groupBefore(l *line, q value.Quantity) (holder int, ok bool) {
	var last *group
	for _, g := range groups(l) {
		if g.at.End <= q.Span.Start {
			last = &g
		}
	}
	if last == nil || len(l.between(last.at.End, q.Span.Start, works...)) > 0 {
		return -1, false
	}
	if _, hope := first(l.text[:q.Span.Start], "hoped"); hope >= 0 || last.sub && !f.placed(l, *last) {
		return -1, true
	}
	return f.holder(l, last.at.Start), true
}

// group is a number of projects.
type group struct {
	at       span.Span // from the number to the word for project, or the other way round
	quantity int
	sub      bool // a part of another: 其中产业化项目12项
}
