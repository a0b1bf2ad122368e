package store

import (
	"context"

	"soegraph/graph"
)

// Remove removes quads, all or none of them, and nothing that depends on them.
// It fails with [graph.NotFound] where the store has not one of them.
func (s *Store) Remove(ctx context.Context, quads []graph.Quad) (graph.Change, error) {
	return s.commit(ctx, func(n *numberer) (change, error) {
		var c change
		for _, q := range quads {
			id, there := n.existing(q)
			if !there {
				return change{}, graph.Errorf(graph.NotFound, "the quad %s is not in the store", q)
			}
			c.removed = append(c.removed, id)
		}
		return c, nil
	})
}
