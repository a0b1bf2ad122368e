package relation

import (
	"slices"
	"strings"

	"soegraph/graph"
)

// doers is the enterprises that do what the verb at item i says: the last list
// of them before it in its clause, else, where the clause names nobody, that of
// a clause before it.
func (f *found) doers(l *line, i int) (doers []int, carried bool) {
	clause := l.items[i].clause
	for j := i - 1; j >= 0; j-- {
		if l.items[j].clause < clause {
			if clause-l.items[j].clause > 4 {
				return nil, false
			}
			carried = true
		}
		if l.says(j, wish) {
			return nil, false
		}
		if !l.of(j, graph.Enterprise) || l.tells(j) || l.served(j) {
			if l.items[j].clause == clause && l.of(j, undertakings...) && !l.goesOn(j) {
				return nil, false // 甲的乙项目投资…
			}
			continue
		}
		group := l.group(j, graph.Enterprise)
		switch {
		case carried && l.lastDoes(clause):
		case carried && strings.Contains(l.clauseText(l.items[j].clause), "联合体"):
			group = l.inClause(l.items[j].clause, graph.Enterprise)
			if c := l.items[j].clause; c > 0 && strings.HasPrefix(l.clauseText(c), "与") {
				group = append(l.inClause(c-1, graph.Enterprise), group...) // 甲、乙，与丙组成的联合体
			}
		case carried:
			first := l.inClause(l.items[j].clause, graph.Enterprise)[0]
			if company := l.owned(first); company >= 0 {
				first = company
			}
			group = l.group(first, graph.Enterprise)
		}
		return slices.DeleteFunc(group, func(k int) bool { return k > i || l.owns(k) && len(group) > 1 }), carried
	}
	return nil, false
}

// served reports whether the enterprise at item j is only whom others build for: 甲为乙建造的船.
func (l *line) served(j int) bool {
	before := l.text[l.clauses[l.items[j].clause].Start:l.items[j].Start]
	for k := j - 1; k >= 0; k-- {
		if l.of(k, graph.Enterprise) && l.items[k].clause == l.items[j].clause {
			return strings.HasSuffix(before, "为") && !strings.HasSuffix(before, "作为")
		}
	}
	return false
}

// owns reports whether the enterprise at item k is only whose company follows:
// 甲集团旗下乙公司, 甲集团乙公司.
func (l *line) owns(k int) bool { return l.owned(k) >= 0 }

// owned is the company that the one at item k is only the owner of, or -1.
func (l *line) owned(k int) int {
	switch {
	case l.says(k+1, owning) && l.near(k, k+1, 1) && l.of(k+2, graph.Enterprise) && l.near(k+1, k+2, 1):
		return k + 2
	case l.of(k, graph.Enterprise) && l.of(k+1, graph.Enterprise) && l.gap(k, k+1) == "":
		return k + 1
	}
	return -1
}

// lastDoes reports whether a clause says what the name right before it does: 设立乙
// 公司，负责建设丙项目.
func (l *line) lastDoes(clause int) bool {
	text := l.clauseText(clause)
	return strings.HasPrefix(text, "负责") || strings.HasPrefix(text, "以投资") || strings.HasPrefix(text, "用于")
}

// tells reports whether the enterprise at item i is only whom the news is from:
// 记者从甲集团获悉.
func (l *line) tells(i int) bool {
	rest := l.text[l.items[i].End:]
	return strings.HasPrefix(rest, "获悉") || strings.HasPrefix(rest, "了解到") || strings.HasPrefix(rest, "消息")
}

// inClause is the names of some classes in a clause, by themselves.
func (l *line) inClause(clause int, classes ...graph.Class) []int {
	var list []int
	for j := range l.items {
		if l.items[j].clause == clause && l.of(j, classes...) {
			list = append(list, j)
		}
	}
	return list
}

// clauseText is the text of a clause.
func (l *line) clauseText(clause int) string {
	return l.text[l.clauses[clause].Start:l.clauses[clause].End]
}

// agentOf is the 由 that comes before the doers that begin with item i: 由某区与甲、
// 位于某地的乙 is said of all of them; -1 where there is none.
func (l *line) agentOf(i int) int {
	for j := i - 1; j >= 0 && l.items[j].clause == l.items[i].clause; j-- {
		if l.says(j, agent) {
			return j
		}
		if l.says(j, constructs|operates|invests) && l.gap(j, j+1) == "、" {
			continue // 由甲设计、乙施工
		}
		if !l.says(j, with|within|at) && !l.of(j, graph.Place, graph.Zone, graph.Government, graph.Enterprise) {
			return -1
		}
	}
	return -1
}
