package registry

import (
	"iter"
	"slices"
)

// Pair is two names that must never be taken for one.
type Pair struct {
	One, Other string
	Relation   string // what they are to each other: parent, successor, sisters, office, place ...
}

func (r *Registry) addPair(l line) error {
	p := Pair{l.cells[0], l.cells[1], l.cells[2]}
	if p.One == "" || p.Other == "" || p.One == p.Other {
		return l.errorf("a pair needs two names that differ")
	}
	r.distinct = append(r.distinct, p)
	return nil
}

// Differ is what two names are to each other that are listed as never to be
// taken for one, in either order; not ok where they are not listed.
func (r *Registry) Differ(a, b string) (relation string, ok bool) {
	for _, p := range r.distinct {
		if p.One == a && p.Other == b || p.One == b && p.Other == a {
			return p.Relation, true
		}
	}
	return "", false
}

// Distinct yields the pairs of names that must never be merged.
func (r *Registry) Distinct() iter.Seq[Pair] { return slices.Values(r.distinct) }

// Apart is the registry with more pairs of names that must never be merged: those
// that people judged to be two. The registry itself is left as it is.
func (r *Registry) Apart(pairs [][2]string) *Registry {
	x := *r
	x.distinct = slices.Clone(r.distinct)
	for _, p := range pairs {
		x.distinct = append(x.distinct, Pair{p[0], p[1], "judged"})
	}
	return &x
}
