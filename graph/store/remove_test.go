package store_test

import (
	"testing"

	"soegraph/graph"
	"soegraph/graph/store"
)

func TestRemove(t *testing.T) {
	st, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = st.Close() }()
	labelled := graph.Quad{Subject: "<x:s>", Predicate: "<x:p>", Object: "<x:o>", Label: "<x:g>"}
	plain := graph.Quad{Subject: "<x:s>", Predicate: "<x:p>", Object: "<x:o>"}
	one := func(yield func(graph.Quad, error) bool) { _ = yield(labelled, nil) && yield(plain, nil) }
	if _, err := st.Import(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	for _, missing := range []graph.Quad{
		{Subject: "<x:s>", Predicate: "<x:p>", Object: "<x:o>", Label: "<x:other>"},
		{Subject: "<x:s>", Predicate: "<x:p>", Object: "<x:s>"},
	} {
		if _, err := st.Remove(t.Context(), []graph.Quad{plain, missing}); graph.CodeOf(err) != graph.NotFound {
			t.Errorf("removing %s: %v", missing, err)
		}
	}
	if n := st.Snapshot().Count(graph.Pattern{}); n != 2 {
		t.Fatalf("%d quads after removals that failed, expected 2", n)
	}
	c, err := st.Remove(t.Context(), []graph.Quad{plain})
	if err != nil || c.Removed != 1 {
		t.Fatalf("removed %d, %v", c.Removed, err)
	}
	s := st.Snapshot()
	for q := range s.Match(graph.Pattern{}) {
		if got := s.Quad(q); got != labelled {
			t.Errorf("%s is left, expected %s", got, labelled)
		}
	}
}
