// Package queriestest has what tests of queries need: a graph in memory, small
// stories written as text, and a generator of graphs of any size.
package queriestest

import (
	"cmp"
	"iter"
	"slices"
	"sort"

	"soegraph/graph"
)

// Graph is a graph in memory: quads by the numbers of their terms, in four
// orders. It is a queries.Reader and does not change.
type Graph struct {
	terms  []graph.Term // of the number n at n-1, sorted
	ids    map[graph.Term]graph.ID
	orders [4][]graph.IDQuad
}

// The orders: which terms of a quad are compared first.
const (
	spo = iota
	pos
	osp
	gsp
)

// New is the graph of the quads, each once.
func New(quads []graph.Quad) *Graph {
	g := &Graph{ids: map[graph.Term]graph.ID{}}
	for _, q := range quads {
		for _, t := range []graph.Term{q.Subject, q.Predicate, q.Object, q.Label} {
			if _, ok := g.ids[t]; t != "" && !ok {
				g.ids[t] = 0
				g.terms = append(g.terms, t)
			}
		}
	}
	slices.Sort(g.terms)
	for i, t := range g.terms {
		g.ids[t] = graph.ID(i + 1)
	}
	all := make([]graph.IDQuad, len(quads))
	for i, q := range quads {
		all[i] = graph.IDQuad{S: g.ids[q.Subject], P: g.ids[q.Predicate], O: g.ids[q.Object], G: g.ids[q.Label]}
	}
	for order := range g.orders {
		g.orders[order] = slices.Clone(all)
		slices.SortFunc(g.orders[order], func(a, b graph.IDQuad) int { return compare(key(a, order), key(b, order), 4) })
		g.orders[order] = slices.Compact(g.orders[order])
	}
	return g
}

// Of is the graph of statements and the vocabulary.
func Of(statements ...graph.Statement) *Graph {
	quads := graph.Vocabulary()
	for _, s := range statements {
		quads = append(quads, s.Quads()...)
	}
	return New(quads)
}

func key(q graph.IDQuad, order int) [4]graph.ID {
	switch order {
	case spo:
		return [4]graph.ID{q.S, q.P, q.O, q.G}
	case pos:
		return [4]graph.ID{q.P, q.O, q.S, q.G}
	case osp:
		return [4]graph.ID{q.O, q.S, q.P, q.G}
	default:
		return [4]graph.ID{q.G, q.S, q.P, q.O}
	}
}

func compare(a, b [4]graph.ID, n int) int {
	for i := range n {
		if c := cmp.Compare(a[i], b[i]); c != 0 {
			return c
		}
	}
	return 0
}

// Generation is always 1: the graph does not change.
func (g *Graph) Generation() uint64 { return 1 }

// ID is the number of a term.
func (g *Graph) ID(t graph.Term) (graph.ID, bool) {
	id, ok := g.ids[t]
	return id, ok
}

// Term is the term of a number.
func (g *Graph) Term(id graph.ID) graph.Term {
	if id == 0 {
		return ""
	}
	return g.terms[id-1]
}

// Compare orders terms by their numbers.
func (g *Graph) Compare(a, b graph.ID) int { return cmp.Compare(a, b) }

// Match yields the quads that fit a pattern.
func (g *Graph) Match(p graph.Pattern) iter.Seq[graph.IDQuad] {
	quads, exact := g.span(p)
	if exact {
		return slices.Values(quads)
	}
	return func(yield func(graph.IDQuad) bool) {
		for _, q := range quads {
			if fits(q, p) && !yield(q) {
				return
			}
		}
	}
}

// Count is the number of quads that fit a pattern.
func (g *Graph) Count(p graph.Pattern) int {
	quads, exact := g.span(p)
	if exact {
		return len(quads)
	}
	n := 0
	for _, q := range quads {
		if fits(q, p) {
			n++
		}
	}
	return n
}

// span is the quads that share with the pattern what one order compares first,
// and whether that is all that the pattern asks for.
func (g *Graph) span(p graph.Pattern) (quads []graph.IDQuad, exact bool) {
	order, most, asked := 0, 0, 0
	for _, id := range key(p, spo) {
		if id != 0 {
			asked++
		}
	}
	for o := range g.orders {
		n := 0
		for _, id := range key(p, o) {
			if id == 0 {
				break
			}
			n++
		}
		if n > most {
			order, most = o, n
		}
	}
	list, k := g.orders[order], key(p, order)
	from := sort.Search(len(list), func(i int) bool { return compare(key(list[i], order), k, most) >= 0 })
	to := from + sort.Search(len(list)-from, func(i int) bool { return compare(key(list[from+i], order), k, most) > 0 })
	return list[from:to], most == asked
}

func fits(q graph.IDQuad, p graph.Pattern) bool {
	return (p.S == 0 || p.S == q.S) && (p.P == 0 || p.P == q.P) && (p.O == 0 || p.O == q.O) && (p.G == 0 || p.G == q.G)
}

// Quads yields the quads in the order of their terms.
func (g *Graph) Quads() iter.Seq[graph.Quad] {
	return func(yield func(graph.Quad) bool) {
		for _, q := range g.orders[spo] {
			if !yield(graph.Quad{Subject: g.Term(q.S), Predicate: g.Term(q.P), Object: g.Term(q.O), Label: g.Term(q.G)}) {
				return
			}
		}
	}
}
