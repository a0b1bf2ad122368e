package relation

import (
	"cmp"
	"slices"

	"soegraph/graph"
)

// fact is what makes two relations state the same.
type fact struct {
	subject   int
	predicate graph.Predicate
	object    int
	value     graph.Term
	figure    graph.Observation
}

func (r Relation) fact() fact {
	f := fact{r.Subject, r.Predicate, r.Object, r.Value, graph.Observation{}}
	if r.Figure != nil {
		f.figure = *r.Figure
	}
	return f
}

// settle keeps of each fact the best evidence, the earlier of two, in the order
// of the text.
func settle(found []Relation) []Relation {
	best := map[fact]int{}
	for i, r := range found {
		if k, ok := best[r.fact()]; !ok || r.Confidence > found[k].Confidence {
			best[r.fact()] = i
		}
	}
	var kept []Relation
	for i, r := range found {
		if best[r.fact()] == i {
			kept = append(kept, r)
		}
	}
	slices.SortStableFunc(kept, func(a, b Relation) int { return cmp.Compare(a.Sentence, b.Sentence) })
	return kept
}
