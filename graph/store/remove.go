package store

import (
	"context"

	"soegraph/graph"
)

// Remove removes quads, all or none of them, and nothing that depends on them.
// It fails with [graph.NotFound] where the store has not one of them.
func (s *Store) Remove(ctx context.Context, quads []graph.Quad) (graph.Change, error) {
	return s.commit(ctx, func(v *view) (change, error) {
		var c change
		for _, q := range quads {
			id := graph.IDQuad{S: v.find(q.Subject), P: v.find(q.Predicate), O: v.find(q.Object)}
			if q.Label != "" {
				id.G = v.find(q.Label)
			}
			if id.S == 0 || id.P == 0 || id.O == 0 || id.G == 0 && q.Label != "" || !v.has(id) {
				return change{}, graph.Errorf(graph.NotFound, "the quad %s is not in the store", q)
			}
			c.removed = append(c.removed, id)
		}
		return c, nil
	})
}
