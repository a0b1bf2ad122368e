package store

import (
	"hash/maphash"
	"unsafe"

	"soegraph/graph"
)

// collector gathers many quads in little memory: each different term once, in
// large pieces that the garbage collector has not much to do with, and quads as
// numbers, from 1, in the order in which terms came.
type collector struct {
	terms []graph.Term
	count int              // of quads
	quads [][]graph.IDQuad // in pieces, so that growing copies nothing

	seed  maphash.Seed
	hash  []uint32 // of each term, as far as the table does not tell it
	table []uint32 // numbers of terms; 0 is free. Open addressing, linear probing
	piece []byte   // where the next terms go

	last    graph.Quad // most terms come again in the next quad
	lastIDs graph.IDQuad
}

const (
	pieceSize  = 1 << 20
	pieceQuads = 1 << 14
	firstTable = 1 << 12
)

func newCollector() *collector {
	return &collector{seed: maphash.MakeSeed(), table: make([]uint32, firstTable)}
}

// add adds a quad.
func (c *collector) add(q graph.Quad) {
	ids := c.lastIDs
	if q.Subject != c.last.Subject {
		ids.S = c.id(q.Subject)
	}
	if q.Predicate != c.last.Predicate {
		ids.P = c.id(q.Predicate)
	}
	if q.Object != c.last.Object {
		ids.O = c.id(q.Object)
	}
	if q.Label != c.last.Label {
		ids.G = c.id(q.Label)
	}
	c.last, c.lastIDs = q, ids
	if c.count%pieceQuads == 0 {
		c.quads = append(c.quads, make([]graph.IDQuad, 0, pieceQuads))
	}
	last := &c.quads[len(c.quads)-1]
	*last = append(*last, ids)
	c.count++
}

// id is the number of a term.
func (c *collector) id(t graph.Term) graph.ID {
	if t == "" {
		return 0
	}
	h := maphash.String(c.seed, string(t))
	mask := uint64(len(c.table) - 1)
	for at := h & mask; ; at = (at + 1) & mask {
		id := c.table[at]
		if id == 0 {
			return c.insert(t, h, at)
		}
		if c.hash[id-1] == uint32(h>>32) && c.terms[id-1] == t {
			return graph.ID(id)
		}
	}
}

func (c *collector) insert(t graph.Term, h, at uint64) graph.ID {
	c.terms = append(c.terms, c.keep(t))
	c.hash = append(c.hash, uint32(h>>32))
	id := uint32(len(c.terms))
	c.table[at] = id
	if len(c.terms)*2 > len(c.table) {
		c.grow()
	}
	return graph.ID(id)
}

// grow makes the table twice as large.
func (c *collector) grow() {
	table := make([]uint32, 2*len(c.table))
	mask := uint64(len(table) - 1)
	for i, t := range c.terms {
		at := maphash.String(c.seed, string(t)) & mask
		for table[at] != 0 {
			at = (at + 1) & mask
		}
		table[at] = uint32(i + 1)
	}
	c.table = table
}

// keep copies a term, so that the file that it was read from need not stay in
// memory.
func (c *collector) keep(t graph.Term) graph.Term {
	if len(t) > cap(c.piece)-len(c.piece) {
		c.piece = make([]byte, 0, max(pieceSize, len(t)))
	}
	from := len(c.piece)
	c.piece = append(c.piece, t...)
	kept := c.piece[from:]
	return graph.Term(unsafe.String(unsafe.SliceData(kept), len(kept)))
}

// free gives back what only adding needs.
func (c *collector) free() { c.table, c.hash, c.piece = nil, nil, nil }
