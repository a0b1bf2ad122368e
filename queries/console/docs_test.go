package console_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/graph/store/quadstore"
	"soegraph/graph/store/quadstore/memory"
	"soegraph/queries"
	"soegraph/queries/console"
	"soegraph/queries/gizmo"
)

var update = flag.Bool("update", false, "write the answers into docs/gizmo.md")

const page = "../../docs/gizmo.md"

var (
	graphBlock = regexp.MustCompile("(?s)```nquads\n(.*?)```")
	example    = regexp.MustCompile("(?s)```(js|console)\n(.*?)```\n```text\n(.*?)```")
	elapsed    = regexp.MustCompile(` in [0-9.]+(µs|ms|s)`)
)

// TestDocumentation runs the examples of docs/gizmo.md, each by the console.
func TestDocumentation(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	engine := gizmo.NewLocal(graphOf(t, string(graphBlock.FindSubmatch(text)[1])), resolve)
	examples := 0
	got := example.ReplaceAllFunc(text, func(block []byte) []byte {
		examples++
		m := example.FindSubmatch(block)
		answer := answer(t, engine, string(m[2]))
		return []byte("```" + string(m[1]) + "\n" + string(m[2]) + "```\n```text\n" + answer + "```")
	})
	if *update {
		if err := os.WriteFile(page, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(text), string(got)); diff != "" && !*update {
		t.Errorf("%s says otherwise (-update writes it anew):\n%s", page, diff)
	}
	if examples < 12 {
		t.Errorf("found %d examples", examples)
	}
}

func answer(t *testing.T, engine console.Engine, input string) string {
	t.Helper()
	var out bytes.Buffer
	err := console.Run(t.Context(), strings.NewReader(":param who CRRC\n"+whole(input)), console.Options{Engine: engine, Out: &out})
	if err != nil {
		t.Errorf("%s: %v: %s", input, err, out.String())
	}
	return elapsed.ReplaceAllString(out.String(), "")
}

// whole is an example as one query, though some of its lines would be queries
// by themselves.
func whole(input string) string {
	if strings.HasPrefix(input, ":") {
		return input
	}
	return "{\n" + input + "}\n"
}

func graphOf(t *testing.T, text string) *memory.Graph {
	t.Helper()
	var quads []graph.Quad
	for q, err := range nquads.NewReader(strings.NewReader(text)).Quads() {
		if err != nil {
			t.Fatal(err)
		}
		quads = append(quads, q)
	}
	return memory.New(quads...)
}

func resolve(ctx context.Context, r quadstore.Reader, name string) (graph.IRI, error) {
	e, err := queries.New().Resolve(ctx, r, name)
	return e.IRI, err
}
