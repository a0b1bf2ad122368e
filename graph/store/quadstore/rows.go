package quadstore

import (
	"context"
	"iter"

	"soegraph/graph"
	"soegraph/graph/store"
)

// rows is a cursor over the quads that fit a pattern. Most ranges are short:
// they are copied into a buffer, which the next range reuses; what is longer
// than the buffer is pulled.
type rows struct {
	cursor store.Cursor // of a snapshot of the store, which needs no buffer
	direct bool
	buffer []graph.IDQuad
	next   int
	pull   func() (graph.IDQuad, bool)
	stop   func()
	seen   int // for a look at the deadline now and then
}

const (
	bufferLen   = 1 << 10
	lookAtClock = 1 << 9 // quads between two looks at the context
)

func (r *rows) open(reader Reader, p graph.Pattern) {
	r.close()
	r.buffer, r.next = r.buffer[:0], 0
	if s, ok := reader.(*store.Snapshot); ok {
		r.cursor, r.direct = s.Cursor(p), true
		return
	}
	quads := reader.Match(p)
	for q := range quads {
		if len(r.buffer) == bufferLen {
			r.pull, r.stop = iter.Pull(quads)
			for range bufferLen {
				r.pull()
			}
			return
		}
		r.buffer = append(r.buffer, q)
	}
}

// step is the next quad. It reports false at the end, and where the context
// is done: the caller asks the context which.
func (r *rows) step(ctx context.Context) (graph.IDQuad, bool) {
	if r.seen++; r.seen%lookAtClock == 0 && ctx.Err() != nil {
		return graph.IDQuad{}, false
	}
	if r.direct {
		if !r.cursor.Next() {
			return graph.IDQuad{}, false
		}
		return r.cursor.Quad, true
	}
	if r.next < len(r.buffer) {
		r.next++
		return r.buffer[r.next-1], true
	}
	if r.pull != nil {
		return r.pull()
	}
	return graph.IDQuad{}, false
}

// only makes the cursor one of a single quad.
func (r *rows) only(q graph.IDQuad) {
	r.close()
	r.direct = false
	r.buffer, r.next = append(r.buffer[:0], q), 0
}

func (r *rows) close() {
	if r.stop != nil {
		r.stop()
		r.pull, r.stop = nil, nil
	}
}
