package format_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"soegraph/graph"
	"soegraph/graph/format"
)

// What is built from quads says all that they say.
func TestSubgraphOfQuads(t *testing.T) {
	s := subgraph(t)
	project := s.Nodes[slices.IndexFunc(s.Nodes, func(n format.Node) bool { return n.Class == graph.Project })]
	var values []string
	for _, v := range project.Values {
		values = append(values, v.Predicate.Local()+" "+v.Shown())
	}
	if d := cmp.Diff([]string{"date 2021-09", "investment 10000000000", "investment 5 USD", "projectCount 007"}, values); d != "" {
		t.Error(d)
	}
	if project.Investment() != 1e10 {
		t.Errorf("investment %v", project.Investment())
	}
	zone := s.Nodes[slices.IndexFunc(s.Nodes, func(n format.Node) bool { return n.Class == graph.Zone })]
	if len(zone.Values) != 1 || zone.Values[0].Shown() != "固定资产投资=45.60 亿元 (2022)" {
		t.Errorf("the zone has %v", zone.Values)
	}
	edge := s.Edges[slices.IndexFunc(s.Edges, func(e format.Edge) bool { return e.Predicate == graph.LocatedIn })]
	want := []format.Quote{{
		Exact: "中国中车投资约100亿元", Document: graph.DocumentIRI([]byte("page")), Title: "太平湾开工 <一>", Published: "2023-06",
		End: 31, Rule: "invest", Confidence: 0.9,
	}}
	if d := cmp.Diff(want, edge.Quotes); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]int{2023}, edge.Years); d != "" {
		t.Error(d)
	}
}

// The class that most evidences state is the one shown.
func TestClassOfSeveral(t *testing.T) {
	iri := graph.EntityIRI(graph.Zone, "x")
	state := func(c graph.Class, quotes ...string) (quads []graph.Quad) {
		for _, quote := range quotes {
			quads = append(quads, graph.Statement{Subject: iri, Predicate: graph.Type, Object: c.Term(), Evidence: graph.Evidence{Document: "doc:1", Exact: quote}}.Quads()...)
		}
		return quads
	}
	for want, quads := range map[graph.Class][]graph.Quad{
		graph.Zone:  slices.Concat(state(graph.Facility, "a"), state(graph.Zone, "a", "b"), state(graph.Place, "a")),
		graph.Place: slices.Concat(state(graph.Place, "a"), state(graph.Policy, "a")),
	} {
		s, err := format.FromQuads(each(quads))
		if err != nil || s.Nodes[0].Class != want {
			t.Errorf("%v, %v; want %v", s.Nodes, err, want)
		}
	}
}

// The same subgraph gives the same bytes, in whatever order its quads came.
func TestDeterministic(t *testing.T) {
	backwards := story()
	slices.Reverse(backwards)
	other, err := format.FromQuads(each(backwards))
	if err != nil {
		t.Fatal(err)
	}
	for _, info := range format.Formats() {
		if d := cmp.Diff(string(write(t, info.Format, subgraph(t).Place())), string(write(t, info.Format, other.Place()))); d != "" {
			t.Errorf("%s: %s", info.Format, d)
		}
	}
}

// An empty subgraph is a valid file in every format.
func TestEmpty(t *testing.T) {
	for _, info := range format.Formats() {
		data := write(t, info.Format, format.Subgraph{})
		if info.MediaType == "application/json" && (!json.Valid(data) || strings.Contains(string(data), "null")) {
			t.Errorf("%s: %s", info.Format, data)
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	_, err := format.Lookup("docx")
	if graph.CodeOf(err) != graph.Unsupported || !strings.Contains(err.Error(), "nquads") {
		t.Error(err)
	}
}

// The page asks nobody for anything, runs nothing, and holds the quotes.
func TestPage(t *testing.T) {
	data := string(write(t, format.HTML, subgraph(t)))
	root, err := html.Parse(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	ids, links := map[string]bool{}, []string{}
	var policy, style string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "link", "img", "iframe", "form", "b":
			t.Errorf("the page has a <%s>", n.Data)
		case "style":
			style = n.FirstChild.Data
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("two elements have the id %q", a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href":
				links = append(links, a.Val)
			case a.Key == "src" || strings.HasPrefix(a.Key, "on") || a.Key == "style":
				t.Errorf("the page has %s=%q", a.Key, a.Val)
			case a.Key == "content" && strings.HasPrefix(a.Val, "default-src"):
				policy = a.Val
			}
		}
	}
	for _, l := range links {
		if decoded, err := url.PathUnescape(strings.TrimPrefix(l, "#")); err != nil || !ids[decoded] {
			t.Errorf("%s leads nowhere", l)
		}
	}
	sum := sha256.Sum256([]byte(style))
	if !strings.Contains(policy, "style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
		t.Errorf("the policy %q does not allow the style sheet", policy)
	}
	if !strings.Contains(data, "<blockquote>中国中车投资约100亿元<cite>太平湾开工 &lt;一&gt;") {
		t.Error("the quote is missing")
	}
	for _, shown := range []string{"企业 enterprise", "参与 participates in", "投资额 investment: 100 亿元", "固定资产投资=45.60 亿元 (2022)", "investment: 5 USD"} {
		if !strings.Contains(data, shown) {
			t.Errorf("the page does not show %q", shown)
		}
	}
}

// A writer that fails ends the writing with its error.
func TestWriteFails(t *testing.T) {
	full := errors.New("no space left")
	for _, info := range format.Formats() {
		if err := info.Write(failing{full}, subgraph(t), format.Options{}); !errors.Is(err, full) {
			t.Errorf("%s: %v", info.Format, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
