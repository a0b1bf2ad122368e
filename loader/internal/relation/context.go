package relation

import (
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
)

// context is what one article is about, as far as its text says.
type context struct {
	published string              // ISO date as exact as known, or ""
	main      map[graph.Class]int // of a class: the entity that the article is about
	counts    map[int]int         // of an entity: how often the article names it, by itself
	first     map[int]int         // of an entity: the first sentence that names it
}

// about is the entity of class c that the article is about, or -1.
func (c context) about(class graph.Class) int {
	if e, ok := c.main[class]; ok {
		return e
	}
	return -1
}

// contexts says for every article what it is about: of each class the entity of
// the headline, else the one named most often, the earlier of two.
func contexts(sc *scene) []context {
	list := make([]context, len(sc.Articles))
	for i, a := range sc.Articles {
		list[i] = context{published: a.Published, main: map[graph.Class]int{}, counts: map[int]int{}, first: map[int]int{}}
		if list[i].published == "" {
			list[i].published = sc.Published
		}
	}
	score := make([]map[int]int, len(list))
	for _, n := range sc.names {
		s := sc.Sentences[n.sentence]
		c := list[s.Article]
		if score[s.Article] == nil {
			score[s.Article] = map[int]int{}
		}
		for _, e := range n.entities {
			if _, ok := c.first[e]; !ok {
				c.first[e] = n.sentence
			}
			c.counts[e]++
			score[s.Article][e] += weight(s.Kind, n)
			best, ok := c.main[n.class]
			if !ok || score[s.Article][e] > score[s.Article][best] {
				c.main[n.class] = e
			}
		}
	}
	return list
}

// weight is how much a name says of what its article is about.
func weight(k sentence.Kind, n name) int {
	w := 2
	switch k {
	case sentence.Headline, sentence.Deck:
		w = 7
	case sentence.Caption, sentence.Byline, sentence.Section:
		w = 0
	}
	if n.within() || n.anaphor {
		w /= 2
	}
	return w
}

// employers is the enterprise of each person whose title the text gives: 甲集团董事长
// 李明远.
func employers(sc *scene) map[int]int {
	of := map[int]int{}
	for i := range sc.lines {
		l := &sc.lines[i]
		for k := 1; k < len(l.items); k++ {
			if !l.of(k, graph.Person) || !l.of(k-1, graph.Enterprise) || strings.ContainsAny(l.gap(k-1, k), "，。；的") {
				continue
			}
			if person := l.nameAt(k).entities[0]; l.gap(k-1, k) != "" && l.near(k-1, k, 20) {
				of[person] = l.nameAt(k - 1).entities[0]
			}
		}
	}
	return of
}
