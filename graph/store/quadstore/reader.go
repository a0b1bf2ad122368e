package quadstore

import (
	"iter"

	"soegraph/graph"
)

// Reader is a consistent view of a graph, by the numbers of its terms: what a
// snapshot of the store offers. It must be safe for use by goroutines at once.
type Reader interface {
	// ID is the number of a term, false where no quad has it.
	ID(graph.Term) (graph.ID, bool)
	// Term is the term of a number that this reader gave.
	Term(graph.ID) graph.Term
	// Match yields the quads that fit the pattern, in an order that is the same
	// for the same pattern.
	Match(graph.Pattern) iter.Seq[graph.IDQuad]
	// Count is the number of quads that fit the pattern.
	Count(graph.Pattern) int
}

// Writer is what a [Reader] that can be written to offers as well.
type Writer interface {
	// Apply removes and adds quads, as one change. It fails with
	// [graph.Conflict] where a quad to add is there, or one to remove is not,
	// unless told to ignore that.
	Apply(add, remove []graph.Quad, ignorePresent, ignoreMissing bool) error
}
