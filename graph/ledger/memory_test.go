package ledger_test

import (
	"iter"

	"soegraph/graph"
)

// memory is a graph in memory: a plain list of quads.
type memory struct {
	ids   map[graph.Term]graph.ID
	terms []graph.Term
	quads []graph.IDQuad
}

func newMemory(quads ...graph.Quad) *memory {
	m := &memory{ids: map[graph.Term]graph.ID{"": 0}, terms: []graph.Term{""}}
	seen := map[graph.Quad]bool{}
	for _, q := range quads {
		if !seen[q] {
			seen[q] = true
			m.quads = append(m.quads, graph.IDQuad{S: m.add(q.Subject), P: m.add(q.Predicate), O: m.add(q.Object), G: m.add(q.Label)})
		}
	}
	return m
}

func (m *memory) add(t graph.Term) graph.ID {
	if _, ok := m.ids[t]; !ok {
		m.ids[t] = graph.ID(len(m.terms))
		m.terms = append(m.terms, t)
	}
	return m.ids[t]
}

func (m *memory) ID(t graph.Term) (graph.ID, bool) {
	id, ok := m.ids[t]
	return id, ok && id != 0
}

func (m *memory) Term(id graph.ID) graph.Term { return m.terms[id] }

func (m *memory) Match(p graph.Pattern) iter.Seq[graph.IDQuad] {
	fits := func(want, id graph.ID) bool { return want == 0 || want == id }
	return func(yield func(graph.IDQuad) bool) {
		for _, q := range m.quads {
			if fits(p.S, q.S) && fits(p.P, q.P) && fits(p.O, q.O) && fits(p.G, q.G) && !yield(q) {
				return
			}
		}
	}
}

func (m *memory) Count(p graph.Pattern) int {
	n := 0
	for range m.Match(p) {
		n++
	}
	return n
}
