package store

import (
	"cmp"

	"soegraph/graph"
)

// Order is one of the four ways in which quads are sorted. Together they answer
// every pattern that the model's questions have with one range.
type Order uint8

// The orders, by the sequence in which they compare subject, predicate, object
// and label (graph).
const (
	SPOG Order = iota
	OPSG
	POSG
	GSPO
	orders // how many there are
)

// Key is the quad's numbers in the order's sequence.
func (o Order) Key(q graph.IDQuad) [4]graph.ID {
	switch o {
	case SPOG:
		return [4]graph.ID{q.S, q.P, q.O, q.G}
	case POSG:
		return [4]graph.ID{q.P, q.O, q.S, q.G}
	case OPSG:
		return [4]graph.ID{q.O, q.P, q.S, q.G}
	default:
		return [4]graph.ID{q.G, q.S, q.P, q.O}
	}
}

// quad undoes Key.
func (o Order) quad(first graph.ID, r row) graph.IDQuad {
	switch o {
	case SPOG:
		return graph.IDQuad{S: first, P: r[0], O: r[1], G: r[2]}
	case POSG:
		return graph.IDQuad{P: first, O: r[0], S: r[1], G: r[2]}
	case OPSG:
		return graph.IDQuad{O: first, P: r[0], S: r[1], G: r[2]}
	default:
		return graph.IDQuad{G: first, S: r[0], P: r[1], O: r[2]}
	}
}

func (o Order) String() string { return [...]string{"SPOG", "OPSG", "POSG", "GSPO"}[o] }

// compare orders quads as the order does.
func (o Order) compare(a, b graph.IDQuad) int {
	return compareKeys(o.Key(a), o.Key(b))
}

// compareKeys compares two numbers at a time.
func compareKeys(a, b [4]graph.ID) int {
	if x, y := pair(a[0], a[1]), pair(b[0], b[1]); x != y {
		return cmp.Compare(x, y)
	}
	return cmp.Compare(pair(a[2], a[3]), pair(b[2], b[3]))
}

func pair(a, b graph.ID) uint64 { return uint64(a)<<32 | uint64(b) }

// span is the quads of a list, sorted in the order, whose key begins with the
// first n numbers of key.
func (o Order) span(list []graph.IDQuad, key [4]graph.ID, n int) []graph.IDQuad {
	if len(list) == 0 || n == 0 {
		return list
	}
	from, to := 0, len(list)
	for from < to {
		if middle := int(uint(from+to) >> 1); o.compareHead(list[middle], key, n) < 0 {
			from = middle + 1
		} else {
			to = middle
		}
	}
	// most spans are short: look ahead before halving
	step, end := 1, len(list)
	for from+step < end && o.compareHead(list[from+step-1], key, n) == 0 {
		step *= 2
	}
	low, high := from+step/2, min(from+step, end)
	for low < high {
		if middle := int(uint(low+high) >> 1); o.compareHead(list[middle], key, n) <= 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return list[from:low]
}

// compareHead compares the first n numbers of a quad's key with those of key.
func (o Order) compareHead(q graph.IDQuad, key [4]graph.ID, n int) int {
	k := o.Key(q)
	for i := range n {
		if k[i] != key[i] {
			return cmp.Compare(k[i], key[i])
		}
	}
	return 0
}

// choice is the order that answers a pattern, by which of its places are given.
type choice struct {
	order Order
	n     int  // how many numbers of the key are given from the first on
	exact bool // all that are given
}

// The places of a pattern that are given, as bits.
const (
	givenS = 1 << iota
	givenP
	givenO
	givenG
)

// choices is the best order for each set of given places. A place that is not
// in the prefix is looked at quad by quad; these ranges are short.
var choices = [16]choice{
	0:                                 {SPOG, 0, true},
	givenS:                            {SPOG, 1, true},
	givenP:                            {POSG, 1, true},
	givenO:                            {OPSG, 1, true},
	givenG:                            {GSPO, 1, true},
	givenS | givenP:                   {SPOG, 2, true},
	givenS | givenO:                   {SPOG, 1, false},
	givenS | givenG:                   {GSPO, 2, true},
	givenP | givenO:                   {OPSG, 2, true},
	givenP | givenG:                   {GSPO, 1, false},
	givenO | givenG:                   {OPSG, 1, false},
	givenS | givenP | givenO:          {SPOG, 3, true},
	givenS | givenP | givenG:          {GSPO, 3, true},
	givenS | givenO | givenG:          {GSPO, 2, false},
	givenP | givenO | givenG:          {OPSG, 2, false},
	givenS | givenP | givenO | givenG: {SPOG, 4, true},
}

// given is the places of a pattern that are given.
func given(p graph.Pattern) int {
	set := 0
	if p.S != 0 {
		set |= givenS
	}
	if p.P != 0 {
		set |= givenP
	}
	if p.O != 0 {
		set |= givenO
	}
	if p.G != 0 {
		set |= givenG
	}
	return set
}

// fits reports whether a quad fits a pattern.
func fits(q graph.IDQuad, p graph.Pattern) bool {
	return (p.S == 0 || p.S == q.S) && (p.P == 0 || p.P == q.P) && (p.O == 0 || p.O == q.O) && (p.G == 0 || p.G == q.G)
}
