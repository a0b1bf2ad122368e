package store

import (
	"cmp"
	"encoding/binary"
	"runtime"
	"slices"
	"sync"

	"soegraph/graph"
)

// keyed is a term by its number, with the eight bytes that are compared next.
type keyed struct {
	key uint64
	id  graph.ID
}

// termSorter sorts terms by eight bytes at a time, so that the terms themselves,
// which lie all over the memory, are looked at a few times only (multikey
// quicksort with caching: Bentley and Sedgewick 1997, Rantala). Terms hold no
// byte 0: it stands for their end.
type termSorter struct {
	terms   []graph.Term
	running sync.WaitGroup
	free    chan struct{} // processors
}

// sortedTerms is the numbers, from 1, of terms, which are all different, in the
// order of the terms.
func sortedTerms(terms []graph.Term) []graph.ID {
	s := termSorter{terms: terms, free: make(chan struct{}, runtime.GOMAXPROCS(0)-1)}
	list := make([]keyed, len(terms))
	for i := range list {
		list[i].id = graph.ID(i + 1)
	}
	s.sort(list, 0)
	s.running.Wait()
	ids := make([]graph.ID, len(list))
	for i, k := range list {
		ids[i] = k.id
	}
	return ids
}

// sort sorts terms that have the first depth bytes in common.
func (s *termSorter) sort(list []keyed, depth int) {
	const few, many = 12, 1 << 13
	if len(list) <= few {
		slices.SortFunc(list, func(a, b keyed) int {
			return cmp.Compare(s.terms[a.id-1][depth:], s.terms[b.id-1][depth:])
		})
		return
	}
	depth += s.common(list, depth)
	for i := range list {
		list[i].key = s.key(list[i].id, depth)
	}
	slices.SortFunc(list, func(a, b keyed) int { return cmp.Compare(a.key, b.key) })
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].key == list[0].key {
			n++
		}
		part := list[:n]
		list = list[n:]
		if n == 1 {
			continue
		}
		if n > many {
			select {
			case s.free <- struct{}{}:
				s.running.Go(func() {
					s.sort(part, depth+8)
					<-s.free
				})
				continue
			default:
			}
		}
		s.sort(part, depth+8)
	}
}

// common is how many bytes behind depth all terms of a list have in common.
func (s *termSorter) common(list []keyed, depth int) int {
	first := s.terms[list[0].id-1][depth:]
	same := len(first)
	for _, k := range list[1:] {
		t := s.terms[k.id-1][depth:]
		same = min(same, len(t))
		i := 0
		for i < same && t[i] == first[i] {
			i++
		}
		if same = i; same == 0 {
			return 0
		}
	}
	return same
}

// key is the eight bytes of a term behind depth.
func (s *termSorter) key(id graph.ID, depth int) uint64 {
	t := s.terms[id-1][depth:]
	if len(t) >= 8 {
		return binary.BigEndian.Uint64([]byte(t[:8]))
	}
	var b [8]byte
	copy(b[:], t)
	return binary.BigEndian.Uint64(b[:])
}
