package format

import (
	"math"

	"soegraph/graph"
)

// colour is the colour of a class, the same in every format; each has at least
// 4.5:1 against white.
func colour(c graph.Class) string {
	switch c {
	case graph.Enterprise:
		return "#b3400a"
	case graph.Project:
		return "#1d4ed8"
	case graph.Facility:
		return "#4338ca"
	case graph.Zone:
		return "#0f766e"
	case graph.Industry:
		return "#7e22ce"
	case graph.Place:
		return "#4d6b0a"
	case graph.Government:
		return "#7a4b00"
	case graph.Event:
		return "#be185d"
	case graph.Policy:
		return "#475569"
	case graph.Platform:
		return "#0369a1"
	default:
		return "#525252"
	}
}

// radius is how large a node is drawn: the more is invested in it, the larger,
// by orders of magnitude.
func radius(n Node) float64 {
	most := n.Investment()
	if most <= 0 {
		return 6
	}
	return math.Round(10*min(22, 5+2*max(0, math.Log10(most)-5))) / 10
}

// labelRunes bounds a label in a picture; the table has the whole name.
const labelRunes = 14

func clipped(name string) string {
	runes := []rune(name)
	if len(runes) <= labelRunes {
		return name
	}
	return string(runes[:labelRunes-1]) + "…"
}

// textWidth is about how wide a text of 12 pixels is: Chinese as wide as high.
func textWidth(s string) float64 {
	width := 0.0
	for _, r := range s {
		if r < 0x2E80 {
			width += 6.8
		} else {
			width += 12
		}
	}
	return width
}
