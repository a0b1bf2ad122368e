package loader

import (
	"iter"
	"sync"
)

// ordered yields f of each item in the order of the items. Up to n items are worked
// on at once, or done and not asked for.
func ordered[T, R any](items iter.Seq[T], n int, f func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		var group sync.WaitGroup
		defer group.Wait()
		var waiting []chan R // the oldest first
		first := func() bool {
			done := waiting[0]
			waiting = waiting[1:]
			return yield(<-done)
		}
		for item := range items {
			done := make(chan R, 1)
			group.Go(func() { done <- f(item) })
			if waiting = append(waiting, done); len(waiting) == n && !first() {
				return
			}
		}
		for len(waiting) > 0 && first() {
		}
	}
}
