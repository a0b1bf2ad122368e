package relation

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/value"
)

// builds reports whether the sentence goes on to say what is built.
func builds(l *line, at int) bool {
	_, verb := first(l.text[at:], "build")
	return verb >= 0
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
	if l.ofUnknown(q.Span.End) {
		return 0, "", false
	}
	if g, ok := f.groupBefore(l, q); ok {
		return g, ruleAmountGroup, g >= 0
	}
	if n, ok := f.signedFor(l, q); ok && r == signed {
		return n.entity(), ruleAmountTopic, true
	}
	if r == signed {
		g := f.holder(l, q.Span.Start)
		return g, ruleAmountSigned, g >= 0
	}
	own := l.subjects(l.start(q.Span.Start), q.Span.Start, []graph.Class{graph.Project, graph.Facility, graph.Zone})
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

// signedFor is the one project that was signed for an amount: the last of its clause or the
// one before, where the sentence counts no projects (签约甲项目，签约金额120亿元).
func (f *reader) signedFor(l *line, q value.Quantity) (name, bool) {
	if len(groups(l)) > 0 {
		return name{}, false
	}
	k := l.clauseAt(q.Span.Start)
	list := l.single(l.between(l.clauses[max(0, k-1)].Start, q.Span.Start, graph.Project))
	if len(list) == 0 || list[len(list)-1].text == "项目" {
		return name{}, false
	}
	return list[len(list)-1], true
}

// enterprises reports whether the clause before an amount is about an enterprise.
func enterprises(l *line, q value.Quantity) bool {
	start := l.start(q.Span.Start)
	before := l.text[start:q.Span.Start]
	return len(l.between(start, q.Span.Start, graph.Enterprise)) > 0 || strings.Contains(before, "企业在") || strings.Contains(before, "公司在")
}

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
	if l.Kind == sentence.Headline && strings.HasPrefix(rest, " ") {
		rest = "的" + rest // 总投资32亿元 甲项目签约
	}
	if !strings.HasPrefix(rest, "的") {
		return name{}, false
	}
	for _, n := range l.between(at, l.end(at), classes...) {
		gap := l.text[at:n.Start]
		return n, utf8.RuneCountInString(gap) <= 16
	}
	return name{}, false
}

// ofUnknown reports whether what ends at byte at says something of a noun that is no
// name: 园区内总投资20亿元的维修基地正加快建设. Where the clause says what something is
// (甲项目是总投资20亿元的…), it is said of that.
func (l *line) ofUnknown(at int) bool {
	if !strings.HasPrefix(l.text[at:], "的") || strings.ContainsAny(l.text[l.start(at-1):at], "是为系") {
		return false
	}
	rest := strings.TrimRight(l.text[at:l.end(at)], "，。；、")
	return utf8.RuneCountInString(rest) > 3 && !strings.HasSuffix(rest, "能力") && !strings.HasSuffix(rest, "规模")
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
