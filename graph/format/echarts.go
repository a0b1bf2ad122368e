package format

import (
	"io"
	"slices"

	"soegraph/graph"
)

type echarts struct {
	Tooltip struct{}        `json:"tooltip"`
	Legend  []echartsLegend `json:"legend"`
	Series  []echartsSeries `json:"series"`
}

type echartsLegend struct {
	Data []string `json:"data"`
}

type echartsSeries struct {
	Type       string            `json:"type"`
	Layout     string            `json:"layout"`
	Roam       bool              `json:"roam"`
	Draggable  bool              `json:"draggable"`
	EdgeSymbol []string          `json:"edgeSymbol"`
	Label      echartsLabel      `json:"label"`
	Categories []echartsCategory `json:"categories"`
	Data       []echartsNode     `json:"data"`
	Links      []echartsLink     `json:"links"`
}

type echartsLabel struct {
	Show bool `json:"show"`
}

type echartsCategory struct {
	Name  string `json:"name"`
	Style struct {
		Color string `json:"color"`
	} `json:"itemStyle"`
}

type echartsNode struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Category int      `json:"category"`
	Size     float64  `json:"symbolSize"` // diameter
	Value    float64  `json:"value"`      // investment in CNY
	X        *float64 `json:"x,omitempty"`
	Y        *float64 `json:"y,omitempty"`
}

type echartsLink struct {
	Source    string `json:"source"`
	Target    string `json:"target"`
	Value     string `json:"value"` // predicate
	Statement string `json:"statement"`
	Evidence  int    `json:"evidence"`
}

// writeECharts writes an option of ECharts with one series of type graph. With
// places it keeps them, otherwise ECharts arranges the nodes.
func writeECharts(w io.Writer, s Subgraph, _ Options) error {
	series := echartsSeries{
		Type: "graph", Layout: "force", Roam: true, Draggable: true, EdgeSymbol: []string{"none", "arrow"}, Label: echartsLabel{true},
		Categories: []echartsCategory{}, Data: []echartsNode{}, Links: []echartsLink{},
	}
	legend := echartsLegend{Data: []string{}}
	var classes []graph.Class
	for _, n := range s.Nodes {
		i := slices.Index(classes, n.Class)
		if i < 0 {
			i = len(classes)
			classes = append(classes, n.Class)
			category := echartsCategory{Name: n.Class.Local()}
			category.Style.Color = colour(n.Class)
			series.Categories = append(series.Categories, category)
			legend.Data = append(legend.Data, category.Name)
		}
		node := echartsNode{ID: n.ID(), Name: n.Name, Category: i, Size: 2 * radius(n), Value: n.Investment()}
		if n.At != nil {
			node.X, node.Y, series.Layout = &n.At.X, &n.At.Y, "none"
		}
		series.Data = append(series.Data, node)
	}
	for _, e := range s.Edges {
		series.Links = append(series.Links, echartsLink{shortID(e.Source), shortID(e.Target), e.Predicate.Local(), e.ID(), e.Evidence})
	}
	return writeJSON(w, echarts{Legend: []echartsLegend{legend}, Series: []echartsSeries{series}})
}
