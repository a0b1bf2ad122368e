package mention

import (
	"strings"

	"soegraph/graph"
)

// entered makes a project of what a form enters as the name of one, whatever the
// name ends in: 项目名称：青山物流园.
func (sc *scan) entered() {
	field, _, ok := strings.Cut(sc.s, "：")
	if !ok {
		return
	}
	switch strings.NewReplacer(" ", "", "　", "").Replace(field) {
	case "项目名称", "工程名称":
	default:
		return
	}
	for i, m := range sc.found {
		if m.Class == graph.Zone && m.Key == "" && m.Span.Start == len(field)+len("：") && m.Span.End == len(strings.TrimRight(sc.s, " 　")) {
			sc.found[i].Class = graph.Project
		}
	}
}
