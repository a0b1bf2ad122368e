package gizmo

import (
	"cmp"
	"context"
	"hash/maphash"
	"math"
	"slices"
	"sync"
	"time"

	"soegraph/graph"
)

// pool lends workers to queries. What a query cost is remembered for a while;
// one that is new is taken for quick. Queries wait in the order of when they
// are due, which is the later the more they are expected to cost. One that has
// used more than a slice of the processor counts as slow: slow ones may hold
// half of the workers while quick ones wait, and those that did not end in
// their time when they were asked before, a quarter. So a few people with heavy
// queries do not stop everybody else.
type pool struct {
	options Options
	seed    maphash.Seed
	starts  sync.WaitGroup

	mu      sync.Mutex
	idle    []*process
	running []*lease  // the oldest first
	queue   []*waiter // the next that is due first
	costs   map[uint64]cost
	closed  bool
}

// cost is what a query used of the processor, and until when that is
// remembered.
type cost struct {
	used  time.Duration
	until time.Time
}

const (
	hopeless   = time.Duration(math.MaxInt64 / 1024) // the cost of a query that did not end in its time
	remembered = time.Minute
	maxCosts   = 4096
	patience   = 4 // a query is due after so many times what it is expected to cost
)

// waiter is a query that waits for a worker.
type waiter struct {
	key  uint64 // of the query's text
	cost time.Duration
	due  time.Time
	got  chan *lease // closed without one when the pool is
}

func newPool(o Options) (*pool, error) {
	p := &pool{options: o, seed: maphash.MakeSeed(), costs: map[uint64]cost{}}
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

// acquire waits for a worker, for so long at most.
func (p *pool) acquire(ctx context.Context, source string, most time.Duration) (*lease, error) {
	w, err := p.enqueue(maphash.String(p.seed, source))
	if err != nil {
		return nil, err
	}
	tooLong := time.NewTimer(most)
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
		return nil, graph.Errorf(graph.Busy, "no worker was free for %s: try again in a few seconds", most)
	}
}

func errClosed() error { return graph.Errorf(graph.Busy, "the engine is closing") }

func (p *pool) enqueue(key uint64) (*waiter, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, errClosed()
	}
	if len(p.queue) >= p.options.Queue {
		return nil, graph.Errorf(graph.Busy, "%d queries wait already: try again in a few seconds", len(p.queue))
	}
	now := time.Now()
	w := &waiter{key: key, cost: p.options.Slice, got: make(chan *lease, 1)}
	if c, ok := p.costs[key]; ok && now.Before(c.until) {
		w.cost = c.used
	}
	w.due = now.Add(patience * w.cost)
	at, _ := slices.BinarySearchFunc(p.queue, w, func(a, b *waiter) int { return cmp.Or(a.due.Compare(b.due), -1) })
	p.queue = slices.Insert(p.queue, at, w)
	p.serve()
	return w, nil
}

// leave takes a query out of the queue, or gives back what it just got.
func (p *pool) leave(w *waiter) {
	p.mu.Lock()
	p.queue = slices.DeleteFunc(p.queue, func(x *waiter) bool { return x == w })
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
		next := slices.IndexFunc(p.queue, p.mayRun)
		if next < 0 {
			break
		}
		w := p.queue[next]
		p.queue = slices.Delete(p.queue, next, next+1)
		p.lend(w)
	}
	p.relieve()
}

func (p *pool) lend(w *waiter) {
	l := &lease{pool: p, process: p.idle[0], key: w.key, slow: w.cost > p.options.Slice, hopeless: w.cost >= hopeless}
	l.spent = l.process.processorTime()
	l.slice = time.AfterFunc(p.options.Slice, l.overrun)
	p.idle = p.idle[1:]
	p.running = append(p.running, l)
	w.got <- l
}

// mayRun reports whether a query may have a worker now.
func (p *pool) mayRun(w *waiter) bool {
	if w.cost <= p.options.Slice {
		return true
	}
	slow, lost := p.slowRunning()
	return slow < p.slowShare() && (w.cost < hopeless || lost < max(1, p.options.Workers/4))
}

// slowShare is how many workers slow queries may hold while others wait.
func (p *pool) slowShare() int { return max(1, p.options.Workers/2) }

// slowRunning is how many slow queries run, and how many of them did not end in
// their time before. Those that are being ended do not count.
func (p *pool) slowRunning() (slow, lost int) {
	for _, l := range p.running {
		if l.slow && !l.refused.Load() {
			slow++
			if l.hopeless {
				lost++
			}
		}
	}
	return slow, lost
}

// relieve ends slow queries that hold more than their share while quick ones
// wait, the youngest first: the oldest are nearest to their end. The caller
// holds the lock.
func (p *pool) relieve() {
	if !slices.ContainsFunc(p.queue, func(w *waiter) bool { return w.cost <= p.options.Slice }) {
		return
	}
	slow, _ := p.slowRunning()
	excess := slow - p.slowShare()
	for _, l := range slices.Backward(p.running) {
		if excess <= 0 {
			return
		}
		if l.slow && !l.refused.Swap(true) {
			l.hurry()
			excess--
		}
	}
}

// remember keeps in mind what a query cost.
func (p *pool) remember(key uint64, used time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if len(p.costs) >= maxCosts {
		for k, c := range p.costs {
			if now.After(c.until) || len(p.costs) >= maxCosts {
				delete(p.costs, k)
			}
		}
	}
	p.costs[key] = cost{used, now.Add(remembered)}
}

// close kills every worker and sends everybody who waits away.
func (p *pool) close() {
	p.mu.Lock()
	p.closed = true
	idle, running := p.idle, slices.Clone(p.running)
	p.idle = nil
	for _, w := range p.queue {
		close(w.got)
	}
	p.queue = nil
	p.mu.Unlock()
	for _, w := range idle {
		w.stop()
	}
	for _, l := range running {
		l.abandon()
	}
	p.starts.Wait()
}
