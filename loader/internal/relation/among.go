package relation

import (
	"strings"

	"soegraph/graph"
)

// among is facts of a sentence that begins with 其中: what the sentence before
// says of all, without naming them, holds of those that are named now.
func (f *found) among(l *line) {
	if f.sentence == 0 || f.sc.lines[f.sentence-1].Article != l.Article {
		return
	}
	p := &f.sc.lines[f.sentence-1]
	if !strings.HasPrefix(l.text, "其中") {
		f.itemized(l, p)
		return
	}
	for i := range p.items {
		stage := f.saidOfAll(p, i)
		if stage == "" {
			continue
		}
		for j := range l.items {
			if l.of(j, graph.Project) {
				f.value("status/among", l.nameAt(j), graph.Status, graph.String(string(stage)), l.evidence(0, j))
				if e, ok := f.event(l, j); ok && stage == graph.Signed {
					f.add("event/among", l.nameAt(j), graph.SignedAt, e, l.evidence(0, j))
				}
				return
			}
		}
	}
}

// itemized is facts of a sentence that goes through the projects of which the one before
// says what they have in common: 此次开工的三个项目总投资20亿元。甲项目投资9亿元；乙项目….
func (f *found) itemized(l, before *line) {
	var projects []int
	for j := range l.items {
		switch {
		case l.of(j, staged...) && !l.nameAt(j).anaphor:
			projects = append(projects, j)
		case l.says(j, contracting|starting|terminating) || l.of(j, graph.Event):
			return
		}
	}
	if _, at := first(before.text, "together"); at < 0 || len(projects) < 2 {
		return
	}
	for i := range before.items {
		stage := f.saidOfAll(before, i)
		if stage == "" {
			continue
		}
		for _, j := range projects {
			f.value("status/itemized", l.nameAt(j), graph.Status, graph.String(string(stage)), l.evidence(j, j))
		}
		return
	}
}

// saidOfAll is the stage that item i of a line, a verb or a bare event (集中签约),
// says of projects without naming them; "" where it says none.
func (f *found) saidOfAll(l *line, i int) graph.Stage {
	if !strings.Contains(l.text, "项目") {
		return ""
	}
	if l.of(i, graph.Event) && f.bareEvent(l, i) {
		return ceremony(l.reads(i))
	}
	if !l.says(i, staging) || l.wished(i) || l.dates(i) {
		return ""
	}
	if named := l.staged(i); len(named) > 0 && !l.generic(named[0]) {
		return ""
	}
	stage, _ := l.reached(i)
	return stage
}
