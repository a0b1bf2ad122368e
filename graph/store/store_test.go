package store_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/graph/store/storetest"
)

func open(t testing.TB, dir string) *store.Store {
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

// export is the store as N-Quads. It checks that Quads yields the same.
func export(t testing.TB, s *store.Store) string {
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

// torture is how long the torture tests may take in full; 0 asks for their
// short form.
func torture() bool { return os.Getenv("SOEGRAPH_TORTURE") != "" }

// subject is a store under the conformance suite.
type subject struct {
	*store.Store
	t *testing.T
}

// small is options by which little data goes the ways of much.
func small() store.Options { return store.Options{}.CompactAt(60).ImportSmall(10) }

func (s *subject) Read() (storetest.Reader, func(), error) {
	snap := s.Snapshot()
	return snap, snap.Close, snap.Err()
}

func (s *subject) Disturb(n int) error {
	switch n % 3 {
	case 0:
		return s.Compact(context.Background())
	case 1:
		for err := range s.Verify(context.Background()) {
			return err
		}
		return nil
	default:
		if err := s.Close(); err != nil {
			return err
		}
		var err error
		s.Store, err = store.Open(s.Dir(), small())
		return err
	}
}

func TestConformance(t *testing.T) { conform(t, 25) }

func TestTortureConformance(t *testing.T) {
	if !torture() {
		t.Skip("set SOEGRAPH_TORTURE, or run make torture")
	}
	conform(t, 1000)
}

func conform(t *testing.T, seeds int) {
	storetest.Run(t, seeds, func(t *testing.T) storetest.Store {
		s := &subject{t: t}
		var err error
		if s.Store, err = store.Open(t.TempDir(), small()); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s
	})
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
	doc := storetest.Document("/a", "one")
	for i := range 3 {
		if _, err := s.PutDocument(ctx, doc, storetest.All(storetest.Statement(doc.IRI, i, 1))); err != nil {
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
