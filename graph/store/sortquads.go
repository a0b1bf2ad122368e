package store

import (
	"runtime"
	"slices"
	"sync"

	"soegraph/graph"
)

// quadSorter sorts many quads, whose numbers are ranks of terms, in every order.
// Only the first order is really sorted, and that within the quads of one
// subject; each other one is a distribution of an order that has the rest of
// its key sorted already, which keeps that (a pass of radix sort).
type quadSorter struct {
	terms int
	spog  []graph.IDQuad
	next  chan []graph.IDQuad
}

// sortQuads sorts quads, which come in pieces, as SPOG and drops those that are
// there twice.
func sortQuads(quads [][]graph.IDQuad, terms int) *quadSorter {
	s := &quadSorter{terms: terms}
	list, ends := s.distribute(SPOG, quads...)
	workers := runtime.GOMAXPROCS(0)
	var running sync.WaitGroup
	for w := range workers {
		running.Go(func() {
			for id := 1 + w*terms/workers; id < 1+(w+1)*terms/workers; id++ {
				slices.SortFunc(list[ends[id-1]:ends[id]], SPOG.compare)
			}
		})
	}
	running.Wait()
	s.spog = slices.Compact(list)
	return s
}

// distribute puts quads in the order of the first number of their keys, and
// keeps the sequence of those with the same. Ends is where the quads of each
// number end.
func (s *quadSorter) distribute(o Order, quads ...[]graph.IDQuad) (list []graph.IDQuad, ends []uint32) {
	ends = make([]uint32, s.terms+2)
	for _, piece := range quads {
		for _, q := range piece {
			ends[o.first(q)+1]++
		}
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	list = make([]graph.IDQuad, ends[len(ends)-1])
	for _, piece := range quads {
		for _, q := range piece {
			first := o.first(q)
			list[ends[first]] = q
			ends[first]++
		}
	}
	return list, ends
}

// first is the first number of a quad's key.
func (o Order) first(q graph.IDQuad) graph.ID {
	switch o {
	case SPOG:
		return q.S
	case POSG:
		return q.P
	case OPSG:
		return q.O
	default:
		return q.G
	}
}

// in is the quads in an order. It is asked for the orders one after the other:
// while one is used, the next one is made.
func (s *quadSorter) in(o Order) []graph.IDQuad {
	list := s.spog
	if o != SPOG {
		list = <-s.next
	}
	if o+1 == orders {
		return list
	}
	s.next = make(chan []graph.IDQuad, 1)
	go func() { s.next <- s.after(o, list) }()
	return list
}

// after is the quads in the order after o, made of one that has the rest of its
// key sorted: OPSG of the quads by P, S, O, which are made for it; POSG of OPSG;
// GSPO of SPOG.
func (s *quadSorter) after(o Order, list []graph.IDQuad) []graph.IDQuad {
	switch o {
	case SPOG:
		list, _ = s.distribute(POSG, list) // by P, then S, O, G
	case POSG:
		list = s.spog
	}
	list, _ = s.distribute(o+1, list)
	return list
}
