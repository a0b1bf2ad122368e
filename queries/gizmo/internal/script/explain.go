package script

import (
	"slices"
	"strconv"

	"github.com/cayleygraph/cayley/graph/iterator"
)

// explain gives, instead of a path's rows, the steps by which it would be
// answered: a row for each, from the last to what it needs, with its depth, the
// index that it reads, and how many results it has by itself.
func (s *session) explain(p *path) error {
	return s.explainStep(s.build(p), 0, false)
}

func (s *session) explainStep(it iterator.Shape, depth int, asked bool) error {
	if depth > maxDepth {
		return nil
	}
	n, exact, err := s.size(it)
	if err != nil {
		return err
	}
	subs := slices.DeleteFunc(it.SubIterators(), func(sub iterator.Shape) bool { return sub == nil })
	row := quote([]byte(`{"step":`), describe(it, asked))
	row = strconv.AppendInt(append(row, `,"depth":`...), int64(depth), 10)
	row = strconv.AppendInt(append(row, `,"rows":`...), n, 10)
	row = strconv.AppendBool(append(row, `,"exact":`...), exact)
	if err := s.give(append(row, '}'), nil); err != nil {
		return err
	}
	_, isJoin := it.(interface{ Joins() })
	for i, sub := range subs {
		if err := s.explainStep(sub, depth+1, asked || isJoin && i > 0); err != nil {
			return err
		}
	}
	return nil
}

// maxSize is up to how many results of a step are counted.
const maxSize = 100_000

// size is how many results a step has by itself, counted up to a bound: then it
// is not exact.
func (s *session) size(it iterator.Shape) (n int64, exact bool, err error) {
	costs, err := it.Stats(s.ctx)
	if err != nil || costs.Size.Exact {
		return costs.Size.Value, err == nil, err
	}
	scan := it.Iterate()
	defer func() { _ = scan.Close() }() // it has read a snapshot: nothing is lost
	for n < maxSize && scan.Next(s.ctx) {
		n++
	}
	return n, n < maxSize, scan.Err()
}

// describe is an iterator in one line: its own description where it has one of
// its own and no parts, Cayley's otherwise.
func describe(it iterator.Shape, asked bool) string {
	switch it.(type) {
	case *iterator.Fixed:
		return "given nodes"
	case *iterator.Save:
		return "tag"
	}
	if d, ok := it.(interface{ Describe(asked bool) string }); ok {
		return d.Describe(asked)
	}
	return it.String()
}
