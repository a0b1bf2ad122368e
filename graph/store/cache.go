package store

import (
	"encoding/binary"
	"sync/atomic"
	"unsafe"

	"soegraph/graph"
)

// termCache keeps terms that were decoded a short time ago: names and amounts
// that queries ask for again and again. A term has one place, and the one that
// came last has it. The places are made when the first term comes.
type termCache struct {
	places atomic.Pointer[[cachePlaces]atomic.Pointer[byte]]
}

const (
	cachePlaces  = 1 << 17
	cachedLength = 256 // longer terms are not kept
	cachedHead   = 8   // bytes before a kept term: its number and its length
)

// get is a term that is kept.
func (c *termCache) get(id graph.ID) (graph.Term, bool) {
	places := c.places.Load()
	if places == nil {
		return "", false
	}
	kept := places[id%cachePlaces].Load()
	if kept == nil {
		return "", false
	}
	head := unsafe.Slice(kept, cachedHead)
	if graph.ID(binary.LittleEndian.Uint32(head)) != id {
		return "", false
	}
	size := binary.LittleEndian.Uint32(head[4:])
	return textOf(unsafe.Slice(kept, cachedHead+size)), true
}

// put keeps a term whose bytes have room for a head before them, so that term
// and place need one piece of memory. Nobody may write to the bytes any more.
func (c *termCache) put(id graph.ID, b []byte) {
	if len(b) > cachedHead+cachedLength {
		return
	}
	binary.LittleEndian.PutUint32(b, uint32(id))
	binary.LittleEndian.PutUint32(b[4:], uint32(len(b)-cachedHead))
	places := c.places.Load()
	if places == nil {
		places = new([cachePlaces]atomic.Pointer[byte])
		if !c.places.CompareAndSwap(nil, places) {
			places = c.places.Load()
		}
	}
	places[id%cachePlaces].Store(unsafe.SliceData(b))
}

// textOf is the term behind a head, in the same memory.
func textOf(b []byte) graph.Term {
	text := b[cachedHead:]
	return graph.Term(unsafe.String(unsafe.SliceData(text), len(text)))
}
