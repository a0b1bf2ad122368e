package store_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/graph/store"
	"soegraph/graph/store/storetest"
)

// benchQuads is how large the graph of the benchmarks is: SOEGRAPH_BENCH_QUADS,
// or so many.
const benchQuads = 200_000

// generate is a graph of the product's shape: projects with enterprises, a
// zone, industries, an amount, a status and a name, and an evidence of four
// quads for each fact.
func generate(quads int) []graph.Quad {
	r := rand.New(rand.NewPCG(7, 7))
	popular := rand.NewZipf(r, 1.2, 4, 499)
	list := make([]graph.Quad, 0, quads+64)
	for n := 0; len(list) < quads; n++ {
		doc := graph.IRI(fmt.Sprintf("%s%064x", graph.DocNS, n/8))
		project := graph.EntityIRI(graph.Project, fmt.Sprintf("中车新能源装备产业园%d期项目", n))
		fact := func(s graph.IRI, p graph.Predicate, o graph.Term) {
			st := graph.StatementIRI(s, p, o)
			e := graph.Evidence{Document: doc, Exact: fmt.Sprintf("项目%d由企业投资建设，总投资%d亿元。", n, r.IntN(900)), Start: len(list) % 50000, Rule: "participation"}
			ev := e.IRI().Term()
			list = append(list,
				graph.Quad{Subject: s.Term(), Predicate: p.Term(), Object: o, Label: st.Term()},
				graph.Quad{Subject: ev, Predicate: graph.EvidenceStatement.Term(), Object: st.Term(), Label: doc.Term()},
				graph.Quad{Subject: ev, Predicate: graph.EvidenceDocument.Term(), Object: doc.Term(), Label: doc.Term()},
				graph.Quad{Subject: ev, Predicate: graph.Exact.Term(), Object: graph.String(e.Exact), Label: doc.Term()},
				graph.Quad{Subject: ev, Predicate: graph.Start.Term(), Object: graph.Integer(e.Start), Label: doc.Term()})
		}
		fact(project, graph.Type, graph.Project.Term())
		fact(project, graph.PrefLabel, graph.LangString(fmt.Sprintf("中车新能源装备产业园%d期项目", n), graph.Chinese))
		for range 1 + r.IntN(3) {
			fact(graph.RegisteredIRI(graph.Enterprise, fmt.Sprint("e", popular.Uint64())), graph.ParticipatesIn, project.Term())
		}
		fact(project, graph.LocatedIn, graph.RegisteredIRI(graph.Zone, fmt.Sprint("z", r.IntN(2000))).Term())
		fact(project, graph.InIndustry, graph.RegisteredIRI(graph.Industry, fmt.Sprint("i", r.IntN(80))).Term())
		fact(project, graph.Investment, graph.Decimal(strconv.Itoa(r.IntN(900)*1e8)))
		fact(project, graph.Status, graph.String(string(graph.Started)))
	}
	return list
}

func benchSize() int {
	if n, err := strconv.Atoi(os.Getenv("SOEGRAPH_BENCH_QUADS")); err == nil {
		return n
	}
	return benchQuads
}

func nquadsOf(quads []graph.Quad) []byte {
	var b []byte
	for _, q := range quads {
		b = append(q.Append(b), '\n')
	}
	return b
}

func BenchmarkImport(b *testing.B) {
	file := nquadsOf(generate(benchSize()))
	b.SetBytes(int64(len(file)))
	var c graph.Change
	var disk int64
	for b.Loop() {
		dir := b.TempDir()
		s, err := store.Open(dir, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		c, err = s.Import(context.Background(), nquads.NewReader(bytes.NewReader(file)).Parallel(2))
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		disk = size(b, dir)
	}
	b.ReportMetric(float64(c.Added)*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
	b.ReportMetric(float64(disk)/float64(c.Added), "bytes/quad")
}

func size(tb testing.TB, dir string) int64 {
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		tb.Fatal(err)
	}
	total := int64(0)
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil {
			tb.Fatal(err)
		}
		total += info.Size()
	}
	return total
}

// imported is a store with the graph of the benchmarks.
func imported(b *testing.B) (*store.Store, string) {
	b.Helper()
	dir := b.TempDir()
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.Import(context.Background(), storetest.All(generate(benchSize())...)); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	return s, dir
}

type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}

