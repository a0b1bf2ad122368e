package format

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"math"
	"slices"
	"strings"

	"soegraph/graph"
)

// The page and its style sheet. The policy of the page allows that one sheet,
// by its hash, and nothing else: no script, no request.
var (
	//go:embed page.html
	pageSource string
	//go:embed page.css
	pageStyle string
)

type page struct {
	Title     string
	Style     template.CSS
	StyleHash string
	Truncated bool
	ViewBox   [4]float64
	Legend    []pageClass
	Nodes     []pageNode
	Edges     []pageEdge
}

type pageClass struct{ Name, Colour string }

type pageNode struct {
	ID, Name, Label, Class, Colour string
	Others                         []string // other names, English first
	X, Y, R, LabelY                float64
	Values                         []pageValue
}

type pageValue struct {
	Predicate, Text string
	Evidence        int
	Quotes          []Quote
}

type pageEdge struct {
	ID, Predicate                      string
	SourceID, TargetID, Source, Target string
	X1, Y1, X2, Y2                     float64
	Evidence                           int
	Quotes                             []Quote
}

// writeHTML writes a page that needs nothing else: a drawing, and a table of
// all facts with the quotes that state them. Nodes and edges of the drawing
// lead to their row by links, without a script.
func writeHTML(w io.Writer, s Subgraph, o Options) error {
	if slices.ContainsFunc(s.Nodes, func(n Node) bool { return n.At == nil }) {
		s = s.Place()
	}
	t, err := template.New("page").Parse(pageSource)
	if err != nil {
		return err
	}
	return t.Execute(w, newPage(s, o))
}

func newPage(s Subgraph, o Options) page {
	sum := sha256.Sum256([]byte(pageStyle))
	p := page{
		Title: cmp.Or(o.Title, "soegraph"), Style: template.CSS(pageStyle),
		StyleHash: base64.StdEncoding.EncodeToString(sum[:]), Truncated: s.Truncated,
	}
	nodes := map[graph.IRI]pageNode{}
	seen := map[graph.Class]bool{}
	low, high := [2]float64{}, [2]float64{}
	for _, n := range s.Nodes {
		node := newPageNode(n)
		nodes[n.IRI] = node
		p.Nodes = append(p.Nodes, node)
		half := max(node.R, textWidth(node.Label)/2)
		low = [2]float64{math.Min(low[0], node.X-half), math.Min(low[1], node.Y-node.R)}
		high = [2]float64{math.Max(high[0], node.X+half), math.Max(high[1], node.LabelY+6)}
		if !seen[n.Class] {
			seen[n.Class] = true
			p.Legend = append(p.Legend, pageClass{word(n.Class.Local()), colour(n.Class)})
		}
	}
	slices.SortFunc(p.Legend, func(a, b pageClass) int { return strings.Compare(a.Name, b.Name) })
	const margin = 20
	p.ViewBox = [4]float64{
		math.Round(low[0] - margin), math.Round(low[1] - margin),
		math.Round(high[0] - low[0] + 2*margin), math.Round(high[1] - low[1] + 2*margin),
	}
	for _, e := range s.Edges {
		p.Edges = append(p.Edges, newPageEdge(e, nodes[e.Source], nodes[e.Target]))
	}
	return p
}

func newPageNode(n Node) pageNode {
	r := radius(n)
	node := pageNode{
		ID: n.ID(), Name: n.Name, Label: clipped(n.Name), Class: word(n.Class.Local()), Colour: colour(n.Class), Others: n.Aliases,
		X: n.At.X, Y: n.At.Y, R: r, LabelY: math.Round(10*(n.At.Y+r+14)) / 10,
	}
	if n.English != "" && n.English != n.Name {
		node.Others = append([]string{n.English}, n.Aliases...)
	}
	for _, v := range n.Values {
		node.Values = append(node.Values, pageValue{word(v.Predicate.Local()), readable(v), v.Evidence, v.Quotes})
	}
	return node
}

// newPageEdge ends the line at the rim of its target, so that the arrow shows.
func newPageEdge(e Edge, source, target pageNode) pageEdge {
	dx, dy := target.X-source.X, target.Y-source.Y
	length := math.Max(math.Sqrt(dx*dx+dy*dy), 1)
	rim := math.Min(target.R+2, length/2)
	tenth := func(f float64) float64 { return math.Round(10*f)/10 + 0 }
	return pageEdge{
		ID: e.ID(), Predicate: word(e.Predicate.Local()), SourceID: source.ID, TargetID: target.ID, Source: source.Name, Target: target.Name,
		X1: source.X, Y1: source.Y, X2: tenth(target.X - dx/length*rim), Y2: tenth(target.Y - dy/length*rim),
		Evidence: e.Evidence, Quotes: e.Quotes,
	}
}
