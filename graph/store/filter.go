package store

import (
	"math/bits"

	"soegraph/graph"
)

// filter tells most numbers that are not in a set without a search: a Bloom
// filter of one hash, with 16 to 32 bits a number.
type filter struct {
	words []uint64
	shift uint8
}

// newFilter is the first numbers of the keys of quads.
func newFilter(o Order, lists ...[]graph.IDQuad) filter {
	n := 1
	for _, list := range lists {
		n += len(list)
	}
	width := bits.Len(uint(n)) + 4
	f := filter{make([]uint64, (1<<width+63)/64), uint8(32 - min(width, 32))}
	for _, list := range lists {
		for _, q := range list {
			at := f.at(o.first(q))
			f.words[at/64] |= 1 << (at % 64)
		}
	}
	return f
}

// at is a number's bit (Fibonacci hashing; Knuth, volume 3, section 6.4).
func (f filter) at(id graph.ID) uint32 { return uint32(id) * 2654435769 >> f.shift }

// has is false where the set does not have the number.
func (f filter) has(id graph.ID) bool {
	if f.words == nil {
		return true
	}
	at := f.at(id)
	return f.words[at/64]&(1<<(at%64)) != 0
}
