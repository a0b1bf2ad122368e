package script_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	cayleynq "github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/store/quadstore"
	"soegraph/graph/store/quadstore/memory"
	"soegraph/queries/gizmo/internal/script"
)

// different lists the cases of Cayley's own tests whose outcome differs here on
// purpose, with the reason.
var different = map[string]string{}

// TestUpstream runs the cases of Cayley's own test of Gizmo, which it reads from
// the module's source.
func TestUpstream(t *testing.T) {
	root := cayleyDir(t)
	simple := load(t, filepath.Join(root, "data", "testdata.nq"))
	multi := load(t, filepath.Join(root, "data", "testdata_multigraph.nq"))
	cases := upstreamCases(t, filepath.Join(root, "query", "gizmo", "gizmo_test.go"))
	if len(cases) < 70 {
		t.Fatalf("found %d cases, expected at least 70", len(cases))
	}
	for i, c := range cases {
		t.Run(fmt.Sprintf("%02d %s", i, c.message), func(t *testing.T) {
			if reason := different[c.message]; reason != "" {
				t.Skip(reason)
			}
			g := simple
			if c.multi {
				g = multi
			}
			if c.numbered {
				g = numbered()
			}
			got, err := upstreamRun(t, g, c)
			if c.fails {
				if err == nil {
					t.Errorf("no error, but %v", got)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if c.numbered {
				c.expect = []string{"<a>", "<b>", "<n1>", "<n2>", "<n3>"}
			}
			slices.Sort(got)
			slices.Sort(c.expect)
			if diff := cmp.Diff(c.expect, got); diff != "" {
				t.Errorf("%s\n%s", c.query, diff)
			}
		})
	}
}

type upstreamCase struct {
	message, query, tag string
	limit               int
	multi, numbered     bool
	fails               bool
	expect              []string
}

func upstreamRun(t *testing.T, g *memory.Graph, c upstreamCase) ([]string, error) {
	t.Helper()
	tag := c.tag
	if tag == "" {
		tag = "id"
	}
	limit := c.limit
	if limit == 0 {
		limit = 1000
	}
	var got []string
	_, err := script.Run(t.Context(), script.Config{
		Source: c.query, Store: quadstore.New(g), Rows: limit, Bytes: 1 << 20,
		Give: func(row []byte) error {
			var cells map[string]any
			decoder := json.NewDecoder(bytes.NewReader(row))
			decoder.UseNumber()
			if err := decoder.Decode(&cells); err != nil {
				return err
			}
			if v, ok := cells[tag]; ok {
				got = append(got, upstreamString(t, v))
			} else if v, ok := cells["value"]; ok {
				got = append(got, upstreamString(t, v))
			}
			return nil
		},
	})
	return got, err
}

// upstreamString is a cell as Cayley's tests print it.
func upstreamString(t *testing.T, cell any) string {
	t.Helper()
	o, ok := cell.(map[string]any)
	if !ok {
		return fmt.Sprint(cell)
	}
	term := termOf(t, o)
	if s, ok := quadstore.Value(term).(quad.String); ok {
		return string(s)
	}
	return quadstore.Value(term).String()
}

func termOf(t *testing.T, o map[string]any) graph.Term {
	t.Helper()
	text := func(k string) string { s, _ := o[k].(string); return s }
	switch {
	case o["type"] == "uri":
		return graph.IRI(text("value")).Term()
	case o["type"] == "bnode":
		return graph.Term("_:" + text("value"))
	case o["type"] != "literal":
		t.Fatalf("%v is no term", o)
	case text("xml:lang") != "":
		return graph.LangString(text("value"), text("xml:lang"))
	case text("datatype") != "":
		return graph.Typed(text("value"), graph.IRI(text("datatype")))
	}
	return graph.String(text("value"))
}

func cayleyDir(t testing.TB) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// load reads a file with Cayley's reader, since its test data has relative IRIs.
func load(t testing.TB, path string) *memory.Graph {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	quads, err := quad.ReadAll(cayleynq.NewReader(f, false))
	if err != nil {
		t.Fatal(err)
	}
	g := memory.New()
	for _, q := range quads {
		if err := g.Apply([]graph.Quad{quadstore.Quad(q)}, nil, true, true); err != nil {
			t.Fatal(err)
		}
	}
	return g
}

// numbered is the graph of the case "default limit All".
func numbered() *memory.Graph {
	g := memory.New()
	for i := range 5 {
		q := graph.Quad{Subject: "<a>", Predicate: "<b>", Object: graph.Term("<n" + strconv.Itoa(i+1) + ">")}
		_ = g.Apply([]graph.Quad{q}, nil, true, true) // ignores what it could complain of
	}
	return g
}

// upstreamCases reads the table of the test from its syntax tree.
func upstreamCases(t *testing.T, file string) []upstreamCase {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var cases []upstreamCase
	ast.Inspect(f, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Names[0].Name != "testQueries" {
			return true
		}
		for _, e := range spec.Values[0].(*ast.CompositeLit).Elts {
			cases = append(cases, upstreamCaseOf(t, e.(*ast.CompositeLit)))
		}
		return false
	})
	return cases
}

func upstreamCaseOf(t *testing.T, lit *ast.CompositeLit) upstreamCase {
	t.Helper()
	var c upstreamCase
	for _, e := range lit.Elts {
		kv := e.(*ast.KeyValueExpr)
		switch field := kv.Key.(*ast.Ident).Name; field {
		case "message":
			c.message = literal(t, kv.Value)
		case "query":
			c.query = literal(t, kv.Value)
		case "tag":
			c.tag = literal(t, kv.Value)
		case "limit":
			c.limit = 5 // a constant of the file
		case "file":
			c.multi = true
		case "data":
			c.numbered = true
		case "err":
			c.fails = true
		case "expect":
			list, ok := kv.Value.(*ast.CompositeLit)
			if !ok {
				continue
			}
			for _, x := range list.Elts {
				c.expect = append(c.expect, literal(t, x))
			}
		default:
			t.Fatalf("the test has a field %s that is not known here", field)
		}
	}
	return c
}

// literal is a string literal, or intVal(n).
func literal(t *testing.T, e ast.Expr) string {
	t.Helper()
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		if err != nil {
			t.Fatal(err)
		}
		return s
	case *ast.CallExpr:
		n, err := strconv.Atoi(e.Args[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		return quad.Int(n).String()
	default:
		t.Fatalf("%T in the table of the test", e)
		return ""
	}
}

func TestUpstreamDifferencesExist(t *testing.T) {
	messages := map[string]bool{}
	for _, c := range upstreamCases(t, filepath.Join(cayleyDir(t), "query", "gizmo", "gizmo_test.go")) {
		messages[c.message] = true
	}
	for _, m := range slices.Sorted(maps.Keys(different)) {
		if !messages[m] {
			t.Errorf("Cayley has no test %q", m)
		}
	}
}

// TestUpstreamDocumentation runs the examples of Cayley's own description of
// Gizmo on the graph that it draws.
func TestUpstreamDocumentation(t *testing.T) {
	root := cayleyDir(t)
	text, err := os.ReadFile(filepath.Join(root, "docs", "query-languages", "gizmoapi.md"))
	if err != nil {
		t.Fatal(err)
	}
	g := load(t, filepath.Join(root, "data", "testdata.nq"))
	examples := regexp.MustCompile("(?s)```javascript\n(.*?)```").FindAllSubmatch(text, -1)
	if len(examples) < 20 {
		t.Fatalf("found %d examples", len(examples))
	}
	rows := 0
	for _, m := range examples {
		stats, err := script.Run(t.Context(), script.Config{
			Source: string(m[1]), Store: quadstore.New(g), Rows: 1000, Bytes: 1 << 20, Give: func([]byte) error { return nil },
		})
		if err != nil {
			t.Errorf("%v in\n%s", err, m[1])
		}
		rows += stats.Rows
	}
	t.Logf("%d examples, %d rows", len(examples), rows)
}
