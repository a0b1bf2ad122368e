package main

import (
	"context"
	"fmt"
	"io"

	"soegraph/graph"
	"soegraph/queries/queriestest"
)

// Store is a store that is measured. Its methods are called in the order in which
// they stand here, the questions many times.
type Store interface {
	// Load reads a file of N-Quads, and returns when all of it is as durable as
	// the store makes it.
	Load(ctx context.Context, file string) error
	// Close and Open show how long it takes until the store answers again. A store
	// in memory reads its file once more.
	Close() error
	Open(ctx context.Context) error
	// Size is the bytes on disk, 0 of a store in memory.
	Size() (int64, error)
	// Involving is Q1: the projects of an enterprise and all its subsidiaries, with
	// name and amount.
	Involving(ctx context.Context, enterprise graph.IRI) (Projects, error)
	// Around is Q2: quads around a node, two steps, both directions, limit at most.
	Around(ctx context.Context, node graph.IRI, limit int) (int, error)
	// Ranking is Q3: zones by the investment in an industry and those below it.
	Ranking(ctx context.Context, industry graph.IRI) (Ranking, error)
	// Path is Q4: the steps of the shortest path between two enterprises over the
	// projects that they take part in, 0 where it is longer than max.
	Path(ctx context.Context, from, to graph.IRI, limit int) (int, error)
	// Export is Q5: everything as N-Quads.
	Export(ctx context.Context, w io.Writer) error
}

// Projects is the answer of Q1, as far as stores must agree on it.
type Projects struct {
	Count int
	Total float64 // CNY
}

// Ranking is the answer of Q3, as far as stores must agree on it.
type Ranking struct {
	Zones int
	Most  float64 // CNY of the first zone
}

// question is one that is timed.
type question struct {
	name string
	ask  func(context.Context, Store) (string, error)
}

// questions lists what is asked.
func questions() []question {
	list := []question{}
	for _, e := range []struct {
		name string
		n    int
	}{{"popular", 0}, {"middle", 50}, {"rare", 495}} {
		list = append(list, question{"Q1 " + e.name, func(ctx context.Context, s Store) (string, error) {
			a, err := s.Involving(ctx, queriestest.EnterpriseIRI(e.n))
			return fmt.Sprintf("%d projects, %.0f", a.Count, a.Total), err
		}})
	}
	return append(
		list,
		question{"Q2 around", func(ctx context.Context, s Store) (string, error) {
			n, err := s.Around(ctx, queriestest.ProjectIRI(9), 500)
			return fmt.Sprintf("%d quads", n), err
		}},
		question{"Q3 ranking", func(ctx context.Context, s Store) (string, error) {
			a, err := s.Ranking(ctx, queriestest.IndustryIRI(8))
			return fmt.Sprintf("%d zones, %.0f", a.Zones, a.Most), err
		}},
		question{"Q4 path", func(ctx context.Context, s Store) (string, error) {
			n, err := s.Path(ctx, queriestest.EnterpriseIRI(20), queriestest.EnterpriseIRI(45), 4)
			return fmt.Sprintf("%d steps", n), err
		}},
	)
}

// around is Q2 for stores that find the quads of a node one by one: every quad of
// the node and of its neighbours, until there are enough.
func around[N comparable](start N, limit int, quadsOf func(N, func(key [4]N, other N, isIRI bool) bool) error) (int, error) {
	seen := map[[4]N]bool{}
	visited := map[N]bool{start: true}
	frontier := []N{start}
	for range 2 {
		var next []N
		for _, n := range frontier {
			err := quadsOf(n, func(key [4]N, other N, isIRI bool) bool {
				seen[key] = true
				if isIRI && !visited[other] {
					visited[other] = true
					next = append(next, other)
				}
				return len(seen) < limit
			})
			if err != nil || len(seen) >= limit {
				return len(seen), err
			}
		}
		frontier = next
	}
	return len(seen), nil
}

// path is Q4 for stores that find neighbours: breadth first from both ends.
func path[N comparable](from, to N, limit int, neighbours func([]N) ([]N, error)) (int, error) {
	if from == to {
		return 0, nil
	}
	sides := [2]map[N]bool{{from: true}, {to: true}}
	fronts := [2][]N{{from}, {to}}
	for steps := 1; steps <= limit; steps++ {
		side := 0
		if len(fronts[1]) < len(fronts[0]) {
			side = 1
		}
		found, err := neighbours(fronts[side])
		if err != nil {
			return 0, err
		}
		fronts[side] = nil
		for _, n := range found {
			if sides[1-side][n] {
				return steps, nil
			}
			if !sides[side][n] {
				sides[side][n] = true
				fronts[side] = append(fronts[side], n)
			}
		}
	}
	return 0, nil
}
