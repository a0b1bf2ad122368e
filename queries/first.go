package queries

import "slices"

// order sorts as many items to the front as the caller of the query asked for,
// all where no number was given; what follows them is in no order.
func order[T any](c *call, items []T, compare func(a, b T) int) {
	if c.need > 0 && c.need < len(items) {
		divide(items, c.need, compare)
		items = items[:c.need]
	}
	slices.SortFunc(items, compare)
}

// divide brings the n smallest items to the front, in no order (quickselect;
// Hoare, Algorithm 65, 1961). No two items may compare equal and differ, or the
// answer would depend on where they started.
func divide[T any](items []T, n int, compare func(a, b T) int) {
	for n > 0 && n < len(items) {
		pivot := median(items[0], items[len(items)/2], items[len(items)-1], compare)
		i, j := 0, len(items)-1
		for i <= j {
			for compare(items[i], pivot) < 0 {
				i++
			}
			for compare(items[j], pivot) > 0 {
				j--
			}
			if i <= j {
				items[i], items[j] = items[j], items[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case n <= j:
			items = items[:j+1]
		case n > i:
			items, n = items[i:], n-i
		default:
			return
		}
	}
}

func median[T any](a, b, c T, compare func(a, b T) int) T {
	if compare(a, b) > 0 {
		a, b = b, a
	}
	if compare(b, c) > 0 {
		b = c
		if compare(a, b) > 0 {
			b = a
		}
	}
	return b
}
