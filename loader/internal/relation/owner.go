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

// owners is the classes of what a figure may be of.
var owners = []graph.Class{
	graph.Project, graph.Facility, graph.Zone, graph.Platform, graph.Policy, graph.Event, graph.Enterprise, graph.Place,
}

// described is the classes of what a figure may stand before: 全长76公里的铁路.
var described = []graph.Class{graph.Project, graph.Facility, graph.Zone, graph.Platform, graph.Policy, graph.Event, graph.Enterprise}

// owner is the name that a quantity is said of: the last in its clause before
// it that may be a subject; behind a number that starts its clause the name with
// which the counted join (25家企业与园区签约); else what was named before.
func (f *reader) owner(l *line, q value.Quantity, noun string) (name, bool) {
	at := q.Span.Start
	classes := ownersOf(noun, l.text[:at])
	if enterprises(l, q) && noun == "投资" {
		classes = []graph.Class{graph.Enterprise}
	}
	theme, themed := f.theme(l, classes)
	if themed && strings.HasPrefix(noun, theme.text[:runes(theme.text, 3)]) {
		return theme, true
	}
	if own := l.subjects(l.start(at), at, classes); len(own) > 0 {
		return own[len(own)-1], true
	}
	if own := l.subjects(l.start(at), at, []graph.Class{graph.Enterprise}); len(own) > 0 && !yields(l.text[:at]) && len(l.between(l.start(at), at)) == len(own) {
		return own[len(own)-1], true // 公司装机容量
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
		list := l.single(l.subjects(l.clauses[k].Start, l.clauses[k].End, classes))
		if len(list) == 0 {
			continue
		}
		n := leading(list)
		return n, n.class != graph.Enterprise || len(classes) == 1 || k >= l.clauseAt(at)-3
	}
	if l.speaksOfUnknown(at) {
		return name{}, false
	}
	if n, ok := f.heading(l); ok && n.is(classes...) {
		return n, true
	}
	if themed || q.Kind == value.Count {
		return theme, themed
	}
	for i, reach := l.index-1, 2; i >= 0 && reach > 0 && f.sc.lines[i].Article == l.Article; i-- {
		k := &f.sc.lines[i]
		if len(k.between(0, len(k.text), owners...)) > 0 || l.index-i > longestForm {
			reach-- // what names nothing is still about what was named before
		}
		if list := k.subjects(0, len(k.text), classes); len(list) > 0 {
			n := leading(list)
			return n, len(classes) < len(owners) || !n.is(graph.Enterprise, graph.Place)
		}
	}
	return name{}, false
}

// heading is what the line before is no more than the name of: 一、甲项目.
func (f *reader) heading(l *line) (name, bool) {
	if l.index == 0 || f.sc.lines[l.index-1].Article != l.Article {
		return name{}, false
	}
	k := &f.sc.lines[l.index-1]
	for _, n := range k.between(0, len(k.text), works...) {
		if !n.anaphor && utf8.RuneCountInString(k.text)-utf8.RuneCountInString(n.text) <= 4 && k.Kind != sentence.Headline {
			return n, true
		}
	}
	return name{}, false
}

// speaksOfUnknown reports whether what stands before byte at is said of an area
// that the text does not name: 我市 in a text without a city.
func (l *line) speaksOfUnknown(at int) bool {
	return slices.ContainsFunc(l.names, func(n name) bool {
		return n.anaphor && !n.known() && n.is(graph.Place, graph.Zone) && n.End <= at
	})
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
	for i := 1; i < len(list) && list[i].Start == list[i-1].End; i++ {
		list = list[i:] // 甲集团乙公司
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
		if l.aside(n, end) {
			continue
		}
		if adverbial(before) && !l.predicated(before, n) || last.End > 0 && (last.End == n.Start || joins(l.text[last.End:n.Start])) {
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

// predicated reports whether the name behind s is what the clause says something
// to be, and so what goes on to be spoken of: 最大项目为甲项目.
func (l *line) predicated(s string, n name) bool {
	return (strings.HasSuffix(s, "项目为") || strings.HasSuffix(s, "工程为")) && n.is(works...) && l.close(n.End) == n.End
}

// aside reports whether a name stands in brackets that close before byte at: the 乙地
// of 甲地（乙地）班列.
func (l *line) aside(n name, at int) bool {
	open := max(strings.LastIndex(l.text[:n.Start], "（"), strings.LastIndex(l.text[:n.Start], "("))
	if open < 0 {
		return false
	}
	closed := strings.IndexAny(l.text[open:], "）)")
	return closed > 0 && open+closed >= n.End && open+closed < at
}

// single is of some names those that are not works of a list (甲车间、乙车间): what is said
// next is of none of them alone.
func (l *line) single(list []name) []name {
	return slices.DeleteFunc(list, func(n name) bool {
		return n.is(works...) && slices.ContainsFunc(l.names, func(m name) bool {
			return m.is(works...) && (m.Start >= n.End && joins(l.text[n.End:m.Start]) || m.End <= n.Start && joins(l.text[m.End:n.Start]))
		})
	})
}

// ends reports whether a clause ends at byte at.
func (l *line) ends(at int) bool { return l.clauses[l.clauseAt(at-1)].End == at }

// adverbial reports whether s ends in a preposition, or in one with an attribute
// of what follows: 位于在建的.
func adverbial(s string) bool {
	return suffix(strings.TrimSuffix(s, suffix(s, "attribute")), "preposition") != ""
}
