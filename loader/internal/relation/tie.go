package relation

import (
	"slices"
	"strings"

	"soegraph/graph"
)

// partners are who an enterprise may cooperate with.
var partners = []graph.Class{graph.Enterprise, graph.Government, graph.Zone, graph.Place}

// ties finds who cooperates with whom, who belongs to whom, who settles where.
func ties(sc *scene, sentence int) ([]Relation, []Reject) {
	f := &found{sc: sc, sentence: sentence}
	l := &sc.lines[sentence]
	for i := range l.items {
		if l.says(i, cooperating) {
			f.cooperates(l, i)
		}
		if l.says(i, establishing) {
			f.establishes(l, i)
		}
		if l.says(i, owning) {
			f.owns(l, i)
		}
		if l.says(i, gathering) {
			f.gathers(l, i)
		}
		if l.of(i, graph.Enterprise) {
			f.owner(l, i)
		}
	}
	return f.relations, f.rejects
}

// cooperates is facts of 甲与乙、丙签署协议 at item i: of every party before 与 with
// every one behind it; and of 甲、乙联合投资 of all with one another.
func (f *found) cooperates(l *line, i int) {
	if l.wished(i) || l.says(i-1, negation) {
		return
	}
	clause := l.items[i].clause
	sides := [2][]int{}
	side := 1
	for j := i - 1; j >= 0 && l.items[j].clause == clause; j-- {
		switch {
		case l.says(j, with) && l.parts(j):
			side = 0
		case l.of(j, partners...) && !l.sited(j) && !l.places(j) && (!l.says(j+1, owning) || !l.near(j, j+1, 1)) && !l.owns(j):
			sides[side] = append([]int{j}, sides[side]...)
		case l.says(j, acting|staging|cooperating|holding):
			j = -1
		}
		if j < 0 {
			break
		}
	}
	id := "tie/cooperates"
	if side == 0 && len(sides[0]) == 0 {
		if s, ok := f.carriedParty(l, clause); ok {
			for _, b := range sides[1] {
				f.cooperate("tie/carried", l, s, l.nameAt(b), b, i)
			}
		}
		return
	}
	if len(sides[0]) == 0 && jointly(l.reads(i)) {
		for n, a := range sides[1] {
			for _, b := range sides[1][n+1:] {
				f.cooperate("tie/jointly", l, l.nameAt(b), l.nameAt(a), b, i)
			}
		}
		return
	}
	for _, a := range sides[0] {
		for _, b := range sides[1] {
			f.cooperate(id, l, l.nameAt(a), l.nameAt(b), a, i)
		}
	}
	f.agreesOn(l, i, slices.Concat(sides[0], sides[1]))
}

// agreesOn is facts of 甲与某市签署《开发某区合作协议》 at item i: 甲 cooperates with
// the zone that the agreement is about.
func (f *found) agreesOn(l *line, i int, parties []int) {
	j := i + 1
	if j >= len(l.items) || !l.of(j, graph.Policy) || l.items[j].clause != l.items[i].clause {
		return
	}
	zone, ok := l.zoneWithin(j)
	if _, about, _ := strings.Cut(l.nameAt(j).text, zone.text); !ok || strings.Contains(about, "项目") {
		return // of 某区某项目投资协议 the zone is where the project is
	}
	for _, p := range parties {
		if l.of(p, graph.Enterprise) {
			f.cooperate("tie/agrees-on", l, l.nameAt(p), zone, p, j)
		}
	}
}

// places reports whether item j only says where the name right behind it is:
// 山西省|襄垣县政府.
func (l *line) places(j int) bool {
	return l.of(j, graph.Place) && l.of(j+1, graph.Place, graph.Government, graph.Zone, graph.Enterprise) && l.gap(j, j+1) == ""
}

// jointly reports whether a verb says by itself that its subjects act together.
func jointly(verb string) bool {
	return strings.HasPrefix(verb, "联合") || strings.HasPrefix(verb, "共同") || verb == "携手" || verb == "联手"
}

// parts reports whether the word at item j stands between two names, or opens
// the clause, so that it parts two sides: 与, not 和 within a list.
func (l *line) parts(j int) bool {
	switch l.reads(j) {
	case "与", "跟", "会同":
		return true
	}
	return false
}

// carriedParty is who a clause is about that begins with 与: the first party of the
// clause before, else of the sentence before.
func (f *found) carriedParty(l *line, clause int) (name, bool) {
	for c := clause - 1; c >= 0; c-- {
		for j := range l.items {
			if l.items[j].clause == c && l.of(j, partners...) && !l.sited(j) {
				return l.nameAt(j), true
			}
		}
	}
	return f.lastZone(l, 3)
}

