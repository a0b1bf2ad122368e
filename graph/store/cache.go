package store

import (
	"sync/atomic"

	"soegraph/graph"
)

// termCache keeps terms that were decoded a short time ago: names and amounts
// that queries ask for again and again. A term has one place, and the one that
// came last has it.
type termCache struct {
	places [cachePlaces]atomic.Pointer[cached]
}

const (
	cachePlaces  = 1 << 14
	cachedLength = 256 // longer terms are not kept
)

type cached struct {
	id   graph.ID
	term graph.Term
}

func (c *termCache) get(id graph.ID) (graph.Term, bool) {
	if e := c.places[id%cachePlaces].Load(); e != nil && e.id == id {
		return e.term, true
	}
	return "", false
}

func (c *termCache) put(id graph.ID, t graph.Term) {
	if len(t) <= cachedLength {
		c.places[id%cachePlaces].Store(&cached{id, t})
	}
}
