package store

import "soegraph/graph"

// numberer gives the terms of a change their numbers in a view, new ones too. It
// looks each term up once.
type numberer struct {
	v     *view
	known map[graph.Term]graph.ID

	last    graph.Quad // most terms come again in the next quad
	lastIDs graph.IDQuad
}

func newNumberer(v *view) *numberer { return &numberer{v: v, known: map[graph.Term]graph.ID{}} }

// quad is a quad by the numbers of its terms.
func (n *numberer) quad(q graph.Quad) graph.IDQuad {
	ids := n.lastIDs
	if q.Subject != n.last.Subject {
		ids.S = n.number(q.Subject)
	}
	if q.Predicate != n.last.Predicate {
		ids.P = n.number(q.Predicate)
	}
	if q.Object != n.last.Object {
		ids.O = n.number(q.Object)
	}
	if q.Label != n.last.Label {
		ids.G = n.number(q.Label)
	}
	n.last, n.lastIDs = q, ids
	return ids
}

// number is the number of a term, a new one where it has none.
func (n *numberer) number(t graph.Term) graph.ID {
	id := n.find(t)
	if id == 0 && t != "" {
		id = n.v.more.number(t)
		n.known[t] = id
	}
	return id
}

// find is the number of a term, 0 where it has none. There need be no quad with it.
func (n *numberer) find(t graph.Term) graph.ID {
	if t == "" {
		return 0
	}
	id, ok := n.known[t]
	if !ok {
		id = n.v.lookup(t)
		n.known[t] = id
	}
	return id
}

// existing is the numbers of a quad; false where the view does not hold it.
func (n *numberer) existing(q graph.Quad) (graph.IDQuad, bool) {
	id := graph.IDQuad{S: n.find(q.Subject), P: n.find(q.Predicate), O: n.find(q.Object), G: n.find(q.Label)}
	if id.S == 0 || id.P == 0 || id.O == 0 || id.G == 0 && q.Label != "" {
		return id, false
	}
	return id, n.v.has(id)
}
