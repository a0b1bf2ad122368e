package queries

import (
	"cmp"
	"context"

	"soegraph/graph"
)

// Stats is what a graph holds.
type Stats struct {
	Quads      int
	Facts      int // between entities, and values; types and names left out
	Evidence   int
	Documents  int
	Articles   int
	Entities   []ClassCount
	Predicates []PredicateCount
	Generation uint64 // of the store; 0 where it counts none
}

// ClassCount is how many entities a class has.
type ClassCount struct {
	Class graph.Class
	Count int
}

// PredicateCount is how many facts a predicate has.
type PredicateCount struct {
	Predicate graph.Predicate
	Count     int
}

// StatsOf counts a graph: classes and predicates in the order in which they are
// shown, those that have none too.
func StatsOf(ctx context.Context, r Reader) (Stats, error) {
	v := newView(ctx, r)
	s := Stats{
		Quads: v.Count(graph.Pattern{}), Evidence: v.members(graph.EvidenceClass),
		Documents: v.members(graph.DocumentClass), Articles: v.members(graph.ArticleClass),
	}
	for _, c := range graph.Classes() {
		s.Entities = append(s.Entities, ClassCount{c, v.members(c)})
	}
	for _, p := range graph.Predicates() {
		n := v.count(p)
		s.Facts += n
		s.Predicates = append(s.Predicates, PredicateCount{p, n})
	}
	if g, ok := r.(generations); ok {
		s.Generation = g.Generation()
	}
	return s, cmp.Or(Damage(r), ctx.Err())
}

// members is how many things are of a class.
func (v *view) members(c graph.Class) int {
	class, id := v.classID(c), v.id(graph.Type)
	if class == 0 || id == 0 {
		return 0
	}
	return v.Count(graph.Pattern{P: id, O: class})
}
