// Package format writes a subgraph in the formats that other programs read:
// RDF syntaxes, graph exchange files, tables, the JSON of drawing libraries,
// and a page that shows it without a network. All of them come from one form,
// [Subgraph], and the same subgraph gives the same bytes.
package format

import (
	"io"
	"strings"

	"soegraph/graph"
)

// Format is the name of a format, as flags and URLs give it.
type Format string

// The formats. N-Quads, TriG and JSON-LD hold everything; Turtle has no graphs
// and so loses which evidence belongs to which fact; the rest hold entities and
// facts with the number of their evidences, the page and the table quotes too.
const (
	NQuads     Format = "nquads"
	Turtle     Format = "turtle"
	TriG       Format = "trig"
	JSONLD     Format = "jsonld"
	GraphML    Format = "graphml"
	GEXF       Format = "gexf"
	CSV        Format = "csv"
	CSVZip     Format = "csvzip"
	Cytoscape  Format = "cytoscape"
	Graphology Format = "graphology"
	D3         Format = "d3"
	ECharts    Format = "echarts"
	HTML       Format = "html"
)

// Info is what is to be known of a format to offer it.
type Info struct {
	Format    Format
	MediaType string // of HTTP
	Extension string // of a file's name, with its dot
	RDF       bool   // holds the quads themselves
	Binary    bool   // nothing for a terminal
	write     func(io.Writer, Subgraph, Options) error
}

// Options say how what is written should look.
type Options struct {
	Title string // of the page; "" is the name of the project
}

// Formats lists the formats in the order in which they are offered.
func Formats() []Info {
	return []Info{
		{NQuads, "application/n-quads", ".nq", true, false, writeNQuads},
		{Turtle, "text/turtle", ".ttl", true, false, writeTurtle},
		{TriG, "application/trig", ".trig", true, false, writeTriG},
		{JSONLD, "application/ld+json", ".jsonld", true, false, writeJSONLD},
		{GraphML, "application/graphml+xml", ".graphml", false, false, writeGraphML},
		{GEXF, "application/gexf+xml", ".gexf", false, false, writeGEXF},
		{CSV, "text/csv", ".csv", false, false, writeCSV},
		{CSVZip, "application/zip", ".zip", false, true, writeCSVZip},
		{Cytoscape, "application/json", ".json", false, false, writeCytoscape},
		{Graphology, "application/json", ".json", false, false, writeGraphology},
		{D3, "application/json", ".json", false, false, writeD3},
		{ECharts, "application/json", ".json", false, false, writeECharts},
		{HTML, "text/html", ".html", false, false, writeHTML},
	}
}

// Lookup is the format of that name. An unknown name is an error of code
// [graph.Unsupported] that lists the names.
func Lookup(name string) (Info, error) {
	var names []string
	for _, info := range Formats() {
		if string(info.Format) == name {
			return info, nil
		}
		names = append(names, string(info.Format))
	}
	return Info{}, graph.Errorf(graph.Unsupported, "there is no format %q; there are %s", name, strings.Join(names, ", "))
}

// Write writes the subgraph to w.
func (i Info) Write(w io.Writer, s Subgraph, o Options) error { return i.write(w, s, o) }
