package registry_test

import (
	"testing"

	"soegraph/loader/internal/registry"
	"soegraph/seeds"
)

func load(t testing.TB) *registry.Registry {
	t.Helper()
	r, err := registry.Load(seeds.Registry())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}

func TestQuadCount(t *testing.T) {
	r := load(t)
	quads := map[string]bool{}
	facts := 0
	for s, err := range r.Statements() {
		if err != nil {
			t.Fatal(err)
		}
		facts++
		for _, q := range s.Quads() {
			quads[q.String()] = true
		}
	}
	t.Log(facts, len(quads))
}
