package entity

import (
	"slices"
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/mention"
	"soegraph/loader/internal/sentence"
)

// anaphors gives every anaphor of a document the mentions that it stands for,
// by the names before it in the same article; a name behind it never answers.
type anaphors struct {
	sentences []sentence.Sentence
	mentions  []mention.Mention
	places    []place       // of an article: what it is about
	answers   map[int][]int // of an anaphor: mentions that are names
}

// farthest is how many sentences before an anaphor its name is looked for.
const farthest = 12

// resolve finds what every anaphor stands for.
func (a *anaphors) resolve() {
	a.answers = map[int][]int{}
	for i, m := range a.mentions {
		if m.Anaphor {
			a.answers[i] = a.answer(i, m)
		}
	}
}

func (a *anaphors) answer(i int, m mention.Mention) []int {
	switch m.Refers {
	case mention.Topic:
		if k := a.topic(i, m.Class); k >= 0 {
			return one(k)
		}
		return one(a.park(i, m))
	case mention.Near:
		if a.collective(m) {
			return nil
		}
		if k := a.near(i, m); k >= 0 {
			return one(k)
		}
		return one(a.park(i, m))
	case mention.Own:
		return one(a.subject(i))
	case mention.Both:
		return a.parties(i, m.Class, 2)
	case mention.Three:
		return a.parties(i, m.Class, 3)
	case mention.Former, mention.Latter:
		pair := a.parties(i, "", 2)
		switch {
		case len(pair) < 2:
			return nil
		case m.Refers == mention.Former:
			return pair[:1]
		}
		return pair[1:]
	case mention.City, mention.Province, mention.County, mention.Here:
		return one(a.place(a.sentences[m.Sentence].Article, m.Refers))
	}
	return nil
}

func one(i int) []int {
	if i < 0 {
		return nil
	}
	return []int{i}
}

// before calls visit with the names before mention i in its article, sentence by
// sentence backwards; within visit they are in the order of the text. It stops
// when visit returns true.
func (a *anaphors) before(i int, visit func(names []int) bool) {
	at := a.mentions[i]
	article := a.sentences[at.Sentence].Article
	end := i
	for s := at.Sentence; s >= 0 && s > at.Sentence-farthest && a.sentences[s].Article == article; s-- {
		start := end
		for start > 0 && a.mentions[start-1].Sentence == s {
			start--
		}
		var names []int
		for k := start; k < end; k++ {
			if !a.mentions[k].Anaphor && !a.within(k) {
				names = append(names, k)
			} else if a.mentions[k].Anaphor {
				names = append(names, a.answers[k]...)
			}
		}
		end = start
		if s != at.Sentence && a.sentences[s].Kind == sentence.Caption {
			continue
		}
		if visit(names) {
			return
		}
	}
}

// within reports whether mention k lies in a longer name.
func (a *anaphors) within(k int) bool {
	m := a.mentions[k]
	for j := k - 1; j >= 0 && a.mentions[j].Sentence == m.Sentence; j-- {
		if a.mentions[j].Span != m.Span && a.mentions[j].Span.Contains(m.Span) {
			return true
		}
	}
	return false
}

// topic is the first name of the class in the nearest sentence that has one: the
// subject rather than what was done to it.
func (a *anaphors) topic(i int, c graph.Class) int {
	found := -1
	a.before(i, func(names []int) bool {
		for _, k := range names {
			if family(a.mentions[k].Class) == family(c) {
				if found = k; !a.describes(k) {
					return true
				}
			}
		}
		return found >= 0
	})
	return found
}

// describes reports whether name k only describes the name behind a dash: 全省重点
// 水利工程——乐平水利枢纽工程.
func (a *anaphors) describes(k int) bool {
	m := a.mentions[k]
	return strings.HasPrefix(a.sentences[m.Sentence].Text.String()[m.Span.End:], "——")
}

// near is the last name of the class before mention i, one that ends as the
// phrase does (该基地: 锂电池生产基地) if there is one in the same or the
// preceding sentence.
func (a *anaphors) near(i int, m mention.Mention) int {
	found := -1
	head := strings.TrimLeft(m.Text, "该此这本上述一个全")
	sentences := 0
	a.before(i, func(names []int) bool {
		for _, k := range slices.Backward(names) {
			n := a.mentions[k]
			if family(n.Class) != family(m.Class) || !kindred(m.Text, n.Text) {
				continue
			}
			if found < 0 || strings.HasSuffix(n.Text, head) {
				found = k
			}
			if strings.HasSuffix(n.Text, head) {
				return true
			}
		}
		sentences++
		return found >= 0 && sentences > 1
	})
	return found
}

// subject is the first name of the clauses before mention i in its sentence, or
// of the sentence before, that may own something.
func (a *anaphors) subject(i int) int {
	found := -1
	a.before(i, func(names []int) bool {
		for _, k := range names {
			switch a.mentions[k].Class {
			case graph.Enterprise, graph.Project, graph.Facility, graph.Zone, graph.Platform, graph.Government, graph.Place:
				found = k
				return true
			}
		}
		return a.mentions[i].Sentence > 0 && found >= 0
	})
	return found
}

// parties is the last n names before mention i that may act, different in what
// they are called and nearest first in the text; fewer than two are none.
func (a *anaphors) parties(i int, c graph.Class, n int) []int {
	var found []int
	a.before(i, func(names []int) bool {
		for j := len(names) - 1; j >= 0 && len(found) < n; j-- {
			m := a.mentions[names[j]]
			if acts(m.Class, c) && !a.named(found, m.Text) {
				found = append([]int{names[j]}, found...)
			}
		}
		return len(found) >= n
	})
	if len(found) < 2 {
		return nil
	}
	return found
}

func (a *anaphors) named(found []int, text string) bool {
	for _, k := range found {
		if strings.Contains(a.mentions[k].Text, text) || strings.Contains(text, a.mentions[k].Text) {
			return true
		}
	}
	return false
}

// acts reports whether a name of class c may be a party; want is "" or the class
// that the parties must have.
func acts(c, want graph.Class) bool {
	if want != "" {
		return c == want
	}
	switch c {
	case graph.Enterprise, graph.Government, graph.Zone, graph.Place:
		return true
	}
	return false
}

// place is a name of the place that an article is about, at the level that a
// phrase says.
func (a *anaphors) place(article int, r mention.Reference) int {
	if article >= len(a.places) {
		return -1
	}
	p := a.places[article]
	switch r {
	case mention.City:
		return p.city
	case mention.Province:
		return p.province
	case mention.County:
		return p.county
	}
	for _, k := range []int{p.county, p.city, p.province} {
		if k >= 0 {
			return k
		}
	}
	return -1
}

// attach adds every anaphor to the entities that it stands for.
func (a *anaphors) attach(list []Entity) {
	of := make([]int, len(a.mentions))
	for e := range list {
		for _, i := range list[e].Mentions {
			of[i] = e
		}
	}
	for i := range a.mentions {
		var done []int
		for _, name := range a.answers[i] {
			if e := of[name]; !slices.Contains(done, e) {
				list[e].Mentions = append(list[e].Mentions, i)
				done = append(done, e)
			}
		}
	}
	for e := range list {
		slices.Sort(list[e].Mentions)
	}
}
