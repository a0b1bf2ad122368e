package relation

import (
	"slices"

	"soegraph/graph"
)

// residing reports whether a verb says that companies have come to where the text
// is about.
func residing(verb string) bool {
	return verb == "落户" || verb == "入驻" || verb == "进驻" || verb == "入园"
}

// zoneOf is the zone that the sentence speaks of before an item, else the one near it.
func (f *found) zoneOf(l *line, before int) (name, bool) {
	for _, n := range slices.Backward(l.names) {
		if n.is(graph.Zone) && n.known() && n.End <= l.items[before].Start {
			return n, true // within a longer name
		}
	}
	return f.zoneNear(l)
}

// zoneNear is the zone of the sentences before, else the one that the article is about.
func (f *found) zoneNear(l *line) (name, bool) {
	if z, ok := f.lastZone(l, 3); ok {
		return z, true
	}
	main := f.sc.articles[l.Article].about(graph.Zone)
	return name{class: graph.Zone, entities: []int{main}}, main >= 0
}
