package format

import (
	"cmp"
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"soegraph/graph"
)

type gexf struct {
	XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
	Version string   `xml:"version,attr"`
	Viz     string   `xml:"xmlns:viz,attr"`
	Graph   struct {
		EdgeType   string           `xml:"defaultedgetype,attr"`
		Mode       string           `xml:"mode,attr"`
		Attributes []gexfAttributes `xml:"attributes"`
		Nodes      []gexfNode       `xml:"nodes>node"`
		Edges      []gexfEdge       `xml:"edges>edge"`
	} `xml:"graph"`
}

type gexfAttributes struct {
	Class string          `xml:"class,attr"`
	List  []gexfAttribute `xml:"attribute"`
}

type gexfAttribute struct {
	ID    string `xml:"id,attr"`
	Title string `xml:"title,attr"`
	Type  string `xml:"type,attr"`
}

type gexfNode struct {
	ID       string        `xml:"id,attr"`
	Label    string        `xml:"label,attr"`
	Values   []gexfValue   `xml:"attvalues>attvalue"`
	Size     gexfSize      `xml:"viz:size"`
	Color    gexfColor     `xml:"viz:color"`
	Position *gexfPosition `xml:"viz:position"`
}

type gexfEdge struct {
	ID     string      `xml:"id,attr"`
	Source string      `xml:"source,attr"`
	Target string      `xml:"target,attr"`
	Kind   string      `xml:"kind,attr"`
	Label  string      `xml:"label,attr"`
	Weight string      `xml:"weight,attr"`
	Values []gexfValue `xml:"attvalues>attvalue"`
}

type gexfValue struct {
	For   string `xml:"for,attr"`
	Value string `xml:"value,attr"`
}

type gexfSize struct {
	Value string `xml:"value,attr"`
}

type gexfColor struct {
	R int `xml:"r,attr"`
	G int `xml:"g,attr"`
	B int `xml:"b,attr"`
}

func newGEXFColor(c graph.Class) gexfColor {
	rgb, err := strconv.ParseUint(colour(c)[1:], 16, 24)
	if err != nil {
		panic(err) // colours are constants
	}
	return gexfColor{int(rgb >> 16), int(rgb >> 8 & 0xff), int(rgb & 0xff)}
}

type gexfPosition struct {
	X string `xml:"x,attr"`
	Y string `xml:"y,attr"`
}

// writeGEXF writes GEXF 1.3, which Gephi opens with colours, sizes and places.
func writeGEXF(w io.Writer, s Subgraph, _ Options) error {
	doc := gexf{Version: "1.3", Viz: "http://gexf.net/1.3/viz"}
	doc.Graph.EdgeType, doc.Graph.Mode = "directed", "static"
	ofNodes := []gexfAttribute{{"type", "type", "string"}, {"english", "english", "string"}, {"aliases", "aliases", "string"}}
	for _, p := range valuePredicates(s) {
		ofNodes = append(ofNodes, gexfAttribute{"v." + p.Local(), p.Local(), "string"})
	}
	doc.Graph.Attributes = []gexfAttributes{
		{"node", ofNodes},
		{"edge", []gexfAttribute{{"predicate", "predicate", "string"}, {"evidence", "evidence", "integer"}, {"confidence", "confidence", "double"}}},
	}
	for _, n := range s.Nodes {
		doc.Graph.Nodes = append(doc.Graph.Nodes, newGEXFNode(n))
	}
	for _, e := range s.Edges {
		doc.Graph.Edges = append(doc.Graph.Edges, gexfEdge{
			ID: string(e.Statement), Source: string(e.Source), Target: string(e.Target),
			Kind: e.Predicate.Local(), Label: e.Predicate.Local(), Weight: strconv.Itoa(max(1, e.Evidence)),
			Values: []gexfValue{
				{"predicate", e.Predicate.Local()},
				{"evidence", strconv.Itoa(e.Evidence)},
				{"confidence", number(e.Confidence)},
			},
		})
	}
	return writeXML(w, doc)
}

func newGEXFNode(n Node) gexfNode {
	node := gexfNode{
		ID: string(n.IRI), Label: n.Name, Size: gexfSize{number(radius(n))}, Color: newGEXFColor(n.Class),
		Values: []gexfValue{{"type", n.Class.Local()}},
	}
	for _, v := range []gexfValue{{"english", n.English}, {"aliases", strings.Join(n.Aliases, " | ")}} {
		if v.Value != "" {
			node.Values = append(node.Values, v)
		}
	}
	for _, group := range byPredicate(n.Values) {
		node.Values = append(node.Values, gexfValue{"v." + group.predicate.Local(), strings.Join(group.texts, " | ")})
	}
	if n.At != nil {
		// Gephi's y grows upwards
		node.Position = &gexfPosition{number(n.At.X), number(cmp.Or(-n.At.Y, 0))}
	}
	return node
}
