package relation

import (
	"strings"

	"soegraph/graph"
)

// among is facts of a sentence that begins with 其中: what the sentence before
// says of all, without naming them, holds of those that are named now.
func (f *found) among(l *line) {
	if !strings.HasPrefix(l.text, "其中") || f.sentence == 0 || f.sc.lines[f.sentence-1].Article != l.Article {
		return
	}
	p := &f.sc.lines[f.sentence-1]
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
