package format_test

import (
	"bytes"
	"iter"
	"os/exec"
	"strings"
	"testing"

	"soegraph/graph"
	"soegraph/graph/format"
	"soegraph/graph/nquads"
)

// hostile is a name with all that a format may have to escape.
const hostile = `=cmd|'/c calc'!A0 </script><b>"甲" & \ 乙]]>` + "\t𠮷\u0001"

// story is a small graph: a document that states what two enterprises do in a
// project, and some of what can go wrong in names and values.
func story() []graph.Quad {
	doc := graph.Document{
		IRI: graph.DocumentIRI([]byte("page")), Text: "正文", FileName: "page.txt", MediaType: "text/plain", Title: "大连\n\"专版\"",
		Published: graph.Typed("2023-06-21", graph.XSDDate),
	}
	doc.Articles = []graph.Article{{IRI: graph.ArticleIRI(doc.IRI, 1), Headline: "太平湾开工 <一>", Published: graph.Typed("2023-06", graph.XSDYearMonth), End: 6}}
	crrc, project := graph.RegisteredIRI(graph.Enterprise, "crrc"), graph.EntityIRI(graph.Project, "太平湾“零碳”项目")
	odd, zone := graph.EntityIRI(graph.Enterprise, hostile), graph.EntityIRI(graph.Zone, "太平湾")
	quads := doc.Quads()
	state := func(s graph.IRI, p graph.Predicate, o graph.Term) {
		quads = append(quads, graph.Statement{Subject: s, Predicate: p, Object: o, Evidence: graph.Evidence{
			Document: doc.IRI, Article: doc.Articles[0].IRI, Exact: "中国中车投资约100亿元", Start: 0, End: 31, Rule: "invest", Confidence: 0.9,
			Printed: "约100亿元", Qualifier: "about",
		}}.Quads()...)
	}
	for iri, name := range map[graph.IRI]string{crrc: "中国中车集团有限公司", project: "太平湾“零碳”项目", odd: hostile, zone: "太平湾"} {
		state(iri, graph.PrefLabel, graph.LangString(name, graph.Chinese))
	}
	state(crrc, graph.Type, graph.Enterprise.Term())
	state(odd, graph.Type, graph.Enterprise.Term())
	state(project, graph.Type, graph.Project.Term())
	state(zone, graph.Type, graph.Zone.Term())
	state(crrc, graph.PrefLabel, graph.LangString("CRRC", graph.English))
	state(crrc, graph.AltLabel, graph.LangString("中车", graph.Chinese))
	state(crrc, graph.ParticipatesIn, project.Term())
	state(odd, graph.ParticipatesIn, project.Term())
	state(odd, graph.SubsidiaryOf, odd.Term())
	state(project, graph.LocatedIn, zone.Term())
	state(project, graph.Investment, graph.Decimal("10000000000"))
	state(project, graph.Investment, graph.Typed("5", graph.NS+"USD"))
	state(project, graph.ProjectCount, graph.Typed("007", graph.XSDInteger))
	state(project, graph.Date, graph.Typed("2021-09", graph.XSDYearMonth))
	for _, s := range (graph.Observation{Subject: zone, Name: "固定资产投资", Value: "45.60", Unit: "亿元", Period: "2022"}).Statements(graph.Evidence{Document: doc.IRI, Exact: "x", Rule: "figure", Confidence: 1}) {
		quads = append(quads, s.Quads()...)
	}
	return append(quads, graph.Vocabulary()...)
}

func each(quads []graph.Quad) iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}

func subgraph(t *testing.T) format.Subgraph {
	t.Helper()
	s, err := format.FromQuads(each(story()))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func write(t *testing.T, f format.Format, s format.Subgraph) []byte {
	t.Helper()
	info, err := format.Lookup(string(f))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := info.Write(&out, s, format.Options{Title: "太平湾 </title>"}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// peer runs a program that is not ours on input, and skips where it is not
// installed.
func peer(t *testing.T, input []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed; make installs what the tests need", name)
	}
	cmd := exec.Command(name, args...)
	cmd.Stdin = bytes.NewReader(input)
	var errors bytes.Buffer
	cmd.Stderr = &errors
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s\n%s", name, strings.Join(args, " "), err, errors.Bytes(), input)
	}
	return string(out)
}

// lines is quads in the form in which they are compared. Raptor writes language
// tags in lower case, which RDF takes for the same.
func lines(t *testing.T, quads iter.Seq2[graph.Quad, error]) []string {
	t.Helper()
	all, err := nquads.Canonical(quads)
	if err != nil {
		t.Fatal(err)
	}
	list := make([]string, len(all))
	for i, q := range all {
		list[i] = strings.ReplaceAll(q.String(), "@zh-Hans", "@zh-hans")
	}
	return list
}
