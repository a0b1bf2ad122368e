package storetest

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
)

// random does what chance wants to a store and to a model, and compares them
// after each step.
func random(t *testing.T, seed uint64, s Store) {
	w := &walk{rand: rand.New(rand.NewPCG(seed, 1)), store: s}
	for step := range 30 {
		before := w.model.Quads()
		what, change, err := w.step(context.Background())
		if err != nil {
			t.Fatalf("step %d, %s: %v", step, what, err)
		}
		after := w.model.Quads()
		checkChange(t, fmt.Sprintf("step %d, %s", step, what), change, before, after)
		check(t, fmt.Sprintf("step %d, %s", step, what), s, after)
		checkPatterns(t, w.rand, s)
		if t.Failed() {
			return
		}
	}
}

// walk is a store and the model that goes with it.
type walk struct {
	rand  *rand.Rand
	store Store
	model Model
}

func (w *walk) statements(doc graph.IRI) []graph.Statement {
	list := make([]graph.Statement, w.rand.IntN(8))
	for i := range list {
		list[i] = Statement(doc, w.rand.IntN(4), w.rand.IntN(4))
	}
	return list
}

// step does one thing. Change is nil where it is no write.
func (w *walk) step(ctx context.Context) (string, *graph.Change, error) {
	r := w.rand
	switch n := r.IntN(20); {
	case n < 9:
		source := [...]string{"/a", "/b", "/c", "/d", ""}[r.IntN(5)]
		doc := Document(source, fmt.Sprint("text ", r.IntN(8)))
		statements := w.statements(doc.IRI)
		w.model.PutDocument(doc, statements)
		c, err := w.store.PutDocument(ctx, doc, All(statements...))
		return fmt.Sprintf("put %s from %q", doc.Text, source), &c, err
	case n < 12:
		doc := graph.DocumentIRI([]byte(fmt.Sprint("text ", r.IntN(8))))
		c, err := w.store.Retract(ctx, doc)
		if there := w.model.Retract(doc); !there && graph.CodeOf(err) == graph.NotFound {
			err = nil
		}
		return "retract " + string(doc), &c, err
	case n < 13:
		statements := w.statements("https://example.org/registry/1")
		w.model.PutRegistry(statements)
		c, err := w.store.PutRegistry(ctx, All(statements...))
		return "registry", &c, err
	case n < 14:
		q := graph.Quad{Subject: "<x:s>", Predicate: "<x:p>", Object: graph.Integer(r.IntN(9))}
		c, err := w.store.Append(ctx, graph.LedgerGraph, []graph.Quad{q})
		q.Label = graph.LedgerGraph.Term()
		w.model.Add(q)
		return "append", &c, err
	case n < 16:
		quads := w.quads()
		w.model.Add(quads...)
		c, err := w.store.Import(ctx, All(quads...))
		return "import", &c, err
	default:
		return fmt.Sprint("disturb ", n), nil, w.store.Disturb(n)
	}
}

// quads is quads with terms of every kind, some without a label, some twice.
func (w *walk) quads() []graph.Quad {
	r := w.rand
	quads := make([]graph.Quad, r.IntN(20))
	for i := range quads {
		quads[i] = graph.Quad{
			Subject:   graph.IRI(fmt.Sprint("x:", r.IntN(5))).Term(),
			Predicate: [...]graph.Term{graph.PrefLabel.Term(), graph.AltLabel.Term()}[r.IntN(2)],
			Object: [...]graph.Term{
				graph.String("中车"), graph.LangString("中车", graph.Chinese), graph.Integer(7), `"007"^^<` + graph.Term(graph.XSDInteger) + `>`,
				graph.String(""), graph.String("a\n\"b\\"), "<x:0>", graph.String(strings.Repeat("长", r.IntN(300))),
			}[r.IntN(8)],
			Label: [...]graph.Term{"", "<x:g>", "<x:h>"}[r.IntN(3)],
		}
	}
	return quads
}

// checkChange compares what a write says that it did with what it should have
// done. What is local is in the one and not in the other.
func checkChange(t *testing.T, what string, c *graph.Change, before, after map[graph.Quad]bool) {
	t.Helper()
	if c == nil {
		return
	}
	added, removed, facts, dropped := 0, 0, 0, 0
	count := func(set, other map[graph.Quad]bool, all, facts *int) {
		for q := range set {
			if other[q] {
				continue
			}
			*all++
			if strings.HasPrefix(string(q.Label), "<"+graph.StmtNS) {
				*facts++
			}
		}
	}
	count(after, before, &added, &facts)
	count(before, after, &removed, &dropped)
	const local = 8 // a document has so many sources at most
	if c.Facts != facts || c.Dropped != dropped || c.Added < added || c.Added > added+1 || c.Removed < removed || c.Removed > removed+local {
		t.Errorf("%s: the change is %+v; should be: added %d, removed %d, facts %d, dropped %d", what, *c, added, removed, facts, dropped)
	}
}

// check compares a store with what it should hold.
func check(t *testing.T, what string, s Store, want map[graph.Quad]bool) {
	t.Helper()
	r, done, err := s.Read()
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	defer done()
	var got []string
	for q := range r.Quads() {
		got = append(got, q.String())
	}
	if diff := cmp.Diff(Lines(want), append([]string{}, got...)); diff != "" {
		t.Errorf("%s: in canonical order (-want +got):\n%s", what, diff)
	}
}

// checkPatterns asks for random patterns, and compares with a look at every
// quad.
func checkPatterns(t *testing.T, random *rand.Rand, s Store) {
	t.Helper()
	r, done, err := s.Read()
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	var quads []graph.IDQuad
	for q := range r.Match(graph.Pattern{}) {
		quads = append(quads, q)
		for _, id := range []graph.ID{q.S, q.P, q.O, q.G} {
			if found, ok := r.ID(r.Term(id)); id != 0 && (!ok || found != id) {
				t.Fatalf("the term of number %d is %s, and its number is %d", id, r.Term(id), found)
			}
		}
	}
	if _, ok := r.ID("<x:never>"); ok {
		t.Error("a term that no quad has has a number")
	}
	for range min(20, len(quads)) {
		p := quads[random.IntN(len(quads))]
		other := quads[random.IntN(len(quads))]
		for i, place := range []*graph.ID{&p.S, &p.P, &p.O, &p.G} {
			switch random.IntN(6) {
			case 0, 1, 2:
				*place = 0
			case 3:
				*place = []graph.ID{other.S, other.P, other.O, other.G}[i]
			}
		}
		want, got := map[graph.IDQuad]bool{}, map[graph.IDQuad]bool{}
		for _, q := range quads {
			if (p.S == 0 || p.S == q.S) && (p.P == 0 || p.P == q.P) && (p.O == 0 || p.O == q.O) && (p.G == 0 || p.G == q.G) {
				want[q] = true
			}
		}
		for q := range r.Match(p) {
			if got[q] {
				t.Errorf("%+v: %+v comes twice", p, q)
			}
			got[q] = true
		}
		if n := r.Count(p); n != len(want) || !maps.Equal(got, want) {
			t.Errorf("%+v: %d quads, Count says %d, and there are %d", p, len(got), n, len(want))
		}
	}
}
