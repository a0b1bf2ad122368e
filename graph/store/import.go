package store

import (
	"context"
	"iter"
	"strings"

	"soegraph/graph"
)

// Import adds quads, all or none of them. It stops at the first error of the
// sequence.
func (s *Store) Import(ctx context.Context, quads iter.Seq2[graph.Quad, error]) (graph.Change, error) {
	var added []graph.Quad
	for q, err := range quads {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return graph.Change{}, err
		}
		if q.Label == graph.LocalGraph.Term() {
			return graph.Change{}, graph.Errorf(graph.Invalid, "import: a quad is in %s, which is one machine's own: %s", graph.LocalGraph, q)
		}
		added = append(added, q)
	}
	return s.commit(ctx, func(v *view) (change, error) {
		e := newEdit(v)
		e.added = added
		for _, q := range added {
			if strings.HasPrefix(string(q.Label), "<"+graph.StmtNS) && !v.hasQuad(q) {
				e.Facts++
			}
		}
		return e.change, nil
	})
}
