package format

import "io"

type nodeLink struct {
	Nodes []nodeAttributes `json:"nodes"`
	Links []edgeAttributes `json:"links"`
	about
}

// writeD3 writes nodes and links as d3-force takes them, with
// forceLink().id(d => d.id).
func writeD3(w io.Writer, s Subgraph, _ Options) error {
	d := nodeLink{[]nodeAttributes{}, []edgeAttributes{}, newAbout(s)}
	for _, n := range s.Nodes {
		d.Nodes = append(d.Nodes, newNodeAttributes(n))
	}
	for _, e := range s.Edges {
		d.Links = append(d.Links, newEdgeAttributes(e))
	}
	return writeJSON(w, d)
}
