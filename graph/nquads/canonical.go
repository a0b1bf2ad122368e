package nquads

import (
	"cmp"
	"iter"
	"slices"

	"soegraph/graph"
)

// Compare orders quads as their canonical lines sort by code point. It gives
// what [graph.Quad.Compare] gives without printing: no term's text goes on
// where another's ends with a character that sorts before the separator.
func Compare(a, b graph.Quad) int {
	if c := cmp.Compare(a.Subject, b.Subject); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Predicate, b.Predicate); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Object, b.Object); c != 0 {
		return c
	}
	return cmp.Compare(a.Label, b.Label)
}

// Canonical collects quads, sorts them in canonical order and drops
// duplicates. It gives up at the first error.
func Canonical(quads iter.Seq2[graph.Quad, error]) ([]graph.Quad, error) {
	var all []graph.Quad
	for q, err := range quads {
		if err != nil {
			return nil, err
		}
		all = append(all, q)
	}
	slices.SortFunc(all, Compare)
	return slices.Compact(all), nil
}
