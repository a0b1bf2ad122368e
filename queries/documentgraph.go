package queries

import (
	"context"
	"slices"

	"soegraph/graph"
)

// DocumentGraph is all that a document states, in canonical order: the quads
// under its label, and the facts that its evidence states. It fails with
// [graph.NotFound].
func DocumentGraph(ctx context.Context, r Reader, document graph.IRI) ([]graph.Quad, error) {
	v := newView(ctx, r)
	label := v.term(document.Term())
	if label == 0 || v.Count(graph.Pattern{G: label}) == 0 {
		return nil, graph.Errorf(graph.NotFound, "no document %s is loaded", document)
	}
	var quads []graph.Quad
	keep := func(q graph.IDQuad) {
		quads = append(quads, graph.Quad{Subject: v.Term(q.S), Predicate: v.Term(q.P), Object: v.Term(q.O), Label: v.Term(q.G)})
	}
	states := v.id(graph.EvidenceStatement)
	facts := map[graph.ID]bool{}
	for q := range v.match(graph.Pattern{G: label}) {
		keep(q)
		if q.P == states && !facts[q.O] {
			facts[q.O] = true
			for fact := range v.match(graph.Pattern{G: q.O}) {
				keep(fact)
			}
		}
	}
	slices.SortFunc(quads, graph.Quad.Compare)
	return slices.Compact(quads), v.err
}
