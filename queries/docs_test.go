package queries_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"soegraph/queries"
)

// TestDocs holds docs/queries.md to the catalogue and the stories.
func TestDocs(t *testing.T) {
	const path, mark = "../docs/queries.md", "-update -->\n"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, tail, ok := strings.Cut(string(data), mark)
	if !ok {
		t.Fatalf("%s has no mark %q", path, mark)
	}
	want := "\n## The catalogue\n\nExamples are rows of small made-up graphs (`queries/testdata/stories`).\n"
	examples := storyExamples(t)
	for _, q := range queries.Queries() {
		want += document(q, examples[q.Name])
	}
	if d := cmp.Diff(want, tail); d != "" && !*update {
		t.Errorf("%s is not what the catalogue says (run the test with -update):\n%s", path, d)
	}
	if *update {
		if err := os.WriteFile(path, []byte(head+mark+want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// storyExamples is the first question of each query that has rows, with up to
// three of them.
func storyExamples(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("testdata/stories/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	const shown = 3
	examples := map[string]string{}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range archive.Files {
			name, _ := asked(part.Name)
			rows := strings.SplitAfter(string(part.Data), "\n")
			if rows = rows[:len(rows)-1]; len(rows) == 0 || examples[name] != "" || strings.HasPrefix(rows[0], "error") {
				continue
			}
			text := "$ soegraph run " + part.Name + "\n" + strings.Join(rows[:min(len(rows), shown)], "")
			if more := len(rows) - shown; more > 0 {
				text += fmt.Sprintf("... %d more\n", more)
			}
			examples[name] = text
		}
	}
	return examples
}

func document(q queries.Query, example string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %s\n\n%s · %s\n\n%s\n\n%s\n\n", q.Name, q.Title.English, q.Title.Chinese, q.Meaning.English, q.Meaning.Chinese)
	if len(q.Parameters) > 0 {
		b.WriteString("| parameter | takes | example |\n| --- | --- | --- |\n")
	}
	for _, p := range q.Parameters {
		takes := string(p.Kind)
		if len(p.Classes) > 0 {
			takes = strings.Join(p.ClassNames(), ", else ")
		}
		if !p.Required {
			takes += "; may be left out"
		}
		fmt.Fprintf(&b, "| `%s` (%s) | %s | `%s=%s` |\n", p.Name, p.Title.Chinese, takes, p.Name, p.Example)
	}
	columns := make([]string, len(q.Columns))
	for i, c := range q.Columns {
		columns[i] = "`" + c.Name + "` " + string(c.Type)
	}
	fmt.Fprintf(&b, "\nColumns: %s.\n\n```\n%s```\n", strings.Join(columns, ", "), example)
	return b.String()
}
