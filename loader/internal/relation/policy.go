package relation

import (
	"slices"
	"strings"

	"soegraph/graph"
)

// policies finds who issues policies and what they are about.
func policies(sc *scene, sentence int) ([]Relation, []Reject) {
	f := &found{sc: sc, sentence: sentence}
	l := &sc.lines[sentence]
	for i := range l.items {
		if l.says(i, issuing) {
			f.issues(l, i)
		}
		if l.of(i, graph.Policy) {
			f.governs(l, i)
		}
	}
	return f.relations, f.rejects
}

// issues is facts of 某部门印发《甲》, 由某部门制定的《甲》 at item i.
func (f *found) issues(l *line, i int) {
	if l.wished(i) {
		return
	}
	by := f.issuer(l, i)
	if by < 0 {
		return
	}
	clause := l.items[i].clause
	for j := i + 1; j < len(l.items) && l.items[j].clause <= clause; j++ {
		if l.of(j, graph.Policy) {
			for _, k := range l.group(j, graph.Policy) {
				f.add("policy/issued", l.nameAt(k), graph.IssuedBy, l.nameAt(by), l.evidence(by, k))
			}
			return
		}
	}
	for j := i - 1; j > by; j-- {
		if l.of(j, graph.Policy) {
			f.add("policy/issued", l.nameAt(j), graph.IssuedBy, l.nameAt(by), l.evidence(by, i))
			return
		}
	}
}

// issuer is the public body, or the place for its government, before the verb at
// item i.
func (f *found) issuer(l *line, i int) int {
	for _, classes := range [][]graph.Class{{graph.Government}, {graph.Place}} {
		for j := i - 1; j >= 0 && l.items[i].clause-l.items[j].clause <= 1; j-- {
			if l.of(j, classes...) && !l.sited(j) {
				return j
			}
		}
	}
	return -1
}

// governs is facts of the zone or place in the name of a policy.
func (f *found) governs(l *line, i int) {
	zone, ok := l.zoneWithin(i)
	if _, about, _ := strings.Cut(l.nameAt(i).text, zone.text); ok && !strings.Contains(about, "项目") { // an agreement on a project there
		f.add("policy/governs", l.nameAt(i), graph.Governs, zone, l.evidence(i, i))
	}
}

// zoneWithin is the zone in the name of the policy at item i.
func (l *line) zoneWithin(i int) (name, bool) {
	at := l.items[i].name
	inner := slices.IndexFunc(l.names, func(n name) bool { return n.outer == l.first+at && n.is(graph.Zone) && n.known() })
	if inner < 0 {
		return name{}, false
	}
	return l.names[inner], true
}
