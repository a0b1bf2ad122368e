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

// Differ reports whether a pair of names is listed as two that must never be
// taken for one, in either order.
func (r *Registry) Differ(a, b string) bool {
	return slices.ContainsFunc(r.distinct, func(p Pair) bool { return p.One == a && p.Other == b || p.One == b && p.Other == a })
}

// Distinct yields the pairs of names that must never be merged.
func (r *Registry) Distinct() iter.Seq[Pair] { return slices.Values(r.distinct) }
