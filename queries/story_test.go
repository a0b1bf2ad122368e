package queries_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/queries"
	"soegraph/queries/queriestest"
)

var update = flag.Bool("update", false, "write what the stories and golden files say now")

// TestStories runs testdata/stories: the comment of a file is a graph, the name
// of each part a query with its arguments, its text the rows that are expected:
// cells as a table shows them, or the error.
func TestStories(t *testing.T) {
	paths, err := filepath.Glob("testdata/stories/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no stories: ", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			story, err := queriestest.Parse(string(archive.Comment))
			if err != nil {
				t.Fatal(err)
			}
			l, r, stored := queries.New(), story.Graph(), stored(t, story)
			for i, part := range archive.Files {
				got := tell(t, l, r, part.Name)
				archive.Files[i].Data = []byte(got)
				if d := cmp.Diff(string(part.Data), got); d != "" && !*update {
					t.Errorf("%s (-want +got):\n%s", part.Name, d)
				}
				if d := cmp.Diff(got, tell(t, queries.New(), stored, part.Name)); d != "" {
					t.Errorf("%s from the store (-memory +store):\n%s", part.Name, d)
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// stored is a story's graph in the store that the program runs on: in two
// changes.
func stored(t *testing.T, story *queriestest.Story) queries.Reader {
	t.Helper()
	s, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	quads := story.Quads()
	for _, part := range [][]graph.Quad{quads[:len(quads)/2], quads[len(quads)/2:]} {
		_, err := s.Import(t.Context(), func(yield func(graph.Quad, error) bool) {
			for _, q := range part {
				if !yield(q, nil) {
					return
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	snapshot := s.Snapshot()
	t.Cleanup(snapshot.Close)
	return snapshot
}

// tell runs a line such as `projects-in-place place=大连`.
func tell(t *testing.T, l *queries.Library, r queries.Reader, line string) string {
	t.Helper()
	name, args := asked(line)
	result, err := l.Run(t.Context(), r, name, args)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	var b strings.Builder
	for _, row := range result.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = "-"
			if c != nil {
				cells[i] = c.String()
			}
		}
		b.WriteString(strings.Join(cells, "; ") + "\n")
	}
	return b.String()
}
