package quadstore

import (
	"sync/atomic"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"soegraph/graph"
)

// node is a reference to a term. Nodes live in a [table], one for each number,
// so that a pointer to one is the same whenever the term is: it goes into an
// interface, and into a map as a key, without an allocation.
type node struct{ id graph.ID }

// Key is the pointer itself.
func (n *node) Key() any { return n }

const (
	chunkBits = 9
	chunkSize = 1 << chunkBits
	topBits   = 12
)

type (
	chunk [chunkSize]node
	// branch and table are two levels above the chunks, which are made when a
	// number in them is first asked for.
	branch [1 << topBits]atomic.Pointer[chunk]
	table  [1 << (32 - chunkBits - topBits)]atomic.Pointer[branch]
)

// node is the node of a number. Goroutines that ask for a new chunk at once
// agree on whose is kept.
func (t *table) node(id graph.ID) *node {
	b := t[id>>(chunkBits+topBits)].Load()
	if b == nil {
		t[id>>(chunkBits+topBits)].CompareAndSwap(nil, new(branch))
		b = t[id>>(chunkBits+topBits)].Load()
	}
	slot := &b[id>>chunkBits&(1<<topBits-1)]
	c := slot.Load()
	if c == nil {
		fresh := new(chunk)
		for i := range fresh {
			fresh[i].id = id&^(chunkSize-1) + graph.ID(i)
		}
		slot.CompareAndSwap(nil, fresh)
		c = slot.Load()
	}
	return &c[id&(chunkSize-1)]
}

// quadRef is a reference to a quad.
type quadRef graph.IDQuad

// Key is the quad's four numbers.
func (q quadRef) Key() any { return q }

// ref is the reference to the term with a number, nil for none.
func (qs *QuadStore) ref(id graph.ID) cayley.Ref {
	if id == 0 {
		return nil
	}
	return qs.nodes.node(id)
}

// id is the number behind a reference, 0 for one that is no node of the store.
func (qs *QuadStore) id(r cayley.Ref) graph.ID {
	if n, ok := r.(*node); ok && n != nil {
		return n.id
	}
	return 0
}

// at is the number that a quad has in a direction.
func at(q graph.IDQuad, d quad.Direction) graph.ID {
	switch d {
	case quad.Subject:
		return q.S
	case quad.Predicate:
		return q.P
	case quad.Object:
		return q.O
	case quad.Label:
		return q.G
	default:
		return 0
	}
}

// bind sets the number that a pattern asks for in a direction. It reports false
// where the pattern already asks for another.
func bind(p *graph.Pattern, d quad.Direction, id graph.ID) bool {
	var slot *graph.ID
	switch d {
	case quad.Subject:
		slot = &p.S
	case quad.Predicate:
		slot = &p.P
	case quad.Object:
		slot = &p.O
	case quad.Label:
		slot = &p.G
	default:
		return false
	}
	if *slot != 0 && *slot != id {
		return false
	}
	*slot = id
	return true
}
