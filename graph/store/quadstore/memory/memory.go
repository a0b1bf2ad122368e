// Package memory is a small graph in memory, for tests and for graphs that a
// test writes down: a [quadstore.Reader] and [quadstore.Writer] without a file.
// Numbers of terms follow the order in which they came.
package memory

import (
	"iter"
	"slices"
	"sync"

	"soegraph/graph"
	"soegraph/graph/store/quadstore"
)

// Graph is a graph in memory. The zero value is empty and ready. Readers see
// each change whole.
type Graph struct {
	mu    sync.RWMutex
	terms []graph.Term
	ids   map[graph.Term]graph.ID
	quads []graph.IDQuad
	uses  map[graph.ID][]graph.IDQuad // the quads that mention a term, each once
}

var (
	_ quadstore.Reader = (*Graph)(nil)
	_ quadstore.Writer = (*Graph)(nil)
)

// New is a graph of the quads given.
func New(quads ...graph.Quad) *Graph {
	g := &Graph{}
	g.add(quads)
	return g
}

// ID is the number of a term that a quad has.
func (g *Graph) ID(t graph.Term) (graph.ID, bool) {
	g.mu.RLock()
	defer g.mu.RUnlock()
	id, ok := g.ids[t]
	return id, ok && len(g.uses[id]) > 0
}

// Term is the term of a number.
func (g *Graph) Term(id graph.ID) graph.Term {
	g.mu.RLock()
	defer g.mu.RUnlock()
	if id == 0 || int(id) > len(g.terms) {
		return ""
	}
	return g.terms[id-1]
}

// Match yields the quads that fit, in the order in which they were added.
func (g *Graph) Match(p graph.Pattern) iter.Seq[graph.IDQuad] {
	list := g.shortest(p)
	return func(yield func(graph.IDQuad) bool) {
		for _, q := range list {
			if fits(q, p) && !yield(q) {
				return
			}
		}
	}
}

// Count is the number of quads that fit.
func (g *Graph) Count(p graph.Pattern) int {
	n := 0
	for range g.Match(p) {
		n++
	}
	return n
}

// shortest is the shortest list that has every quad of the pattern. Lists are
// never changed in place, so it may be read after the lock is gone.
func (g *Graph) shortest(p graph.Pattern) []graph.IDQuad {
	g.mu.RLock()
	defer g.mu.RUnlock()
	best := g.quads
	for _, id := range []graph.ID{p.S, p.P, p.O, p.G} {
		if id != 0 && len(g.uses[id]) < len(best) {
			best = g.uses[id]
		}
	}
	return best
}

func fits(q graph.IDQuad, p graph.Pattern) bool {
	return (p.S == 0 || p.S == q.S) && (p.P == 0 || p.P == q.P) && (p.O == 0 || p.O == q.O) && (p.G == 0 || p.G == q.G)
}

// Apply changes the graph, as [quadstore.Writer] says.
func (g *Graph) Apply(add, remove []graph.Quad, ignorePresent, ignoreMissing bool) error {
	fresh := map[graph.Quad]bool{}
	for _, q := range add {
		if fresh[q] || g.has(q) && !slices.Contains(remove, q) {
			if !ignorePresent {
				return graph.Errorf(graph.Conflict, "the quad %s is there already", q)
			}
		}
		fresh[q] = true
	}
	for _, q := range remove {
		if !ignoreMissing && !fresh[q] && !g.has(q) {
			return graph.Errorf(graph.Conflict, "cannot remove %s: %w", q, quadstore.ErrMissing)
		}
	}
	g.remove(remove)
	g.add(add)
	return nil
}

func (g *Graph) has(q graph.Quad) bool {
	id, ok := g.find(q)
	return ok && slices.Contains(g.shortest(id), id)
}

func (g *Graph) find(q graph.Quad) (graph.IDQuad, bool) {
	var out graph.IDQuad
	g.mu.RLock()
	defer g.mu.RUnlock()
	for _, x := range []struct {
		t  graph.Term
		id *graph.ID
	}{{q.Subject, &out.S}, {q.Predicate, &out.P}, {q.Object, &out.O}, {q.Label, &out.G}} {
		if x.t == "" {
			continue
		}
		id, ok := g.ids[x.t]
		if !ok {
			return out, false
		}
		*x.id = id
	}
	return out, true
}

func (g *Graph) add(quads []graph.Quad) {
	for _, q := range quads {
		if g.has(q) {
			continue
		}
		g.mu.Lock()
		id := graph.IDQuad{S: g.number(q.Subject), P: g.number(q.Predicate), O: g.number(q.Object), G: g.number(q.Label)}
		g.quads = append(g.quads, id)
		for _, t := range mentions(id) {
			g.uses[t] = append(g.uses[t], id)
		}
		g.mu.Unlock()
	}
}

func (g *Graph) remove(quads []graph.Quad) {
	for _, q := range quads {
		id, ok := g.find(q)
		if !ok {
			continue
		}
		g.mu.Lock()
		g.quads = without(g.quads, id)
		for _, t := range mentions(id) {
			g.uses[t] = without(g.uses[t], id)
		}
		g.mu.Unlock()
	}
}

func without(list []graph.IDQuad, gone graph.IDQuad) []graph.IDQuad {
	return slices.DeleteFunc(slices.Clone(list), func(q graph.IDQuad) bool { return q == gone })
}

func mentions(q graph.IDQuad) []graph.ID {
	ids := []graph.ID{q.S, q.P, q.O, q.G}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id graph.ID) bool { return id == 0 })
}

func (g *Graph) number(t graph.Term) graph.ID {
	if t == "" {
		return 0
	}
	if id, ok := g.ids[t]; ok {
		return id
	}
	if g.ids == nil {
		g.ids, g.uses = map[graph.Term]graph.ID{}, map[graph.ID][]graph.IDQuad{}
	}
	g.terms = append(g.terms, t)
	id := graph.ID(len(g.terms))
	g.ids[t] = id
	return id
}
