package quadstore

import (
	"context"
	"maps"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"soegraph/graph"
)

// check restricts one direction of a quad.
type check struct {
	dir quad.Direction
	it  iterator.Index
}

// matcher goes through the quads of a range that pass the checks.
type matcher struct {
	*scan
	pattern graph.Pattern
	checks  []check
	rows    rows
	row     graph.IDQuad
	err     error
}

// advance goes to the next quad that passes.
func (m *matcher) advance(ctx context.Context) bool {
	for {
		row, ok := m.rows.step(ctx)
		if !ok {
			m.err = ctx.Err()
			return false
		}
		m.row = row
		if m.passes(ctx) {
			return true
		}
		if m.err != nil {
			return false
		}
	}
}

func (m *matcher) passes(ctx context.Context) bool {
	if m.result != quad.Any && at(m.row, m.result) == 0 {
		return false // the default graph is no node
	}
	for _, c := range m.checks {
		r := m.qs.ref(at(m.row, c.dir))
		if r == nil || !c.it.Contains(ctx, r) {
			m.err = c.it.Err()
			return false
		}
	}
	return true
}

// nextCheck goes to the next way in which the checks let the quad pass: as an
// odometer does, the last wheel first.
func (m *matcher) nextCheck(ctx context.Context) bool {
	for i, c := range slices.Backward(m.checks) {
		if c.it.NextPath(ctx) {
			m.rewind(ctx, i+1)
			return true
		}
	}
	return false
}

// rewind puts the checks from the given one on their first way again.
func (m *matcher) rewind(ctx context.Context, from int) {
	for _, c := range m.checks[from:] {
		c.it.Contains(ctx, m.qs.ref(at(m.row, c.dir)))
	}
}

func (m *matcher) tags(dst map[string]refs.Ref) {
	for _, c := range m.checks {
		c.it.TagResults(dst)
	}
	for _, sv := range m.saves {
		if r := m.qs.ref(at(m.row, sv.dir)); r != nil {
			dst[sv.tag] = r
		}
	}
}

// Result is the node in the scan's direction, or the quad.
func (m *matcher) Result() cayley.Ref {
	if m.result == quad.Any {
		return quadRef(m.row)
	}
	return m.qs.ref(at(m.row, m.result))
}

// Err is the first failure, a deadline among them.
func (m *matcher) Err() error { return m.err }

// Close closes the checks.
func (m *matcher) Close() error {
	m.rows.close()
	var first error
	for _, c := range m.checks {
		if err := c.it.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}

// scanner enumerates a scan: for each value of the driver, the quads that have
// it, or without a driver the pattern's range.
type scanner struct {
	matcher
	dir     quad.Direction
	driver  iterator.Scanner
	started bool
	paths   []map[string]refs.Ref // the ways in which the driver reached its value, by their tags
	path    int
}

func (it *scanner) Next(ctx context.Context) bool {
	for {
		if it.started {
			if it.advance(ctx) {
				it.path = 0
				return true
			}
			if it.err != nil || it.driver == nil {
				return false
			}
		}
		it.started = true
		if it.driver != nil && !it.drive(ctx) {
			return false
		}
		it.rows.open(it.qs.reader, it.pattern)
	}
}

// drive takes the driver's next value into the pattern, and the tags of each
// way in which the driver reached it.
func (it *scanner) drive(ctx context.Context) bool {
	for {
		if !it.driver.Next(ctx) {
			it.err = it.driver.Err()
			return false
		}
		it.pattern = it.scan.pattern
		if id := it.qs.id(it.driver.Result()); id != 0 && bind(&it.pattern, it.dir, id) {
			break
		}
	}
	spare := it.paths
	it.paths = it.paths[:0]
	for {
		tags := map[string]refs.Ref(nil)
		if n := len(it.paths); n < len(spare) && n == 0 {
			tags = spare[n]
			clear(tags)
		} else {
			tags = map[string]refs.Ref{}
		}
		it.driver.TagResults(tags)
		it.paths = append(it.paths, tags)
		if !it.driver.NextPath(ctx) {
			return true
		}
	}
}

func (it *scanner) NextPath(ctx context.Context) bool {
	if it.nextCheck(ctx) {
		return true
	}
	if it.path+1 >= len(it.paths) {
		return false
	}
	it.path++
	it.rewind(ctx, 0)
	return true
}

func (it *scanner) TagResults(dst map[string]refs.Ref) {
	if it.path < len(it.paths) {
		maps.Copy(dst, it.paths[it.path])
	}
	it.tags(dst)
}

func (it *scanner) Close() error {
	err := it.matcher.Close()
	if it.driver != nil {
		if e := it.driver.Close(); e != nil && err == nil {
			err = e
		}
	}
	return err
}

// lookup asks of a node, or of a quad, whether a scan has it.
type lookup struct{ matcher }

func (it *lookup) Contains(ctx context.Context, r cayley.Ref) bool {
	it.pattern = it.scan.pattern
	if it.result == quad.Any {
		q, ok := r.(quadRef)
		if !ok || !fits(graph.IDQuad(q), it.pattern) {
			return false
		}
		it.rows.only(graph.IDQuad(q))
		return it.advance(ctx)
	}
	id := it.qs.id(r)
	if id == 0 || !bind(&it.pattern, it.result, id) {
		return false
	}
	it.rows.open(it.qs.reader, it.pattern)
	return it.advance(ctx)
}

func fits(q graph.IDQuad, p graph.Pattern) bool {
	return (p.S == 0 || p.S == q.S) && (p.P == 0 || p.P == q.P) && (p.O == 0 || p.O == q.O) && (p.G == 0 || p.G == q.G)
}

// NextPath is the next way in which the checks let the quad pass, or the next
// quad that has the node.
func (it *lookup) NextPath(ctx context.Context) bool {
	return it.nextCheck(ctx) || it.advance(ctx)
}

func (it *lookup) TagResults(dst map[string]refs.Ref) { it.tags(dst) }
