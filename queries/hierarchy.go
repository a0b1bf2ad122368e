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
	return newNesting(v, h).finest(list)
}

// nesting answers the same questions of a hierarchy many times over.
type nesting struct {
	*view

	hierarchy hierarchy
	wholes    map[graph.ID]*set // of a part
	zones     map[graph.ID]bool // whether it is a zone
}

func newNesting(v *view, h hierarchy) *nesting {
	return &nesting{v, h, map[graph.ID]*set{}, map[graph.ID]bool{}}
}

// contains reports whether one is a part of another, at any depth.
func (n *nesting) contains(whole, part graph.ID) bool {
	wholes, ok := n.wholes[part]
	if !ok {
		_, wholes = n.above(part, n.hierarchy)
		n.wholes[part] = wholes
	}
	return wholes.has(whole)
}

// finest drops those that contain another of the list; of a circle one stays.
func (n *nesting) finest(list []graph.ID) []graph.ID {
	if len(list) < 2 {
		return list
	}
	dropped := &set{}
	for _, part := range list {
		for _, whole := range list {
			if whole != part && !dropped.has(part) && n.contains(whole, part) {
				dropped.add(whole)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(list), dropped.has)
}

// zonesFirst is the zones among places, or all of them where none is a zone.
func (n *nesting) zonesFirst(places []graph.ID) []graph.ID {
	var zones []graph.ID
	for _, id := range places {
		is, ok := n.zones[id]
		if !ok {
			is = n.is(id, graph.Zone)
			n.zones[id] = is
		}
		if is {
			zones = append(zones, id)
		}
	}
	if len(zones) > 0 {
		return zones
	}
	return places
}