func BenchmarkExport(b *testing.B) {
	s, _ := imported(b)
	var w counter
	if err := s.Snapshot().Export(&w); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(w.n)
	for b.Loop() {
		if err := s.Snapshot().Export(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenToFirstAnswer(b *testing.B) {
	s, dir := imported(b)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	term := graph.RegisteredIRI(graph.Enterprise, "e3").Term()
	for b.Loop() {
		s, err := store.Open(dir, store.Options{ReadOnly: true})
		if err != nil {
			b.Fatal(err)
		}
		if id, ok := s.Snapshot().ID(term); !ok || s.Snapshot().Count(graph.Pattern{S: id}) == 0 {
			b.Fatal("no answer")
		}
	}
}

func BenchmarkPutDocument(b *testing.B) {
	s, _ := imported(b)
	n := 0
	for b.Loop() {
		n++
		doc := storetest.Document(fmt.Sprint("/", n), fmt.Sprint(n))
		var statements []graph.Statement
		for i := range 60 {
			statements = append(statements, storetest.Statement(doc.IRI, i, i*n))
		}
		if _, err := s.PutDocument(context.Background(), doc, storetest.All(statements...)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkProjects is question Q1: the projects of an enterprise, each with
// name and amount.
func BenchmarkProjects(b *testing.B) {
	s, _ := imported(b)
	b.Run("segment", func(b *testing.B) { projects(b, s.Snapshot()) })
	for n := range 100 {
		doc := storetest.Document(fmt.Sprint("/", n), fmt.Sprint(n))
		var statements []graph.Statement
		for i := range 30 {
			statements = append(statements, storetest.Statement(doc.IRI, i, i*n))
		}
		if _, err := s.PutDocument(context.Background(), doc, storetest.All(statements...)); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("and journal", func(b *testing.B) { projects(b, s.Snapshot()) })
}

func projects(b *testing.B, snap *store.Snapshot) {
	b.Helper()
	id := func(t graph.Term) graph.ID {
		n, _ := snap.ID(t)
		return n
	}
	participates, label, amount := id(graph.ParticipatesIn.Term()), id(graph.PrefLabel.Term()), id(graph.Investment.Term())
	enterprise := id(graph.RegisteredIRI(graph.Enterprise, "e0").Term())
	rows := 0
	for b.Loop() {
		rows = 0
		for q := range snap.Match(graph.Pattern{S: enterprise, P: participates}) {
			for name := range snap.Match(graph.Pattern{S: q.O, P: label}) {
				for value := range snap.Match(graph.Pattern{S: q.O, P: amount}) {
					_, _ = snap.Term(name.O), snap.Term(value.O)
					rows++
				}
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rows), "ns/row")
}

func BenchmarkMatchAll(b *testing.B) {
	s, _ := imported(b)
	snap := s.Snapshot()
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for range snap.Match(graph.Pattern{}) {
			n++
		}
		if n != snap.Len() {
			b.Fatal(n)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*snap.Len()), "ns/quad")
}

func BenchmarkTerm(b *testing.B) {
	s, _ := imported(b)
	snap := s.Snapshot()
	r := rand.New(rand.NewPCG(1, 1))
	ids := make([]graph.ID, 1<<12)
	for i := range ids {
		ids[i] = 1 + graph.ID(r.IntN(int(snap.MaxID())))
	}
	b.Run("often", func(b *testing.B) {
		b.ReportAllocs()
		for n := 0; b.Loop(); n++ {
			_ = snap.Term(ids[n%len(ids)])
		}
	})
	b.Run("once", func(b *testing.B) {
		b.ReportAllocs()
		for n := 0; b.Loop(); n++ {
			_ = snap.Term(1 + (graph.ID(n)*7919)%snap.MaxID())
		}
	})
	b.Run("append", func(b *testing.B) {
		b.ReportAllocs()
		var buffer []byte
		for n := 0; b.Loop(); n++ {
			buffer = snap.AppendTerm(buffer[:0], 1+(graph.ID(n)*7919)%snap.MaxID())
		}
	})
}

func BenchmarkID(b *testing.B) {
	s, _ := imported(b)
	snap := s.Snapshot()
	var terms []graph.Term
	for id := graph.ID(1); id < snap.MaxID() && len(terms) < 1<<12; id += 97 {
		terms = append(terms, snap.Term(id))
	}
	for n := 0; b.Loop(); n++ {
		if _, ok := snap.ID(terms[n%len(terms)]); !ok {
			b.Fatal("no number")
		}
	}
}

func BenchmarkCount(b *testing.B) {
	s, _ := imported(b)
	snap := s.Snapshot()
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		_ = snap.Count(graph.Pattern{S: 1 + (graph.ID(n)*7919)%snap.MaxID(), P: 3})
	}
}
