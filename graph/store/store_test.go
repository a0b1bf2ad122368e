package store_test

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/store"
)

// statement is a fact about a project, with evidence in a document.
func statement(doc graph.IRI, project, enterprise int) graph.Statement {
	return graph.Statement{
		Subject:   graph.IRI(fmt.Sprintf("%senterprise/e%d", graph.EntityNS, enterprise)),
		Predicate: graph.ParticipatesIn,
		Object:    graph.IRI(fmt.Sprintf("%sproject/p%d", graph.EntityNS, project)).Term(),
		Evidence: graph.Evidence{
			Document: doc, Exact: fmt.Sprintf("企业%d投资项目%d。", enterprise, project),
			Start: project, End: project + 30, Rule: "test", Confidence: 0.9,
		},
	}
}

func document(source, text string) graph.Document {
	return graph.Document{IRI: graph.DocumentIRI([]byte(text)), Text: text, FileName: filepath.Base(source), MediaType: "text/plain", Charset: "utf-8", Source: source}
}

func all[T any](list ...T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range list {
			if !yield(x, nil) {
				return
			}
		}
	}
}

func open(t *testing.T, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func export(t *testing.T, s *store.Store) string {
	t.Helper()
	snap := s.Snapshot()
	defer snap.Close()
	var b strings.Builder
	if err := snap.Export(&b); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for q := range snap.Quads() {
		lines = append(lines, q.String())
	}
	if got := strings.Join(append(lines, ""), "\n"); got != b.String() {
		t.Fatalf("Quads and Export differ (-quads +export):\n%s", cmp.Diff(got, b.String()))
	}
	if !slices.IsSorted(lines) {
		t.Fatal("the export is not sorted")
	}
	return b.String()
}

func TestDocumentsComeAndGo(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s := open(t, dir)
	first, second, other := document("/a.txt", "one"), document("/a.txt", "two"), document("/b.txt", "three")

	c, err := s.PutDocument(ctx, first, all(statement(first.IRI, 1, 1), statement(first.IRI, 2, 1)))
	if err != nil || c.Facts != 2 || c.Generation != 1 {
		t.Fatalf("first: %+v, %v", c, err)
	}
	one := export(t, s)
	if c, err := s.PutDocument(ctx, first, all(statement(first.IRI, 1, 1), statement(first.IRI, 2, 1))); err != nil || !c.Unchanged() || c.Generation != 1 {
		t.Fatalf("the same again: %+v, %v", c, err)
	}
	if c, err := s.PutDocument(ctx, other, all(statement(other.IRI, 2, 1))); err != nil || c.Facts != 0 {
		t.Fatalf("other: %+v, %v", c, err)
	}
	c, err = s.PutDocument(ctx, second, all(statement(second.IRI, 3, 1)))
	if err != nil || c.Facts != 1 || c.Dropped != 1 || !cmp.Equal(c.Replaced, []graph.IRI{first.IRI}) {
		t.Fatalf("a newer version: %+v, %v", c, err)
	}
	if text := export(t, s); strings.Contains(text, string(first.IRI)) {
		t.Error("the older version is still there")
	}
	if _, err := s.Retract(ctx, first.IRI); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("retract what is gone: %v", err)
	}
	for _, doc := range []graph.Document{second, other} {
		if _, err := s.Retract(ctx, doc.IRI); err != nil {
			t.Fatal(err)
		}
	}
	if text := export(t, s); text != "" {
		t.Errorf("left: %s", text)
	}
	if c, err := s.PutDocument(ctx, first, all(statement(first.IRI, 2, 1), statement(first.IRI, 1, 1))); err != nil || c.Facts != 2 {
		t.Fatalf("again: %+v, %v", c, err)
	}
	if diff := cmp.Diff(one, export(t, s)); diff != "" {
		t.Error(diff)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir)
	if diff := cmp.Diff(one, export(t, s)); diff != "" {
		t.Error(diff)
	}
	if err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(one, export(t, s)); diff != "" {
		t.Error(diff)
	}
}

func TestOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	if _, err := store.Open(dir, store.Options{ReadOnly: true}); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("read-only, nothing there: %v", err)
	}
	s := open(t, dir)
	if _, err := store.Open(dir, store.Options{}); graph.CodeOf(err) != graph.Busy {
		t.Errorf("a second writer: %v", err)
	}
	r, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	doc := document("/a", "one")
	for i := range 3 {
		if _, err := s.PutDocument(ctx, doc, all(statement(doc.IRI, i, 1))); err != nil {
			t.Fatal(err)
		}
		if i == 1 {
			if err := s.Compact(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if err := r.Refresh(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(export(t, s), export(t, r)); diff != "" {
			t.Error(diff)
		}
	}
	if _, err := r.Retract(ctx, doc.IRI); graph.CodeOf(err) != graph.Forbidden {
		t.Errorf("a write to a read-only store: %v", err)
	}
	foreign := t.TempDir()
	if err := os.WriteFile(filepath.Join(foreign, "thesis.doc"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Open(foreign, store.Options{}); graph.CodeOf(err) != graph.Unsupported {
		t.Errorf("a folder of other files: %v", err)
	}
}
