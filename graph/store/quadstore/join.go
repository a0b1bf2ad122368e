package quadstore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
)

// join is what all of some iterators have; optional ones add their tags where
// they have it too. It is Cayley's And, except that it enumerates every
// combination of the ways in which its parts reach a result.
type join struct {
	parts    []iterator.Shape
	optional []iterator.Shape
}

func (j *join) String() string {
	var names []string
	for _, p := range j.parts {
		names = append(names, p.String())
	}
	for _, p := range j.optional {
		names = append(names, "optional "+p.String())
	}
	return "all of [" + strings.Join(names, "; ") + "]"
}

// Describe is the join without its parts.
func (j *join) Describe(bool) string {
	if len(j.optional) > 0 {
		return fmt.Sprintf("all of %d parts, %d of which may lack", len(j.parts)+len(j.optional), len(j.optional))
	}
	return fmt.Sprintf("all of %d parts", len(j.parts))
}

// Joins marks a join for those who explain one: its first part is enumerated,
// and the others are asked about each of its results.
func (j *join) Joins() {}

// SubIterators is the parts, the optional ones last.
func (j *join) SubIterators() []iterator.Shape { return slices.Concat(j.parts, j.optional) }

// Optimize optimizes the parts and puts the smallest first.
func (j *join) Optimize(ctx context.Context) (iterator.Shape, bool) {
	for i, p := range j.parts {
		j.parts[i], _ = p.Optimize(ctx)
		if iterator.IsNull(j.parts[i]) {
			return j.parts[i], true
		}
	}
	for i, p := range j.optional {
		j.optional[i], _ = p.Optimize(ctx)
	}
	j.sort(ctx)
	return j, true
}

// sort puts the part that has the fewest results first, which is the one to be
// enumerated, and the others by the cost of asking them.
func (j *join) sort(ctx context.Context) {
	costs := map[iterator.Shape]iterator.Costs{}
	for _, p := range j.parts {
		costs[p], _ = p.Stats(ctx)
	}
	slices.SortStableFunc(j.parts, func(a, b iterator.Shape) int {
		return int(saturate(costs[a].ContainsCost, 1) - saturate(costs[b].ContainsCost, 1))
	})
	smallest := 0
	for i, p := range j.parts {
		if work(costs[p]) < work(costs[j.parts[smallest]]) {
			smallest = i
		}
	}
	first := j.parts[smallest]
	j.parts = slices.Insert(slices.Delete(j.parts, smallest, smallest+1), 0, first)
}

// work is what enumerating an iterator costs.
func work(c iterator.Costs) int64 {
	return saturate(saturate(c.Size.Value, 1)+1, saturate(c.NextCost, 1)+1)
}

// Stats is that of the smallest part.
func (j *join) Stats(ctx context.Context) (iterator.Costs, error) {
	costs := iterator.Costs{Size: refs.Size{Value: ceiling}}
	for _, p := range j.parts {
		c, err := p.Stats(ctx)
		if err != nil {
			return costs, err
		}
		costs.Size.Value = min(costs.Size.Value, saturate(c.Size.Value, 1))
		costs.NextCost = saturate(costs.NextCost+c.NextCost, 1)
		costs.ContainsCost = saturate(costs.ContainsCost+c.ContainsCost, 1)
	}
	return costs, nil
}

// Iterate enumerates the first part and looks the others up.
func (j *join) Iterate() iterator.Scanner {
	j.sort(context.Background())
	return &joinScanner{first: j.parts[0].Iterate(), joined: j.lookups(1)}
}

// Lookup looks every part up.
func (j *join) Lookup() iterator.Index { return &joinLookup{j.lookups(0)} }

func (j *join) lookups(from int) joined {
	var it joined
	for _, p := range j.parts[from:] {
		it.all = append(it.all, wheel{it: p.Lookup()})
	}
	for _, p := range j.optional {
		it.all = append(it.all, wheel{it: p.Lookup(), optional: true})
	}
	return it
}

// wheel is one part of a join that is looked up.
type wheel struct {
	it       iterator.Index
	optional bool
	has      bool
}

// joined is the parts of a join that are looked up, at one result.
type joined struct {
	all    []wheel
	result cayley.Ref
	err    error
}

func (it *joined) contains(ctx context.Context, r cayley.Ref) bool {
	it.result = r
	for i := range it.all {
		w := &it.all[i]
		w.has = w.it.Contains(ctx, r)
		if !w.has {
			if it.err = w.it.Err(); it.err != nil || !w.optional {
				return false
			}
		}
	}
	return true
}

// next goes to the next combination of ways, the last wheel first.
func (it *joined) next(ctx context.Context) bool {
	for i, w := range slices.Backward(it.all) {
		if w.has && w.it.NextPath(ctx) {
			it.rewind(ctx, i+1)
			return true
		}
	}
	return false
}

func (it *joined) rewind(ctx context.Context, from int) {
	for i := range it.all[from:] {
		w := &it.all[from+i]
		w.has = w.it.Contains(ctx, it.result)
	}
}

func (it *joined) tags(dst map[string]refs.Ref) {
	for _, w := range it.all {
		if w.has {
			w.it.TagResults(dst)
		}
	}
}

func (it *joined) close(err error) error {
	for _, w := range it.all {
		if e := w.it.Close(); e != nil && err == nil {
			err = e
		}
	}
	return err
}

type joinScanner struct {
	first iterator.Scanner
	joined
}

func (it *joinScanner) Next(ctx context.Context) bool {
	for it.first.Next(ctx) {
		if it.contains(ctx, it.first.Result()) {
			return true
		}
		if it.err != nil {
			return false
		}
	}
	it.err = it.first.Err()
	return false
}

func (it *joinScanner) NextPath(ctx context.Context) bool {
	if it.next(ctx) {
		return true
	}
	if !it.first.NextPath(ctx) {
		return false
	}
	it.rewind(ctx, 0)
	return true
}

func (it *joinScanner) TagResults(dst map[string]refs.Ref) {
	it.first.TagResults(dst)
	it.tags(dst)
}

func (it *joinScanner) String() string     { return "join" }
func (it *joinScanner) Result() cayley.Ref { return it.result }
func (it *joinScanner) Err() error         { return it.err }
func (it *joinScanner) Close() error       { return it.close(it.first.Close()) }

type joinLookup struct{ joined }

func (it *joinLookup) Contains(ctx context.Context, r cayley.Ref) bool { return it.contains(ctx, r) }
func (it *joinLookup) NextPath(ctx context.Context) bool               { return it.next(ctx) }
func (it *joinLookup) TagResults(dst map[string]refs.Ref)              { it.tags(dst) }
func (it *joinLookup) String() string                                  { return "join" }
func (it *joinLookup) Result() cayley.Ref                              { return it.result }
func (it *joinLookup) Err() error                                      { return it.err }
func (it *joinLookup) Close() error                                    { return it.close(nil) }
