package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/store"
)

// TestSorted compares with sorting by comparison, for numbers of one digit and of
// several.
func TestSorted(t *testing.T) {
	for _, most := range []uint32{1, 50, 5000, 1 << 24, 1<<32 - 1} {
		for _, n := range []int{0, 1, 2, 1000} {
			t.Run(fmt.Sprintf("%d quads, numbers up to %d", n, most), func(t *testing.T) {
				r := rand.New(rand.NewPCG(uint64(most), uint64(n)))
				number := func() graph.ID { return graph.ID(r.Uint32N(most)) + 1 }
				var quads []graph.IDQuad
				for range n {
					quads = append(quads, graph.IDQuad{S: number(), P: number(), O: number(), G: number() - 1})
				}
				for o, got := range store.Sorted(slices.Clone(quads)) {
					want := slices.Clone(quads)
					slices.SortFunc(want, func(a, b graph.IDQuad) int {
						x, y := store.Order(o).Key(a), store.Order(o).Key(b)
						return slices.Compare(x[:], y[:])
					})
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("%s (-want +got):\n%s", store.Order(o), diff)
					}
				}
			})
		}
	}
}
