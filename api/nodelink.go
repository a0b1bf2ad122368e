package api

import "soegraph/graph"

// NodeLink is a subgraph in the format d3; the other JSON formats have the same
// attributes of nodes and edges. Package format writes it.
type NodeLink struct {
	Nodes     []GraphNode `json:"nodes"`
	Links     []GraphEdge `json:"links"`
	Focus     []string    `json:"focus" doc:"Ids of what was asked for"`
	Truncated bool        `json:"truncated" doc:"A limit cut something off"`
}

// GraphNode is an entity of a subgraph.
type GraphNode struct {
	ID         string      `json:"id"`
	Label      string      `json:"label"`
	Type       string      `json:"type"`
	IRI        graph.IRI   `json:"iri" format:"uri"`
	English    string      `json:"english,omitempty"`
	Aliases    []string    `json:"aliases"`
	Investment float64     `json:"investment" doc:"CNY; 0 where none is known"`
	Color      string      `json:"color"`
	Size       float64     `json:"size" doc:"Radius in pixels"`
	X          *float64    `json:"x,omitempty" doc:"With layout=true: in pixels, neighbours about 100 apart"`
	Y          *float64    `json:"y,omitempty"`
	Values     []NodeValue `json:"values"`
}

// NodeValue is a fact about one entity of a subgraph.
type NodeValue struct {
	Predicate  string  `json:"predicate"`
	Text       string  `json:"text"`
	Statement  string  `json:"statement"`
	Evidence   int     `json:"evidence"`
	Confidence float64 `json:"confidence"`
}

// GraphEdge is a fact between two entities of a subgraph.
type GraphEdge struct {
	ID         string  `json:"id"`
	Source     string  `json:"source"`
	Target     string  `json:"target"`
	Predicate  string  `json:"predicate"`
	Statement  string  `json:"statement"`
	Evidence   int     `json:"evidence"`
	Confidence float64 `json:"confidence"`
	Years      []int   `json:"years"`
}
