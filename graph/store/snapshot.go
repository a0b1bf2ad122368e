package store

import (
	"iter"

	"soegraph/graph"
)

// Snapshot is the store as it was at one moment. Any number of goroutines may
// read it, and no writer waits for it. Terms that it gives are copies and stay
// good; numbers mean nothing in another snapshot.
type Snapshot struct {
	view *view
	met  uint64 // how often the segment had met damage before
}

// Close tells that the snapshot is not needed any more. What it holds, a
// mapping and some memory, goes when nothing refers to it.
func (s *Snapshot) Close() {}

// Err is the damage that reading met since the snapshot was taken, an error of
// code [graph.Damaged], or nil. Whoever reads asks when done: what is in a
// damaged block is left out. What does not touch it can be read all the same,
// from another snapshot.
func (s *Snapshot) Err() error {
	if s.view.seg.met.Load() == s.met {
		return nil
	}
	return s.view.seg.err()
}

// Generation counts the changes of the store: two snapshots of one store with
// the same generation hold the same.
func (s *Snapshot) Generation() uint64 { return s.view.generation }

// Len is the number of quads.
func (s *Snapshot) Len() int { return s.view.countSpan(SPOG, [4]graph.ID{}, 0) }

// ID is the number of a term, false where no quad has it.
func (s *Snapshot) ID(t graph.Term) (graph.ID, bool) {
	id := s.view.find(t)
	return id, id != 0
}

// Term is the term of a number that this snapshot gave, "" for 0.
func (s *Snapshot) Term(id graph.ID) graph.Term { return s.view.term(id) }

// AppendTerm appends the term of a number to b. It allocates nothing where b
// has room.
func (s *Snapshot) AppendTerm(b []byte, id graph.ID) []byte { return s.view.appendTerm(b, id) }

// MaxID is the largest number that a term of this snapshot may have.
func (s *Snapshot) MaxID() graph.ID { return s.view.limit - 1 }

// Quad is a quad by its terms.
func (s *Snapshot) Quad(q graph.IDQuad) graph.Quad { return s.view.quad(q) }

// Has reports whether the snapshot holds a quad.
func (s *Snapshot) Has(q graph.IDQuad) bool { return s.view.has(q) }

// Match yields the quads that fit a pattern, sorted in the [Order] that answers
// the pattern with the shortest range.
func (s *Snapshot) Match(p graph.Pattern) iter.Seq[graph.IDQuad] {
	return func(yield func(graph.IDQuad) bool) {
		if plan, key := s.view.plan(p); plan.exact && plan.n > 0 && s.view.lists(plan.order, key, plan.n) == nil {
			s.view.seg.each(plan.order, key, plan.n, yield) // the same, with less ado
			return
		}
		for c := s.view.cursor(p); c.Next(); {
			if !yield(c.Quad) {
				return
			}
		}
	}
}

// Cursor is what Match yields, for whoever pulls.
func (s *Snapshot) Cursor(p graph.Pattern) Cursor { return s.view.cursor(p) }

// Count is the number of quads that fit a pattern. It is found without looking
// at them, unless no order has all that the pattern fixes in front (subject and
// object, predicate and label, object and label without a subject).
func (s *Snapshot) Count(p graph.Pattern) int { return s.view.count(p) }

// Range is the quads whose key in an order begins with the first n numbers of
// key, sorted in that order.
func (s *Snapshot) Range(o Order, key [4]graph.ID, n int) Cursor { return s.view.span(o, key, n) }

// CountRange is the number of quads that Range gives, found without looking at
// them.
func (s *Snapshot) CountRange(o Order, key [4]graph.ID, n int) int {
	return s.view.countSpan(o, key, n)
}
