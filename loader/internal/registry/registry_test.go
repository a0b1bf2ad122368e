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

func TestLoad(t *testing.T) {
	r := load(t)
	n, amb := 0, 0
	for name, rs := range r.Names() {
		n++
		if rs[0].Ambiguous {
			amb++
		}
		if len(rs) > 1 && rs[0].Class != rs[len(rs)-1].Class {
			t.Log(name, rs)
		}
	}
	t.Log(n, amb)
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
