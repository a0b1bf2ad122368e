package script

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"
)

// recursion follows a path from some nodes again and again.
type recursion struct {
	from   shape.Shape
	step   *path
	within *labels
	depth  int
	tags   []string
}

// Optimize optimizes where the recursion starts.
func (s recursion) Optimize(ctx context.Context, r shape.Optimizer) (shape.Shape, bool) {
	from, ok := s.from.Optimize(ctx, r)
	if shape.IsNull(from) {
		return nil, true
	}
	s.from = from
	return s, ok
}

// BuildIterator makes Cayley's recursive iterator, each round of which is a
// query of its own and optimized as one.
func (s recursion) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	round := func(it iterator.Shape) iterator.Shape {
		ctx := context.Background()
		next, _ := shape.Optimize(ctx, s.step.from(given{it}, s.within), qs)
		if shape.IsNull(next) {
			return iterator.NewNull()
		}
		out, _ := next.BuildIterator(qs).Optimize(ctx)
		return out
	}
	it := iterator.NewRecursive(s.from.BuildIterator(qs), round, s.depth)
	for _, tag := range s.tags {
		it.AddDepthTag(tag)
	}
	return it
}

// given is an iterator as a shape.
type given struct{ it iterator.Shape }

// Optimize changes nothing.
func (g given) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return g, false }

// BuildIterator is the iterator.
func (g given) BuildIterator(cayley.QuadStore) iterator.Shape { return g.it }

// outside is all nodes but some. (Cayley's own shape fails where those are none.)
type outside struct{ exclude shape.Shape }

// Optimize optimizes what is left out.
func (s outside) Optimize(ctx context.Context, r shape.Optimizer) (shape.Shape, bool) {
	exclude, ok := s.exclude.Optimize(ctx, r)
	if shape.IsNull(exclude) {
		return shape.AllNodes{}, true
	}
	return outside{exclude}, ok
}

// BuildIterator makes Cayley's iterator of what another does not have.
func (s outside) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	return iterator.NewNot(s.exclude.BuildIterator(qs), qs.NodesAllIterator())
}
