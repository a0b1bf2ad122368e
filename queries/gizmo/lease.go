package gizmo

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// lease is a worker that is lent to a query.
type lease struct {
	pool    *pool
	process *process
	key     uint64        // of the query's text
	spent   time.Duration // of the processor, by the worker before
	slice   *time.Timer

	// of these the pool's lock is held
	slow     bool // it has used more than its slice, or did so before
	hopeless bool // it did not end in its time before

	refused atomic.Bool // it is ended for others
	late    atomic.Bool // it was killed
	back    sync.Once
}

// overrun marks a query as slow when it has used its slice. While others wait,
// its worker stands back behind theirs.
func (l *lease) overrun() {
	p := l.pool
	p.mu.Lock()
	defer p.mu.Unlock()
	if !slices.Contains(p.running, l) {
		return
	}
	used := l.process.processorTime() - l.spent
	switch {
	case used < p.options.Slice:
		// it waited, for the processor or for whoever reads its rows
		l.slice.Reset(max(p.options.Slice-used, p.options.Slice/4))
	case len(p.queue) > 0:
		l.slow = true
		l.process.standBack()
		p.relieve()
	default:
		l.slow = true
		l.slice.Reset(p.options.Slice)
	}
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

// release gives the worker back, or has it replaced where it is not to go on.
func (l *lease) release() {
	l.slice.Stop()
	used := l.process.processorTime() - l.spent
	if l.refused.Load() {
		used *= 2 // it was not at its end
	}
	l.pool.remember(l.key, used)
	l.giveBack(!l.process.killed.Load() && !l.process.retired.Load())
}

// drop has the worker, which is dead, replaced. Its query is one that must not
// be taken for quick.
func (l *lease) drop() {
	l.slice.Stop()
	l.pool.remember(l.key, hopeless)
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
