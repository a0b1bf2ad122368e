package relation

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
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
		if threshold(l, q) || superseded(l, i) || l.denied(q) {
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
		if q.Kind == value.Money && r == unknown && strings.HasPrefix(l.text[q.Span.End:], "投资") && prefix(l.text[q.Span.End+len("投资"):], "build") != "" {
			r, word = investment, "投资" // 拟20亿元投资建设甲项目
		}
		if r != investment && r != signed || q.High != "" {
			continue
		}
		subject, by, ok := f.investedIn(l, q, i, word, r)
		f.used[i] = !ok && (by == ruleAmountGroup || by == ruleAmountEach) // of what is not named
		if r == signed && (!ok || f.sc.Entities[subject].Class != graph.Event && by != ruleAmountOf && by != ruleAmountTopic) {
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
	if !strings.Contains(s, " ") && !strings.Contains(s, "　") && !strings.Contains(s, ":") {
		return s
	}
	return strings.NewReplacer(" ", "", "　", "", ":", "：").Replace(s)
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

// money is an amount as the graph writes it: a decimal of CNY, or a literal of
// the currency.
func money(q value.Quantity) graph.Term {
	if q.Currency == "" || q.Currency == "CNY" {
		return graph.Decimal(q.Amount())
	}
	return graph.Typed(q.Amount(), graph.NS+graph.IRI(q.Currency))
}

// unnamed reports whether the clause before an amount says whose it is by a noun
