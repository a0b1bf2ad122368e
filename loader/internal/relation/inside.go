package relation

import (
	"strings"

	"soegraph/graph"
)

// named is facts of the finest area in name i: 中广核某市光热项目.
func (f *found) named(l *line, i int) {
	n := l.names[i]
	for _, a := range f.areasWithin(l, i) {
		f.add("located/name", n, graph.LocatedIn, a, l.around(n.Span))
	}
}

// wide reports whether a name is of a part of the country that lies in no one
// place: 沿海经济带, 都市圈.
func wide(s string) bool {
	for _, suffix := range []string{"经济带", "都市圈", "城市圈", "经济圈", "城市群", "走廊", "通道"} {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// areasWithin is the finest of the areas that name i begins with or holds, of
// several that are not within one another the first, but both ends of a line
// (甲至乙高速公路). A place that 与 follows is a party, not a place (甲市与央企对接会),
// and a part of the world is too wide.
func (f *found) areasWithin(l *line, i int) []name {
	var list []name
	for _, a := range l.inside(i, areas...) {
		if a.is(graph.Zone) && l.names[i].is(graph.Zone) {
			return nil // a part of the zone
		}
		rest := l.text[a.End:l.names[i].End]
		if strings.HasPrefix(rest, "与") || strings.HasPrefix(rest, "、") || a.is(graph.Place) && f.sc.Entities[a.entities[0]].Key == "" {
			continue
		}
		if a.is(graph.Zone) && l.names[i].is(graph.Project) && strings.Contains(rest, "开发建设") {
			continue // the project is the zone, and does not lie in it
		}
		if len(list) == 0 {
			list = append(list, a)
			continue
		}
		switch last := list[len(list)-1]; l.text[last.End:a.Start] {
		case "", "省", "市", "县":
			list[len(list)-1] = a
		case "至", "—", "到", "－", "-":
			list = append(list, a)
		default:
			return list
		}
	}
	return list
}

// seat is facts of 总部位于: the enterprise is where its head office is.
func (f *found) seat(l *line, i int) {
	k := i
	for k+1 < len(l.items) && l.says(k+1, at|within) && l.near(k, k+1, 0) {
		k++
	}
	places := l.place(k, 2)
	if len(places) == 0 {
		return
	}
	last := places[len(places)-1]
	switch {
	case l.of(last+1, graph.Enterprise) && l.near(last, last+1, 2):
		f.inAll(l, "located/seat", last+1, places, i)
	default:
		for j := i - 1; j >= 0 && l.items[i].clause-l.items[j].clause <= 1; j-- {
			if l.of(j, graph.Enterprise) {
				f.inAll(l, "located/seat", j, places, i)
				return
			}
		}
	}
}
