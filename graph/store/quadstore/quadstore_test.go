package quadstore_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/graph/store/quadstore"
	"soegraph/graph/store/quadstore/memory"
)

func read(t testing.TB, text string) *memory.Graph {
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

// rows is what a path gives: each row as its tags in order.
func rows(t *testing.T, qs *quadstore.QuadStore, p *path.Path) []string {
	t.Helper()
	var out []string
	err := p.Iterate(t.Context()).TagEach(func(tags map[string]cayley.Ref) error {
		var row []string
		for k, r := range tags {
			row = append(row, k+"="+qs.TermOf(r).Text())
		}
		slices.Sort(row)
		out = append(out, strings.Join(row, " "))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

func TestEveryCombinationOfPathsIsARow(t *testing.T) {
	qs := quadstore.New(read(t, `
<x:p> <x:name> "港口"@zh .
<x:p> <x:name> "port"@en .
<x:p> <x:amount> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
<x:p> <x:amount> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .
<x:p> <x:in> <x:a> .
<x:p> <x:in> <x:b> .
`))
	start := path.StartPath(qs, quad.IRI("x:p")).Save(quad.IRI("x:name"), "name").Save(quad.IRI("x:amount"), "amount")
	for name, c := range map[string]struct {
		path *path.Path
		want []string
	}{
		"two saves": {start, []string{
			"amount=1 name=port", "amount=1 name=港口", "amount=2 name=port", "amount=2 name=港口",
		}},
		"two saves, then a hop": {start.Out(quad.IRI("x:in")).Tag("place"), []string{
			"amount=1 name=port place=x:a", "amount=1 name=port place=x:b",
			"amount=1 name=港口 place=x:a", "amount=1 name=港口 place=x:b",
			"amount=2 name=port place=x:a", "amount=2 name=port place=x:b",
			"amount=2 name=港口 place=x:a", "amount=2 name=港口 place=x:b",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, rows(t, qs, c.path)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestComparisonsGoByValue(t *testing.T) {
	qs := quadstore.New(read(t, `
<x:a> <x:v> "9"^^<http://www.w3.org/2001/XMLSchema#integer> .
<x:b> <x:v> "10.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<x:c> <x:v> "1.1E1"^^<http://www.w3.org/2001/XMLSchema#double> .
<x:d> <x:v> "2023-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .
<x:e> <x:v> "2023-07-02"^^<http://www.w3.org/2001/XMLSchema#date> .
<x:f> <x:v> "10"@en .
`))
	v := func(text string, datatype graph.IRI) quad.Value {
		return quadstore.Value(graph.Typed(text, datatype))
	}
	for _, c := range []struct {
		than quad.Value
		want []string
	}{
		{quad.Int(9), []string{"v=1.1E1", "v=10.50"}},
		{quad.Float(10.5), []string{"v=1.1E1"}},
		{v("2023-06-30", graph.XSDDate), []string{"v=2023-07-02"}},
		{v("2022", graph.XSDYear), []string{"v=2023-06", "v=2023-07-02"}},
		{quad.String("1"), []string{"v=10"}},
	} {
		p := path.StartPath(qs).Out(quad.IRI("x:v")).Filter(2, c.than).Tag("v") // 2: greater than
		if diff := cmp.Diff(c.want, rows(t, qs, p)); diff != "" {
			t.Errorf("greater than %v: %s", c.than, diff)
		}
	}
}

func TestTermsSurviveCayley(t *testing.T) {
	for _, text := range []string{
		`<https://w3id.org/soegraph/id/enterprise/crrc>`, `_:b0`, `"中车"@zh-Hans`, `"中车"`, `""`, `"a\"b\\\n\u0001"`,
		`"7"^^<http://www.w3.org/2001/XMLSchema#integer>`, `"007"^^<http://www.w3.org/2001/XMLSchema#integer>`,
		`"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>`, `"1E3"^^<http://www.w3.org/2001/XMLSchema#double>`,
		`"1E+03"^^<http://www.w3.org/2001/XMLSchema#double>`, `"true"^^<http://www.w3.org/2001/XMLSchema#boolean>`,
		`"1"^^<http://www.w3.org/2001/XMLSchema#boolean>`, `"2023-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>`,
		`"2023-06-21T01:02:03.5+08:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>`, `"12"^^<https://w3id.org/soegraph/ns#USD>`,
		`"99999999999999999999"^^<http://www.w3.org/2001/XMLSchema#integer>`, `"<x>"`, `"_:x"`,
	} {
		if got := quadstore.Term(quadstore.Value(graph.Term(text))); got != graph.Term(text) {
			t.Errorf("%s came back as %s", text, got)
		}
	}
}

func FuzzTermsSurviveCayley(f *testing.F) {
	f.Add(`"007"^^<http://www.w3.org/2001/XMLSchema#integer>`)
	f.Fuzz(func(t *testing.T, text string) {
		term, err := nquads.ParseTerm(text)
		if err != nil {
			return // no term
		}
		if got := quadstore.Term(quadstore.Value(term)); got != term {
			t.Errorf("%s came back as %s", term, got)
		}
	})
}

func TestIterationEndsWithItsContext(t *testing.T) {
	var quads []graph.Quad
	for i := range 5000 {
		quads = append(quads, graph.Quad{Subject: graph.Term(fmt.Sprintf("<x:%d>", i)), Predicate: "<x:p>", Object: "<x:o>"})
	}
	qs := quadstore.New(memory.New(quads...))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	it := path.StartPath(qs).Out(quad.IRI("x:p")).BuildIterator(ctx).Iterate()
	defer func() { _ = it.Close() }()
	n := 0
	for it.Next(ctx) {
		if n++; n == 10 {
			cancel()
		}
	}
	if n == 5000 || !errors.Is(it.Err(), context.Canceled) {
		t.Errorf("%d rows after the context was cancelled, error %v", n, it.Err())
	}
}

func TestRegister(t *testing.T) {
	quadstore.Register("soegraph-test", func(path string) (quadstore.Reader, error) {
		if path != "here" {
			return nil, graph.Errorf(graph.NotFound, "there is nothing in %s", path)
		}
		return read(t, "<x:s> <x:p> <x:o> .\n"), nil
	})
	qs, err := cayley.NewQuadStore("soegraph-test", "here", nil)
	if err != nil {
		t.Fatal(err)
	}
	n, err := path.StartPath(qs, quad.IRI("x:s")).Out(quad.IRI("x:p")).Iterate(t.Context()).Count()
	if n != 1 || err != nil {
		t.Errorf("%d rows, %v", n, err)
	}
	if _, err := qs.NewQuadWriter(); err != nil {
		t.Errorf("a graph in memory can be written to: %v", err)
	}
	if _, err := cayley.NewQuadStore("soegraph-test", "there", nil); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("the error is %v", err)
	}
}
