package queries_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"soegraph/graph"
	"soegraph/graph/store/quadstore"
	"soegraph/queries"
	"soegraph/queries/gizmo"
	"soegraph/queries/queriestest"
)

// local runs Gizmo in the test's own process.
type local struct {
	library *queries.Library
	reader  queries.Reader
}

func (l local) Gizmo(ctx context.Context, script string, params map[string]any, limit int, row func([]byte) error) error {
	engine := gizmo.NewLocal(l.reader, func(ctx context.Context, r quadstore.Reader, name string) (graph.IRI, error) {
		e, err := l.library.Resolve(ctx, r, name)
		return e.IRI, err
	})
	_, err := engine.Query(ctx, gizmo.Request{Query: script, Params: params, Limit: limit}, func(r gizmo.Row) error { return row(r) })
	return err
}

// TestTemplates holds the files of queries/lib to the catalogue: one for each
// query, with its title, parameters and columns at the top.
func TestTemplates(t *testing.T) {
	var names []string
	for _, q := range queries.Queries() {
		names = append(names, q.Name+".js")
		header := queries.HeaderOf(q)
		if strings.HasPrefix(q.Gizmo, header+"\n") {
			continue
		}
		if !*update {
			t.Errorf("lib/%s.js does not start with what the catalogue says (run the test with -update):\n%s", q.Name, header)
			continue
		}
		_, body, found := strings.Cut(q.Gizmo, "\n\n")
		if !found || !strings.HasPrefix(q.Gizmo, "// title:") {
			body = q.Gizmo
		}
		if err := os.WriteFile(filepath.Join("lib", q.Name+".js"), []byte(header+"\n"+body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob("lib/*.js")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !slices.Contains(names, filepath.Base(file)) {
			t.Errorf("%s is no query of the catalogue", file)
		}
	}
}

// TestTemplatesAnswer runs the stories' queries in Gizmo, by their templates, and
// compares the entities of a column with those of the named query. Of single
// sources Gizmo gives the statements only, of contradictions no figures.
func TestTemplatesAnswer(t *testing.T) {
	column := map[string]string{
		"zone-investment-ranking": "", "single-source-facts": "", "events-timeline": "event", "status-board": "project",
		"contradictions": "subject", "policies-of-zone": "policy", "figures-of": "name", "evidence-of": "quote",
	}
	paths, err := filepath.Glob("testdata/stories/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	ran := map[string]bool{}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		story, err := queriestest.Parse(string(archive.Comment))
		if err != nil {
			t.Fatal(err)
		}
		r := story.Graph()
		for _, part := range archive.Files {
			name, args := asked(part.Name)
			want, err := queries.New().Run(t.Context(), r, name, args)
			if err != nil {
				continue
			}
			q, err := queries.New().Query(name)
			if err != nil {
				t.Fatal(err)
			}
			of, ok := column[name]
			if !ok {
				of = q.Columns[0].Name
			}
			l := queries.New()
			if err := l.AddFolder(fstest.MapFS{"mine.js": {Data: []byte(q.Gizmo)}}, local{l, r}); err != nil {
				t.Fatal(err)
			}
			got, err := l.Run(t.Context(), r, "mine", args)
			if err != nil {
				t.Errorf("%s: %s: %v", filepath.Base(path), part.Name, err)
				continue
			}
			ran[name] = true
			if d := cmp.Diff(distinct(want, of), distinct(got, of)); of != "" && d != "" {
				t.Errorf("%s: %s (-named +gizmo):\n%s", filepath.Base(path), part.Name, d)
			}
		}
	}
	for _, q := range queries.Queries() {
		if !ran[q.Name] {
			t.Errorf("no story asks %s", q.Name)
		}
	}
}

// asked cuts a line such as `projects-in-place place=大连`.
func asked(line string) (name string, args map[string]string) {
	name, rest, _ := strings.Cut(line, " ")
	args = map[string]string{}
	for field := range strings.FieldsSeq(rest) {
		key, value, _ := strings.Cut(field, "=")
		args[key] = strings.ReplaceAll(value, "_", " ")
	}
	return name, args
}

// distinct is the texts of a column, each once, sorted.
func distinct(r queries.Result, column string) []string {
	at := slices.IndexFunc(r.Columns, func(c queries.Column) bool { return c.Name == column })
	if at < 0 {
		return nil
	}
	var list []string
	for _, row := range r.Rows {
		if row[at] != nil {
			list = append(list, row[at].String())
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// TestFolder adds a user's own query and runs it.
func TestFolder(t *testing.T) {
	story, r := network(t)
	l := queries.New()
	folder := fstest.MapFS{"partners.js": {Data: []byte(`// title: Partners of an enterprise
// title.zh: 合作伙伴
// This comment is for readers: it says nothing to the program.
// param enterprise: entity Enterprise, e.g. 甲集团
// param least?: text, e.g. 2
// columns: partner entity, projects number, note

var shared = {};
g.V(entity(params.enterprise)).out("<soe:participatesIn>").in("<soe:participatesIn>").except(g.V(params.enterprise)).tag("partner").tagArray().forEach(function (row) {
  shared[row.partner] = (shared[row.partner] || 0) + 1;
});
Object.keys(shared).forEach(function (partner) {
  if (shared[partner] >= Number(params.least || 1)) {
    g.emit({partner: raw(partner), projects: shared[partner], note: ["a", 1, null], ignored: true});
  }
});
`)}}
	if err := l.AddFolder(folder, local{l, r}); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args map[string]string
		want string
	}{
		{map[string]string{"enterprise": "A"}, `[{"partner":{"iri":"` + string(story.IRI("乙集团")) + `","name":"乙集团","aliases":[]},"projects":2,"note":["a",1]}]`},
		{map[string]string{"enterprise": "A", "least": "3"}, `[]`},
	} {
		result, err := l.Run(t.Context(), r, "partners", test.args)
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(result)
		if err != nil {
			t.Fatal(err)
		}
		if string(data) != test.want {
			t.Errorf("%v: %s, want %s", test.args, data, test.want)
		}
	}
	if _, err := l.Run(t.Context(), r, "partners", map[string]string{"enterprise": "东项目"}); graph.CodeOf(err) != graph.NotFound {
		t.Error("a project was taken for an enterprise: ", err)
	}
	q, err := l.Query("partners")
	if err != nil || q.Title.Chinese != "合作伙伴" || len(q.Parameters) != 2 || q.Parameters[1].Required {
		t.Errorf("%+v, %v", q, err)
	}
	if err := l.AddFolder(folder, local{l, r}); graph.CodeOf(err) != graph.Conflict {
		t.Error("the same name twice: ", err)
	}
}

// TestFolderRefuses reads headers that are wrong.
func TestFolderRefuses(t *testing.T) {
	for source, why := range map[string]string{
		"g.V().all()": "title",
		"// title: x\n// param e: thing, e.g. 1\n":               "mine.js:2",
		"// title: x\n// param e: entity Thing, e.g. 1\n":        "no class Thing",
		"// title: x\n// param e-f: text, e.g. 1\n":              "e-f",
		"// title: x\n// columns: a picture\n":                   "picture",
		"// title: x\n// a comment\n// columns: 1a text\ng.V();": "mine.js:3",
	} {
		err := queries.New().AddFolder(fstest.MapFS{"mine.js": {Data: []byte(source)}}, nil)
		if graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: %v, want one about %s", source, err, why)
		}
	}
	err := queries.New().AddFolder(fstest.MapFS{"co-investors.js": {Data: []byte("// title: x\n")}}, nil)
	if graph.CodeOf(err) != graph.Conflict {
		t.Error(err)
	}
}
