package store

import (
	"slices"
	"strings"
	"sync"

	"soegraph/graph"
)

// terms numbers the terms that the segment has not, behind the segment's own.
// It only grows, so one serves every view of the segment: a view looks at the
// terms up to its own limit.
type terms struct {
	first graph.ID // the number of the first
	mu    sync.RWMutex
	ids   map[graph.Term]graph.ID
	list  []graph.Term
}

func newTerms(s *segment) *terms {
	return &terms{first: graph.ID(s.terms + 1), ids: map[graph.Term]graph.ID{}}
}

// find is the number of a term, 0 where it has none.
func (t *terms) find(term graph.Term) graph.ID {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.ids[term]
}

// number is the number of a term, a new one where it has none. The term is
// copied, so that it keeps no file in memory.
func (t *terms) number(term graph.Term) graph.ID {
	t.mu.Lock()
	defer t.mu.Unlock()
	if id, ok := t.ids[term]; ok {
		return id
	}
	term = graph.Term(strings.Clone(string(term)))
	id := t.first + graph.ID(len(t.list))
	t.list = append(t.list, term)
	t.ids[term] = id
	return id
}

// all is the terms so far; what comes later does not change it.
func (t *terms) all() []graph.Term {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return slices.Clip(t.list)
}
