package relation

import (
	"slices"

	"soegraph/graph"
)

// announced is who takes part in the projects of an article that names nobody: the one
// enterprise that announces them (甲公告), or that signs with the area where they are to be.
func announced(sc *scene, relations []Relation) []Relation {
	taken, partners := map[int]bool{}, map[int][]int{}
	for _, r := range relations {
		switch article := sc.lines[r.Sentence].Article; {
		case r.Predicate == graph.ParticipatesIn:
			taken[r.Object] = true
		case r.Predicate == graph.CooperatesWith && sc.Entities[r.Object].Class != graph.Enterprise:
			partners[article] = append(partners[article], r.Subject)
		}
	}
	var list []Relation
	for a := range sc.articles {
		if sc.disclaimed(a) {
			continue
		}
		if doer := sc.announcer(a); doer >= 0 {
			list = append(list, sc.unattended(a, "participates/announced", doer, func(p int) bool { return !taken[p] })...)
		} else if doer := only(partners[a]); doer >= 0 {
			main := sc.articles[a].about(graph.Project)
			list = append(list, sc.unattended(a, "participates/signatory", doer, func(p int) bool { return p == main && !taken[p] })...)
		}
	}
	return list
}

// unattended is that an enterprise takes part in the projects of an article that may be
// its, where their sentence names no other enterprise.
func (sc *scene) unattended(article int, id string, doer int, may func(project int) bool) []Relation {
	var list []Relation
	noted := map[int]bool{}
	kinds := []graph.Class{graph.Project}
	if sc.articles[article].about(graph.Project) < 0 {
		kinds = works // 甲电厂, where nothing is called a project
	}
	lines := sc.linesOf(article)
	for i := range lines {
		l := &lines[i]
		if len(l.others(doer)) > 0 {
			continue
		}
		f := &found{sc: sc, sentence: l.index}
		for j := range l.items {
			if !l.of(j, kinds...) || l.beside(j) || l.generic(j) {
				continue
			}
			if p := l.nameAt(j); !p.anaphor && may(p.entity()) && !noted[p.entity()] {
				f.add(id, name{class: graph.Enterprise, entities: []int{doer}}, graph.ParticipatesIn, p, l.evidence(j, j))
				noted[p.entity()] = true
			}
		}
		list = append(list, f.relations...)
	}
	return list
}

// beside reports whether the work at item j is only where something else lies: 终点位于
// 在建的乙工程.
func (l *line) beside(j int) bool {
	for k := j - 1; k >= 0 && l.items[k].clause == l.items[j].clause; k-- {
		if l.says(k, within|at) {
			return true
		}
	}
	return false
}

// others is the enterprises that a sentence names beside one.
func (l *line) others(e int) []name {
	return slices.DeleteFunc(l.between(0, len(l.text), graph.Enterprise), func(n name) bool { return slices.Contains(n.entities, e) })
}

// announcer is the one enterprise that announces what an article tells, or -1.
func (sc *scene) announcer(article int) int {
	var list []int
	lines := sc.linesOf(article)
	for i := range lines {
		l := &lines[i]
		for j := range l.items {
			if !l.of(j, graph.Enterprise) || l.tells(j) || l.sited(j) {
				continue
			}
			if _, at := first(l.clauseText(l.items[j].clause), "announce"); at >= 0 {
				list = append(list, l.nameAt(j).entity())
			}
		}
	}
	return only(list)
}

// only is the one entity of a list, or -1 where it holds none or several.
func only(list []int) int {
	if len(list) == 0 || slices.ContainsFunc(list, func(e int) bool { return e != list[0] }) {
		return -1
	}
	return list[0]
}

// disclaimed reports whether an article says that somebody has nothing to do with what
// it tells.
func (sc *scene) disclaimed(article int) bool {
	lines := sc.linesOf(article)
	for i := range lines {
		if _, at := first(lines[i].text, "disclaim"); at >= 0 {
			return true
		}
	}
	return false
}
