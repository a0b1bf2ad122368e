package queries

import (
	"cmp"
	"context"
	"math"
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
func (l *Library) Paths(ctx context.Context, r Reader, from, to graph.IRI, o PathOptions) ([]Path, error) {
	v := l.known.view(ctx, r)
	s := &pathSearch{view: v, along: v.along(o.Predicates), classes: v.classSet(o.Classes)}
	s.allowed = newSet(s.along)
	for side, iri := range []graph.IRI{from, to} {
		id := v.term(iri.Term())
		if id == 0 || v.degree(id) == 0 {
			return nil, graph.Errorf(graph.NotFound, "there is no entity %s in this graph", iri)
		}
		s.ends[side], s.layers[side] = id, [][]graph.ID{{id}}
	}
	paths := []Path{}
	if s.meet(min(cmp.Or(o.Max, defaultHops), mostHops)) {
		paths = s.paths(cmp.Or(o.Limit, defaultPaths))
	}
	return paths, cmp.Or(Damage(v.Reader), v.err, ctx.Err())
}

// pathSearch searches from both ends at once.
type pathSearch struct {
	*view
	along   []graph.ID // predicates
	allowed *set       // the same
	classes *set
	ends    [2]graph.ID
	layers  [2][][]graph.ID // from each end: the entities at distance 0, 1 and so on, each layer sorted
}

// last is the entities that a side found last.
func (s *pathSearch) last(side int) []graph.ID { return s.layers[side][len(s.layers[side])-1] }

// meet widens the search, always on the side where fewer facts are to be looked
// at, until the last layers share an entity: each of those is in the middle of a
// shortest path. It is false where paths are longer than most.
func (s *pathSearch) meet(most int) bool {
	for length := 0; s.err == nil; length++ {
		switch middle := shared(s.last(0), s.last(1)); {
		case len(middle) > 0:
			s.layers[0][len(s.layers[0])-1] = middle
			return true
		case length == most, len(s.last(0)) == 0, len(s.last(1)) == 0:
			return false
		default:
			s.widen(s.cheaper())
		}
	}
	return false
}

// cheaper is the side from which a step looks at fewer facts.
func (s *pathSearch) cheaper() int {
	small := 0
	if len(s.last(1)) < len(s.last(0)) {
		small = 1
	}
	most := s.cost(small, math.MaxInt)
	if s.cost(1-small, most) < most {
		return 1 - small
	}
	return small
}

// cost is how many quads a step from one side looks at, with what finding them
// costs; enough is where counting ends.
func (s *pathSearch) cost(side, enough int) int {
	sum := 0
	for _, id := range s.last(side) {
		if sum += s.degree(id) + 2*rangeCost; sum >= enough {
			break
		}
	}
	return sum
}

// widen takes one step from one side. What is around the last layer is in it, in
// the one before or in the next.
func (s *pathSearch) widen(side int) {
	layers := s.layers[side]
	next := s.beside(layers[len(layers)-1])
	for _, known := range layers[max(0, len(layers)-2):] {
		next = without(next, known)
	}
	if s.classes != nil {
		next = slices.DeleteFunc(next, func(id graph.ID) bool {
			return id != s.ends[0] && id != s.ends[1] && !s.ofClass(id, s.classes)
		})
	}
	s.layers[side] = append(layers, next)
}

// beside is the entities that facts connect with some others, sorted.
func (s *pathSearch) beside(layer []graph.ID) []graph.ID {
	var found []graph.ID
	for _, id := range layer {
		if len(s.along) > 1 && s.degree(id) < 2*len(s.along)*rangeCost {
			s.around(id, s.allowed, func(_ graph.IDQuad, to graph.ID) { found = append(found, to) })
			continue
		}
		for _, p := range s.along {
			for q := range s.match(graph.Pattern{S: id, P: p}) {
				found = append(found, q.O)
			}
			for q := range s.match(graph.Pattern{P: p, O: id}) {
				found = append(found, q.S)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// paths is the paths, by a walk from the start that only goes where a shortest
// path does.
func (s *pathSearch) paths(limit int) []Path {
	steps := s.corridor()
	paths := []Path{}
	nodes := make([]graph.ID, 1, len(steps))
	nodes[0] = s.ends[0]
	var walk func()
	walk = func() {
		if len(nodes) == len(steps) {
			paths = append(paths, s.path(nodes))
			return
		}
		next := s.connected(nodes[len(nodes)-1], steps[len(nodes)])
		slices.SortFunc(next, s.byIRI)
		for _, to := range next {
			if len(paths) >= limit {
				return
			}
			nodes = append(nodes, to)
			walk()
			nodes = nodes[:len(nodes)-1]
		}
	}
	walk()
	return paths
}

// corridor is the entities at each distance from the start that lead to the
// other end. Of the half that was searched from the start, that is those from
// which the middle is reached, found going back.
func (s *pathSearch) corridor() [][]graph.ID {
	half := slices.Clone(s.layers[0])
	for at := len(half) - 2; at > 0; at-- {
		var leading []graph.ID
		for _, id := range half[at+1] {
			leading = append(leading, s.connected(id, half[at])...)
		}
		slices.Sort(leading)
		half[at] = slices.Compact(leading)
	}
	other := slices.Clone(s.layers[1][:len(s.layers[1])-1])
	slices.Reverse(other)
	return append(half, other...)
}

// connected is those of some entities that facts connect with one.
func (s *pathSearch) connected(id graph.ID, of []graph.ID) []graph.ID {
	if len(of)*len(s.along) >= s.degree(id)/rangeCost {
		return shared(s.beside([]graph.ID{id}), of)
	}
	var found []graph.ID
	for _, to := range of {
		for _, p := range s.along {
			if s.Count(graph.Pattern{S: id, P: p, O: to}) > 0 || s.Count(graph.Pattern{S: to, P: p, O: id}) > 0 {
				found = append(found, to)
				break
			}
		}
	}
	return found
}

// rangeCost is about how many quads are walked over in the time in which a range
// is found.
const rangeCost = 16

// strongest is the fact between two entities with the most evidence, of equal
// ones the one whose predicate comes first.
func (s *pathSearch) strongest(a, b graph.ID) (best graph.IDQuad, ok bool) {
	for _, p := range s.along {
		for _, pattern := range []graph.Pattern{{S: a, P: p, O: b}, {S: b, P: p, O: a}} {
			for q := range s.match(pattern) {
				if !ok || s.stronger(q, best) {
					best, ok = q, true
				}
			}
		}
	}
	return best, ok
}

// stronger reports whether a fact has more evidence than another, of equal ones
// the one whose predicate comes first.
func (s *pathSearch) stronger(a, b graph.IDQuad) bool {
	return cmp.Or(cmp.Compare(s.evidences(b.G), s.evidences(a.G)), s.byIRI(a.P, b.P), s.byIRI(a.S, b.S)) < 0
}

func (s *pathSearch) path(nodes []graph.ID) Path {
	p := Path{Nodes: make([]Entity, len(nodes)), Edges: make([]Edge, len(nodes)-1)}
	for i, id := range nodes {
		p.Nodes[i] = s.entity(id)
	}
	for i := range p.Edges {
		q, _ := s.strongest(nodes[i], nodes[i+1])
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
