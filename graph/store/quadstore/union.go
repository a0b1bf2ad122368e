package quadstore

import (
	"context"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
)

// unionShape is a [union] before its parts are iterators.
type unionShape []shape.Shape

// BuildIterator makes a union of the parts that are not empty.
func (s unionShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	var parts []iterator.Shape
	for _, part := range s {
		if shape.IsNull(part) {
			continue
		}
		if it := part.BuildIterator(qs); !iterator.IsNull(it) {
			parts = append(parts, it)
		}
	}
	if len(parts) == 0 {
		return iterator.NewNull()
	}
	return &union{parts}
}

// Optimize has nothing to add: the parts were optimized before.
func (s unionShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// union is what one of some iterators has. It is Cayley's Or, except that it
// enumerates the ways of every part that has a result also where it is asked
// about one.
type union struct{ parts []iterator.Shape }

func (u *union) String() string {
	var names []string
	for _, p := range u.parts {
		names = append(names, p.String())
	}
	return "one of [" + strings.Join(names, "; ") + "]"
}

// Describe is the union without its parts.
func (u *union) Describe(bool) string { return "any of the parts" }

// SubIterators is the parts.
func (u *union) SubIterators() []iterator.Shape { return slices.Clone(u.parts) }

// Optimize optimizes the parts.
func (u *union) Optimize(ctx context.Context) (iterator.Shape, bool) {
	for i, p := range u.parts {
		u.parts[i], _ = p.Optimize(ctx)
	}
	return u, true
}

// Stats is the sum of the parts'.
func (u *union) Stats(ctx context.Context) (iterator.Costs, error) {
	costs := iterator.Costs{Size: refs.Size{Exact: true}}
	for _, p := range u.parts {
		c, err := p.Stats(ctx)
		if err != nil {
			return costs, err
		}
		costs.Size.Value = saturate(costs.Size.Value+saturate(c.Size.Value, 1), 1)
		costs.Size.Exact = costs.Size.Exact && c.Size.Exact
		costs.NextCost = max(costs.NextCost, c.NextCost)
		costs.ContainsCost = saturate(costs.ContainsCost+c.ContainsCost, 1)
	}
	return costs, nil
}

// Iterate enumerates the parts one behind the other.
func (u *union) Iterate() iterator.Scanner {
	it := &unionScanner{}
	for _, p := range u.parts {
		it.parts = append(it.parts, p.Iterate())
	}
	return it
}

// Lookup looks every part up.
func (u *union) Lookup() iterator.Index {
	it := &unionLookup{}
	for _, p := range u.parts {
		it.parts = append(it.parts, p.Lookup())
	}
	return it
}

type unionScanner struct {
	parts []iterator.Scanner
	at    int
}

func (it *unionScanner) Next(ctx context.Context) bool {
	for it.at < len(it.parts) {
		if it.parts[it.at].Next(ctx) {
			return true
		}
		if it.Err() != nil {
			return false
		}
		it.at++
	}
	return false
}

func (it *unionScanner) NextPath(ctx context.Context) bool { return it.parts[it.at].NextPath(ctx) }
func (it *unionScanner) Result() cayley.Ref                { return it.parts[it.at].Result() }
func (it *unionScanner) String() string                    { return "union" }

func (it *unionScanner) TagResults(dst map[string]refs.Ref) { it.parts[it.at].TagResults(dst) }

func (it *unionScanner) Err() error {
	if it.at < len(it.parts) {
		return it.parts[it.at].Err()
	}
	return nil
}

func (it *unionScanner) Close() error { return closeAll(it.parts) }

type unionLookup struct {
	parts  []iterator.Index
	at     int
	result cayley.Ref
	err    error
}

func (it *unionLookup) Contains(ctx context.Context, r cayley.Ref) bool {
	it.result = r
	return it.from(ctx, 0)
}

// from goes to the first of the parts from one on that has the result.
func (it *unionLookup) from(ctx context.Context, part int) bool {
	for it.at = part; it.at < len(it.parts); it.at++ {
		if it.parts[it.at].Contains(ctx, it.result) {
			return true
		}
		if it.err = it.parts[it.at].Err(); it.err != nil {
			return false
		}
	}
	return false
}

func (it *unionLookup) NextPath(ctx context.Context) bool {
	if it.at >= len(it.parts) {
		return false
	}
	return it.parts[it.at].NextPath(ctx) || it.from(ctx, it.at+1)
}

func (it *unionLookup) TagResults(dst map[string]refs.Ref) {
	if it.at < len(it.parts) {
		it.parts[it.at].TagResults(dst)
	}
}

func (it *unionLookup) Result() cayley.Ref { return it.result }
func (it *unionLookup) Err() error         { return it.err }
func (it *unionLookup) String() string     { return "union" }
func (it *unionLookup) Close() error       { return closeAll(it.parts) }

func closeAll[T iterator.Base](list []T) error {
	var first error
	for _, it := range list {
		if err := it.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}
