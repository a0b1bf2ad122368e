// Package queries answers questions about a graph: typed traversals, a library
// of named queries, and Gizmo in a sandbox.
package queries

import (
	"iter"

	"soegraph/graph"
)

// Reader is a consistent view of a graph, by the numbers of its terms. A
// snapshot of the store is one, and so is any other Cayley store in a wrapper.
type Reader interface {
	// ID is the number of a term, false where no quad has it.
	ID(graph.Term) (graph.ID, bool)
	// Term is the term of a number that this reader gave.
	Term(graph.ID) graph.Term
	// Match yields the quads that fit the pattern, in an order that is the same
	// for the same pattern and snapshot.
	Match(graph.Pattern) iter.Seq[graph.IDQuad]
	// Count is the number of quads that fit the pattern.
	Count(graph.Pattern) int
}

// Damage is what a reader met and could not read, an error of code
// [graph.Damaged], or nil. Readers leave out what they cannot read, and say so
// by a method Err: an answer counts when this is nil after it.
func Damage(r Reader) error {
	if d, ok := r.(interface{ Err() error }); ok {
		return d.Err()
	}
	return nil
}
