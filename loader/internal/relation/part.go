package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
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
		if l.of(i, graph.Zone) {
			f.composed(l, i)
		}
		if l.of(i, graph.Project) {
			f.includes(l, i)
			f.listedPart(l, i)
		}
	}
	return f.relations, f.rejects
}

// composed is facts of an area, at item i, that is made of others: 甲园区由乙片区和丙片
// 区组成, 甲园区含乙片区, 新划入丙片区.
func (f *found) composed(l *line, i int) {
	if !l.opens(i) {
		return
	}
	for j := i + 1; j < len(l.items) && l.items[j].clause <= l.items[i].clause+2; j++ {
		if !l.of(j, graph.Zone) || l.nameAt(j).anaphor {
			continue
		}
		before := l.text[:l.items[j].Start]
		made := strings.HasSuffix(before, "由") && strings.Contains(l.text[l.items[j].End:], "组成")
		for _, word := range []string{"含", "包含", "包括", "划入", "下辖"} {
			made = made || strings.HasSuffix(before, word)
		}
		if !made {
			continue
		}
		for _, k := range l.group(j, graph.Zone) {
			f.add("part/composed", l.nameAt(k), graph.PartOf, l.nameAt(i), l.evidence(i, k))
		}
	}
}

// includes is facts of a project, at item i, and the works that it includes: 甲项目包括乙
// 项目、丙中心, 甲项目分三期建设乙、丙.
func (f *found) includes(l *line, i int) {
	for j := i + 1; j < len(l.items) && l.items[j].clause <= l.items[i].clause+5; j++ {
		if !l.of(j, staged...) {
			continue
		}
		list := l.group(j, staged...)
		if len(list) < 2 || list[0] <= i {
			return
		}
		if suffix(strings.TrimRight(l.text[:l.items[j].Start], "“了"), "includes") == "" && !phased(l.text[l.clauses[l.items[j].clause].Start:l.items[j].Start]) {
			return
		}
		for _, k := range list {
			if !l.nameAt(k).anaphor {
				f.add("part/includes", l.nameAt(k), graph.PartOf, l.nameAt(i), l.evidence(i, k))
			}
		}
		return
	}
}

// listedPart is a fact of a heading, at item i, of a list that a project is said to be made
// of: 甲项目由三个子项目组成：一、乙项目。
func (f *found) listedPart(l *line, i int) {
	if f.sc.lines[f.sentence].Kind == sentence.Headline || utf8.RuneCountInString(l.text)-utf8.RuneCountInString(l.reads(i)) > 4 {
		return
	}
	for s := f.sentence - 1; s >= 0 && s >= f.sentence-longestForm && f.sc.lines[s].Article == l.Article; s-- {
		p := &f.sc.lines[s]
		if !strings.HasSuffix(p.text, "：") || !strings.Contains(p.text, "组成") && !strings.Contains(p.text, "包括") && !strings.Contains(p.text, "分为") {
			continue
		}
		for j := range p.items {
			if p.of(j, graph.Project) {
				f.add("part/includes", l.nameAt(i), graph.PartOf, p.nameAt(j), l.whole())
				return
			}
		}
		return
	}
}

// phased reports whether s says that what follows is built phase by phase: 分三期建设.
func phased(s string) bool {
	_, rest, ok := strings.Cut(s, "分")
	return ok && strings.Contains(rest, "期") && strings.HasSuffix(rest, "建设")
}

// partName is a fact of a name that begins with the name of something else of its
// class: 甲新区乙产业园.
func (f *found) partName(l *line, i int) {
	n := l.nameAt(i)
	wholes := f.sc.forms[n.class]
	switch n.class {
	case graph.Project:
		wholes = slices.Concat(wholes, f.sc.forms[graph.Facility])
	case graph.Facility:
		wholes = slices.Concat(wholes, f.sc.forms[graph.Project])
	}
	for _, x := range wholes {
		if x.entity != n.entities[0] && len(x.text) >= len("四个字母") && len(x.text) < len(n.text) && strings.HasPrefix(n.text, x.text) && !strings.Contains(n.text[len(x.text):], "开发") {
			f.add("part/name", n, graph.PartOf, name{entities: []int{x.entity}}, l.evidence(i, i))
		}
	}
}
