package gizmo

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"

	"soegraph/graph"
	"soegraph/graph/ledger"
	"soegraph/graph/store"
	"soegraph/graph/store/quadstore"
)

// Worker is what a worker process needs.
type Worker struct {
	Dir     string    // the store's folder
	Memory  int64     // bytes that it may allocate; 0 is no limit
	Resolve Resolver  // what entity() asks; may be nil
	In      io.Reader // from the engine
	Out     io.Writer // to the engine
	Exit    func(int) // ends the process: for when the engine is gone and a query is not to be stopped
}

// maxStack bounds the stack of the interpreter in Go, which nested data can make
// it use up.
const maxStack = 32 << 20

// Work answers queries until the engine goes away. It limits the whole process:
// only a process that is there for nothing else may call it.
func Work(ctx context.Context, w Worker) error {
	st, err := store.Open(w.Dir, store.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { _ = st.Close() }() // it only read
	debug.SetMaxStack(maxStack)
	if w.Memory > 0 {
		debug.SetMemoryLimit(w.Memory * 3 / 4)
		startThreads()
		if err := limitMemory(w.Memory); err != nil {
			return fmt.Errorf("limit the memory of a worker: %w", err)
		}
	}
	if err := writeFrame(w.Out, ready, nil); err != nil {
		return err
	}
	ctx, gone := context.WithCancel(ctx)
	defer gone()
	jobs := make(chan *job)
	go func() {
		defer gone()
		defer close(jobs)
		w.listen(ctx, jobs)
		time.AfterFunc(grace, func() { w.Exit(1) })
	}()
	g := &current{store: st}
	for j := range jobs {
		if err := w.answer(g, j); err != nil {
			return err
		}
	}
	return nil
}

// startThreads makes the runtime start the threads that it may come to need:
// once memory is limited there may be no room for their stacks.
func startThreads() {
	const threads = 12
	var all, gone sync.WaitGroup
	all.Add(threads)
	for range threads {
		gone.Go(func() {
			runtime.LockOSThread()
			all.Done()
			all.Wait()
			runtime.UnlockOSThread()
		})
	}
	gone.Wait()
}

// job is a query and the context that ends it.
type job struct {
	Request
	ctx    context.Context
	cancel context.CancelFunc
}

// listen reads what the engine asks, and cancels a query when told to.
func (w Worker) listen(ctx context.Context, jobs chan<- *job) {
	in := bufio.NewReader(w.In)
	current, number := context.CancelFunc(func() {}), uint64(0)
	defer func() { current() }()
	var buf []byte
	for {
		kind, payload, err := readFrame(in, buf)
		if err != nil {
			return
		}
		buf = payload
		if len(payload) < numberSize {
			return // the engine does not write that
		}
		n := binary.LittleEndian.Uint64(payload)
		if kind == cancel {
			if n == number {
				current()
			}
			continue
		}
		j := &job{}
		if unmarshal(payload[numberSize:], &j.Request) != nil {
			return // nor that
		}
		number = n
		j.ctx, j.cancel = context.WithTimeout(ctx, j.Timeout)
		current = j.cancel
		jobs <- j
	}
}

// current is the newest state of the store as its ledger shows it, for Cayley.
type current struct {
	store    *store.Store
	snapshot *store.Snapshot
	quads    *quadstore.QuadStore
}

// refresh looks what the writer has done since.
func (c *current) refresh() error {
	if err := c.store.Refresh(); err != nil {
		return err
	}
	s := c.store.Snapshot()
	if c.quads == nil || s.Generation() != c.snapshot.Generation() {
		r, err := ledger.Judged(s)
		if err != nil {
			return err
		}
		c.snapshot, c.quads = s, quadstore.New(r)
	}
	return nil
}

// answer runs one query and writes its rows and its outcome.
func (w Worker) answer(g *current, j *job) error {
	defer j.cancel()
	out := &rowWriter{w: w.Out}
	var o outcome
	err := g.refresh()
	if err == nil {
		stop := watchMemory(j, w.Memory/2)
		o.Stats, err = run(j.ctx, g.quads, w.Resolve, j.Request, out.row)
		stop()
		if cause := context.Cause(j.ctx); errors.Is(cause, errMemory) {
			err = cause
		}
		if err == nil {
			err = g.snapshot.Err()
		}
	}
	if err != nil {
		o.Code, o.Error = graph.CodeOf(err), err.Error()
	}
	if err := out.flush(); err != nil {
		return err
	}
	if err := writeJSON(w.Out, done, o); err != nil {
		return err
	}
	if w.Memory > 0 && heapBytes() > uint64(w.Memory/8) {
		debug.FreeOSMemory() // the next query begins with the memory that it may have
	}
	return nil
}

var errMemory = graph.Errorf(graph.TooLarge, "the query takes more memory than it may")

// watchMemory ends a query that takes more than so many bytes, before the
// operating system ends the process for it.
func watchMemory(j *job, bytes int64) (stop func()) {
	if bytes <= 0 {
		return func() {}
	}
	ctx, cancel := context.WithCancelCause(j.ctx)
	j.ctx = ctx
	ended := make(chan struct{})
	go func() {
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-ended:
				return
			case <-tick.C:
				if heapBytes() > uint64(bytes) {
					cancel(errMemory)
				}
			}
		}
	}()
	return func() {
		close(ended)
		cancel(context.Cause(ctx))
	}
}

// heapBytes is what live and dead objects take that are not swept yet.
func heapBytes() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
