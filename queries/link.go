package queries

import (
	"iter"
	"slices"

	"soegraph/graph"
)

// link is a pair of numbers that sorts by the first, then by the second, faster
// than a struct does.
type link uint64

func newLink(from, to graph.ID) link { return link(from)<<32 | link(to) }

func (l link) from() graph.ID { return graph.ID(l >> 32) }

func (l link) to() graph.ID { return graph.ID(l & (1<<32 - 1)) }

// bySource yields what each source of sorted links leads to, each once. The
// slice is good until the next step.
func bySource(links []link) iter.Seq2[graph.ID, []graph.ID] {
	return func(yield func(graph.ID, []graph.ID) bool) {
		var to []graph.ID
		for i := 0; i < len(links); {
			from := links[i].from()
			to = to[:0]
			for ; i < len(links) && links[i].from() == from; i++ {
				to = append(to, links[i].to())
			}
			if !yield(from, slices.Compact(to)) {
				return
			}
		}
	}
}
