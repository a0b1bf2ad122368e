package queries

import (
	"slices"

	"soegraph/graph"
)

// set is a set of numbers: a few in a list, more as bits, of which a snapshot's
// numbers need little, since they are dense. The zero value is empty.
type set struct {
	few   []graph.ID
	words []uint64
}

// few is how many numbers are looked through one by one.
const few = 8

func newSet(ids []graph.ID) *set {
	s := &set{}
	for _, id := range ids {
		s.add(id)
	}
	return s
}

// has reports whether a number is in the set; a nil set has none.
func (s *set) has(id graph.ID) bool {
	if s == nil {
		return false
	}
	if s.words != nil {
		return int(id/64) < len(s.words) && s.words[id/64]>>(id%64)&1 == 1
	}
	return slices.Contains(s.few, id)
}

// add puts a number into the set, and reports whether it was not there.
func (s *set) add(id graph.ID) bool {
	if s.has(id) {
		return false
	}
	if s.words == nil && len(s.few) < few {
		s.few = append(s.few, id)
		return true
	}
	for _, known := range s.few {
		s.set(known)
	}
	s.few = nil
	s.set(id)
	return true
}

func (s *set) set(id graph.ID) {
	if n := int(id/64) + 1; n > len(s.words) {
		s.words = append(s.words, make([]uint64, max(n-len(s.words), len(s.words)/2))...)
	}
	s.words[id/64] |= 1 << (id % 64)
}

// shared is the numbers that two sorted lists have both.
func shared(a, b []graph.ID) []graph.ID {
	var both []graph.ID
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			both = append(both, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return both
}

// without takes the numbers of another sorted list out of one, in place.
func without(list, other []graph.ID) []graph.ID {
	kept := list[:0]
	for _, id := range list {
		for len(other) > 0 && other[0] < id {
			other = other[1:]
		}
		if len(other) == 0 || other[0] != id {
			kept = append(kept, id)
		}
	}
	return kept
}
