package format

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"soegraph/graph"
)

type graphML struct {
	XMLName xml.Name     `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
	Keys    []graphMLKey `xml:"key"`
	Graph   struct {
		ID      string        `xml:"id,attr"`
		Default string        `xml:"edgedefault,attr"`
		Nodes   []graphMLNode `xml:"node"`
		Edges   []graphMLEdge `xml:"edge"`
	} `xml:"graph"`
}

type graphMLKey struct {
	ID   string `xml:"id,attr"`
	For  string `xml:"for,attr"`
	Name string `xml:"attr.name,attr"`
	Type string `xml:"attr.type,attr"`
}

type graphMLNode struct {
	ID   string        `xml:"id,attr"`
	Data []graphMLData `xml:"data"`
}

type graphMLEdge struct {
	ID     string        `xml:"id,attr"`
	Source string        `xml:"source,attr"`
	Target string        `xml:"target,attr"`
	Data   []graphMLData `xml:"data"`
}

type graphMLData struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

// writeGraphML writes GraphML 1.0 with one attribute for each predicate that
// gives values.
func writeGraphML(w io.Writer, s Subgraph, _ Options) error {
	doc := graphML{Keys: []graphMLKey{
		{"label", "node", "label", "string"},
		{"type", "node", "type", "string"},
		{"english", "node", "english", "string"},
		{"aliases", "node", "aliases", "string"},
		{"investmentCNY", "node", "investmentCNY", "double"},
		{"x", "node", "x", "double"},
		{"y", "node", "y", "double"},
		{"predicate", "edge", "predicate", "string"},
		{"evidence", "edge", "evidence", "int"},
		{"confidence", "edge", "confidence", "double"},
	}}
	for _, p := range valuePredicates(s) {
		doc.Keys = append(doc.Keys, graphMLKey{"v." + p.Local(), "node", p.Local(), "string"})
	}
	doc.Graph.ID, doc.Graph.Default = "soegraph", "directed"
	for _, n := range s.Nodes {
		doc.Graph.Nodes = append(doc.Graph.Nodes, graphMLNode{string(n.IRI), graphMLNodeData(n)})
	}
	for _, e := range s.Edges {
		doc.Graph.Edges = append(doc.Graph.Edges, graphMLEdge{string(e.Statement), string(e.Source), string(e.Target), []graphMLData{
			{"predicate", e.Predicate.Local()}, {"evidence", strconv.Itoa(e.Evidence)}, {"confidence", number(e.Confidence)},
		}})
	}
	return writeXML(w, doc)
}

func graphMLNodeData(n Node) []graphMLData {
	data := []graphMLData{{"label", n.Name}, {"type", n.Class.Local()}}
	if n.English != "" {
		data = append(data, graphMLData{"english", n.English})
	}
	if len(n.Aliases) > 0 {
		data = append(data, graphMLData{"aliases", strings.Join(n.Aliases, " | ")})
	}
	if most := n.Investment(); most > 0 {
		data = append(data, graphMLData{"investmentCNY", number(most)})
	}
	if n.At != nil {
		data = append(data, graphMLData{"x", number(n.At.X)}, graphMLData{"y", number(n.At.Y)})
	}
	for _, group := range byPredicate(n.Values) {
		data = append(data, graphMLData{"v." + group.predicate.Local(), strings.Join(group.texts, " | ")})
	}
	return data
}

// writeXML writes a document with its declaration. Characters that XML 1.0
// cannot hold become U+FFFD.
func writeXML(w io.Writer, doc any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", " ")
	if err := e.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// valuePredicates is the predicates of the values of all nodes, in the order of
// their first use.
func valuePredicates(s Subgraph) []graph.Predicate {
	var list []graph.Predicate
	seen := map[graph.Predicate]bool{}
	for _, n := range s.Nodes {
		for _, v := range n.Values {
			if !seen[v.Predicate] {
				seen[v.Predicate] = true
				list = append(list, v.Predicate)
			}
		}
	}
	return list
}

// valueGroup is what a node has of one predicate.
type valueGroup struct {
	predicate graph.Predicate
	texts     []string
}

func byPredicate(values []Value) []valueGroup {
	var groups []valueGroup
	index := map[graph.Predicate]int{}
	for _, v := range values {
		i, ok := index[v.Predicate]
		if !ok {
			i = len(groups)
			index[v.Predicate] = i
			groups = append(groups, valueGroup{predicate: v.Predicate})
		}
		groups[i].texts = append(groups[i].texts, v.Shown())
	}
	return groups
}
