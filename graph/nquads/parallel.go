package nquads

import (
	"context"
	"iter"
	"sync"

	"soegraph/graph"
)

// Parallel yields what [Reader.Quads] yields, in the same order, but parses
// with several workers at once. The iteration ends when every worker has: the
// source is not read any more after it.
func (r *Reader) Parallel(workers int) iter.Seq2[graph.Quad, error] {
	if workers < 2 {
		return r.Quads()
	}
	return func(yield func(graph.Quad, error) bool) {
		ctx, cancel := context.WithCancel(context.Background())
		var running sync.WaitGroup
		defer running.Wait()
		defer cancel()

		work, ordered := make(chan *batch), make(chan *batch, 2*workers)
		running.Go(func() {
			defer close(work)
			defer close(ordered)
			r.split(ctx, work, ordered)
		})
		for range workers {
			running.Go(func() {
				for b := range work {
					b.parse(r.Triples)
				}
			})
		}
		yieldBatches(r.File, ordered, yield)
	}
}

// batch is one block on its way through a worker.
type batch struct {
	block  string
	err    error // of the file: the last batch has it
	found  []found
	lines  int
	parsed chan struct{} // closed when found and lines are set
}

// found is a quad or a fault, lines counted from 0 within the block.
type found struct {
	quad   graph.Quad
	syntax *SyntaxError
}

// split hands every block to the workers and, in the order of the file, to
// whoever collects what they find.
func (r *Reader) split(ctx context.Context, work, ordered chan<- *batch) {
	for block, err := range r.blocks() {
		b := &batch{block: block, err: err, parsed: make(chan struct{})}
		for _, to := range []chan<- *batch{ordered, work} {
			select {
			case to <- b:
			case <-ctx.Done():
				return
			}
		}
	}
}

// parse fills in what the block holds.
func (b *batch) parse(triples bool) {
	defer close(b.parsed)
	p := newParser(b.block, triples)
	b.found = make([]found, 0, len(b.block)/100)
	for {
		q, f, ok := p.next()
		if !ok {
			break
		}
		item := found{quad: q}
		if f != nil {
			item = found{syntax: &SyntaxError{Line: p.line, Column: column(p.block, p.start, f.at), Problem: f.problem}}
		}
		b.found = append(b.found, item)
	}
	b.lines = p.line
}

func yieldBatches(file string, ordered <-chan *batch, yield func(graph.Quad, error) bool) {
	line := 1
	for b := range ordered {
		<-b.parsed
		if b.err != nil {
			yield(graph.Quad{}, b.err)
			return
		}
		for _, item := range b.found {
			var err error
			if item.syntax != nil {
				item.syntax.File = file
				item.syntax.Line += line
				err = item.syntax.coded()
			}
			if !yield(item.quad, err) {
				return
			}
		}
		line += b.lines
	}
}
