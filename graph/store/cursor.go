package store

import (
	"runtime"

	"soegraph/graph"
)

// Cursor walks over a sorted range of quads. It allocates nothing per quad, and
// belongs to one goroutine. Its zero value is an empty range.
type Cursor struct {
	// Quad is where the cursor stands: after [Cursor.Next] said true.
	Quad graph.IDQuad

	order  Order
	filter graph.Pattern // what the range does not guarantee
	all    bool          // the range guarantees everything

	seg      *segment
	rows     []row
	row, end int      // of the segment
	whole    int      // the rows before this one are checked
	first    graph.ID // the first number of the key of row
	until    int      // the first row with another first number

	lists []list       // of the journal; none is empty
	least graph.IDQuad // the first quad of all lists
	known bool         // least is up to date
	base  graph.IDQuad
	ahead bool // base is the segment's next quad
}

// list is a part of a run: quads that it adds, or that it removes.
type list struct {
	quads []graph.IDQuad
	sign  int8
}

// CursorOver is a cursor over a list of quads, in its order.
func CursorOver(quads []graph.IDQuad) Cursor {
	c := Cursor{all: true}
	if len(quads) > 0 {
		c.lists = []list{{quads, 1}}
	}
	return c
}

// cursor is a cursor over the quads that fit a pattern, sorted in the order
// that answers it best.
func (v *view) cursor(p graph.Pattern) Cursor {
	plan, key := v.plan(p)
	c := v.span(plan.order, key, plan.n)
	c.filter, c.all = p, plan.exact
	return c
}

// span is a cursor over the quads whose key in an order begins with the first n
// numbers of key.
func (v *view) span(o Order, key [4]graph.ID, n int) Cursor {
	from, to := v.seg.span(o, key, n)
	c := Cursor{order: o, all: true, seg: v.seg, rows: numbers[row](v.seg.rows[o].data), row: from, end: to, whole: from}
	if n > 0 {
		c.first, c.until = key[0], to
	}
	c.lists = v.lists(o, key, n)
	return c
}

// lists is what the journal changes of the quads whose key in an order begins
// with the first n numbers of key.
func (v *view) lists(o Order, key [4]graph.ID, n int) []list {
	var lists []list
	for _, r := range v.runs {
		added, removed := r.span(o, key, n)
		if len(added) > 0 {
			lists = append(lists, list{added, 1})
		}
		if len(removed) > 0 {
			lists = append(lists, list{removed, -1})
		}
	}
	return lists
}

// Next goes to the next quad; false at the end.
func (c *Cursor) Next() bool {
	for {
		var ok bool
		if len(c.lists) == 0 && !c.ahead {
			ok = c.nextRow(&c.Quad)
		} else {
			ok = c.nextMerged()
		}
		if !ok || c.all || fits(c.Quad, c.filter) {
			return ok
		}
	}
}

// nextRow is the segment's next quad.
func (c *Cursor) nextRow(q *graph.IDQuad) bool {
	for {
		if c.row >= c.whole && !c.check() {
			return false
		}
		if c.row < c.until || c.nextFirst() {
			break
		}
	}
	*q = c.order.quad(c.first, c.rows[c.row])
	c.row++
	return true
}

// check compares the checksums of the rows up to the next block's end, and goes
// past blocks that are damaged; false where there are no more.
func (c *Cursor) check() bool {
	for c.row < c.end {
		c.whole = min(c.end, (c.row*rowSize/block+1)*block/rowSize)
		if c.seg.rows[c.order].whole(c.row*rowSize, c.whole*rowSize) {
			runtime.KeepAlive(c.seg)
			return true
		}
		c.row = c.whole // what is whole behind it stays readable
	}
	return false
}

// nextFirst finds the first number of the key of row. Where it cannot be read,
// row becomes one whose can, and the answer is false.
func (c *Cursor) nextFirst() bool {
	starts := c.seg.starts[c.order]
	defer runtime.KeepAlive(c.seg)
	for {
		until, ok := starts.uint32(int(c.first) + 1)
		if !ok {
			c.skipFirsts()
			return false
		}
		if c.until = int(until); c.until > c.row {
			return true
		}
		c.first++
	}
}

// skipFirsts goes past a damaged block of starts, to the rows of the first
// number whose start is whole.
func (c *Cursor) skipFirsts() {
	const entries = block / 4
	for first := (int(c.first)+1)/entries*entries + entries; first <= c.seg.terms; first += entries {
		if start, ok := c.seg.starts[c.order].uint32(first); ok {
			c.first, c.row = graph.ID(first), max(c.row, int(start))
			c.until, c.whole = c.row, c.row
			return
		}
	}
	c.row = c.end
}

// nextMerged is the next quad of segment and journal together: the one whose
// ups and downs do not cancel.
func (c *Cursor) nextMerged() bool {
	for {
		if !c.ahead && c.row < c.end {
			c.ahead = c.nextRow(&c.base)
		}
		if len(c.lists) == 0 {
			if c.Quad = c.base; c.ahead {
				c.ahead = false
				return true
			}
			return false
		}
		if !c.known {
			c.findLeast()
		}
		var sign int8
		if c.ahead {
			order := c.order.compare(c.base, c.least)
			if order <= 0 {
				c.ahead = false
			}
			if order < 0 {
				c.Quad = c.base
				return true
			}
			if order == 0 {
				sign = 1
			}
		}
		least := c.least
		if sign += c.take(least); sign > 0 {
			c.Quad = least
			return true
		}
	}
}

func (c *Cursor) findLeast() {
	c.least, c.known = c.lists[0].quads[0], true
	for _, l := range c.lists[1:] {
		if c.order.compare(l.quads[0], c.least) < 0 {
			c.least = l.quads[0]
		}
	}
}

// take advances the lists that stand at a quad, and is the sum of their signs.
func (c *Cursor) take(q graph.IDQuad) (sign int8) {
	c.known = false
	for i := 0; i < len(c.lists); i++ {
		if l := &c.lists[i]; l.quads[0] == q {
			sign += l.sign
			if l.quads = l.quads[1:]; len(l.quads) == 0 {
				c.lists = append(c.lists[:i], c.lists[i+1:]...)
				i--
			}
		}
	}
	return sign
}
