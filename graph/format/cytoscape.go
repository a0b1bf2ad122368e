package format

import "io"

type cytoscape struct {
	Elements struct {
		Nodes []cytoscapeNode `json:"nodes"`
		Edges []cytoscapeEdge `json:"edges"`
	} `json:"elements"`
	Data about `json:"data"`
}

type cytoscapeNode struct {
	Data     nodeAttributes     `json:"data"`
	Position *cytoscapePosition `json:"position,omitempty"`
}

type cytoscapePosition struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

type cytoscapeEdge struct {
	Data edgeAttributes `json:"data"`
}

// about is what the JSON formats say of the subgraph as a whole.
type about struct {
	Focus     []string `json:"focus"` // ids of what was asked for
	Truncated bool     `json:"truncated"`
}

func newAbout(s Subgraph) about {
	a := about{Focus: []string{}, Truncated: s.Truncated}
	for _, iri := range s.Focus {
		a.Focus = append(a.Focus, shortID(iri))
	}
	return a
}

// writeCytoscape writes the JSON of Cytoscape.js and of Cytoscape.
func writeCytoscape(w io.Writer, s Subgraph, _ Options) error {
	c := cytoscape{Data: newAbout(s)}
	c.Elements.Nodes, c.Elements.Edges = []cytoscapeNode{}, []cytoscapeEdge{}
	for _, n := range s.Nodes {
		node := cytoscapeNode{Data: newNodeAttributes(n)}
		if n.At != nil {
			node.Position = &cytoscapePosition{n.At.X, n.At.Y}
		}
		c.Elements.Nodes = append(c.Elements.Nodes, node)
	}
	for _, e := range s.Edges {
		c.Elements.Edges = append(c.Elements.Edges, cytoscapeEdge{newEdgeAttributes(e)})
	}
	return writeJSON(w, c)
}
