package script_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/query"
	stock "github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/store/quadstore"
	"soegraph/graph/store/quadstore/memory"
	"soegraph/queries/gizmo/internal/script"
)

// TestRandomPaths makes paths at random and asks Cayley's own engine on its own
// store: paths must end at the same nodes, and each of Cayley's rows must be in
// one of ours. (Cayley leaves some combinations of tags out, and some tags.)
func TestRandomPaths(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 7))
		ours, theirs := randomGraph(t, r)
		for range 25 {
			source := randomPath(r, 3, r.IntN(3)) + ".all()"
			got := rowsOf(t, ours, source)
			want := stockRows(t, theirs, source)
			if diff := cmp.Diff(ends(want), ends(got)); diff != "" {
				t.Fatalf("seed %d: %s\n%s", seed, source, diff)
			}
			if strings.Contains(source, "except") || strings.Contains(source, "unique") {
				continue // Cayley's rows have tags of what was left out; which of several rows unique() keeps is free
			}
			for _, row := range want {
				if !slices.ContainsFunc(got, func(x map[string]any) bool { return within(row, x) }) {
					t.Fatalf("seed %d: %s\nno row has what %v has", seed, source, row)
				}
			}
		}
	}
}

func randomGraph(t *testing.T, r *rand.Rand) (*quadstore.QuadStore, cayley.QuadStore) {
	t.Helper()
	theirs, err := cayley.NewQuadStore("memstore", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	w, err := theirs.NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	ours, seen := memory.New(), map[quad.Quad]bool{}
	for i := range 8 + r.IntN(40) {
		node := func() quad.Value { return quad.IRI(fmt.Sprintf("x:n%d", r.IntN(8))) }
		q := quad.Quad{Subject: node(), Predicate: quad.IRI(fmt.Sprintf("x:p%d", r.IntN(3))), Object: node()}
		if r.IntN(4) == 0 {
			q.Object = quad.Int(r.IntN(4))
		}
		if i < 8 { // every node is there: Cayley panics on except() of one that is not
			q.Subject, q.Predicate = quad.IRI(fmt.Sprintf("x:n%d", i)), quad.IRI(fmt.Sprintf("x:p%d", i%3))
		}
		if seen[q] {
			continue
		}
		seen[q] = true
		if _, err := w.WriteQuads([]quad.Quad{q}); err != nil {
			t.Fatal(err)
		}
		if err := ours.Apply([]graph.Quad{quadstore.Quad(q)}, nil, false, false); err != nil {
			t.Fatal(err)
		}
	}
	return quadstore.New(ours), theirs
}

// randomPath is a path from some nodes or from all, with other paths in it down
// to a depth. Those start at some nodes: of all nodes Cayley's and() makes none.
func randomPath(r *rand.Rand, depth, nodes int) string {
	var b strings.Builder
	b.WriteString("g.V(")
	for i := range nodes {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, `"<x:n%d>"`, r.IntN(8))
	}
	b.WriteString(")")
	randomSteps(&b, r, depth)
	return b.String()
}

func randomSteps(b *strings.Builder, r *rand.Rand, depth int) {
	predicate := func() string { return fmt.Sprintf(`"<x:p%d>"`, r.IntN(3)) }
	for range r.IntN(4) {
		switch n := r.IntN(14); {
		case n < 4:
			fmt.Fprintf(b, ".%s(%s)", []string{"out", "in", "both"}[r.IntN(3)], predicate())
		case n == 4:
			fmt.Fprintf(b, ".%s()", []string{"out", "in"}[r.IntN(2)])
		case n == 5:
			fmt.Fprintf(b, `.has(%s, "<x:n%d>")`, predicate(), r.IntN(8))
		case n == 6:
			fmt.Fprintf(b, ".has(%s)", predicate())
		case n == 7:
			fmt.Fprintf(b, `.save(%s, "s%d")`, predicate(), r.IntN(1_000_000))
		case n == 8:
			fmt.Fprintf(b, `.saveOpt(%s, "o%d")`, predicate(), r.IntN(1_000_000))
		case n == 9:
			b.WriteString(".unique()")
		case n == 10:
			fmt.Fprintf(b, ".out([%s, %s])", predicate(), predicate())
		case n == 11:
			fmt.Fprintf(b, `.has(%s, gt(1))`, predicate())
		case depth > 0:
			fmt.Fprintf(b, ".%s(", []string{"and", "or", "except", "follow", "followR"}[r.IntN(5)])
			if text := b.String(); strings.HasSuffix(text, "follow(") || strings.HasSuffix(text, "followR(") {
				fmt.Fprintf(b, "g.M().out(%s).in(%s)", predicate(), predicate())
			} else {
				b.WriteString(randomPath(r, depth-1, 1+r.IntN(2)))
			}
			b.WriteString(")")
		}
	}
}

func ends(rows []map[string]any) []string {
	nodes := map[string]bool{}
	for _, row := range rows {
		nodes[fmt.Sprint(row["id"])] = true
	}
	return slices.Sorted(maps.Keys(nodes))
}

// within reports whether a row has all that another has.
func within(part, row map[string]any) bool {
	for k, v := range part {
		if fmt.Sprint(row[k]) != fmt.Sprint(v) {
			return false
		}
	}
	return true
}

func rowsOf(t *testing.T, qs *quadstore.QuadStore, source string) []map[string]any {
	t.Helper()
	var rows []map[string]any
	_, err := script.Run(t.Context(), script.Config{
		Source: source, Store: qs, Rows: 1 << 20, Bytes: 1 << 30, Form: script.Cayley,
		Give: func(row []byte) error {
			var cells map[string]any
			if err := json.Unmarshal(row, &cells); err != nil {
				return err
			}
			rows = append(rows, cells)
			return nil
		},
	})
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	return rows
}

func stockRows(t *testing.T, qs cayley.QuadStore, source string) []map[string]any {
	t.Helper()
	it, err := stock.NewSession(qs).Execute(t.Context(), source, query.Options{Collation: query.JSON, Limit: -1})
	if err != nil {
		t.Fatalf("Cayley: %s: %v", source, err)
	}
	defer func() { _ = it.Close() }()
	var rows []map[string]any
	for it.Next(t.Context()) {
		if row, ok := it.Result().(map[string]any); ok {
			rows = append(rows, row)
		}
	}
	if err := it.Err(); err != nil {
		t.Fatalf("Cayley: %s: %v", source, err)
	}
	return rows
}
