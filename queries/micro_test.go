package queries

import (
	"context"
	"testing"

	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/queries/queriestest"
)

func BenchmarkMicro(b *testing.B) {
	s, err := store.Open(b.TempDir(), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	g := queriestest.Generated{Projects: 1_000_000 / queriestest.QuadsOfProject}
	if _, err := s.Import(b.Context(), g.Quads()); err != nil {
		b.Fatal(err)
	}
	r := s.Snapshot()
	v := newView(context.Background(), r)
	var ids []graph.ID
	for i := range 20000 {
		ids = append(ids, v.term(queriestest.ProjectIRI(i).Term()))
	}
	i := 0
	next := func() graph.ID { i++; return ids[i*7919%len(ids)] }
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			v.read(next())
		}
	})
	b.Run("cursor", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for c := r.Cursor(graph.Pattern{S: next()}); c.Next(); {
			}
		}
	})
	b.Run("term", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			v.Term(next())
		}
	})
	b.Run("show", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			id := next()
			v.show(id, v.read(id))
		}
	})
	b.Run("investment", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			v.investment(next())
		}
	})
	p := v.id(graph.Investment)
	b.Run("cursorP", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for c := r.Cursor(graph.Pattern{S: next(), P: p}); c.Next(); {
			}
		}
	})
	var st []graph.ID
	for q := range v.scan(graph.Investment) {
		st = append(st, q.G)
	}
	b.Run("evidences", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			i++
			v.evidences(st[i*7919%len(st)])
		}
	})
	b.Run("evidenceOf", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			i++
			v.evidenceOf([]graph.ID{st[i*7919%len(st)]})
		}
	})
	b.Run("amounts", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			v.amounts()
		}
	})
}
