package queries

import (
	"cmp"
	"context"
	"slices"

	"soegraph/graph"
)

// Reach says how far a neighbourhood goes.
type Reach struct {
	Depth      int               // steps from the focus; 0 is 1
	Limit      int               // entities at most; 0 is 500
	Supernode  int               // an entity in more facts than that is shown and not expanded, except the focus; 0 is 200
	Predicates []graph.Predicate // along these only; none is all between entities
	Classes    []graph.Class     // entities of these only, and the focus; none is all
	Closure    Closure
}

// The defaults of [Reach].
const (
	defaultDepth     = 1
	defaultLimit     = 500
	defaultSupernode = 200
)

// Neighbourhood is what lies around entities, in both directions of the facts:
// nodes by their distance, those that one node leads to in the order of the
// predicates' and then of their own IRIs. So the same question of the same graph
// has the same answer, and a smaller limit cuts off the end of a larger one's.
// All facts between the nodes, along the predicates asked for, are edges. It
// fails with [graph.NotFound] where a focus is not in the graph.
func Neighbourhood(ctx context.Context, r Reader, focus []graph.IRI, reach Reach) (Subgraph, error) {
	v := newView(ctx, r)
	w := v.walk(reach)
	for _, iri := range focus {
		id := v.term(iri.Term())
		if id == 0 || v.degree(id) == 0 {
			return Subgraph{}, graph.Errorf(graph.NotFound, "there is no entity %s in this graph", iri)
		}
		w.add(id)
	}
	w.expand(len(w.nodes))
	g := v.build(w.nodes, w.allowed, reach.Closure)
	g.Focus, g.Truncated = focus, w.truncated
	return g, cmp.Or(Damage(v.Reader), v.err, ctx.Err())
}

// walk is a breadth-first walk.
type walk struct {
	*view
	reach     Reach
	allowed   *set // predicates
	classes   *set
	nodes     []graph.ID
	found     *set
	truncated bool
}

func (v *view) walk(reach Reach) *walk {
	reach.Depth, reach.Limit = cmp.Or(reach.Depth, defaultDepth), cmp.Or(reach.Limit, defaultLimit)
	reach.Supernode = cmp.Or(reach.Supernode, defaultSupernode)
	return &walk{view: v, reach: reach, allowed: v.allowed(reach.Predicates), classes: v.classSet(reach.Classes), found: &set{}}
}

// allowed is the numbers of predicates between entities; of none given, all.
func (v *view) allowed(predicates []graph.Predicate) *set {
	return newSet(v.along(predicates))
}

// along is the numbers of predicates between entities as a list; of none given,
// all.
func (v *view) along(predicates []graph.Predicate) []graph.ID {
	if len(predicates) == 0 {
		predicates = relations()
	}
	var ids []graph.ID
	for _, p := range predicates {
		if id := v.id(p); id != 0 && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (v *view) classSet(classes []graph.Class) *set {
	if len(classes) == 0 {
		return nil
	}
	ids := &set{}
	for _, c := range classes {
		if id := v.classID(c); id != 0 {
			ids.add(id)
		}
	}
	return ids
}

// ofClass reports whether an entity is of one of the classes; nil is any.
func (v *view) ofClass(id graph.ID, classes *set) bool {
	if classes == nil {
		return true
	}
	for q := range v.out(id, graph.Type) {
		if classes.has(q.O) {
			return true
		}
	}
	return false
}

// add takes a node, and is false where the limit is reached.
func (w *walk) add(id graph.ID) bool {
	if w.found.has(id) {
		return true
	}
	if len(w.nodes) >= w.reach.Limit {
		w.truncated = true
		return false
	}
	w.found.add(id)
	w.nodes = append(w.nodes, id)
	return true
}

// expand walks from the first nodes.
func (w *walk) expand(focus int) {
	from := 0
	for range w.reach.Depth {
		to := len(w.nodes)
		for i := from; i < to; i++ {
			if i >= focus && w.degree(w.nodes[i]) > w.reach.Supernode {
				continue
			}
			for _, id := range w.neighbours(w.nodes[i]) {
				if !w.add(id) {
					return
				}
			}
		}
		from = to
	}
}

// neighbours is the entities that facts connect with one, which the walk has not
// found and may.
func (w *walk) neighbours(id graph.ID) []graph.ID {
	type step struct{ predicate, to graph.ID }
	var steps []step
	w.around(id, w.allowed, func(q graph.IDQuad, to graph.ID) {
		if !w.found.has(to) && w.ofClass(to, w.classes) {
			steps = append(steps, step{q.P, to})
		}
	})
	slices.SortFunc(steps, func(a, b step) int { return cmp.Or(w.byIRI(a.predicate, b.predicate), w.byIRI(a.to, b.to)) })
	list := make([]graph.ID, len(steps))
	for i, s := range steps {
		list[i] = s.to
	}
	return list
}

// around calls back for every fact along the predicates that leads from or to
// an entity, with the entity at its other end.
func (v *view) around(id graph.ID, allowed *set, see func(fact graph.IDQuad, to graph.ID)) {
	for q := range v.match(graph.Pattern{S: id}) {
		if allowed.has(q.P) {
			see(q, q.O)
		}
	}
	for q := range v.match(graph.Pattern{O: id}) {
		if allowed.has(q.P) {
			see(q, q.S)
		}
	}
}
