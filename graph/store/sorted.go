package store

import (
	"slices"

	"soegraph/graph"
)

// passes is by which numbers, one after the other, to sort quads that are in the
// order before to bring them into an order; the first has none before it.
var passes = [orders][]Order{
	SPOG: {GSPO, OPSG, POSG, SPOG}, // by G, O, P, then S
	OPSG: {POSG, OPSG},
	POSG: {POSG},
	GSPO: {SPOG, GSPO},
}

// sorted is quads in every order, of which the first is the slice that it gets.
func sorted(quads []graph.IDQuad) (lists [orders][]graph.IDQuad) {
	if len(quads) == 0 {
		return lists
	}
	room := make([]graph.IDQuad, len(quads))
	for o := range orders {
		if lists[o] = quads; o > 0 {
			lists[o] = slices.Clone(lists[o-1])
		}
		sortNext(o, lists[o], room)
	}
	return lists
}

// sortNext brings quads that are in the order before o into the order o. Room is as
// long as the list.
func sortNext(o Order, list, room []graph.IDQuad) {
	for _, by := range passes[o] {
		sortByFirst(by, list, room)
	}
}

// digit is the bits of a number that are sorted by at once.
const digit = 11

// sortByFirst sorts quads by the first number of their keys in an order, and keeps
// the sequence of those with the same (radix sort, from the lowest digit; Knuth,
// volume 3, section 5.2.5). Room is as long as the list.
func sortByFirst(o Order, list, room []graph.IDQuad) {
	most := graph.ID(0) // 0 where the list is empty
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
	copy(list, from) // where it is not there
}
