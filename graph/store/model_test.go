package store_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/store"
)

// model is what a store should hold, kept in maps.
type model struct {
	documents map[string]written // by source
	imported  map[graph.Quad]bool
}

type written struct {
	doc        graph.Document
	statements []graph.Statement
}

// quads is everything but what is local, as canonical lines.
func (m *model) lines() string {
	set := maps.Clone(m.imported)
	for _, w := range m.documents {
		for _, q := range w.doc.Quads() {
			set[q] = true
		}
		for _, st := range w.statements {
			for _, q := range st.Quads() {
				set[q] = true
			}
		}
	}
	lines := []string{""}
	for q := range set {
		if q.Label != graph.LocalGraph.Term() {
			lines = append(lines, q.String()+"\n")
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

func TestRandomChangesLeaveWhatTheyShould(t *testing.T) {
	seeds := 20
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { randomChanges(t, uint64(seed)) })
	}
}

func randomChanges(t *testing.T, seed uint64) {
	r := rand.New(rand.NewPCG(seed, 1))
	ctx, dir := context.Background(), t.TempDir()
	m := model{documents: map[string]written{}, imported: map[graph.Quad]bool{}}
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	for step := range 40 {
		switch n := r.IntN(20); {
		case n < 10:
			source := fmt.Sprintf("/%d", r.IntN(6))
			w := written{doc: document(source, fmt.Sprint(source, r.IntN(3)))}
			for range r.IntN(8) {
				w.statements = append(w.statements, statement(w.doc.IRI, r.IntN(6), r.IntN(3)))
			}
			m.documents[source] = w
			_, err = s.PutDocument(ctx, w.doc, all(w.statements...))
		case n < 13:
			source := fmt.Sprintf("/%d", r.IntN(6))
			w, ok := m.documents[source]
			if !ok {
				continue
			}
			delete(m.documents, source)
			_, err = s.Retract(ctx, w.doc.IRI)
		case n < 15:
			var quads []graph.Quad
			for range r.IntN(20) {
				q := graph.Quad{
					Subject: graph.IRI(fmt.Sprint("x:", r.IntN(5))).Term(), Predicate: graph.PrefLabel.Term(),
					Object: graph.String(fmt.Sprint(r.IntN(9))), Label: graph.IRI(fmt.Sprint("x:g", r.IntN(3))).Term(),
				}
				if r.IntN(4) == 0 {
					q.Label = ""
				}
				m.imported[q] = true
				quads = append(quads, q)
			}
			_, err = s.Import(ctx, all(quads...))
		case n < 17:
			err = s.Compact(ctx)
		default:
			if err = s.Close(); err == nil {
				s, err = store.Open(dir, store.Options{})
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(m.lines(), export(t, s)); diff != "" {
			t.Fatalf("step %d (-want +got):\n%s", step, diff)
		}
		checkPatterns(t, r, s)
		for err := range s.Verify(ctx) {
			t.Fatalf("step %d: %v", step, err)
		}
	}
}

// checkPatterns asks for random patterns, and compares with a look at every
// quad.
func checkPatterns(t *testing.T, r *rand.Rand, s *store.Store) {
	t.Helper()
	snap := s.Snapshot()
	defer snap.Close()
	var quads []graph.IDQuad
	for q := range snap.Match(graph.Pattern{}) {
		quads = append(quads, q)
	}
	if len(quads) != snap.Len() {
		t.Fatalf("%d quads, and Len is %d", len(quads), snap.Len())
	}
	if len(quads) == 0 {
		return
	}
	for range 20 {
		p := quads[r.IntN(len(quads))]
		for _, place := range []*graph.ID{&p.S, &p.P, &p.O, &p.G} {
			switch r.IntN(6) {
			case 0, 1, 2:
				*place = 0
			case 3:
				*place = graph.ID(r.IntN(int(snap.MaxID()))) + 1
			}
		}
		want := map[graph.IDQuad]bool{}
		for _, q := range quads {
			if (p.S == 0 || p.S == q.S) && (p.P == 0 || p.P == q.P) && (p.O == 0 || p.O == q.O) && (p.G == 0 || p.G == q.G) {
				want[q] = true
			}
		}
		got := map[graph.IDQuad]bool{}
		for q := range snap.Match(p) {
			got[q] = true
			if id, ok := snap.ID(snap.Term(q.O)); !ok || id != q.O || !snap.Has(q) {
				t.Fatalf("term %d is %q, whose number is %d", q.O, snap.Term(q.O), id)
			}
		}
		if n := snap.Count(p); n != len(want) || !maps.Equal(got, want) {
			t.Fatalf("%+v: %d quads, Count is %d, should be %d", p, len(got), n, len(want))
		}
	}
}
