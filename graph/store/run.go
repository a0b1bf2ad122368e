package store

import (
	"slices"

	"soegraph/graph"
)

// run is the difference that one change, or several merged, makes: quads more
// and quads less, each sorted in every order. What a run adds was not there
// before it, and what it removes was; so in a sequence of runs a quad's ups and
// downs cancel, and counts are sums. A run is immutable.
type run struct {
	added, removed [orders][]graph.IDQuad
	firsts         [orders]filter // the first numbers of their keys
}

// newRun sorts the quads, which hold none twice. It keeps the slices.
func newRun(added, removed []graph.IDQuad) *run {
	r := &run{added: sorted(added), removed: sorted(removed)}
	for o := range orders {
		r.firsts[o] = newFilter(o, r.added[o], r.removed[o])
	}
	return r
}

// span is what the run adds and removes of the quads whose key in an order
// begins with the first n numbers of key.
func (r *run) span(o Order, key [4]graph.ID, n int) (added, removed []graph.IDQuad) {
	if n > 0 && !r.firsts[o].has(key[0]) {
		return nil, nil
	}
	return o.span(r.added[o], key, n), o.span(r.removed[o], key, n)
}

// size is the number of quads more and less.
func (r *run) size() int { return len(r.added[SPOG]) + len(r.removed[SPOG]) }

// then is the run that does what r does, then what next does.
func (r *run) then(next *run) *run {
	both := new(run)
	for o := range orders {
		both.added[o] = union(minus(r.added[o], next.removed[o], o), minus(next.added[o], r.removed[o], o), o)
		both.removed[o] = union(minus(r.removed[o], next.added[o], o), minus(next.removed[o], r.added[o], o), o)
		both.firsts[o] = newFilter(o, both.added[o], both.removed[o])
	}
	return both
}

// minus is the quads of a that are not in b.
func minus(a, b []graph.IDQuad, o Order) []graph.IDQuad {
	if len(a) == 0 || len(b) == 0 {
		return a
	}
	list := make([]graph.IDQuad, 0, len(a))
	for _, q := range a {
		for len(b) > 0 && o.compare(b[0], q) < 0 {
			b = b[1:]
		}
		if len(b) == 0 || b[0] != q {
			list = append(list, q)
		}
	}
	return list
}

// union is the quads of a and of b, which have none in common.
func union(a, b []graph.IDQuad, o Order) []graph.IDQuad {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	list := make([]graph.IDQuad, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if o.compare(a[0], b[0]) < 0 {
			list, a = append(list, a[0]), a[1:]
		} else {
			list, b = append(list, b[0]), b[1:]
		}
	}
	return append(append(list, a...), b...)
}

// flatten merges runs, oldest first, to one.
func flatten(runs []*run) *run {
	if len(runs) == 0 {
		return new(run)
	}
	all := runs[len(runs)-1]
	for _, r := range slices.Backward(runs[:len(runs)-1]) {
		all = r.then(all)
	}
	return all
}

// stack puts a run onto others and merges it with those below that are not much
// larger, so that there are few and each quad is merged a few times only (the
// logarithmic method of Bentley and Saxe). The first keep runs stay as they
// are. It does not touch the slice that it gets.
func stack(runs []*run, next *run, keep int) []*run {
	n := len(runs)
	for n > keep && runs[n-1].size() < 2*next.size() {
		next = runs[n-1].then(next)
		n--
	}
	if next.size() == 0 {
		return slices.Clone(runs[:n])
	}
	return append(slices.Clone(runs[:n]), next)
}
