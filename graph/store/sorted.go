package store

import (
	"slices"

	"soegraph/graph"
)

// sorted is quads in every order, of which the first is the slice that it gets. One
// order is made of another one that has the rest of its key sorted already.
func sorted(quads []graph.IDQuad) (lists [orders][]graph.IDQuad) {
	if len(quads) == 0 {
		return lists
	}
	room := make([]graph.IDQuad, len(quads))
	after := func(list []graph.IDQuad, firsts ...Order) []graph.IDQuad {
		for _, o := range firsts {
			sortByFirst(o, list, room)
		}
		return list
	}
	lists[SPOG] = after(quads, GSPO, OPSG, POSG, SPOG)
	lists[GSPO] = after(slices.Clone(lists[SPOG]), GSPO)
	lists[OPSG] = after(slices.Clone(lists[SPOG]), POSG, OPSG)
	lists[POSG] = after(slices.Clone(lists[OPSG]), POSG)
	return lists
}

// digit is the bits of a number that are sorted by at once.
const digit = 11

// sortByFirst sorts quads by the first number of their keys in an order, and keeps
// the sequence of those with the same (radix sort, from the lowest digit; Knuth,
// volume 3, section 5.2.5). Room is as long as the list.
func sortByFirst(o Order, list, room []graph.IDQuad) {
	most := graph.ID(0)
	for _, q := range list {
		most = max(most, o.first(q))
	}
	from, to := list, room
	for shift := 0; most>>shift > 0; shift += digit {
		var places [1 << digit]uint32
		for _, q := range from {
			places[o.first(q)>>shift%(1<<digit)]++
		}
		at := uint32(0)
		for d, n := range places {
			places[d] = at
			at += n
		}
		for _, q := range from {
			d := o.first(q) >> shift % (1 << digit)
			to[places[d]] = q
			places[d]++
		}
		from, to = to, from
	}
	if &from[0] != &list[0] {
		copy(list, from)
	}
}
