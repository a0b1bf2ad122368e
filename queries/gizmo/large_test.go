package gizmo_test

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/query"
	stock "github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"

	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/graph/store/quadstore"
	"soegraph/queries/gizmo"
)

// large yields a graph of about n quads: projects with one to three of 500
// enterprises, few of which take part in most, a name, an amount, a zone and a
// status; each fact has an evidence of four quads. Each enterprise has up to
// four subsidiaries.
func large(n int) iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		random := rand.New(rand.NewPCG(1, 2))
		zipf := rand.NewZipf(random, 1.3, 3, 499)
		count := 0
		fact := func(s graph.IRI, p graph.Predicate, o graph.Term) bool {
			e := graph.Evidence{
				Document: graph.DocumentIRI([]byte{byte(count >> 10)}), Exact: "text", Start: count, End: count + 4,
				Rule: "r", Confidence: 0.9,
			}
			quads := graph.Statement{Subject: s, Predicate: p, Object: o, Evidence: e}.Quads()
			for _, q := range quads[:5] {
				count++
				if !yield(q, nil) {
					return false
				}
			}
			return true
		}
		enterprise := func(i uint64) graph.IRI { return graph.IRI(fmt.Sprintf("%senterprise/e%d", graph.EntityNS, i)) }
		for i := range uint64(500) {
			if i > 0 && !fact(enterprise(i), graph.SubsidiaryOf, enterprise(i/5).Term()) {
				return
			}
		}
		for i := 0; count < n; i++ {
			p := graph.IRI(fmt.Sprintf("%sproject/p%d", graph.EntityNS, i))
			ok := fact(p, graph.PrefLabel, graph.LangString(fmt.Sprintf("项目%d", i), graph.Chinese)) &&
				fact(p, graph.Investment, graph.Decimal(fmt.Sprint(random.IntN(1e6)*1000))) &&
				fact(p, graph.LocatedIn, graph.IRI(fmt.Sprintf("%szone/z%d", graph.EntityNS, random.IntN(2000))).Term()) &&
				fact(p, graph.Status, graph.String("signed"))
			for range 1 + random.IntN(3) {
				ok = ok && fact(enterprise(zipf.Uint64()), graph.ParticipatesIn, p.Term())
			}
			if !ok {
				return
			}
		}
	}
}

// projectsOf is the projects of an enterprise or one of its subsidiaries, with
// name and amount.
const projectsOf = `var e = g.V("<https://w3id.org/soegraph/id/enterprise/%s>")
e.or(e.in("<https://w3id.org/soegraph/ns#subsidiaryOf>")).out("<https://w3id.org/soegraph/ns#participatesIn>")
 .save("<http://www.w3.org/2004/02/skos/core#prefLabel>", "name").save("<https://w3id.org/soegraph/ns#investment>", "amount").all()`

func largeStore(b *testing.B) string {
	b.Helper()
	dir := b.TempDir()
	st, err := store.Open(dir, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := st.Import(b.Context(), large(1_000_000)); err != nil {
		b.Fatal(err)
	}
	if err := st.Close(); err != nil {
		b.Fatal(err)
	}
	return dir
}

// BenchmarkProjectsOf compares the ways to answer one query at a million quads:
// for the enterprise that takes part in most, and for one that takes part in few.
func BenchmarkProjectsOf(b *testing.B) {
	dir := largeStore(b)
	e := engineOn(b, dir, gizmo.Options{Workers: 1})
	st, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = st.Close() }()
	local := gizmo.NewLocal(st.Snapshot(), nil)
	for _, who := range []struct{ name, id string }{{"popular", "e0"}, {"rare", "e450"}} {
		r := gizmo.Request{Query: fmt.Sprintf(projectsOf, who.id), Limit: 100_000}
		run := func(q func(context.Context, gizmo.Request, func(gizmo.Row) error) (gizmo.Stats, error)) func(*testing.B) {
			return func(b *testing.B) {
				rows := 0
				for b.Loop() {
					stats, err := q(b.Context(), r, func(gizmo.Row) error { return nil })
					if err != nil {
						b.Fatal(err)
					}
					rows = stats.Rows
				}
				b.ReportMetric(float64(rows), "rows")
			}
		}
		b.Run(who.name+"/engine", run(e.Query))
		b.Run(who.name+"/local", run(local.Query))
		b.Run(who.name+"/stock session", func(b *testing.B) { stockSession(b, quadstore.New(st.Snapshot()), r.Query) })
	}
	memory := memstore(b)
	for _, id := range []string{"e0", "e450"} {
		b.Run("memstore "+id, func(b *testing.B) { stockSession(b, memory, fmt.Sprintf(projectsOf, id)) })
	}
}

// memstore is the graph in Cayley's own store in memory.
func memstore(b *testing.B) cayley.QuadStore {
	b.Helper()
	qs, err := cayley.NewQuadStore("memstore", "", nil)
	if err != nil {
		b.Fatal(err)
	}
	w, err := qs.NewQuadWriter()
	if err != nil {
		b.Fatal(err)
	}
	for q, err := range large(1_000_000) {
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.WriteQuads([]quad.Quad{quadOf(q)}); err != nil {
			b.Fatal(err)
		}
	}
	return qs
}

func stockSession(b *testing.B, qs cayley.QuadStore, source string) {
	rows := 0
	for b.Loop() {
		rows = 0
		it, err := stock.NewSession(qs).Execute(b.Context(), source, query.Options{Collation: query.JSON, Limit: -1})
		if err != nil {
			b.Fatal(err)
		}
		for it.Next(b.Context()) {
			_ = it.Result()
			rows++
		}
		if err := it.Err(); err != nil {
			b.Fatal(err)
		}
		_ = it.Close()
	}
	b.ReportMetric(float64(rows), "rows")
}

func quadOf(q graph.Quad) quad.Quad {
	return quad.Quad{
		Subject: quadstore.Value(q.Subject), Predicate: quadstore.Value(q.Predicate),
		Object: quadstore.Value(q.Object), Label: quadstore.Value(q.Label),
	}
}
