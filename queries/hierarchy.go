package queries

import (
	"slices"

	"soegraph/graph"
)

// A hierarchy is the predicates that lead from a part to its whole.
type hierarchy []graph.Predicate

// The hierarchies: a group and its subsidiaries, with what became part of them;
// an area and what lies in it; an industry and the industries below it.
func groups() hierarchy     { return hierarchy{graph.SubsidiaryOf, graph.SucceededBy} }
func areas() hierarchy      { return hierarchy{graph.PartOf, graph.LocatedIn} }
func industries() hierarchy { return hierarchy{graph.Broader, graph.PartOf} }

func wholes() hierarchy {
	return hierarchy{graph.SubsidiaryOf, graph.SucceededBy, graph.PartOf, graph.LocatedIn, graph.Broader}
}

// within is an entity and everything that is part of it, at any depth, in the
// order in which it is found. A circle ends where it began.
func (v *view) within(whole graph.ID, h hierarchy) ([]graph.ID, *set) {
	return v.closure(whole, func(id graph.ID, add func(graph.ID)) {
		for _, p := range h {
			for q := range v.in(p, id) {
				add(q.S)
			}
		}
	})
}

// above is an entity and everything that it is part of, at any depth.
func (v *view) above(part graph.ID, h hierarchy) ([]graph.ID, *set) {
	return v.closure(part, func(id graph.ID, add func(graph.ID)) {
		for _, p := range h {
			for q := range v.out(id, p) {
				add(q.O)
			}
		}
	})
}

func (v *view) closure(from graph.ID, next func(graph.ID, func(graph.ID))) ([]graph.ID, *set) {
	if from == 0 {
		return nil, &set{}
	}
	list, seen := []graph.ID{from}, &set{few: []graph.ID{from}}
	add := func(id graph.ID) {
		if !seen.has(id) {
			seen.add(id)
			list = append(list, id)
		}
	}
	for i := 0; i < len(list); i++ {
		next(list[i], add)
	}
	return list, seen
}

// finest drops those that contain another of the list.
func (v *view) finest(list []graph.ID, h hierarchy) []graph.ID {
	if len(list) < 2 {
		return list
	}
	contains := &set{}
	for _, id := range list {
		_, wholes := v.above(id, h)
		for _, other := range list {
			if other != id && wholes.has(other) && !contains.has(id) {
				contains.add(other)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(list), contains.has)
}
