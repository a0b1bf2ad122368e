package graph_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
)

var (
	paper = graph.DocumentIRI([]byte("北岭储能项目总投资约三亿元。"))
	plant = graph.EntityIRI(graph.Project, "北岭储能项目")
)

func statement() graph.Statement {
	return graph.Statement{
		Subject: plant, Predicate: graph.Investment, Object: graph.Decimal("300000000"),
		Evidence: graph.Evidence{
			Document: paper, Article: graph.ArticleIRI(paper, 1), Exact: "北岭储能项目总投资约三亿元。", Start: 0, End: 42,
			Rule: "investment/total", Confidence: 0.9, Printed: "约三亿元", Qualifier: "about",
		},
	}
}

// A fact that two papers state is one quad; each paper's evidence is under the
// label of that paper.
func TestOneFactManyEvidences(t *testing.T) {
	first, second := statement(), statement()
	second.Evidence.Document = graph.DocumentIRI([]byte("另一份报纸"))
	if first.Fact() != second.Fact() {
		t.Errorf("two papers make two facts:\n%s\n%s", first.Fact(), second.Fact())
	}
	if first.Fact().Label != first.IRI().Term() {
		t.Errorf("the label of %s is not its statement %s", first.Fact(), first.IRI())
	}
	for _, s := range []graph.Statement{first, second} {
		for _, q := range s.Quads()[1:] {
			if q.Label != s.Evidence.Document.Term() {
				t.Errorf("evidence of %s under another label: %s", s.Evidence.Document, q)
			}
		}
	}
	if first.Evidence.IRI() == second.Evidence.IRI() {
		t.Error("two papers share an evidence")
	}
}

func TestEvidenceQuads(t *testing.T) {
	s := statement()
	got := map[string]string{}
	for _, q := range s.Quads()[1:] {
		got[q.Predicate.IRI().Local()] = q.Object.Text()
	}
	want := map[string]string{
		"type": string(graph.EvidenceClass), "statement": string(s.IRI()), "document": string(paper), "article": string(paper) + "/article/1",
		"exact": "北岭储能项目总投资约三亿元。", "start": "0", "end": "42", "rule": "investment/total", "confidence": "0.9",
		"printed": "约三亿元", "qualifier": "about",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// An evidence that states several facts adds one quad for each fact but the first.
func TestEvidenceIsShared(t *testing.T) {
	s := statement()
	other := s
	other.Predicate, other.Object = graph.Status, graph.String(string(graph.Planned))
	quads := append(s.Quads(), other.Quads()...)
	slices.SortFunc(quads, graph.Quad.Compare)
	if n, want := len(slices.Compact(quads)), len(s.Quads())+2; n != want {
		t.Errorf("two facts of one sentence make %d quads, want %d", n, want)
	}
}

func TestObservation(t *testing.T) {
	o := graph.Observation{Subject: plant, Name: "装机容量", Value: "45.6", Unit: "万千瓦", Period: "2022"}
	got := map[string]string{}
	for _, s := range o.Statements(statement().Evidence) {
		got[s.Predicate.Local()] = s.Object.Text()
	}
	want := map[string]string{
		"figure": string(o.IRI()), "type": string(graph.ObservationClass), "figureName": "装机容量",
		"figureValue": "45.6", "figureUnit": "万千瓦", "figurePeriod": "2022",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestDocumentQuads(t *testing.T) {
	d := graph.Document{
		IRI: paper, Text: "北岭", FileName: "a.txt", Source: "/tmp/a.txt",
		Articles: []graph.Article{{IRI: graph.ArticleIRI(paper, 1), Headline: "北岭", End: 6}},
	}
	for _, q := range d.Quads() {
		want := paper.Term()
		if q.Predicate == graph.DocumentSource.Term() {
			want = graph.LocalGraph.Term()
		}
		if q.Label != want {
			t.Errorf("%s is under %s, want %s", q, q.Label, want)
		}
		if q.Object == `""` {
			t.Errorf("an empty value is stated: %s", q)
		}
	}
}

func TestVocabularyHasNoOrphans(t *testing.T) {
	known := map[graph.Term]bool{}
	for _, c := range graph.Classes() {
		known[c.Term()] = true
	}
	for _, q := range graph.Vocabulary() {
		delete(known, q.Subject)
		if q.Label != graph.VocabularyGraph.Term() {
			t.Errorf("%s is not under %s", q, graph.VocabularyGraph)
		}
	}
	for c := range known {
		t.Errorf("%s has no standard term that it specialises", c)
	}
}

func TestCodeOf(t *testing.T) {
	missing := graph.Errorf(graph.NotFound, "read %s: %w", "a.txt", io.EOF)
	for _, test := range []struct {
		err  error
		want graph.Code
	}{{nil, ""}, {io.EOF, graph.Internal}, {missing, graph.NotFound}, {fmt.Errorf("load: %w", missing), graph.NotFound}} {
		if got := graph.CodeOf(test.err); got != test.want {
			t.Errorf("code of %v: %q, want %q", test.err, got, test.want)
		}
	}
	if !errors.Is(missing, io.EOF) {
		t.Error("the cause is lost")
	}
}
