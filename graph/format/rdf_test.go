package format_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/piprate/json-gold/ld"

	"soegraph/graph"
	"soegraph/graph/format"
	"soegraph/graph/nquads"
)

// TestRDFAsOthersReadIt writes each RDF format and compares what other parsers
// read with what was written.
func TestRDFAsOthersReadIt(t *testing.T) {
	merged := slices.Clone(story())
	for i := range merged {
		merged[i].Label = ""
	}
	jsonGold := func(t *testing.T, data []byte) string {
		var doc any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		options := ld.NewJsonLdOptions("")
		options.Format, options.DocumentLoader = "application/n-quads", offline{}
		out, err := ld.NewJsonLdProcessor().ToRDF(doc, options)
		if err != nil {
			t.Fatal(err)
		}
		return out.(string)
	}
	run := func(name string, args ...string) func(*testing.T, []byte) string {
		return func(t *testing.T, data []byte) string { return peer(t, data, name, args...) }
	}
	for _, c := range []struct {
		name   string
		format format.Format
		read   func(*testing.T, []byte) string
		want   []graph.Quad
	}{
		{"nquads/serd", format.NQuads, run("serdi", "-i", "nquads", "-o", "nquads", "-"), story()},
		{"nquads/raptor", format.NQuads, run("rapper", "-q", "-i", "nquads", "-o", "nquads", "-", "http://base/"), story()},
		{"trig/serd", format.TriG, run("serdi", "-i", "trig", "-o", "nquads", "-"), story()},
		{"trig/raptor", format.TriG, run("rapper", "-q", "-i", "trig", "-o", "nquads", "-", "http://base/"), story()},
		{"turtle/serd", format.Turtle, run("serdi", "-i", "turtle", "-o", "nquads", "-"), merged},
		{"turtle/raptor", format.Turtle, run("rapper", "-q", "-i", "turtle", "-o", "ntriples", "-", "http://base/"), merged},
		{"jsonld/json-gold", format.JSONLD, jsonGold, story()},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := c.read(t, write(t, c.format, subgraph(t)))
			if d := cmp.Diff(lines(t, each(c.want)), lines(t, nquads.NewReader(strings.NewReader(got)).Quads())); d != "" {
				t.Error(d)
			}
		})
	}
}

// offline refuses to load anything: the context has to be in the document.
type offline struct{}

func (offline) LoadDocument(u string) (*ld.RemoteDocument, error) {
	return nil, ld.NewJsonLdError(ld.LoadingDocumentFailed, "a request for "+u)
}

// A prefix must not catch IRIs that only look like it, and blank nodes, odd
// languages and datatypes stay what they are.
func TestRDFOfAnything(t *testing.T) {
	const odd = `<doc:1> <soe:p> <http://example.org/a.b,c> <graph:x> .
<http://example.org/%E4%B8%AD> <https://w3id.org/soegraph/ns#a.b> "1"^^<xsd:integer> .
<https://w3id.org/soegraph/id/enterprise/a/b> <https://w3id.org/soegraph/ns#-x> "é"@EN-gb <https://w3id.org/soegraph/id/> .
_:x0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> _:x1 .
_:x0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> ".5"^^<http://www.w3.org/2001/XMLSchema#decimal> .
_:x0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "1."^^<http://www.w3.org/2001/XMLSchema#decimal> .
_:x0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "+1"^^<http://www.w3.org/2001/XMLSchema#integer> .
_:x0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .
`
	read := func() []graph.Quad {
		quads, err := nquads.Canonical(nquads.NewReader(strings.NewReader(odd)).Quads())
		if err != nil {
			t.Fatal(err)
		}
		return quads
	}
	s, err := format.FromQuads(each(read()))
	if err != nil {
		t.Fatal(err)
	}
	got := peer(t, write(t, format.TriG, s), "serdi", "-i", "trig", "-o", "nquads", "-")
	if d := cmp.Diff(lines(t, each(read())), lines(t, nquads.NewReader(strings.NewReader(got)).Quads())); d != "" {
		t.Error(d)
	}
}
