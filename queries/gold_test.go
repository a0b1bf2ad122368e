package queries_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"soegraph/graph"
	"soegraph/loader"
	"soegraph/queries"
	"soegraph/queries/queriestest"
	"soegraph/seeds"
)

const shared = "../../shared"

// gold is the file that says what a careful reader finds in a document.
type gold struct {
	Entities []struct {
		ID, Type, Name string
		Aliases        []string
	}
	Relations []struct{ S, P, O string }
}

// question is one of the questions that the project starts from.
type question struct {
	Q, Run, Column string
	Args           map[string]string
	Expect, Forbid []string
	Max            *int
	Row            map[string]any
}

func read(t *testing.T, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(shared, path))
	if err != nil {
		t.Skip("the collection is not here: ", err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

// registryStatements is the facts of the registry that comes with the program.
func registryStatements(t testing.TB) []graph.Statement {
	t.Helper()
	l, err := loader.New(seeds.Registry(), loader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var list []graph.Statement
	for s, err := range l.Registry() {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return list
}

// TestQuestions asks the questions that the project starts from, of the graph
// that a careful reader of the page would draw.
func TestQuestions(t *testing.T) {
	var g gold
	var questions []question
	read(t, "gold/dalian-page.gold.json", &g)
	read(t, "questions/dalian.json", &questions)
	statements := registryStatements(t)
	statements = append(statements, g.statements(queriestest.Of(statements...))...)
	r := queriestest.Of(statements...)
	l := queries.New()
	for _, q := range questions {
		t.Run(q.Q, func(t *testing.T) {
			start := time.Now()
			result, err := l.Run(t.Context(), r, q.Run, q.Args)
			if err != nil {
				t.Fatal(err)
			}
			t.Log(time.Since(start))
			for _, why := range q.check(t, result) {
				t.Error(why)
			}
			if t.Failed() {
				data, _ := json.MarshalIndent(result, "", " ")
				t.Log(string(data))
			}
		})
	}
}

// statements is the gold file as statements, its names resolved by the registry.
func (g gold) statements(r queries.Reader) []graph.Statement {
	l := queries.New()
	iris := map[string]graph.IRI{}
	var list []graph.Statement
	evidence := graph.Evidence{Document: graph.DocumentIRI([]byte("page")), Exact: "gold", Rule: "gold", Confidence: 1}
	state := func(s graph.IRI, p graph.Predicate, o graph.Term) {
		list = append(list, graph.Statement{Subject: s, Predicate: p, Object: o, Evidence: evidence})
	}
	for _, e := range g.Entities {
		class := graph.Class(graph.NS + e.Type)
		iri := graph.EntityIRI(class, e.Name)
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if known, err := l.Resolve(context.Background(), r, name, class); err == nil {
				iri = known.IRI
				break
			}
		}
		iris[e.ID] = iri
		state(iri, graph.Type, class.Term())
		state(iri, graph.AltLabel, graph.LangString(e.Name, graph.Chinese))
		for _, a := range e.Aliases {
			state(iri, graph.AltLabel, graph.LangString(a, graph.Chinese))
		}
	}
	for _, rel := range g.Relations {
		s, p := iris[rel.S], graph.Predicate(graph.NS+rel.P)
		if o, ok := iris[rel.O]; ok {
			state(s, p, o.Term())
			continue
		}
		if p == graph.Figure {
			name, value, _ := strings.Cut(rel.O, "=")
			value, unit, _ := strings.Cut(strings.TrimPrefix(value, "approx "), " ")
			list = append(list, graph.Observation{Subject: s, Name: name, Value: value, Unit: unit, Period: "2022"}.Statements(evidence)...)
			continue
		}
		state(s, p, literal(p, strings.TrimPrefix(rel.O, "approx ")))
	}
	return list
}

func literal(p graph.Predicate, text string) graph.Term {
	switch {
	case p == graph.Investment:
		return graph.Decimal(text)
	case p == graph.ProjectCount:
		return graph.Typed(text, graph.XSDInteger)
	case p == graph.Date && len(text) == len("2006-01-02"):
		return graph.Typed(text, graph.XSDDate)
	case p == graph.Date:
		return graph.Typed(text, graph.XSDYearMonth)
	}
	return graph.String(text)
}

// check is why a result falls short, judged as the project's own script does.
func (q question) check(t *testing.T, result queries.Result) []string {
	data, err := json.Marshal(result)
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]any
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	var why, all []string
	for _, row := range rows {
		all = append(all, forms(row[q.Column])...)
	}
	for _, e := range q.Expect {
		if !slices.ContainsFunc(strings.Split(e, "|"), func(x string) bool { return slices.Contains(all, plain(x)) }) {
			why = append(why, "no "+e)
		}
	}
	for _, e := range q.Forbid {
		if slices.Contains(all, plain(e)) {
			why = append(why, "has "+e)
		}
	}
	if q.Max != nil && len(rows) > *q.Max {
		why = append(why, strconv.Itoa(len(rows))+" rows")
	}
	if q.Row != nil && !slices.ContainsFunc(rows, func(row map[string]any) bool {
		for k, v := range q.Row {
			if !slices.Contains(forms(row[k]), forms(v)[0]) {
				return false
			}
		}
		return true
	}) {
		why = append(why, "no such row")
	}
	return why
}

func forms(cell any) []string {
	var list []string
	switch c := cell.(type) {
	case map[string]any:
		list = append(list, forms(c["name"])...)
		list = append(list, forms(c["aliases"])...)
	case []any:
		for _, x := range c {
			list = append(list, forms(x)...)
		}
	case float64:
		list = append(list, strconv.FormatFloat(c, 'f', -1, 64))
	case string:
		list = append(list, plain(c))
	}
	return list
}

func plain(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" “”\"'《》·()（）", r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s)))
}
