package gizmo

import (
	"context"
	"hash/maphash"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"soegraph/graph"
)

// pool lends workers to queries. Quick queries go first: one that has run longer
// than a slice counts as slow, slow ones may hold half of the workers while
// others wait, and a query that was slow lately is taken for slow from the
// start. So a few people with heavy queries do not stop everybody else.
type pool struct {
	options Options
	seed    maphash.Seed
	starts  sync.WaitGroup

	mu      sync.Mutex
	idle    []*process
	running []*lease
	quick   []*waiter
	slow    []*waiter
	memory  map[uint64]time.Time // queries that were slow, until when they count as such
	closed  bool
}

// waiter is a query that waits for a worker.
type waiter struct {
	key  uint64 // of the query's text
	slow bool
	got  chan *lease // closed without one when the pool is
}

// rememberSlow is how long a query that was slow is taken for slow.
const (
	rememberSlow = time.Minute
	maxMemory    = 4096
)

func newPool(o Options) (*pool, error) {
	p := &pool{options: o, seed: maphash.MakeSeed(), memory: map[uint64]time.Time{}}
	first, err := start(o.Command)
	if err != nil {
		return nil, err
	}
	p.idle = append(p.idle, first)
	for range o.Workers - 1 {
		p.starts.Go(p.replace)
	}
	return p, nil
}

// replace starts a worker for one that is gone. Where that fails, it tries
// again: the machine may be short of memory for a moment.
func (p *pool) replace() {
	for wait := 10 * time.Millisecond; ; wait = min(2*wait, time.Second) {
		w, err := start(p.options.Command)
		p.mu.Lock()
		if p.closed {
			p.mu.Unlock()
			if err == nil {
				w.stop()
			}
			return
		}
		if err == nil {
			p.idle = append(p.idle, w)
			p.serve()
			p.mu.Unlock()
			return
		}
		p.mu.Unlock()
		time.Sleep(wait)
	}
}

// acquire waits for a worker.
func (p *pool) acquire(ctx context.Context, source string, patience time.Duration) (*lease, error) {
	key := maphash.String(p.seed, source)
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil, errClosed()
	}
	w := &waiter{key: key, slow: time.Now().Before(p.memory[key]), got: make(chan *lease, 1)}
	if len(p.quick)+len(p.slow) >= p.options.Queue {
		p.mu.Unlock()
		return nil, graph.Errorf(graph.Busy, "%d queries wait already: try again in a few seconds", p.options.Queue)
	}
	if w.slow {
		p.slow = append(p.slow, w)
	} else {
		p.quick = append(p.quick, w)
	}
	p.serve()
	p.mu.Unlock()

	tooLong := time.NewTimer(patience)
	defer tooLong.Stop()
	select {
	case l, ok := <-w.got:
		if !ok {
			return nil, errClosed()
		}
		return l, nil
	case <-ctx.Done():
		p.leave(w)
		return nil, context.Cause(ctx)
	case <-tooLong.C:
		p.leave(w)
		return nil, graph.Errorf(graph.Busy, "no worker was free for %s: try again in a few seconds", patience)
	}
}

func errClosed() error { return graph.Errorf(graph.Busy, "the engine is closing") }

// leave takes a query out of the queue, or gives back what it just got.
func (p *pool) leave(w *waiter) {
	p.mu.Lock()
	same := func(x *waiter) bool { return x == w }
	p.quick, p.slow = slices.DeleteFunc(p.quick, same), slices.DeleteFunc(p.slow, same)
	p.mu.Unlock()
	select {
	case l, ok := <-w.got:
		if ok {
			l.release()
		}
	default:
	}
}

// serve lends idle workers to those who wait. The caller holds the lock.
func (p *pool) serve() {
	for len(p.idle) > 0 {
		var w *waiter
		switch {
		case len(p.quick) > 0:
			w, p.quick = p.quick[0], p.quick[1:]
		case len(p.slow) > 0 && p.slowRunning() < p.slowShare():
			w, p.slow = p.slow[0], p.slow[1:]
		default:
			return
		}
		l := &lease{pool: p, process: p.idle[0], key: w.key}
		l.slow.Store(w.slow)
		l.slice = time.AfterFunc(p.options.Slice, l.overrun)
		p.idle = p.idle[1:]
		p.running = append(p.running, l)
		w.got <- l
	}
	p.relieve()
}

