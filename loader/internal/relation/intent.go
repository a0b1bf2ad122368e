package relation

import "soegraph/graph"

// pauses is facts of 暂缓实施甲项目, 甲项目暂停推进: what was planned is no more than planned.
func (f *found) pauses(l *line, i int) {
	if l.ending(i) {
		return
	}
	works := f.objects(l, i, true)
	if len(works) == 0 {
		works = l.staged(i) // 乙项目目前暂停推进
	}
	for _, p := range works {
		f.value("status/paused", l.nameAt(p), graph.Status, graph.String(string(graph.Planned)), l.evidence(i, p))
	}
}

// intends is facts of a verb of acting that is still to come: 拟投资建设甲项目.
func (f *found) intends(l *line, i int) {
	if l.wished(i) || l.ending(i) {
		return
	}
	for _, p := range f.objects(l, i, true) {
		if !l.of(p, graph.Project) && l.projectBefore(p) {
			continue // a workshop of the project, not one of its own
		}
		f.value("status/intends", l.nameAt(p), graph.Status, graph.String(string(graph.Planned)), l.evidence(i, p))
	}
}

// projectBefore reports whether the sentence names a project before item i.
func (l *line) projectBefore(i int) bool {
	for j := range i {
		if l.of(j, graph.Project) {
			return true
		}
	}
	return false
}

// ending reports whether the clause gives up what item i says: 拟终止暂缓建设的项目.
func (l *line) ending(i int) bool {
	for j := i - 1; j >= 0 && l.items[j].clause == l.items[i].clause; j-- {
		if l.says(j, terminating) {
			return true
		}
	}
	return false
}
