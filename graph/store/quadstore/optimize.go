package quadstore

import (
	"context"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	"soegraph/graph"
)

// OptimizeShape turns the parts of a query that Cayley has names for into those
// of this package. Cayley calls it from the leaves to the root.
func (qs *QuadStore) OptimizeShape(_ context.Context, s shape.Shape) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.QuadsAction:
		return qs.action(s), true
	case shape.Quads:
		return qs.quads(s, quad.Any), true
	case shape.NodesFrom:
		return qs.nodesFrom(s)
	case shape.Intersect:
		return joinShape{parts: s}, true
	case shape.IntersectOpt:
		return joinShape{parts: s.Sub, optional: s.Opt}, true
	case shape.Union:
		return unionShape(s), true
	case shape.Page:
		return frozenShape{s}, true
	case shape.Filter:
		return qs.filter(s)
	}
	return s, false
}

func (qs *QuadStore) action(s shape.QuadsAction) shape.Shape {
	out := scanShape{result: s.Result}
	for d, r := range s.Filter {
		if !bind(&out.pattern, d, qs.id(r)) {
			return shape.Null{}
		}
	}
	for _, d := range []quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label} {
		for _, tag := range s.Save[d] {
			out.saves = append(out.saves, save{d, tag})
		}
	}
	return out
}

// quads is a set of restrictions of quads: single nodes go into the pattern,
// tags of anything into the saves, and the rest restricts by iterating.
func (qs *QuadStore) quads(filters shape.Quads, result quad.Direction) shape.Shape {
	out := scanShape{result: result}
	for _, f := range filters {
		if r, ok := shape.One(f.Values); ok {
			if !bind(&out.pattern, f.Dir, qs.id(r)) {
				return shape.Null{}
			}
			continue
		}
		values := f.Values
		if sv, ok := values.(shape.Save); ok {
			if _, all := sv.From.(shape.AllNodes); all {
				for _, tag := range sv.Tags {
					out.saves = append(out.saves, save{f.Dir, tag})
				}
				continue
			}
		}
		if _, all := values.(shape.AllNodes); all && f.Dir != quad.Label {
			continue
		}
		out.nested = append(out.nested, nestedShape{f.Dir, values})
	}
	return out
}

func (qs *QuadStore) nodesFrom(s shape.NodesFrom) (shape.Shape, bool) {
	switch q := s.Quads.(type) {
	case shape.Quads:
		return qs.quads(q, s.Dir), true
	case scanShape:
		if q.result == quad.Any {
			q.result = s.Dir
			return q, true
		}
	case unionShape:
		union := make(unionShape, 0, len(q))
		for _, part := range q {
			if shape.IsNull(part) {
				continue
			}
			from, ok := qs.nodesFrom(shape.NodesFrom{Dir: s.Dir, Quads: part})
			if !ok {
				return s, false
			}
			union = append(union, from)
		}
		return union, true
	}
	return s, false
}

// scanShape is a [scan] before its parts are iterators.
type scanShape struct {
	result  quad.Direction
	pattern graph.Pattern
	saves   []save
	nested  []nestedShape
}

type nestedShape struct {
	dir    quad.Direction
	values shape.Shape
}

// BuildIterator makes a scan of a store of this package.
func (s scanShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	own, ok := qs.(*QuadStore)
	if !ok {
		return iterator.NewError(graph.Errorf(graph.Internal, "a shape of one store is built on another"))
	}
	out := &scan{qs: own, result: s.result, pattern: s.pattern, saves: s.saves}
	for _, n := range s.nested {
		it := n.values.BuildIterator(qs)
		if iterator.IsNull(it) {
			return it
		}
		out.nested = append(out.nested, nested{n.dir, it})
	}
	return out
}

// Optimize has nothing to add: the parts were optimized before.
func (s scanShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// joinShape is a [join] before its parts are iterators.
type joinShape struct{ parts, optional []shape.Shape }

// BuildIterator makes a join, or its only part.
func (s joinShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	build := func(list []shape.Shape) []iterator.Shape {
		out := make([]iterator.Shape, 0, len(list))
		for _, part := range list {
			out = append(out, part.BuildIterator(qs))
		}
		return out
	}
	out := &join{parts: build(s.parts), optional: build(s.optional)}
	if len(out.parts) == 0 && len(out.optional) > 0 {
		out.parts = append(out.parts, qs.NodesAllIterator())
	}
	if len(out.parts) == 0 || slices.ContainsFunc(out.parts, iterator.IsNull) {
		return iterator.NewNull()
	}
	if len(out.parts) == 1 && len(out.optional) == 0 {
		return out.parts[0]
	}
	return out
}

// Join is what all of the parts have, with the tags of the optional ones that
// have it too. (Cayley's own shape loses optional parts of which another
// intersection holds some.)
func Join(parts, optional []shape.Shape) shape.Shape { return joinShape{parts, optional} }

// Optimize optimizes the parts.
func (s joinShape) Optimize(ctx context.Context, r shape.Optimizer) (shape.Shape, bool) {
	out, changed := joinShape{}, false
	for _, part := range s.parts {
		p, ok := part.Optimize(ctx, r)
		if shape.IsNull(p) {
			return nil, true
		}
		changed = changed || ok
		out.parts = append(out.parts, p)
	}
	for _, part := range s.optional {
		p, ok := part.Optimize(ctx, r)
		changed = changed || ok
		if !shape.IsNull(p) {
			out.optional = append(out.optional, p)
		}
	}
	return out, changed
}
