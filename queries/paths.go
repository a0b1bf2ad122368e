package queries

import (
	"cmp"
	"context"
	"slices"

	"soegraph/graph"
)

// PathOptions says which paths are looked for.
type PathOptions struct {
	Max        int               // hops at most; 0 is 4
	Limit      int               // paths at most; 0 is 10
	Predicates []graph.Predicate // along these only; none is all between entities
	Classes    []graph.Class     // through entities of these only; none is all
}

// The defaults and bounds of [PathOptions].
const (
	defaultHops  = 4
	mostHops     = 8
	defaultPaths = 10
)

// Path is a chain of facts from one entity to another. Facts may point either
// way along it.
type Path struct {
	Nodes []Entity
	Edges []Edge // of several facts between two nodes the one with the most evidence
}

// Paths is the shortest paths between two entities, all of the same length, in
// the order of the IRIs of the nodes that they go through; none where the
// shortest is longer than asked. It fails with [graph.NotFound] where an end is
// not in the graph.
func Paths(ctx context.Context, r Reader, from, to graph.IRI, o PathOptions) ([]Path, error) {
	v := newView(ctx, r)
	var ends [2]graph.ID
	for i, iri := range []graph.IRI{from, to} {
		ends[i] = v.term(iri.Term())
		if ends[i] == 0 || v.degree(ends[i]) == 0 {
			return nil, graph.Errorf(graph.NotFound, "there is no entity %s in this graph", iri)
		}
	}
	o.Max, o.Limit = min(cmp.Or(o.Max, defaultHops), mostHops), cmp.Or(o.Limit, defaultPaths)
	s := &pathSearch{view: v, allowed: v.allowed(o.Predicates), classes: v.classSet(o.Classes), ends: ends}
	for side, end := range ends {
		s.distance[side] = map[graph.ID]int{end: 0}
		s.frontier[side] = []graph.ID{end}
	}
	length, ok := s.meet(o.Max)
	if !ok {
		return []Path{}, cmp.Or(Damage(v.Reader), v.err, ctx.Err())
	}
	paths := s.paths(length, o.Limit)
	return paths, cmp.Or(Damage(v.Reader), v.err, ctx.Err())
}

// pathSearch searches from both ends at once.
type pathSearch struct {
	*view
	allowed  *set
	classes  *set
	ends     [2]graph.ID
	distance [2]map[graph.ID]int // from each end
	frontier [2][]graph.ID
	depth    [2]int
	marked   *set // the entities on shortest paths, of those that side 0 found
}

// meet widens the search, always on the side where fewer facts are to be looked
// at, until the sides meet; it gives the length of the shortest path.
func (s *pathSearch) meet(most int) (length int, ok bool) {
	if s.ends[0] == s.ends[1] {
		return 0, true
	}
	for s.depth[0]+s.depth[1] < most && len(s.frontier[0]) > 0 && len(s.frontier[1]) > 0 {
		side := 0
		if s.cost(1) < s.cost(0) {
			side = 1
		}
		if s.widen(side) {
			return s.depth[0] + s.depth[1], true
		}
		if s.err != nil {
			return 0, false
		}
	}
	return 0, false
}

func (s *pathSearch) cost(side int) int {
	sum := 0
	for _, id := range s.frontier[side] {
		sum += s.degree(id)
	}
	return sum
}

// widen takes one step from one side, and reports whether it reached the other.
func (s *pathSearch) widen(side int) (met bool) {
	s.depth[side]++
	mine, theirs := s.distance[side], s.distance[1-side]
	var next []graph.ID
	for _, id := range s.frontier[side] {
		s.around(id, s.allowed, func(_ graph.IDQuad, to graph.ID) {
			if _, known := mine[to]; known || !s.passable(to) {
				return
			}
			mine[to] = s.depth[side]
			next = append(next, to)
			if _, reached := theirs[to]; reached {
				met = true
			}
		})
	}
	s.frontier[side] = next
	return met
}

// passable reports whether a path may go through an entity.
func (s *pathSearch) passable(id graph.ID) bool {
	return s.classes == nil || id == s.ends[0] || id == s.ends[1] || s.ofClass(id, s.classes)
}

