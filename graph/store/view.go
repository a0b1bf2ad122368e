package store

import (
	"slices"
	"sort"

	"soegraph/graph"
)

// view is the store's content at one moment: a segment and what the journal
// changed since. It is immutable.
type view struct {
	seg        *segment
	more       *terms       // numbers of terms that the segment has not
	limit      graph.ID     // numbers from here on are not of this view
	own        []graph.Term // the terms from more.first up to limit
	runs       []*run       // oldest first
	removed    bool         // some run removes something, or a number went unused
	generation uint64
}

func newView(s *segment, generation uint64) *view {
	more := newTerms(s)
	return &view{seg: s, more: more, limit: more.first, generation: generation}
}

// with is the view after a run. The first keep runs are not merged with others.
func (v *view) with(r *run, keep int) *view {
	next := *v
	next.runs = stack(v.runs, r, keep)
	next.own = v.more.all()
	next.limit = v.more.first + graph.ID(len(next.own))
	next.removed = v.removed || len(r.removed[SPOG]) > 0
	next.generation++
	return &next
}

// flat is the view with its runs merged to one.
func (v *view) flat() *view {
	if len(v.runs) < 2 {
		return v
	}
	next := *v
	next.runs = []*run{flatten(v.runs)}
	return &next
}

// delta is how many quads more and less there are than in the segment.
func (v *view) delta() int {
	n := 0
	for _, r := range v.runs {
		n += r.size()
	}
	return n
}

// lookup is the number of a term, 0 where it has none. There need be no quad of
// the view that has it.
func (v *view) lookup(t graph.Term) graph.ID {
	if id := v.seg.find(t); id != 0 {
		return id
	}
	return v.more.find(t)
}

// find is the number of a term, 0 where no quad of the view has it.
func (v *view) find(t graph.Term) graph.ID {
	if t == "" {
		return 0
	}
	id := v.lookup(t)
	if id == 0 || id >= v.limit || (v.removed || id >= v.more.first) && !v.used(id) {
		return 0
	}
	return id
}

// used reports whether a quad has the term.
func (v *view) used(id graph.ID) bool {
	for _, p := range []graph.Pattern{{S: id}, {O: id}, {G: id}, {P: id}} {
		if v.count(p) > 0 {
			return true
		}
	}
	return false
}

// term is the term of a number that this view gave, "" for 0.
func (v *view) term(id graph.ID) graph.Term {
	switch {
	case id == 0:
		return ""
	case id < v.more.first:
		return v.seg.term(id)
	default:
		return v.own[id-v.more.first]
	}
}

// appendTerm appends a term to b.
func (v *view) appendTerm(b []byte, id graph.ID) []byte {
	switch {
	case id == 0:
		return b
	case id < v.more.first:
		return v.seg.dict.appendTerm(b, id)
	default:
		return append(b, v.own[id-v.more.first]...)
	}
}

// quad is a quad by its terms.
func (v *view) quad(q graph.IDQuad) graph.Quad {
	return graph.Quad{Subject: v.term(q.S), Predicate: v.term(q.P), Object: v.term(q.O), Label: v.term(q.G)}
}

// has reports whether the view holds a quad.
func (v *view) has(q graph.IDQuad) bool {
	for _, r := range slices.Backward(v.runs) {
		if !r.firsts[SPOG].has(q.S) {
			continue
		}
		if contains(r.added[SPOG], q) {
			return true
		}
		if contains(r.removed[SPOG], q) {
			return false
		}
	}
	n := v.more.first
	return q.S < n && q.P < n && q.O < n && q.G < n && v.seg.has(q)
}

func contains(list []graph.IDQuad, q graph.IDQuad) bool {
	i := sort.Search(len(list), func(i int) bool { return SPOG.compare(list[i], q) >= 0 })
	return i < len(list) && list[i] == q
}

// countSpan is the number of quads whose key begins with the first n numbers of
// key.
func (v *view) countSpan(o Order, key [4]graph.ID, n int) int {
	from, to := v.seg.span(o, key, n)
	count := to - from
	for _, r := range v.runs {
		added, removed := r.span(o, key, n)
		count += len(added) - len(removed)
	}
	return count
}

// plan is the order that answers a pattern, and the key of the pattern in it.
// Where two orders could do in part, it is the one with the shorter range.
func (v *view) plan(p graph.Pattern) (choice, [4]graph.ID) {
	set := given(p)
	c := choices[set]
	key := c.order.Key(p)
	if c.exact {
		return c, key
	}
	for o := range orders {
		k, n := o.Key(p), 0
		for n < len(k) && k[n] != 0 {
			n++
		}
		if n > 0 && o != c.order && v.countSpan(o, k, n) < v.countSpan(c.order, key, c.n) {
			c, key = choice{o, n, false}, k
		}
	}
	return c, key
}

// count is the number of quads that fit a pattern.
func (v *view) count(p graph.Pattern) int {
	plan, key := v.plan(p)
	if plan.exact {
		return v.countSpan(plan.order, key, plan.n)
	}
	count := 0
	for c := v.cursor(p); c.Next(); {
		count++
	}
	return count
}
