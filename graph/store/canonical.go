package store

import (
	"cmp"
	"io"
	"iter"
	"slices"

	"soegraph/graph"
)

// Quads yields every quad in canonical order: that of the lines of canonical
// N-Quads. What [graph.LocalGraph] holds is this machine's own and is left out.
func (s *Snapshot) Quads() iter.Seq[graph.Quad] {
	return func(yield func(graph.Quad) bool) {
		for id := range s.view.canonical() {
			q := s.view.quad(id)
			if s.view.seg.broken.Load() != nil && (min(q.Subject, q.Predicate, q.Object) == "" || q.Label == "" && id.G != 0) {
				continue // a term of it is damaged
			}
			if !yield(q) {
				return
			}
		}
	}
}

// Export writes every quad as canonical N-Quads, sorted. Of a damaged store it
// writes what is whole, and fails in the end with [graph.Damaged].
func (s *Snapshot) Export(w io.Writer) error {
	const full = 1 << 18
	e := exporter{view: s.view, buffer: make([]byte, 0, full+1<<12), predicates: map[graph.ID][]byte{}}
	for q := range s.view.canonical() {
		e.line(q)
		if len(e.buffer) >= full {
			if _, err := w.Write(e.buffer); err != nil {
				return err
			}
			e.buffer = e.buffer[:0]
		}
	}
	if _, err := w.Write(e.buffer); err != nil {
		return err
	}
	return s.Err()
}

// exporter prints quads. It keeps the terms that are likely to come again: the
// last subject, the last label, and the predicates.
type exporter struct {
	view           *view
	buffer         []byte
	last           graph.IDQuad
	subject, label []byte
	predicates     map[graph.ID][]byte
}

func (e *exporter) line(q graph.IDQuad) {
	if q.S != e.last.S {
		e.subject = e.view.appendTerm(e.subject[:0], q.S)
	}
	predicate, ok := e.predicates[q.P]
	if !ok {
		predicate = e.view.appendTerm(nil, q.P)
		e.predicates[q.P] = predicate
	}
	if q.G != e.last.G {
		e.label = e.view.appendTerm(e.label[:0], q.G)
	}
	b := append(append(e.buffer, e.subject...), ' ')
	b = append(append(b, predicate...), ' ')
	object := len(b)
	b = append(e.view.appendTerm(b, q.O), ' ')
	if len(e.subject) == 0 || len(predicate) == 0 || len(b) == object+1 || len(e.label) == 0 && q.G != 0 {
		e.last = q
		return // a term of it is damaged
	}
	if q.G != 0 {
		b = append(append(b, e.label...), ' ')
	}
	e.buffer = append(b, '.', '\n')
	e.last = q
}

// canonical yields every quad but those of [graph.LocalGraph]. The numbers of
// the segment's terms are in the order of the terms, so its quads are sorted
// already; those of the journal are sorted here and merged with them.
func (v *view) canonical() iter.Seq[graph.IDQuad] {
	local := v.find(graph.LocalGraph.Term())
	changes := flatten(v.runs)
	rank := v.ranks()
	added := slices.Clone(changes.added[SPOG])
	slices.SortFunc(added, rank.compare)
	return func(yield func(graph.IDQuad) bool) {
		kept := v.survivors(changes, SPOG)
		more := kept.Next()
		for more || len(added) > 0 {
			var q graph.IDQuad
			if more && (len(added) == 0 || rank.compare(kept.Quad, added[0]) < 0) {
				q = kept.Quad
				more = kept.Next()
			} else {
				q, added = added[0], added[1:]
			}
			if (local == 0 || q.G != local) && !yield(q) {
				return
			}
		}
	}
}

// survivors is a cursor over the segment's quads that changes leave.
func (v *view) survivors(changes *run, o Order) Cursor {
	base := &view{seg: v.seg, more: v.more, limit: v.more.first}
	if len(changes.removed[o]) > 0 {
		base.runs = []*run{{removed: changes.removed, firsts: changes.firsts}}
	}
	return base.span(o, [4]graph.ID{}, 0)
}

// ranking says where the journal's terms stand among the segment's.
type ranking struct {
	first graph.ID
	of    []uint64 // of the journal's terms
}

// ranks sorts the journal's terms among the segment's.
func (v *view) ranks() ranking {
	r := ranking{first: v.more.first, of: make([]uint64, len(v.own))}
	byTerm := make([]int, len(v.own))
	for i := range byTerm {
		byTerm[i] = i
	}
	slices.SortFunc(byTerm, func(a, b int) int { return cmp.Compare(v.own[a], v.own[b]) })
	for n, i := range byTerm {
		smaller := 0
		if v.seg.terms > 0 {
			_, smaller = v.seg.dict.find(v.own[i])
		}
		r.of[i] = uint64(smaller)<<32 | uint64(n+1)
	}
	return r
}

// rank is a number that sorts as the terms do; none is the smallest.
func (r ranking) rank(id graph.ID) uint64 {
	if id < r.first {
		return uint64(id) << 32
	}
	return r.of[id-r.first]
}

func (r ranking) compare(a, b graph.IDQuad) int {
	return cmp.Or(cmp.Compare(r.rank(a.S), r.rank(b.S)), cmp.Compare(r.rank(a.P), r.rank(b.P)),
		cmp.Compare(r.rank(a.O), r.rank(b.O)), cmp.Compare(r.rank(a.G), r.rank(b.G)))
}
