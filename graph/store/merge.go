package store

import (
	"cmp"
	"iter"
	"runtime"
	"slices"

	"soegraph/graph"
)

// compacted is the content of a view: what of the segment is still there, and
// what the journal added.
func (v *view) compacted() content {
	changes := flatten(v.runs)
	used := make([]bool, v.limit)
	c := v.span(SPOG, [4]graph.ID{}, 0)
	for c.Next() {
		q := c.Quad
		used[q.S], used[q.P], used[q.O], used[q.G] = true, true, true, true
	}
	used[0] = false
	fresh := v.freshTerms(used)
	ranks := v.newNumbers(used, fresh)
	added, room := make([]graph.IDQuad, 0, len(changes.added[SPOG])), make([]graph.IDQuad, len(changes.added[SPOG]))
	for _, q := range changes.added[SPOG] {
		added = append(added, ranked(q, ranks))
	}
	return content{
		terms: v.mergedTerms(used, fresh),
		quads: func(o Order) iter.Seq[graph.IDQuad] {
			sortNext(o, added, room)
			return v.mergedQuads(changes, o, ranks, added)
		},
	}
}

func ranked(q graph.IDQuad, ranks []graph.ID) graph.IDQuad {
	return graph.IDQuad{S: ranks[q.S], P: ranks[q.P], O: ranks[q.O], G: ranks[q.G]}
}

// freshTerms is the numbers of the journal's terms that are used, sorted by
// their terms.
func (v *view) freshTerms(used []bool) []graph.ID {
	var fresh []graph.ID
	for id := v.more.first; id < v.limit; id++ {
		if used[id] {
			fresh = append(fresh, id)
		}
	}
	slices.SortFunc(fresh, func(a, b graph.ID) int { return cmp.Compare(v.term(a), v.term(b)) })
	return fresh
}

// newNumbers is the rank, from 1, of each term that is used, among all.
func (v *view) newNumbers(used []bool, fresh []graph.ID) []graph.ID {
	ranks := make([]graph.ID, len(used))
	rank := graph.ID(0)
	id := graph.ID(1)
	upTo := func(limit graph.ID) {
		for ; id <= limit; id++ {
			if used[id] {
				rank++
				ranks[id] = rank
			}
		}
	}
	for _, f := range fresh {
		if v.seg.terms > 0 {
			_, smaller := v.seg.dict.find(v.term(f))
			upTo(graph.ID(smaller))
		}
		rank++
		ranks[f] = rank
	}
	upTo(graph.ID(v.seg.terms))
	return ranks
}

// mergedTerms yields the terms that are used, of segment and journal, sorted.
func (v *view) mergedTerms(used []bool, fresh []graph.ID) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		rest, stopped := fresh, false
		v.seg.dict.each(func(id graph.ID, term []byte) bool {
			for len(rest) > 0 && string(v.term(rest[0])) < string(term) {
				if stopped = !yield([]byte(v.term(rest[0]))); stopped {
					return false
				}
				rest = rest[1:]
			}
			stopped = used[id] && !yield(term)
			return !stopped
		})
		for _, id := range rest {
			if stopped || !yield([]byte(v.term(id))) {
				return
			}
		}
		v.seg.release(v.seg.dict.coded, v.seg.dict.offsets)
	}
}

// mergedQuads yields what changes leave of the segment, and what they add, by
// new numbers. Ranks keep the order of the segment's numbers.
func (v *view) mergedQuads(changes *run, o Order, ranks []graph.ID, added []graph.IDQuad) iter.Seq[graph.IDQuad] {
	return func(yield func(graph.IDQuad) bool) {
		rest := added
		for c := v.survivors(changes, o); c.Next(); {
			q := ranked(c.Quad, ranks)
			for len(rest) > 0 && o.compare(rest[0], q) < 0 {
				if !yield(rest[0]) {
					return
				}
				rest = rest[1:]
			}
			if !yield(q) {
				return
			}
		}
		for _, q := range rest {
			if !yield(q) {
				return
			}
		}
		v.seg.release(v.seg.rows[o], v.seg.starts[o])
	}
}

// release gives back the memory of sections that were read from end to end, so that
// a compaction does not have all of a large segment in memory.
func (s *segment) release(sections ...*section) {
	for _, sec := range sections {
		if s.forget != nil {
			s.forget(sec.data)
		}
	}
	runtime.KeepAlive(s)
}