// slowShare is how many workers slow queries may hold while others wait.
func (p *pool) slowShare() int { return max(1, p.options.Workers/2) }

func (p *pool) slowRunning() int {
	n := 0
	for _, l := range p.running {
		if l.slow.Load() {
			n++
		}
	}
	return n
}

// relieve ends slow queries that hold more than their share while quick ones
// wait, the youngest first: the oldest are nearest to their end. The caller
// holds the lock.
func (p *pool) relieve() {
	if len(p.quick) == 0 {
		return
	}
	excess := p.slowRunning() - p.slowShare()
	for _, l := range slices.Backward(p.running) {
		if excess <= 0 {
			return
		}
		if l.slow.Load() && !l.refused.Load() {
			l.refused.Store(true)
			l.hurry()
			excess--
		}
	}
}

// overrun marks a query as slow when its slice is over. When it has had many
// slices, its worker stands back behind the others.
func (l *lease) overrun() {
	p := l.pool
	p.mu.Lock()
	defer p.mu.Unlock()
	if !slices.Contains(p.running, l) {
		return
	}
	if l.long {
		l.process.standBack()
		return
	}
	l.slow.Store(true)
	l.long = true
	l.slice.Reset((manySlices - 1) * p.options.Slice)
	p.remember(l.key)
	p.relieve()
}

const manySlices = 2

// remember keeps in mind that a query was slow.
func (p *pool) remember(key uint64) {
	now := time.Now()
	if len(p.memory) >= maxMemory {
		for k, until := range p.memory {
			if now.After(until) || len(p.memory) >= maxMemory {
				delete(p.memory, k)
			}
		}
	}
	p.memory[key] = now.Add(rememberSlow)
}

// close kills every worker and sends everybody who waits away.
func (p *pool) close() {
	p.mu.Lock()
	p.closed = true
	idle, running := p.idle, slices.Clone(p.running)
	p.idle = nil
	for _, w := range slices.Concat(p.quick, p.slow) {
		close(w.got)
	}
	p.quick, p.slow = nil, nil
	p.mu.Unlock()
	for _, w := range idle {
		w.stop()
	}
	for _, l := range running {
		l.abandon()
	}
	p.starts.Wait()
}

// lease is a worker that is lent to a query.
type lease struct {
	pool    *pool
	process *process
	key     uint64
	slice   *time.Timer
	slow    atomic.Bool
	long    bool        // its first slice is over
	refused atomic.Bool // it is ended for others
	late    atomic.Bool // it was killed for its deadline
	back    sync.Once
}

// hurry asks the worker to end its query, and kills it where it does not.
func (l *lease) hurry() {
	go l.process.tell(cancel, numbered(l.process.number.Load(), nil)) // it may not be reading
	time.AfterFunc(grace, func() {
		if l.held() {
			l.abandon()
		}
	})
}

func (l *lease) held() bool {
	l.pool.mu.Lock()
	defer l.pool.mu.Unlock()
	return slices.Contains(l.pool.running, l)
}

// abandon kills the worker and has it replaced at once, though whoever reads
// its rows may be slow to find out.
func (l *lease) abandon() {
	l.late.Store(true)
	l.process.kill()
	l.giveBack(false)
}

// release gives the worker back, or has it replaced where it is dead.
func (l *lease) release() {
	l.slice.Stop()
	l.giveBack(!l.process.killed.Load() && !l.process.retired.Load())
}

// drop has the worker, which is dead, replaced.
func (l *lease) drop() {
	l.slice.Stop()
	l.giveBack(false)
}

func (l *lease) giveBack(alive bool) {
	l.back.Do(func() {
		p := l.pool
		p.mu.Lock()
		p.running = slices.DeleteFunc(p.running, func(x *lease) bool { return x == l })
		closed := p.closed
		if alive && !closed {
			p.idle = append(p.idle, l.process)
			p.serve()
		}
		p.mu.Unlock()
		switch {
		case closed:
			l.process.stop()
		case !alive:
			p.starts.Go(l.process.stop)
			p.starts.Go(p.replace)
		}
	})
}
