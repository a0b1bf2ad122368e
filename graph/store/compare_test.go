package store_test

import (
	"cmp"
	"strconv"
	"testing"

	"soegraph/graph"
	"soegraph/graph/store"
)

// TestCompare compares terms of the segment with terms that came later.
func TestCompare(t *testing.T) {
	s, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	quads := func(from, to, step int) func(func(graph.Quad, error) bool) {
		return func(yield func(graph.Quad, error) bool) {
			for i := from; i < to; i += step {
				n := graph.IRI("https://example.org/" + strconv.Itoa(i)).Term()
				if !yield(graph.Quad{Subject: n, Predicate: n, Object: graph.Integer(i), Label: n}, nil) {
					return
				}
			}
		}
	}
	for _, batch := range []func(func(graph.Quad, error) bool){quads(0, 60000, 2), quads(1, 100, 2)} {
		if _, err := s.Import(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	snapshot := s.Snapshot()
	defer snapshot.Close()
	var ids []graph.ID
	for i := range 100 {
		id, ok := snapshot.ID(graph.Integer(i))
		if !ok {
			t.Fatal("no term ", i)
		}
		ids = append(ids, id)
	}
	for _, a := range ids {
		for _, b := range ids {
			if got, want := snapshot.Compare(a, b), cmp.Compare(snapshot.Term(a), snapshot.Term(b)); got != want {
				t.Errorf("%s against %s: %d, want %d", snapshot.Term(a), snapshot.Term(b), got, want)
			}
		}
	}
}
