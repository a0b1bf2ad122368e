package format

import "soegraph/graph"

// nodeAttributes is a node as the JSON formats have it.
type nodeAttributes struct {
	ID         string            `json:"id"`
	Label      string            `json:"label"`
	Type       string            `json:"type"`
	IRI        graph.IRI         `json:"iri"`
	English    string            `json:"english,omitempty"`
	Aliases    []string          `json:"aliases"`
	Investment float64           `json:"investment"` // CNY, 0 where none is known
	Color      string            `json:"color"`
	Size       float64           `json:"size"` // radius in pixels
	X          *float64          `json:"x,omitempty"`
	Y          *float64          `json:"y,omitempty"`
	Values     []valueAttributes `json:"values"`
}

type valueAttributes struct {
	Predicate  string  `json:"predicate"`
	Text       string  `json:"text"`
	Statement  string  `json:"statement"`
	Evidence   int     `json:"evidence"`
	Confidence float64 `json:"confidence"`
}

// edgeAttributes is an edge as the JSON formats have it.
type edgeAttributes struct {
	ID         string  `json:"id"`
	Source     string  `json:"source"`
	Target     string  `json:"target"`
	Predicate  string  `json:"predicate"`
	Statement  string  `json:"statement"`
	Evidence   int     `json:"evidence"`
	Confidence float64 `json:"confidence"`
	Years      []int   `json:"years"`
}

func newNodeAttributes(n Node) nodeAttributes {
	a := nodeAttributes{
		ID: n.ID(), Label: n.Name, Type: n.Class.Local(), IRI: n.IRI, English: n.English, Aliases: append([]string{}, n.Aliases...),
		Investment: n.Investment(), Color: colour(n.Class), Size: radius(n), Values: []valueAttributes{},
	}
	if n.At != nil {
		a.X, a.Y = &n.At.X, &n.At.Y
	}
	for _, v := range n.Values {
		a.Values = append(a.Values, valueAttributes{v.Predicate.Local(), v.Shown(), v.ID(), v.Evidence, v.Confidence})
	}
	return a
}

func newEdgeAttributes(e Edge) edgeAttributes {
	return edgeAttributes{
		ID: e.ID(), Source: shortID(e.Source), Target: shortID(e.Target), Predicate: e.Predicate.Local(),
		Statement: e.ID(), Evidence: e.Evidence, Confidence: e.Confidence, Years: append([]int{}, e.Years...),
	}
}
