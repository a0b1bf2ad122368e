package relation

import (
	"strings"

	"soegraph/graph"
)

// parts finds what is part of something of its own class.
func parts(sc *scene, sentence int) ([]Relation, []Reject) {
	f := &found{sc: sc, sentence: sentence}
	l := &sc.lines[sentence]
	for i := range l.items {
		switch {
		case l.of(i, graph.Zone) && l.of(i-1, graph.Zone) && strings.Trim(l.gap(i-1, i), "的内 ") == "":
			f.add("part/beside", l.nameAt(i), graph.PartOf, l.nameAt(i-1), l.evidence(i-1, i))
		case l.of(i, graph.Zone, graph.Project, graph.Facility):
			f.partName(l, i)
		}
	}
	return f.relations, f.rejects
}

// partName is a fact of a name that begins with the name of something else of its
// class: 甲新区乙产业园.
func (f *found) partName(l *line, i int) {
	n := l.nameAt(i)
	for _, x := range f.sc.forms[n.class] {
		if x.entity != n.entities[0] && len(x.text) >= len("四个字母") && len(x.text) < len(n.text) && strings.HasPrefix(n.text, x.text) && !strings.Contains(n.text[len(x.text):], "开发") {
			f.add("part/name", n, graph.PartOf, name{entities: []int{x.entity}}, l.evidence(i, i))
		}
	}
}
