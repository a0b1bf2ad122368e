package gizmo

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"time"

	"soegraph/graph"
)

// Options say how an [Engine] works.
type Options struct {
	// Command starts a worker: a program that calls [Work] on its standard
	// input and output.
	Command []string
	// Workers is how many processes there are; 0 is one for each processor, from two
	// to five.
	Workers int
	// Queue is how many queries may wait for a worker; 0 is 256. More are
	// refused with [graph.Busy].
	Queue int
	// Timeout is what a query may take that asks for no other; 0 is ten
	// seconds. MaxTimeout is the most that one may ask for; 0 is a minute.
	Timeout, MaxTimeout time.Duration
	// Slice is how much of the processor a query may use and count as quick; 0
	// is 50 ms. Others may hold half of the workers while quick ones wait.
	Slice time.Duration
}

func (o Options) withDefaults() Options {
	fill := func(d *time.Duration, v time.Duration) {
		if *d <= 0 {
			*d = v
		}
	}
	fill(&o.Timeout, defaultTimeout)
	fill(&o.MaxTimeout, time.Minute)
	fill(&o.Slice, 50*time.Millisecond)
	if o.Workers <= 0 {
		o.Workers = min(max(2, runtime.GOMAXPROCS(0)), 5)
	}
	if o.Queue <= 0 {
		o.Queue = 256
	}
	return o
}

// Engine answers queries in worker processes. Its methods may be called from
// any goroutine.
type Engine struct {
	options Options
	pool    *pool
}

// New starts an engine. Its first worker is started at once, so that a wrong
// command, or a store that cannot be opened, is an error here.
func New(o Options) (*Engine, error) {
	o = o.withDefaults()
	if len(o.Command) == 0 {
		return nil, graph.Errorf(graph.Invalid, "an engine needs the command that starts a worker")
	}
	p, err := newPool(o)
	if err != nil {
		return nil, err
	}
	return &Engine{options: o, pool: p}, nil
}

// Close kills the workers and waits until they are gone. Queries that run fail.
func (e *Engine) Close() error {
	e.pool.close()
	return nil
}

// Query runs a query and calls give with each row, which is valid until give
// returns; an error of give ends the query and is returned. It fails with
// [graph.Invalid] where the query is wrong or throws, [graph.TooLarge] where it
// takes more memory, rows or bytes than it may, [graph.Timeout], [graph.Busy]
// where too many wait or it is slow while others wait, and as the context says
// where that is done before.
func (e *Engine) Query(ctx context.Context, r Request, give func(Row) error) (Stats, error) {
	if len(r.Query) > MaxSource {
		return Stats{}, graph.Errorf(graph.TooLarge, "the query has %d bytes and may have %d: pass values as params", len(r.Query), MaxSource)
	}
	if r.Timeout <= 0 {
		r.Timeout = e.options.Timeout
	}
	r.Timeout = min(r.Timeout, e.options.MaxTimeout)
	payload, err := json.Marshal(r)
	if err != nil {
		return Stats{}, graph.Errorf(graph.Invalid, "the parameters are no JSON: %w", err)
	}
	if len(payload) > maxParams {
		return Stats{}, graph.Errorf(graph.TooLarge, "the query and its parameters have %d bytes and may have %d", len(payload), maxParams)
	}
	l, err := e.pool.acquire(ctx, r.Query, r.Timeout)
	if err != nil {
		return Stats{}, err
	}
	return l.query(ctx, r.Timeout, payload, give)
}

// maxParams bounds the query with its parameters, in bytes of JSON.
const maxParams = 1 << 20

// query runs a query in the worker that the lease is of.
func (l *lease) query(ctx context.Context, timeout time.Duration, payload []byte, give func(Row) error) (Stats, error) {
	left := context.AfterFunc(ctx, l.hurry)
	late := time.AfterFunc(timeout+grace, l.abandon)
	l.process.ask(payload)
	o, err := l.process.answer(give)
	left()
	late.Stop()
	if errors.Is(err, errDied) {
		return Stats{}, l.lost(ctx)
	}
	l.release()
	switch {
	case err != nil:
		return o.Stats, err
	case ctx.Err() != nil:
		return o.Stats, fmt.Errorf("the query was called off: %w", context.Cause(ctx))
	case l.refused.Load():
		return o.Stats, errSlow()
	case o.Code != "":
		if o.Code == graph.Timeout {
			l.pool.remember(l.key, hopeless)
		}
		return o.Stats, &graph.Error{Code: o.Code, Message: o.Error}
	}
	return o.Stats, nil
}

// lost is the error of a query whose worker is gone.
func (l *lease) lost(ctx context.Context) error {
	l.drop()
	switch {
	case ctx.Err() != nil:
		return fmt.Errorf("the query was called off: %w", context.Cause(ctx))
	case l.refused.Load():
		return errSlow()
	case l.late.Load():
		return graph.Errorf(graph.Timeout, "the query did not end in its time: restrict it, or allow it more")
	default:
		l.process.stop() // its last words are read to the end
		return l.process.died()
	}
}

func errSlow() error {
	return graph.Errorf(graph.Busy, "the query is slow and others wait: restrict it, or try again in a few seconds")
}
