package format

import "io"

type graphology struct {
	Attributes about             `json:"attributes"`
	Options    graphologyOptions `json:"options"`
	Nodes      []graphologyNode  `json:"nodes"`
	Edges      []graphologyEdge  `json:"edges"`
}

type graphologyOptions struct {
	Type           string `json:"type"`
	Multi          bool   `json:"multi"`
	AllowSelfLoops bool   `json:"allowSelfLoops"`
}

type graphologyNode struct {
	Key        string         `json:"key"`
	Attributes nodeAttributes `json:"attributes"`
}

type graphologyEdge struct {
	Key        string         `json:"key"`
	Source     string         `json:"source"`
	Target     string         `json:"target"`
	Attributes edgeAttributes `json:"attributes"`
}

// writeGraphology writes the serialisation of graphology, which sigma draws.
func writeGraphology(w io.Writer, s Subgraph, _ Options) error {
	g := graphology{newAbout(s), graphologyOptions{"directed", true, true}, []graphologyNode{}, []graphologyEdge{}}
	for _, n := range s.Nodes {
		g.Nodes = append(g.Nodes, graphologyNode{n.ID(), newNodeAttributes(n)})
	}
	for _, e := range s.Edges {
		g.Edges = append(g.Edges, graphologyEdge{e.ID(), shortID(e.Source), shortID(e.Target), newEdgeAttributes(e)})
	}
	return writeJSON(w, g)
}
