package quadstore

import (
	"context"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"

	"soegraph/graph"
)

// allNodes is every term that a quad has, each once, in the order in which the
// quads mention them.
type allNodes struct{ qs *QuadStore }

func (it *allNodes) String() string                                  { return "AllNodes" }
func (it *allNodes) Optimize(context.Context) (iterator.Shape, bool) { return it, false }
func (it *allNodes) SubIterators() []iterator.Shape                  { return nil }
func (it *allNodes) Iterate() iterator.Scanner                       { return &nodeScanner{qs: it.qs} }

func (it *allNodes) Lookup() iterator.Index { return &nodeLookup{qs: it.qs} }

func (it *allNodes) Stats(ctx context.Context) (iterator.Costs, error) {
	stats, err := it.qs.Stats(ctx, false)
	return iterator.Costs{NextCost: 4, ContainsCost: 1, Size: stats.Nodes}, err
}

type nodeScanner struct {
	qs      *QuadStore
	rows    rows
	started bool
	pending [4]graph.ID // of the current quad, last first
	left    int
	seen    bitmap
	result  graph.ID
	err     error
}

func (it *nodeScanner) Next(ctx context.Context) bool {
	if !it.started {
		it.started = true
		it.rows.open(it.qs.reader, graph.Pattern{})
	}
	for {
		for it.left > 0 {
			it.left--
			if id := it.pending[it.left]; id != 0 && it.seen.add(id) {
				it.result = id
				return true
			}
		}
		q, ok := it.rows.step(ctx)
		if !ok {
			it.err = ctx.Err()
			return false
		}
		it.pending, it.left = [4]graph.ID{q.G, q.O, q.P, q.S}, 4
	}
}

func (it *nodeScanner) String() string                 { return "AllNodes" }
func (it *nodeScanner) TagResults(map[string]refs.Ref) {}
func (it *nodeScanner) Result() cayley.Ref             { return it.qs.ref(it.result) }
func (it *nodeScanner) NextPath(context.Context) bool  { return false }
func (it *nodeScanner) Err() error                     { return it.err }
func (it *nodeScanner) Close() error                   { it.rows.close(); return nil }

// nodeLookup says of any node of the store that it is one.
type nodeLookup struct {
	qs     *QuadStore
	result cayley.Ref
}

func (it *nodeLookup) Contains(_ context.Context, r cayley.Ref) bool {
	it.result = r
	return it.qs.id(r) != 0
}

func (it *nodeLookup) String() string                 { return "AllNodes" }
func (it *nodeLookup) TagResults(map[string]refs.Ref) {}
func (it *nodeLookup) Result() cayley.Ref             { return it.result }
func (it *nodeLookup) NextPath(context.Context) bool  { return false }
func (it *nodeLookup) Err() error                     { return nil }
func (it *nodeLookup) Close() error                   { return nil }

// bitmap is a set of numbers.
type bitmap []uint64

// add puts a number into the set and reports whether it was not there.
func (b *bitmap) add(id graph.ID) bool {
	word, bit := int(id>>6), uint64(1)<<(id&63)
	if word >= len(*b) {
		*b = append(*b, make([]uint64, max(word+1-len(*b), len(*b), 64))...)
	}
	if (*b)[word]&bit != 0 {
		return false
	}
	(*b)[word] |= bit
	return true
}
