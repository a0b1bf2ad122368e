package gizmo_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/graph/store"
	"soegraph/graph/store/quadstore"
	"soegraph/queries/gizmo"
)

// TestMain is the worker too: the engine of a test starts the test's own binary.
func TestMain(m *testing.M) {
	if dir := os.Getenv("SOEGRAPH_GIZMO_WORKER"); dir != "" && len(os.Args) == 3 && os.Args[1] == "worker" {
		memory, err := strconv.ParseInt(os.Args[2], 10, 64)
		if err == nil {
			err = gizmo.Work(context.Background(), gizmo.Worker{
				Dir: dir, Memory: memory, Resolve: byLabel, In: os.Stdin, Out: os.Stdout, Exit: os.Exit,
			})
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}

// byLabel finds the one entity whose Chinese label a name is.
func byLabel(_ context.Context, r quadstore.Reader, name string) (graph.IRI, error) {
	p, _ := r.ID(graph.PrefLabel.Term())
	o, ok := r.ID(graph.LangString(name, graph.Chinese))
	if ok {
		for q := range r.Match(graph.Pattern{P: p, O: o}) {
			return r.Term(q.S).IRI(), nil
		}
	}
	return "", graph.Errorf(graph.NotFound, "no entity is called %q", name)
}

const family = `
<https://w3id.org/soegraph/id/enterprise/crrc> <http://www.w3.org/2004/02/skos/core#prefLabel> "中国中车"@zh-Hans .
<https://w3id.org/soegraph/id/enterprise/crrc> <http://www.w3.org/2004/02/skos/core#prefLabel> "CRRC"@en .
<https://w3id.org/soegraph/id/enterprise/crrc-dalian> <https://w3id.org/soegraph/ns#subsidiaryOf> <https://w3id.org/soegraph/id/enterprise/crrc> .
<https://w3id.org/soegraph/id/enterprise/crrc-dalian> <https://w3id.org/soegraph/ns#participatesIn> <https://w3id.org/soegraph/id/project/p1> .
<https://w3id.org/soegraph/id/project/p1> <https://w3id.org/soegraph/ns#investment> "1000000000.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<https://w3id.org/soegraph/id/project/p1> <https://w3id.org/soegraph/ns#date> "2023-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .
<https://w3id.org/soegraph/id/project/p1> <https://w3id.org/soegraph/ns#fileName> "<crrc>" .
`

// storeOf is the folder of a new store with the quads of a text.
func storeOf(t testing.TB, text string) string {
	t.Helper()
	dir := t.TempDir()
	st, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = st.Close() }()
	if _, err := st.Import(t.Context(), nquads.NewReader(strings.NewReader(text)).Quads()); err != nil {
		t.Fatal(err)
	}
	return dir
}

func engineOn(t testing.TB, dir string, o gizmo.Options) *gizmo.Engine {
	t.Helper()
	t.Setenv("SOEGRAPH_GIZMO_WORKER", dir)
	o.Command = []string{os.Args[0], "worker", strconv.Itoa(gizmo.DefaultMemory)}
	e, err := gizmo.New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}

func ask(t testing.TB, e *gizmo.Engine, r gizmo.Request) ([]string, gizmo.Stats, error) {
	t.Helper()
	var rows []string
	stats, err := e.Query(t.Context(), r, func(row gizmo.Row) error {
		rows = append(rows, string(row))
		return nil
	})
	return rows, stats, err
}

func TestQueries(t *testing.T) {
	e := engineOn(t, storeOf(t, family), gizmo.Options{Workers: 1})
	for name, c := range map[string]struct {
		request gizmo.Request
		want    []string
	}{
		"a typed row": {
			gizmo.Request{Query: `g.V("<id:project/p1>").save("<soe:investment>", "amount").save("<soe:date>", "date").save("<soe:fileName>", "file").all()`},
			[]string{`{"id":{"type":"uri","value":"https://w3id.org/soegraph/id/project/p1"},` +
				`"amount":{"type":"literal","value":"1000000000.50","datatype":"http://www.w3.org/2001/XMLSchema#decimal"},` +
				`"date":{"type":"literal","value":"2023-06","datatype":"http://www.w3.org/2001/XMLSchema#gYearMonth"},` +
				`"file":{"type":"literal","value":"<crrc>"}}`},
		},
		"a language": {
			gizmo.Request{Query: `g.V(lang("CRRC", "en")).in("<skos:prefLabel>").out("<skos:prefLabel>").order().all()`},
			[]string{
				`{"id":{"type":"literal","value":"CRRC","xml:lang":"en"}}`,
				`{"id":{"type":"literal","value":"中国中车","xml:lang":"zh-Hans"}}`,
			},
		},
		"parameters and names": {
			gizmo.Request{
				Query:  `g.V(entity(params.e)).in("<soe:subsidiaryOf>").out("<soe:participatesIn>").all()`,
				Params: map[string]any{"e": "中国中车"},
			},
			[]string{`{"id":{"type":"uri","value":"https://w3id.org/soegraph/id/project/p1"}}`},
		},
		"code in a parameter is text": {
			gizmo.Request{Query: `g.emit(params.e)`, Params: map[string]any{"e": `"); g.V().all(); ("`}},
			[]string{`{"value":"\"); g.V().all(); (\""}`},
		},
		"values of the script": {
			gizmo.Request{Query: `g.emit({total: 1/4, list: [1, "a", null], nan: NaN})`},
			[]string{`{"total":0.25,"list":[1,"a",null],"nan":null}`},
		},
		"a row that is given on keeps its types": {
			gizmo.Request{Query: `g.V("<id:project/p1>").save("<soe:investment>", "amount").forEach(function (d) { d.half = d.amount / 2; g.emit(d) })`},
			[]string{`{"amount":{"type":"literal","value":"1000000000.50","datatype":"http://www.w3.org/2001/XMLSchema#decimal"},"half":500000000.25,"id":{"type":"uri","value":"https://w3id.org/soegraph/id/project/p1"}}`},
		},
		"a query that ends in a path": {
			gizmo.Request{Query: `g.V("id:enterprise/crrc-dalian").out("https://w3id.org/soegraph/ns#subsidiaryOf").has("skos:prefLabel")`, Limit: 1},
			[]string{`{"id":{"type":"uri","value":"https://w3id.org/soegraph/id/enterprise/crrc"}}`},
		},
		"as Cayley prints": {
			gizmo.Request{Query: `g.V("<id:project/p1>").save("<soe:investment>", "amount").save("<soe:fileName>", "file").all(); g.emit("x")`, Form: gizmo.Cayley},
			[]string{`{"id":"<https://w3id.org/soegraph/id/project/p1>","amount":"\"1000000000.50\"^^<http://www.w3.org/2001/XMLSchema#decimal>","file":"<crrc>"}`, `"x"`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			rows, _, err := ask(t, e, c.request)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, rows); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestGlobalsDoNotOutliveTheirQuery(t *testing.T) {
	e := engineOn(t, storeOf(t, family), gizmo.Options{Workers: 1})
	if _, _, err := ask(t, e, gizmo.Request{Query: `x = 1; g.V = null; Object.prototype.y = 2; Array.prototype.map = null; params.z = 3`}); err != nil {
		t.Fatal(err)
	}
	rows, _, err := ask(t, e, gizmo.Request{Query: `g.emit([typeof x, typeof g.V, typeof ({}).y, typeof [].map, typeof params.z].join())`})
	if diff := cmp.Diff([]string{`{"value":"undefined,function,undefined,function,undefined"}`}, rows); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestErrors(t *testing.T) {
	e := engineOn(t, storeOf(t, family), gizmo.Options{Workers: 1})
	for _, c := range []struct {
		query string
		code  graph.Code
		says  string
	}{
		{`g.V(`, graph.Invalid, "not JavaScript"},
		{``, graph.Invalid, "empty"},
		{"\ng.V().out({}).all()", graph.Invalid, "line 2"},
		{`g.V().nothing()`, graph.Invalid, "nothing"},
		{`throw new Error("mine")`, graph.Invalid, "mine"},
		{`g.V(entity("没有")).all()`, graph.NotFound, "没有"},
		{`g.M().out("<p>").all()`, graph.Invalid, "g.V()"},
		{strings.Repeat("[", 200) + strings.Repeat("]", 200), graph.TooLarge, "nests"},
		{"1;" + strings.Repeat(" ", gizmo.MaxSource), graph.TooLarge, "bytes"},
		{`function f() { f() }; f()`, graph.TooLarge, "deep"},
		{`while (true) {}`, graph.Timeout, "time"},
	} {
		_, _, err := ask(t, e, gizmo.Request{Query: c.query, Timeout: 200 * time.Millisecond})
		if graph.CodeOf(err) != c.code || !strings.Contains(fmt.Sprint(err), c.says) {
			t.Errorf("%.40q: %v (%s), expected %s and %q", c.query, err, graph.CodeOf(err), c.code, c.says)
		}
	}
}

func TestRowsAreCut(t *testing.T) {
	e := engineOn(t, storeOf(t, family), gizmo.Options{Workers: 1})
	for _, query := range []string{
		`g.V().getLimit(100000000); g.V().getLimit(-1); g.V().all()`,
		`while (true) { g.emit("x") }`,
		`while (true) { try { g.emit("x") } catch (e) {} }`,
		`g.V().toArray().concat(g.V().toArray()).forEach(function (x) { g.emit(x) })`,
	} {
		rows, stats, err := ask(t, e, gizmo.Request{Query: query, Limit: 3})
		if err != nil || len(rows) != 3 || !stats.Truncated {
			t.Errorf("%s: %d rows, %+v, %v", query, len(rows), stats, err)
		}
	}
}

func TestAQueryEndsWithItsClient(t *testing.T) {
	e := engineOn(t, storeOf(t, family), gizmo.Options{Workers: 1})
	for _, query := range []string{`while (true) {}`, `"x".repeat(1 << 28).replace(/x/g, "yy")`} {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(50*time.Millisecond, cancel)
		began := time.Now()
		_, err := e.Query(ctx, gizmo.Request{Query: query}, func(gizmo.Row) error { return nil })
		if took := time.Since(began); took > 2*time.Second || err == nil {
			t.Errorf("%s ended after %s with %v", query, took, err)
		}
		if rows, _, err := ask(t, e, gizmo.Request{Query: `1 + 1`}); err != nil || len(rows) != 1 {
			t.Errorf("after that, 1 + 1 gives %v, %v", rows, err)
		}
	}
	stop := errors.New("enough")
	_, err := e.Query(t.Context(), gizmo.Request{Query: `while (true) { g.emit(1) }`, Limit: 100000}, func(gizmo.Row) error { return stop })
	if !errors.Is(err, stop) {
		t.Errorf("the error of the consumer came back as %v", err)
	}
}

func TestAFullQueueRefuses(t *testing.T) {
	e := engineOn(t, storeOf(t, family), gizmo.Options{Workers: 1, Queue: 2, Timeout: 300 * time.Millisecond})
	var wg sync.WaitGroup
	busy := make(chan error, 10)
	for range 10 {
		wg.Go(func() {
			_, err := e.Query(t.Context(), gizmo.Request{Query: `while (true) {}`}, func(gizmo.Row) error { return nil })
			if graph.CodeOf(err) == graph.Busy {
				busy <- err
			}
		})
	}
	wg.Wait()
	if len(busy) < 7 {
		t.Errorf("%d of 10 queries were refused, expected 7 or more", len(busy))
	}
}

func TestAWriteIsSeen(t *testing.T) {
	dir := storeOf(t, family)
	e := engineOn(t, dir, gizmo.Options{Workers: 1})
	st, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = st.Close() }()
	if _, err := st.Import(t.Context(), nquads.NewReader(strings.NewReader("<x:new> <x:p> <x:o> .\n")).Quads()); err != nil {
		t.Fatal(err)
	}
	rows, _, err := ask(t, e, gizmo.Request{Query: `g.V("<x:new>").out("<x:p>").all()`})
	if diff := cmp.Diff([]string{`{"id":{"type":"uri","value":"x:o"}}`}, rows); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestAnEngineThatCannotStartSaysWhy(t *testing.T) {
	t.Setenv("SOEGRAPH_GIZMO_WORKER", t.TempDir()+"/none")
	_, err := gizmo.New(gizmo.Options{Command: []string{os.Args[0], "worker", "0"}})
	if err == nil || !strings.Contains(err.Error(), "no store") {
		t.Errorf("the error is %v", err)
	}
}
