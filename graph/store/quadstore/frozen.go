package quadstore

import (
	"context"
	"maps"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
)

// frozenShape is a shape whose results depend on the order in which they are
// enumerated, as those of limit() and skip() do.
type frozenShape struct{ shape.Shape }

// BuildIterator makes the shape's own iterator, frozen where it is asked.
func (s frozenShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	it := s.Shape.BuildIterator(qs)
	if iterator.IsNull(it) {
		return it
	}
	return &frozen{it}
}

// Optimize has nothing to add: the shape was optimized before.
func (s frozenShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// frozen is an iterator that is enumerated once when it is asked about results,
// and then knows them.
type frozen struct{ iterator.Shape }

// Optimize optimizes what is frozen.
func (f *frozen) Optimize(ctx context.Context) (iterator.Shape, bool) {
	f.Shape, _ = f.Shape.Optimize(ctx)
	return f, true
}

// Lookup begins lookups in what enumerating gives.
func (f *frozen) Lookup() iterator.Index { return &frozenLookup{from: f.Shape} }

type frozenLookup struct {
	from   iterator.Shape
	known  map[any][]map[string]refs.Ref // of each result, the tags of each way to it
	ways   []map[string]refs.Ref
	result cayley.Ref
	err    error
}

func (it *frozenLookup) Contains(ctx context.Context, r cayley.Ref) bool {
	if it.known == nil && !it.enumerate(ctx) {
		return false
	}
	it.result, it.ways = r, it.known[refs.ToKey(r)]
	return len(it.ways) > 0
}

func (it *frozenLookup) enumerate(ctx context.Context) bool {
	it.known = map[any][]map[string]refs.Ref{}
	scan := it.from.Iterate()
	defer func() { _ = scan.Close() }() // it has read a snapshot: nothing is lost
	keep := func() {
		tags := map[string]refs.Ref{}
		scan.TagResults(tags)
		key := refs.ToKey(scan.Result())
		it.known[key] = append(it.known[key], tags)
	}
	for scan.Next(ctx) {
		keep()
		for scan.NextPath(ctx) {
			keep()
		}
	}
	it.err = scan.Err()
	return it.err == nil
}

func (it *frozenLookup) NextPath(context.Context) bool {
	if len(it.ways) < 2 {
		return false
	}
	it.ways = it.ways[1:]
	return true
}

func (it *frozenLookup) TagResults(dst map[string]refs.Ref) {
	if len(it.ways) > 0 {
		maps.Copy(dst, it.ways[0])
	}
}

func (it *frozenLookup) Result() cayley.Ref { return it.result }
func (it *frozenLookup) Err() error         { return it.err }
func (it *frozenLookup) String() string     { return "frozen" }
func (it *frozenLookup) Close() error       { return nil }
