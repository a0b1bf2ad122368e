package script

import (
	"context"
	"errors"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/dop251/goja"

	"soegraph/graph"
)

// resultTag is the column that holds where a path ends.
const resultTag = "id"

// errStop ends an iteration that has had enough, without an error.
var errStop = errors.New("stop")

// finals is the methods of a path that run it.
func (s *session) finals() map[string]method {
	final := func(f func(*path, []goja.Value) (goja.Value, error)) method {
		return func(this goja.Value, args []goja.Value) (goja.Value, error) {
			p, err := s.this(this)
			if err != nil {
				return nil, err
			}
			if !p.path.start {
				return nil, invalid("a path that begins with g.M() leads from nowhere: follow() it from g.V()")
			}
			return f(p.path, args)
		}
	}
	forEach := final(s.forEach)
	return map[string]method{
		"all": final(func(p *path, _ []goja.Value) (goja.Value, error) { return nil, s.all(p, 0) }),
		"getLimit": final(func(p *path, args []goja.Value) (goja.Value, error) {
			n, err := number(at(args, 0), "the limit")
			if err != nil {
				return nil, err
			}
			return nil, s.all(p, int(n))
		}),
		"toArray":  final(func(p *path, args []goja.Value) (goja.Value, error) { return s.toArray(p, args, false) }),
		"tagArray": final(func(p *path, args []goja.Value) (goja.Value, error) { return s.toArray(p, args, true) }),
		"toValue":  final(func(p *path, _ []goja.Value) (goja.Value, error) { return s.toValue(p, false) }),
		"tagValue": final(func(p *path, _ []goja.Value) (goja.Value, error) { return s.toValue(p, true) }),
		"forEach":  forEach, "map": forEach,
		"count": final(func(p *path, _ []goja.Value) (goja.Value, error) {
			n, err := s.count(p)
			return s.vm.ToValue(n), err
		}),
	}
}

// build makes the iterator of a path.
func (s *session) build(p *path) iterator.Shape {
	it, _ := shape.BuildIterator(s.ctx, s.Store, p.shape()).Optimize(s.ctx)
	return it
}

// each calls f with the tags of each row, the same map every time. With paths
// false, it calls f once for each node at which the path ends in one way or in
// several.
func (s *session) each(p *path, paths bool, f func(tags map[string]cayley.Ref, result cayley.Ref) error) error {
	it := s.build(p).Iterate()
	defer func() { _ = it.Close() }() // it has read a snapshot: nothing is lost
	ctx, row := s.ctx, map[string]cayley.Ref{}
	give := func() error {
		if ctx.Err() != nil {
			return deadline(context.Cause(ctx))
		}
		clear(row)
		it.TagResults(row)
		return f(row, it.Result())
	}
	for it.Next(ctx) {
		if err := give(); err != nil {
			return ended(err)
		}
		for paths && it.NextPath(ctx) {
			if err := give(); err != nil {
				return ended(err)
			}
		}
	}
	return it.Err()
}

func ended(err error) error {
	if errors.Is(err, errStop) {
		return nil
	}
	return err
}

// all gives every row, or the first limit of them where that is above zero.
func (s *session) all(p *path, limit int) error {
	if s.Explain {
		return s.explain(p)
	}
	n := 0
	return s.each(p, true, func(tags map[string]cayley.Ref, result cayley.Ref) error {
		tags[resultTag] = result
		if err := s.give(s.out.tags(s.Store, tags)); err != nil {
			return err
		}
		if n++; n == limit {
			return errStop
		}
		return nil
	})
}

// give hands one row on, within the limits.
func (s *session) give(row []byte, err error) error {
	if err != nil {
		return err
	}
	if s.stats.Rows >= s.Rows {
		s.stats.Truncated = true
		return errEnough
	}
	if s.bytes += len(row); s.bytes > s.Bytes {
		return graph.Errorf(graph.TooLarge, "the rows have more than %d bytes", s.Bytes)
	}
	s.stats.Rows++
	return s.Give(row)
}

