package quadstore

import (
	"context"
	"iter"

	"soegraph/graph"
)

// rows is a cursor over the quads that fit a pattern. Most ranges are short:
// they are copied into a buffer, which the next range reuses; what is longer
// than the buffer is pulled.
type rows struct {
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
	if r.next < len(r.buffer) {
		r.next++
		return r.buffer[r.next-1], true
	}
	if r.pull != nil {
		return r.pull()
	}
	return graph.IDQuad{}, false
}

func (r *rows) close() {
	if r.stop != nil {
		r.stop()
		r.pull, r.stop = nil, nil
	}
}
