package quadstore

import (
	"context"
	"fmt"
	"strings"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"soegraph/graph"
)

// scan is the quads that fit a pattern, of which some directions must also be
// results of other iterators, and some are saved under tags. Its result is the
// node in one direction, or the quad itself where result is [quad.Any].
type scan struct {
	qs      *QuadStore
	result  quad.Direction
	pattern graph.Pattern
	saves   []save
	nested  []nested
}

type save struct {
	dir quad.Direction
	tag string
}

type nested struct {
	dir quad.Direction
	it  iterator.Shape
}

// fanout is how many quads a node is taken to have in a direction that nothing
// else restricts.
const fanout = 3

// String is the scan with what restricts its directions.
func (s *scan) String() string {
	return s.text(func(n nested) string { return "(" + n.it.String() + ")" })
}

// Describe is the scan in a line, and which index of the store it reads: asked
// says that it is looked up for each result of another step.
func (s *scan) Describe(asked bool) string {
	p := s.pattern
	bound := map[byte]bool{'S': p.S != 0, 'P': p.P != 0, 'O': p.O != 0, 'G': p.G != 0}
	letter := map[quad.Direction]byte{quad.Subject: 'S', quad.Predicate: 'P', quad.Object: 'O', quad.Label: 'G'}
	if asked {
		bound[letter[s.result]] = true
	} else if i := s.driver(context.Background()); i >= 0 {
		bound[letter[s.nested[i].dir]] = true
	}
	return s.text(func(nested) string { return "…" }) + "; index " + index(bound)
}

// index is the one of the store's indexes that has the most of what is bound at
// its begin.
func index(bound map[byte]bool) string {
	best, longest := "SPOG", 0
	for _, name := range []string{"SPOG", "OPSG", "POSG", "GSPO"} {
		n := 0
		for n < len(name) && bound[name[n]] {
			n++
		}
		if n > longest {
			best, longest = name, n
		}
	}
	return best
}

func (s *scan) text(of func(nested) string) string {
	r := s.qs.reader
	show := func(id graph.ID, d quad.Direction) string {
		for _, n := range s.nested {
			if n.dir == d {
				return of(n)
			}
		}
		if id == 0 {
			return "*"
		}
		return string(r.Term(id))
	}
	p := s.pattern
	parts := []string{show(p.S, quad.Subject), show(p.P, quad.Predicate), show(p.O, quad.Object), show(p.G, quad.Label)}
	text := []string{fmt.Sprintf("%s of %s", s.result, strings.Join(parts, " "))}
	for _, sv := range s.saves {
		text = append(text, fmt.Sprintf("%s as %s", sv.dir, sv.tag))
	}
	return strings.Join(text, ", ")
}

// SubIterators is the iterators that restrict directions.
func (s *scan) SubIterators() []iterator.Shape {
	list := make([]iterator.Shape, 0, len(s.nested))
	for _, n := range s.nested {
		list = append(list, n.it)
	}
	return list
}

// Optimize optimizes what restricts the directions.
func (s *scan) Optimize(ctx context.Context) (iterator.Shape, bool) {
	changed := false
	for i, n := range s.nested {
		it, ok := n.it.Optimize(ctx)
		if iterator.IsNull(it) {
			return it, true
		}
		if ok {
			s.nested[i].it = it
			changed = true
		}
	}
	return s, changed
}

// Stats is exact where nothing but the pattern restricts the quads.
func (s *scan) Stats(ctx context.Context) (iterator.Costs, error) {
	size := int64(s.qs.reader.Count(s.pattern))
	costs := iterator.Costs{NextCost: 1, ContainsCost: 2}
	for _, n := range s.nested {
		sub, err := n.it.Stats(ctx)
		if err != nil {
			return costs, err
		}
		size = min(size, saturate(sub.Size.Value, fanout))
		costs.NextCost = saturate(costs.NextCost+sub.NextCost, 1)
		costs.ContainsCost = saturate(costs.ContainsCost+fanout*sub.ContainsCost, 1)
	}
	costs.Size = refs.Size{Value: size, Exact: len(s.nested) == 0 && s.result != quad.Label}
	return costs, nil
}

// ceiling bounds estimates, which Cayley's own iterators let overflow.
const ceiling = int64(1) << 40

func saturate(n, factor int64) int64 {
	if n < 0 || n > ceiling/factor {
		return ceiling
	}
	return n * factor
}

// driver is which of the nested iterators gives the values to look up, -1 where
// the pattern's own range is the shortest way.
func (s *scan) driver(ctx context.Context) int {
	best, size := -1, int64(s.qs.reader.Count(s.pattern))
	for i, n := range s.nested {
		st, err := n.it.Stats(ctx)
		if err != nil {
			continue
		}
		if v := saturate(st.Size.Value, 1); best < 0 && v <= size || best >= 0 && v < size {
			best, size = i, v
		}
	}
	return best
}

// Iterate begins a scan.
func (s *scan) Iterate() iterator.Scanner {
	it := &scanner{matcher: matcher{scan: s, pattern: s.pattern}}
	chosen := s.driver(context.Background())
	for i, n := range s.nested {
		if i == chosen {
			it.driver, it.dir = n.it.Iterate(), n.dir
		} else {
			it.checks = append(it.checks, check{n.dir, n.it.Lookup()})
		}
	}
	return it
}

// Lookup begins lookups.
func (s *scan) Lookup() iterator.Index {
	it := &lookup{matcher: matcher{scan: s, pattern: s.pattern}}
	for _, n := range s.nested {
		it.checks = append(it.checks, check{n.dir, n.it.Lookup()})
	}
	return it
}
