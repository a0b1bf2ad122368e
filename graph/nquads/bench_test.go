package nquads_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"soegraph/graph"
	"soegraph/graph/nquads"
)

// typical is what an export looks like: facts and evidences, names in Chinese.
func typical(n int) string {
	var b strings.Builder
	w := nquads.NewWriter(&b)
	for i := range n {
		fact := graph.Statement{
			Subject: graph.EntityIRI(graph.Project, fmt.Sprint("临河装备制造基地", i)), Predicate: graph.PrefLabel,
			Object: graph.LangString(fmt.Sprint("临河装备制造基地", i, "期"), graph.Chinese),
			Evidence: graph.Evidence{
				Document: graph.DocumentIRI([]byte{byte(i / 100)}), Exact: "该项目总投资约“36亿元”，\n计划于明年建成投产。",
				Start: i, End: i + 60, Rule: "name/project", Confidence: 0.9,
			},
		}
		for _, q := range fact.Quads() {
			if err := w.Write(q); err != nil {
				panic(err)
			}
		}
	}
	if err := w.Flush(); err != nil {
		panic(err)
	}
	return b.String()
}

func benchmarkRead(b *testing.B, in string, workers int) {
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range nquads.NewReader(strings.NewReader(in)).Parallel(workers) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkQuads(b *testing.B)    { benchmarkRead(b, typical(20000), 1) }
func BenchmarkParallel(b *testing.B) { benchmarkRead(b, typical(20000), 2) }

func BenchmarkWrite(b *testing.B) {
	in := typical(20000)
	var quads []graph.Quad
	for q, err := range nquads.NewReader(strings.NewReader(in)).Quads() {
		if err != nil {
			b.Fatal(err)
		}
		quads = append(quads, q)
	}
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		w := nquads.NewWriter(io.Discard)
		for _, q := range quads {
			if err := w.Write(q); err != nil {
				b.Fatal(err)
			}
		}
	}
}
