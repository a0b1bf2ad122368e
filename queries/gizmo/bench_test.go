package gizmo_test

import (
	"testing"

	"soegraph/graph/store"
	"soegraph/queries/gizmo"
)

func BenchmarkTrivialQuery(b *testing.B) {
	e := engineOn(b, storeOf(b, family), gizmo.Options{Workers: 1})
	for b.Loop() {
		if _, err := e.Query(b.Context(), gizmo.Request{Query: `g.V("<id:enterprise/crrc>").all()`}, func(gizmo.Row) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStart(b *testing.B) {
	dir := storeOf(b, family)
	for b.Loop() {
		e := engineOn(b, dir, gizmo.Options{Workers: 1})
		if err := e.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTrivialLocal(b *testing.B) {
	st, err := store.Open(storeOf(b, family), store.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = st.Close() }()
	local := gizmo.NewLocal(st.Snapshot(), nil)
	for b.Loop() {
		if _, err := local.Query(b.Context(), gizmo.Request{Query: `g.V("<id:enterprise/crrc>").all()`}, func(gizmo.Row) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
