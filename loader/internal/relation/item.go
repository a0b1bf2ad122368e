package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// item is what a rule reads in a sentence: a name that stands by itself, or a
// word of the lists between names. What lies between two items is text that
// says nothing to the rules.
type item struct {
	span.Span
	kind
	name   int // index into the line's names, -1 of a word
	clause int // index of the clause
}

// items is the names and words of a sentence in order.
func (l *line) readItems(words []word) {
	l.items = make([]item, 0, len(words)+len(l.names))
	for i, n := range l.names {
		if !n.within() {
			l.items = append(l.items, item{n.Span, bareVerb(n), i, l.clauseAt(n.Start)})
		}
	}
	for _, w := range words {
		l.items = append(l.items, item{w.Span, w.kind, -1, l.clauseAt(w.Start)})
	}
	slices.SortStableFunc(l.items, func(a, b item) int { return a.Start - b.Start })
}

// bareVerb is the kinds of an event's name that is no more than a verb: 集中开工 of
// 集中开工的项目.
func bareVerb(n name) kind {
	if n.class != graph.Event || n.anaphor {
		return 0
	}
	return theVocabulary().of(n.text) & (contracting | starting)
}

// of reports whether item i exists and is a name of one of the classes that
// stands for something.
func (l *line) of(i int, classes ...graph.Class) bool {
	if i < 0 || i >= len(l.items) || l.items[i].name < 0 {
		return false
	}
	n := l.names[l.items[i].name]
	return n.known() && n.is(classes...)
}

// says reports whether item i exists and is a word of one of the kinds.
func (l *line) says(i int, k kind) bool {
	return i >= 0 && i < len(l.items) && l.items[i].kind&k != 0
}

// reads is the text of item i.
func (l *line) reads(i int) string { return l.text[l.items[i].Start:l.items[i].End] }

// nameAt is the name that item i is.
func (l *line) nameAt(i int) name { return l.names[l.items[i].name] }

// gap is the text between items i and j, from the start of the sentence where
// i is before the first.
func (l *line) gap(i, j int) string {
	start := 0
	if i >= 0 {
		start = l.items[i].End
	}
	return l.text[start:max(start, l.items[j].Start)]
}

// joined reports whether items i and i+1 are parts of one list.
func (l *line) joined(i, j int) bool {
	switch strings.Trim(l.gap(i, j), " 　“”") {
	case "", "、", "，", "和", "与", "及", "以及", "等", "；", "/", "，以及", "等和", "（", "）":
		return true
	}
	return false
}

// group is the items of the list of names of one class that item i is part of:
// from lo up to hi. Words that join (与, 和) may stand between.
func (l *line) group(i int, classes ...graph.Class) []int {
	list := []int{i}
	for j := l.step(i, -1, classes); j >= 0; j = l.step(j, -1, classes) {
		list = append([]int{j}, list...)
	}
	for j := l.step(i, 1, classes); j >= 0; j = l.step(j, 1, classes) {
		list = append(list, j)
	}
	return list
}

// step is the neighbour of item i in its list, in the direction by, or -1.
func (l *line) step(i, by int, classes []graph.Class) int {
	j := i + by
	if l.says(j, with) && l.bare(i, j) {
		i, j = j, j+by
	}
	if k := j + by; l.says(j, invests) && l.of(k, graph.Project) && slices.Contains(classes, graph.Project) && l.enumerated(min(i, k), max(i, k)) {
		return k // 甲项目、投资5亿元的乙项目
	}
	if !l.of(j, classes...) {
		return -1
	}
	first, second := min(i, j), max(i, j)
	if l.joined(first, second) || slices.Contains(classes, graph.Project) && l.enumerated(first, second) {
		return j
	}
	return -1
}

// enumerated reports whether the work at item j goes on the list that the one at
// item i is of, with a few words that say more of it: 甲生产线，年产百万套的乙生产线.
func (l *line) enumerated(i, j int) bool {
	gap := l.gap(i, j)
	for _, sign := range []string{"、", "，", "及", "和", "与", "以及"} {
		if rest, ok := strings.CutPrefix(gap, sign); ok {
			return utf8.RuneCountInString(rest) <= 14 && !strings.ContainsAny(rest, "，；：。是为")
		}
	}
	return false
}

// bare reports whether nothing but a list's signs stands between two items.
func (l *line) bare(i, j int) bool {
	if i > j {
		i, j = j, i
	}
	return l.joined(i, j)
}

// sited reports whether the area at item j is where something happens: 在 stands
// before it, or before the areas that lead up to it (在某省某市).
func (l *line) sited(j int) bool {
	for j > 0 && l.of(j-1, areas...) && strings.Trim(l.gap(j-1, j), "首都 ") == "" {
		j--
	}
	return l.says(j-1, at)
}

// evidence is the clauses from that of item i to that of item j, without the
// sign that ends them.
func (l *line) evidence(i, j int) span.Span {
	if i > j {
		i, j = j, i
	}
	return l.trim(span.Span{Start: l.clauses[l.items[i].clause].Start, End: l.clauses[l.items[j].clause].End})
}

// around is the clauses that a span lies in, without the sign that ends them.
func (l *line) around(at span.Span) span.Span {
	return l.trim(span.Span{Start: l.clauses[l.clauseAt(at.Start)].Start, End: l.clauses[l.clauseAt(max(at.Start, at.End-1))].End})
}

// inside is the names of some classes right within name at, in order.
func (l *line) inside(at int, classes ...graph.Class) []name {
	var list []name
	for _, n := range l.names[at+1:] {
		if n.Start >= l.names[at].End {
			break
		}
		if n.outer == l.first+at && n.known() && n.is(classes...) {
			list = append(list, n)
		}
	}
	return list
}

// trim is s without the white space at its ends and the comma that ends it.
func (l *line) trim(s span.Span) span.Span {
	text := l.text[s.Start:s.End]
	s.End = s.Start + len(strings.TrimRight(text, "，；：,; 　"))
	text = l.text[s.Start:s.End]
	s.Start += len(text) - len(strings.TrimLeft(text, " 　"))
	return s
}

// whole is the whole sentence as evidence.
func (l *line) whole() span.Span { return l.trim(span.Span{End: len(l.text)}) }
