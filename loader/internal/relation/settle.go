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
	if r.Predicate == graph.CooperatesWith {
		f.subject, f.object = min(f.subject, f.object), max(f.subject, f.object) // it holds both ways
	}
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
	kept = explicit(latest(kept))
	slices.SortStableFunc(kept, func(a, b Relation) int { return cmp.Compare(a.Sentence, b.Sentence) })
	return kept
}

// latest keeps of the stages of one project that a document gives the last one
// reached: what was signed, then started, is started. A plan says nothing more
// where something has happened.
func latest(list []Relation) []Relation {
	order := map[graph.Term]int{}
	for i, s := range graph.Stages() {
		order[graph.String(string(s))] = i + 1
	}
	last := map[int]int{}
	for _, r := range list {
		if r.Predicate == graph.Status {
			last[r.Subject] = max(last[r.Subject], order[r.Value])
		}
	}
	return slices.DeleteFunc(list, func(r Relation) bool { return r.Predicate == graph.Status && order[r.Value] < last[r.Subject] })
}

// explicit keeps where something is said to be and drops where its name alone, or
// what stands beside it, places it.
func explicit(list []Relation) []Relation {
	said := map[int]bool{}
	for _, r := range list {
		said[r.Subject] = said[r.Subject] || r.said()
	}
	return slices.DeleteFunc(list, func(r Relation) bool {
		return r.Predicate == graph.LocatedIn && said[r.Subject] && !r.said()
	})
}

// said reports whether a relation says where something is, by a rule that reads it
// rather than infers it.
func (r Relation) said() bool {
	if r.Predicate != graph.LocatedIn {
		return false
	}
	switch r.Rule {
	case "located/name", "located/list", "located/headline", "located/ceremony":
		return false
	}
	return true
}
