package script

import (
	"slices"
	"strconv"

	"github.com/cayleygraph/cayley/graph/iterator"
)

// explain gives, instead of a path's rows, the steps by which it would be
// answered: a row for each, from the last to what it needs, with its depth, and
// how many results it is expected to have.
func (s *session) explain(p *path) error {
	return s.explainStep(s.build(p), 0)
}

func (s *session) explainStep(it iterator.Shape, depth int) error {
	if depth > maxDepth {
		return nil
	}
	costs, err := it.Stats(s.ctx)
	if err != nil {
		return err
	}
	subs := slices.DeleteFunc(it.SubIterators(), func(sub iterator.Shape) bool { return sub == nil })
	row := quote([]byte(`{"step":`), describe(it))
	row = strconv.AppendInt(append(row, `,"depth":`...), int64(depth), 10)
	row = strconv.AppendInt(append(row, `,"rows":`...), costs.Size.Value, 10)
	row = strconv.AppendBool(append(row, `,"exact":`...), costs.Size.Exact)
	if err := s.give(append(row, '}'), nil); err != nil {
		return err
	}
	for _, sub := range subs {
		if err := s.explainStep(sub, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// describe is an iterator in one line: its own description where it has one of
// its own and no parts, Cayley's otherwise.
func describe(it iterator.Shape) string {
	if d, ok := it.(interface{ Describe() string }); ok {
		return d.Describe()
	}
	return it.String()
}
