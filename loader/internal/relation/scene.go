package relation

import (
	"cmp"
	"slices"
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/value"
)

// scene is one document as rules see it: the names of every sentence with what
// they stand for, the clauses, and what each article is about.
type scene struct {
	Document
	names     []name                 // parallel to the mentions
	lines     []line                 // parallel to the sentences
	articles  []context              // parallel to the articles
	forms     map[graph.Class][]form // the names of the classes that other names may hold
	keyed     map[string]int         // of a registry's key: the entity
	classes   map[graph.Class]bool   // of the entities
	employers map[int]int            // of a person: the enterprise that they speak for

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
	sc := &scene{Document: d, names: make([]name, len(d.Mentions)), lines: make([]line, len(d.Sentences)), classes: map[graph.Class]bool{}}
	for i, m := range d.Mentions {
		sc.names[i] = name{Span: m.Span, class: m.Class, text: m.Text, sentence: m.Sentence, outer: -1, anaphor: m.Anaphor}
	}
	one := make([]int, len(d.Mentions)) // nearly every name stands for one
	for e, x := range d.Entities {
		sc.classes[x.Class] = true
		for _, i := range x.Mentions {
			if sc.names[i].entities == nil {
				sc.names[i].entities = one[i : i : i+1]
			}
			sc.names[i].entities = append(sc.names[i].entities, e)
			sc.names[i].class = x.Class
		}
	}
	first := 0
	var words []word
	for i, s := range d.Sentences {
		last := first
		for last < len(sc.names) && sc.names[last].sentence == i {
			sc.names[last].outer = outer(sc.names, first, last)
			last++
		}
		text := s.Text.String()
		sc.lines[i] = line{Sentence: s, text: text, first: first, names: sc.names[first:last], index: i, clauses: clauses(text, sc.names[first:last])}
		words = theVocabulary().between(words[:0], text, sc.lines[i].names)
		sc.lines[i].readItems(words)
		first = last
	}
	sc.articles = contexts(sc)
	sc.readOwn()
	sc.employers = employers(sc)
	sc.readForms()
	readValues(sc)
	return sc
}

// linesOf is the sentences of an article, which follow one another.
func (sc *scene) linesOf(article int) []line {
	of := func(l line, article int) int { return cmp.Compare(l.Article, article) }
	start, _ := slices.BinarySearchFunc(sc.lines, article, of)
	end, _ := slices.BinarySearchFunc(sc.lines, article+1, of)
	return sc.lines[start:end]
}

// readOwn lets 我区 and the like that stand for nothing yet stand for the zone, or else
// the place, that their article is about: the writer's own.
func (sc *scene) readOwn() {
	for i := range sc.names {
		n := &sc.names[i]
		if !n.anaphor || n.known() || !n.is(areas...) || !strings.HasPrefix(n.text, "我") {
			continue
		}
		about := sc.articles[sc.Sentences[n.sentence].Article]
		e := about.about(graph.Zone)
		if e < 0 || !strings.HasSuffix(n.text, "区") {
			e = about.about(graph.Place)
		}
		if e >= 0 {
			n.entities, n.class = []int{e}, sc.Entities[e].Class
		}
	}
}

// form is one name of an entity.
type form struct {
	entity int
	text   string
}

// readForms lists the names of entities that names of others may hold: of an
// industry without 产业 and the like.
func (sc *scene) readForms() {
	sc.forms, sc.keyed = map[graph.Class][]form{}, map[string]int{}
	for e, x := range sc.Entities {
		if x.Key != "" {
			sc.keyed[x.Key] = e
		}
		switch x.Class {
		case graph.Industry, graph.Zone, graph.Project, graph.Facility:
		default:
			continue
		}
		for i := -1; i < len(x.Aliases); i++ {
			text := x.Name
			if i >= 0 {
				text = x.Aliases[i]
			}
			if x.Class == graph.Industry {
				text = sector(text)
			}
			sc.forms[x.Class] = append(sc.forms[x.Class], form{e, text})
		}
	}
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
