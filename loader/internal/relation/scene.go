package relation

import (
	"slices"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/value"
)

// scene is one document as rules see it: the names of every sentence with what
// they stand for, the clauses, and what each article is about.
type scene struct {
	Document
	names     []name      // parallel to the mentions
	lines     []line      // parallel to the sentences
	articles  []context   // parallel to the articles
	employers map[int]int // of a person: the enterprise that they speak for

	calendars []value.Calendar // of an article: when it was written
}

// name is a mention with what it stands for.
type name struct {
	span.Span
	class    graph.Class // of what it stands for; of an anaphor's entity where it has one
	text     string
	sentence int
	entities []int // one; of 双方 two; of an anaphor that nothing answers to none
	outer    int   // index of the name that holds it, -1 where none does
	anaphor  bool
}

// line is a sentence with its names in order, those within others included.
type line struct {
	sentence.Sentence
	text      string
	first     int // index of the first name
	names     []name
	clauses   []span.Span
	index     int // of the sentence
	values    value.Values
	days      []value.Day // parallel to the dates among the values
	published value.Day   // of its article
	items     []item
}

// newScene looks everything up once.
func newScene(d Document) *scene {
	sc := &scene{Document: d, names: make([]name, len(d.Mentions)), lines: make([]line, len(d.Sentences))}
	for i, m := range d.Mentions {
		sc.names[i] = name{Span: m.Span, class: m.Class, text: m.Text, sentence: m.Sentence, outer: -1, anaphor: m.Anaphor}
	}
	for e, x := range d.Entities {
		for _, i := range x.Mentions {
			sc.names[i].entities = append(sc.names[i].entities, e)
			sc.names[i].class = x.Class
		}
	}
	first := 0
	for i, s := range d.Sentences {
		last := first
		for last < len(sc.names) && sc.names[last].sentence == i {
			sc.names[last].outer = outer(sc.names, first, last)
			last++
		}
		text := s.Text.String()
		sc.lines[i] = line{Sentence: s, text: text, first: first, names: sc.names[first:last], index: i, clauses: clauses(text, sc.names[first:last])}
		sc.lines[i].readItems(theVocabulary().between(text, sc.lines[i].names))
		first = last
	}
	sc.articles = contexts(sc)
	sc.employers = employers(sc)
	readValues(sc)
	return sc
}

// outer is the nearest name from first up to i that holds name i, or -1.
func outer(names []name, first, i int) int {
	for k := i - 1; k >= first; k-- {
		if names[k].Contains(names[i].Span) {
			return k
		}
	}
	return -1
}

// clauseAt is the index of the clause that holds byte at of the sentence.
func (l *line) clauseAt(at int) int {
	n, found := slices.BinarySearchFunc(l.clauses, at, func(c span.Span, at int) int { return c.Start - at })
	if !found {
		n--
	}
	return max(n, 0)
}

// is reports whether the name is of one of the classes.
func (n name) is(classes ...graph.Class) bool { return slices.Contains(classes, n.class) }

// known reports whether the name stands for something.
func (n name) known() bool { return len(n.entities) > 0 }

// within reports whether the name lies in a longer one.
func (n name) within() bool { return n.outer >= 0 }
