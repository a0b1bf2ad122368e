package relation

import (
	"slices"
	"strings"

	"soegraph/graph"
)

// residing reports whether a verb says that companies have come to where the text
// is about.
func residing(verb string) bool {
	return verb == "落户" || verb == "入驻" || verb == "进驻" || verb == "入园"
}

// zoneOf is the zone that the sentence speaks of before an item, or the sentences before, else the one that the article is about.
func (f *found) zoneOf(l *line, before int) (name, bool) {
	for _, n := range slices.Backward(l.names) {
		if n.is(graph.Zone) && n.known() && n.End <= l.items[before].Start {
			return n, true // within a longer name
		}
	}
	if z, ok := f.lastZone(l, 3); ok {
		return z, true
	}
	main := f.sc.articles[l.Article].about(graph.Zone)
	return name{class: graph.Zone, entities: []int{main}}, main >= 0
}

// gathers is facts of 某区集聚了甲、乙等企业 at item i.
func (f *found) gathers(l *line, i int) {
	if !l.of(i+1, graph.Enterprise) || !l.near(i, i+1, 3) {
		return
	}
	for j := i - 1; j >= 0; j-- {
		if !l.of(j, graph.Zone) {
			continue
		}
		group := l.group(i+1, graph.Enterprise)
		if rest := l.text[l.items[group[len(group)-1]].End:]; strings.HasPrefix(rest, "等") || len(group) > 1 {
			for _, k := range group {
				f.add("tie/gathers", l.nameAt(k), graph.EstablishedIn, l.nameAt(j), l.evidence(j, k))
			}
		}
		return
	}
}