// mark finds the entities on shortest paths of the half that was searched from
// the start, going back from where the halves meet.
func (s *pathSearch) mark(length int) {
	s.marked = &set{}
	var layer []graph.ID
	for id, d := range s.distance[0] {
		if there, ok := s.distance[1][id]; ok && d == s.depth[0] && d+there == length {
			s.marked.add(id)
			layer = append(layer, id)
		}
	}
	for at := s.depth[0] - 1; at > 0; at-- {
		var before []graph.ID
		for _, id := range layer {
			s.around(id, s.allowed, func(_ graph.IDQuad, to graph.ID) {
				if d, ok := s.distance[0][to]; ok && d == at && !s.marked.has(to) {
					s.marked.add(to)
					before = append(before, to)
				}
			})
		}
		layer = before
	}
}

// onPath reports whether an entity is on a shortest path at a distance from the
// start.
func (s *pathSearch) onPath(id graph.ID, at, length int) bool {
	if at <= s.depth[0] {
		return s.marked.has(id) && s.distance[0][id] == at
	}
	d, ok := s.distance[1][id]
	return ok && d == length-at
}

// paths is the paths of a length, by a walk from the start that only goes where
// a shortest path does.
func (s *pathSearch) paths(length, limit int) []Path {
	s.mark(length)
	paths := []Path{}
	nodes := make([]graph.ID, length+1)
	edges := make([]graph.IDQuad, length)
	nodes[0] = s.ends[0]
	var walk func(at int)
	walk = func(at int) {
		if at == length {
			paths = append(paths, s.path(nodes, edges))
			return
		}
		for _, step := range s.steps(nodes[at], at+1, length) {
			if len(paths) >= limit {
				return
			}
			nodes[at+1], edges[at] = step.to, step.fact
			walk(at + 1)
		}
	}
	walk(0)
	return paths
}

// pathStep is a fact to the next node of a path.
type pathStep struct {
	to   graph.ID
	fact graph.IDQuad
}

// steps is the next nodes of the shortest paths, in the order of their IRIs.
func (s *pathSearch) steps(id graph.ID, at, length int) []pathStep {
	best := map[graph.ID]graph.IDQuad{}
	s.around(id, s.allowed, func(q graph.IDQuad, to graph.ID) {
		if !s.onPath(to, at, length) {
			return
		}
		old, ok := best[to]
		if !ok || s.stronger(q, old) {
			best[to] = q
		}
	})
	list := make([]pathStep, 0, len(best))
	for to, q := range best {
		list = append(list, pathStep{to, q})
	}
	slices.SortFunc(list, func(a, b pathStep) int { return s.byIRI(a.to, b.to) })
	return list
}

// stronger reports whether a fact has more evidence than another, of equal ones
// the one whose predicate comes first.
func (s *pathSearch) stronger(a, b graph.IDQuad) bool {
	return cmp.Or(cmp.Compare(s.evidences(b.G), s.evidences(a.G)), s.byIRI(a.P, b.P), s.byIRI(a.S, b.S)) < 0
}

func (s *pathSearch) path(nodes []graph.ID, edges []graph.IDQuad) Path {
	p := Path{Nodes: make([]Entity, len(nodes)), Edges: make([]Edge, len(edges))}
	for i, id := range nodes {
		p.Nodes[i] = s.entity(id)
	}
	for i, q := range edges {
		p.Edges[i] = s.edge(q)
	}
	return p
}

// PathGraph is the subgraph of the nodes of paths, in the order in which the
// paths go through them, and of all facts between them.
func PathGraph(ctx context.Context, r Reader, paths []Path, closure Closure) (Subgraph, error) {
	v := newView(ctx, r)
	var ids []graph.ID
	var focus []graph.IRI
	for i, p := range paths {
		for _, n := range p.Nodes {
			if id := v.term(n.IRI.Term()); id != 0 && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		if i == 0 {
			focus = []graph.IRI{p.Nodes[0].IRI, p.Nodes[len(p.Nodes)-1].IRI}
		}
	}
	g := v.build(ids, v.allowed(nil), closure)
	g.Focus = focus
	return g, cmp.Or(Damage(v.Reader), v.err, ctx.Err())
}