// emit gives a value of the script as a row.
func (s *session) emit(v goja.Value) error { return s.give(s.out.value(v)) }

// take counts a row that goes into the script.
func (s *session) take() error {
	if s.taken++; s.taken > maxTaken {
		return graph.Errorf(graph.TooLarge, "toArray() and its like may give a query %d rows in all: use limit(), or all()", maxTaken)
	}
	return nil
}

func (s *session) row(tags map[string]cayley.Ref, result cayley.Ref) goja.Value {
	cells := make(map[string]graph.Term, len(tags)+1)
	for k, r := range tags {
		if t := s.Store.TermOf(r); t != "" {
			cells[k] = t
		}
	}
	cells[resultTag] = s.Store.TermOf(result)
	return s.vm.NewDynamicObject(&rowValue{vm: s.vm, cells: cells})
}

func (s *session) toArray(p *path, args []goja.Value, withTags bool) (goja.Value, error) {
	limit := int64(-1)
	if !missing(at(args, 0)) {
		var err error
		if limit, err = number(args[0], "the limit"); err != nil {
			return nil, err
		}
	}
	list, err := s.list(p, limit, withTags)
	if err != nil {
		return nil, err
	}
	return s.vm.NewArray(list...), nil
}

func (s *session) list(p *path, limit int64, withTags bool) ([]any, error) {
	var list []any
	if limit == 0 {
		return nil, nil
	}
	err := s.each(p, withTags, func(tags map[string]cayley.Ref, result cayley.Ref) error {
		if err := s.take(); err != nil {
			return err
		}
		if withTags {
			list = append(list, s.row(tags, result))
		} else {
			list = append(list, native(s.vm, s.Store.TermOf(result)))
		}
		if int64(len(list)) == limit {
			return errStop
		}
		return nil
	})
	return list, err
}

func (s *session) toValue(p *path, withTags bool) (goja.Value, error) {
	list, err := s.list(p, 1, withTags)
	if err != nil || len(list) == 0 {
		return goja.Null(), err
	}
	return s.vm.ToValue(list[0]), nil
}

// forEach calls a function of the script with each row. What the function
// throws ends the iteration and is thrown on.
func (s *session) forEach(p *path, args []goja.Value) (goja.Value, error) {
	limit := int64(-1)
	if len(args) == 2 {
		var err error
		if limit, err = number(args[0], "the limit"); err != nil {
			return nil, err
		}
		args = args[1:]
	}
	f, ok := goja.AssertFunction(at(args, 0))
	if !ok {
		return nil, invalid("forEach() takes a function, not %s", show(at(args, 0)))
	}
	if limit == 0 {
		return goja.Null(), nil
	}
	n := int64(0)
	return goja.Null(), s.each(p, true, func(tags map[string]cayley.Ref, result cayley.Ref) error {
		if _, err := f(goja.Undefined(), s.row(tags, result)); err != nil {
			return s.rethrow(err)
		}
		if n++; n == limit {
			return errStop
		}
		return nil
	})
}

// rethrow passes on what a function of the script threw: exceptions as they
// are, and an interruption or an overflow so that the script cannot catch it.
func (s *session) rethrow(err error) error {
	if _, ok := errors.AsType[*goja.Exception](err); !ok {
		s.end(s.failure(err))
	}
	panic(err)
}

// count is the number of rows.
func (s *session) count(p *path) (int64, error) {
	it := s.build(p)
	costs, err := it.Stats(s.ctx)
	if err == nil && costs.Size.Exact {
		return costs.Size.Value, nil
	}
	n := int64(0)
	scan := it.Iterate()
	defer func() { _ = scan.Close() }() // it has read a snapshot: nothing is lost
	for scan.Next(s.ctx) {
		n++
		for scan.NextPath(s.ctx) {
			n++
			if n%1024 == 0 && s.ctx.Err() != nil {
				break
			}
		}
		if s.ctx.Err() != nil {
			return 0, deadline(context.Cause(s.ctx))
		}
	}
	return n, scan.Err()
}
