package main

import (
	"path/filepath"
	"testing"
)

// TestStoresAgree asks every store that needs no server the questions of a small
// graph: a store that answers otherwise measures something else.
func TestStoresAgree(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "graph.nq")
	if err := generate(file, 20_000); err != nil {
		t.Fatal(err)
	}
	var all []Figures
	for _, name := range []string{"soegraph", "soegraph-gizmo", "cayley-memstore", "sqlite"} {
		s, err := newStore(name, t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		f := Figures{Store: name, Times: map[string]Spread{}, Answers: map[string]string{}}
		if err := f.measure(t.Context(), s, file, 1); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	if err := agree(all); err != nil {
		t.Error(err)
	}
	if got := all[0].Answers["Q1 popular"]; got == "0 projects, 0" {
		t.Error("the popular enterprise has no projects: the questions ask nothing")
	}
}
