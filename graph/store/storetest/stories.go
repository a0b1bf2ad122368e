package storetest

import (
	"context"
	"errors"
	"iter"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
)

// story is a sequence of writes, and what they should leave.
type story struct {
	name string
	run  func(*testing.T, Store)
}

// put writes a document and fails the test where that fails.
func put(t *testing.T, s Store, doc graph.Document, statements ...graph.Statement) graph.Change {
	t.Helper()
	c, err := s.PutDocument(context.Background(), doc, All(statements...))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func stories() []story {
	return []story{
		{"the same document twice", sameTwice},
		{"one fact of two documents", sharedFact},
		{"a newer version", newerVersion},
		{"one text in two places", twoPlaces},
		{"a document changes its facts", otherFacts},
		{"the registry", registry},
		{"what is refused", refused},
		{"a reader sees no later write", consistent},
	}
}

func sameTwice(t *testing.T, s Store) {
	doc := Document("/a", "one")
	first := put(t, s, doc, Statement(doc.IRI, 1, 1))
	again := put(t, s, doc, Statement(doc.IRI, 1, 1))
	if first.Facts != 1 || !again.Unchanged() || again.Generation != first.Generation {
		t.Errorf("first %+v, again %+v", first, again)
	}
}

func sharedFact(t *testing.T, s Store) {
	ctx := context.Background()
	a, b := Document("/a", "one"), Document("/b", "two")
	put(t, s, a, Statement(a.IRI, 1, 1))
	if c := put(t, s, b, Statement(b.IRI, 1, 1)); c.Facts != 0 {
		t.Errorf("a fact that is there is new: %+v", c)
	}
	if c, err := s.Retract(ctx, a.IRI); err != nil || c.Dropped != 0 {
		t.Errorf("the fact has another evidence: %+v, %v", c, err)
	}
	if c, err := s.Retract(ctx, b.IRI); err != nil || c.Dropped != 1 {
		t.Errorf("the last evidence went: %+v, %v", c, err)
	}
	check(t, "in the end", s, nil)
}

func newerVersion(t *testing.T, s Store) {
	old, newer := Document("/a", "old"), Document("/a", "new")
	put(t, s, old, Statement(old.IRI, 1, 1), Statement(old.IRI, 1, 2))
	c := put(t, s, newer, Statement(newer.IRI, 1, 2), Statement(newer.IRI, 1, 3))
	if c.Facts != 1 || c.Dropped != 1 || !cmp.Equal(c.Replaced, []graph.IRI{old.IRI}) {
		t.Errorf("%+v", c)
	}
	var m Model
	m.PutDocument(newer, []graph.Statement{Statement(newer.IRI, 1, 2), Statement(newer.IRI, 1, 3)})
	check(t, "in the end", s, m.Quads())
}

func twoPlaces(t *testing.T, s Store) {
	at := func(source, text string) graph.Document { return Document(source, text) }
	put(t, s, at("/a", "one"), Statement(at("/a", "one").IRI, 1, 1))
	put(t, s, at("/b", "one"), Statement(at("/b", "one").IRI, 1, 1))
	if c := put(t, s, at("/a", "two")); len(c.Replaced) != 0 || c.Dropped != 0 {
		t.Errorf("the text is still at /b: %+v", c)
	}
	if c := put(t, s, at("/b", "two")); len(c.Replaced) != 1 || c.Dropped != 1 {
		t.Errorf("the text is nowhere any more: %+v", c)
	}
}

func otherFacts(t *testing.T, s Store) {
	doc := Document("/a", "one")
	put(t, s, doc, Statement(doc.IRI, 1, 1), Statement(doc.IRI, 1, 2))
	if c := put(t, s, doc, Statement(doc.IRI, 1, 2), Statement(doc.IRI, 1, 3)); c.Facts != 1 || c.Dropped != 1 || len(c.Replaced) != 0 {
		t.Errorf("%+v", c)
	}
}

func registry(t *testing.T, s Store) {
	ctx := context.Background()
	doc := Document("/a", "one")
	put(t, s, doc, Statement(doc.IRI, 1, 1))
	const version = "https://example.org/registry/1"
	c, err := s.PutRegistry(ctx, All(Statement(version, 1, 1), Statement(version, 2, 2)))
	if err != nil || c.Facts != 1 {
		t.Errorf("registry: %+v, %v", c, err)
	}
	if c, err = s.PutRegistry(ctx, All(Statement(version, 3, 3))); err != nil || c.Facts != 1 || c.Dropped != 1 {
		t.Errorf("another registry: %+v, %v", c, err)
	}
	var m Model
	m.PutDocument(doc, []graph.Statement{Statement(doc.IRI, 1, 1)})
	m.PutRegistry([]graph.Statement{Statement(version, 3, 3)})
	check(t, "in the end", s, m.Quads())
}

func refused(t *testing.T, s Store) {
	ctx := context.Background()
	doc := Document("/a", "one")
	fault := errors.New("the text ends here")
	broken := func(yield func(graph.Statement, error) bool) {
		_ = yield(Statement(doc.IRI, 1, 1), nil) && yield(graph.Statement{}, fault)
	}
	if _, err := s.PutDocument(ctx, doc, broken); !errors.Is(err, fault) {
		t.Errorf("a sequence that fails: %v", err)
	}
	if _, err := s.PutDocument(ctx, doc, All(Statement("https://example.org/other", 1, 1))); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("evidence of another document: %v", err)
	}
	if _, err := s.PutDocument(ctx, graph.Document{Text: "no IRI"}, All[graph.Statement]()); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("a document without an IRI: %v", err)
	}
	if _, err := s.Retract(ctx, doc.IRI); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("retract what is not there: %v", err)
	}
	if _, err := s.Append(ctx, graph.LedgerGraph, []graph.Quad{{Subject: "<x:s>", Predicate: "<x:p>", Object: "<x:o>", Label: "<x:g>"}}); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("append under another label: %v", err)
	}
	var quads iter.Seq2[graph.Quad, error] = func(yield func(graph.Quad, error) bool) {
		_ = yield(graph.Quad{Subject: "<x:s>", Predicate: "<x:p>", Object: "<x:o>"}, nil) && yield(graph.Quad{}, fault)
	}
	if _, err := s.Import(ctx, quads); !errors.Is(err, fault) {
		t.Errorf("an import that fails: %v", err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.PutDocument(cancelled, doc, All[graph.Statement]()); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled write: %v", err)
	}
	check(t, "in the end", s, nil)
}

func consistent(t *testing.T, s Store) {
	doc := Document("/a", "one")
	put(t, s, doc, Statement(doc.IRI, 1, 1))
	r, done, err := s.Read()
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	n := r.Count(graph.Pattern{})
	put(t, s, doc, Statement(doc.IRI, 2, 2), Statement(doc.IRI, 3, 3))
	if got := r.Count(graph.Pattern{}); got != n {
		t.Errorf("a reader that had %d quads has %d after a write", n, got)
	}
}
