package store

import (
	"iter"
	"slices"
	"sort"
	"strings"
	"sync"

	"soegraph/graph"
)

// building makes the content of a segment of what a collector has.
type building struct {
	terms  []graph.Term
	byTerm []graph.ID // numbers of terms, in the order of the terms

	sorting sync.WaitGroup // what follows is there when it is done
	sorted  *quadSorter
	facts   int // how many of the quads are facts
}

// build sorts what a collector has, and takes it: the terms at once, the quads
// while the terms are written.
func (c *collector) build() *building {
	b := &building{terms: c.terms, byTerm: sortedTerms(c.terms)}
	quads := c.quads
	c.quads = nil
	b.sorting.Go(func() { b.sortQuads(quads) })
	return b
}

func (b *building) sortQuads(quads [][]graph.IDQuad) {
	ranks := make([]graph.ID, len(b.terms)+1)
	for i, id := range b.byTerm {
		ranks[id] = graph.ID(i + 1)
	}
	for _, piece := range quads {
		for i, q := range piece {
			piece[i] = ranked(q, ranks)
		}
	}
	b.sorted = sortQuads(quads, len(b.terms))
	from, to := b.span(factPrefix)
	for _, q := range b.sorted.spog {
		if from <= q.G && q.G < to {
			b.facts++
		}
	}
}

// span is the ranks, from 1, of the terms that begin with a prefix.
func (b *building) span(prefix string) (from, to graph.ID) {
	lo := sort.Search(len(b.byTerm), func(i int) bool { return string(b.terms[b.byTerm[i]-1]) >= prefix })
	n := sort.Search(len(b.byTerm)-lo, func(i int) bool {
		return !strings.HasPrefix(string(b.terms[b.byTerm[lo+i]-1]), prefix)
	})
	return graph.ID(lo + 1), graph.ID(lo + n + 1)
}

// content is the terms and quads, for a segment.
func (b *building) content() content {
	return content{
		terms: func(yield func([]byte) bool) {
			var term []byte
			for _, id := range b.byTerm {
				term = append(term[:0], b.terms[id-1]...)
				if !yield(term) {
					return
				}
			}
		},
		quads: func(o Order) iter.Seq[graph.IDQuad] {
			b.sorting.Wait()
			return slices.Values(b.sorted.in(o))
		},
	}
}
