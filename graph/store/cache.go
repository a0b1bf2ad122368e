package store

import (
	"sync/atomic"

	"soegraph/graph"
)

// termCache keeps terms that were decoded a short time ago: names and amounts
// that queries ask for again and again. A term has one place, and the one that
// came last has it. The places are made when the first term comes.
type termCache struct {
	places atomic.Pointer[[cachePlaces]atomic.Pointer[cached]]
}

const (
	cachePlaces  = 1 << 16
	cachedLength = 256 // longer terms are not kept
)

type cached struct {
	id   graph.ID
	term graph.Term
}

func (c *termCache) get(id graph.ID) (graph.Term, bool) {
	places := c.places.Load()
	if places == nil {
		return "", false
	}
	if e := places[id%cachePlaces].Load(); e != nil && e.id == id {
		return e.term, true
	}
	return "", false
}

func (c *termCache) put(id graph.ID, t graph.Term) {
	if len(t) > cachedLength {
		return
	}
	places := c.places.Load()
	if places == nil {
		places = new([cachePlaces]atomic.Pointer[cached])
		if !c.places.CompareAndSwap(nil, places) {
			places = c.places.Load()
		}
	}
	places[id%cachePlaces].Store(&cached{id, t})
}
