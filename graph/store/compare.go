package store

import (
	"cmp"

	"soegraph/graph"
)

// Compare orders the terms of two numbers that this snapshot gave as the terms
// themselves are ordered, mostly without looking at them.
func (s *Snapshot) Compare(a, b graph.ID) int {
	if first := s.view.more.first; a < first && b < first {
		return cmp.Compare(a, b)
	}
	return cmp.Compare(s.Term(a), s.Term(b))
}

// Version tells two numberings apart: snapshots with the same version give a
// term the same number, and hold the same. It compares with ==.
func (s *Snapshot) Version() any { return s.view }
