package queries

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestDivide compares with a sort, on lists of many lengths, shuffled, sorted,
// reversed, and with few different values.
func TestDivide(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for length := range 60 {
		for n := 0; n <= length; n++ {
			for _, values := range []int{1000, 3} {
				list := make([]int, length)
				for i := range list {
					list[i] = random.IntN(values)
				}
				for _, arrange := range []func([]int){func([]int) {}, slices.Sort[[]int], func(l []int) { slices.SortFunc(l, func(a, b int) int { return b - a }) }} {
					arrange(list)
					got := slices.Clone(list)
					divide(got, n, cmp.Compare[int])
					slices.Sort(got[:n])
					want := slices.Sorted(slices.Values(list))
					if !slices.Equal(got[:n], want[:n]) {
						t.Fatalf("the %d smallest of %v: %v", n, list, got[:n])
					}
				}
			}
		}
	}
}