// lastZone is the last zone named in the n sentences before.
func (f *found) lastZone(l *line, n int) (name, bool) {
	for s := f.sentence - 1; s >= 0 && s >= f.sentence-n && f.sc.lines[s].Article == l.Article; s-- {
		p := &f.sc.lines[s]
		for j := range slices.Backward(p.items) {
			if p.of(j, graph.Zone) {
				return p.nameAt(j), true
			}
		}
	}
	return name{}, false
}

// cooperate notes that two parties cooperate, at least one an enterprise, which
// is the subject.
func (f *found) cooperate(id string, l *line, a, b name, from, verb int) {
	if !a.is(graph.Enterprise) {
		a, b = b, a
	}
	if a.is(graph.Enterprise) {
		f.add(id, a, graph.CooperatesWith, b, l.evidence(from, verb))
	}
}

// establishes is facts of 甲在某区设立公司, 某区迎来甲、乙等入驻企业 at item i. Of 甲在
// 某区设立乙公司 it is 乙 that is there, and 甲's.
func (f *found) establishes(l *line, i int) {
	if l.says(i-1, negation) {
		return
	}
	if l.reads(i) == "布局" && strings.Contains(l.text[l.items[i].End:l.clauses[l.items[i].clause].End], "项目") {
		return // 在某地布局储油项目
	}
	if residing(l.reads(i)) && l.of(i+1, graph.Enterprise) {
		f.gathers(l, i) // 某区已落户甲、乙等企业
		return
	}
	area, ok := f.area(l, i)
	if made := l.made(i); made >= 0 {
		if ok {
			f.add("tie/founds-in", l.nameAt(made), graph.EstablishedIn, area, l.evidence(i, made))
		}
		doers, _ := f.doers(l, i)
		for _, d := range append(doers, f.partners(l, doers)...) {
			f.add("tie/founds", l.nameAt(made), graph.SubsidiaryOf, l.nameAt(d), l.evidence(d, made))
		}
		return
	}
	if !ok {
		return
	}
	clause := l.items[i].clause
	for j := range l.items {
		c := l.items[j].clause
		if c > clause || c < clause-8 || slices.ContainsFunc(l.inClause(clause, undertakings...), func(p int) bool { return p > j && p < i }) {
			continue
		}
		if l.of(j, graph.Enterprise) && !l.owns(j) && (c == clause || l.firmsUpTo(c, clause)) {
			f.add("tie/establishes", l.nameAt(j), graph.EstablishedIn, area, l.evidence(j, i))
		}
	}
}

// made is the company that the verb at item i sets up: 设立全资子公司乙; -1 where it
// names none.
func (l *line) made(i int) int {
	for l.says(i+1, owning|establishing) && l.near(i, i+1, 2) {
		i++
	}
	if l.of(i+1, graph.Enterprise) && l.near(i, i+1, 4) {
		return i + 1
	}
	return -1
}

// partners is who does something with the doers: 甲拟与乙、丙共同设立.
func (f *found) partners(l *line, doers []int) []int {
	if len(doers) == 0 {
		return nil
	}
	var list []int
	for j := doers[0] - 1; j >= 0 && l.items[j].clause == l.items[doers[0]].clause; j-- {
		if l.of(j, graph.Enterprise) && l.says(j+1, with|ahead) {
			list = append(list, j)
		}
	}
	return list
}

// firmsUpTo reports whether all clauses from c up to another are parts of one list
// of enterprises.
func (l *line) firmsUpTo(c, clause int) bool {
	for ; c < clause; c++ {
		if !l.enumeratedFirms(c) {
			return false
		}
	}
	return true
}

// enumeratedFirms reports whether a clause is part of a list of enterprises.
func (l *line) enumeratedFirms(clause int) bool {
	some := false
	for j := range l.items {
		if l.items[j].clause != clause {
			continue
		}
		if l.says(j, acting|staging|cooperating|attending|holding) || l.of(j, undertakings...) {
			return false
		}
		some = some || l.of(j, graph.Enterprise)
	}
	return some
}

// area is where the verb at item i happens: the area right behind it, the one
// behind 在, or the zone that the clause is about.
func (f *found) area(l *line, i int) (name, bool) {
	clause := l.items[i].clause
	if l.of(i+1, areas...) && l.near(i, i+1, 1) {
		return l.nameAt(l.finest(i + 1)), true
	}
	for j := i - 1; j >= 0 && l.items[j].clause == clause; j-- {
		if l.of(j, areas...) && (l.sited(j) || l.of(j, graph.Zone)) {
			return l.nameAt(l.finest(j)), true
		}
	}
	for j := i - 1; j >= 0; j-- {
		if l.of(j, graph.Zone) {
			return l.nameAt(j), true
		}
	}
	before := l.text[l.clauses[clause].Start:l.items[i].Start]
	if residing(l.reads(i)) && !strings.Contains(before+l.reads(i), "在") || suffix(before, "here") != "" {
		return f.zoneOf(l, i)
	}
	return name{}, false
}
