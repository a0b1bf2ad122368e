package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// staging is the kinds of the verbs that say how far a project has come.
const staging = planning | contracting | starting | building | completing | operating | terminating

// staged is what has a status.
var staged = []graph.Class{graph.Project, graph.Facility}

// statuses finds how far projects have come.
func statuses(sc *scene, sentence int) ([]Relation, []Reject) {
	f := &found{sc: sc, sentence: sentence}
	l := &sc.lines[sentence]
	f.among(l)
	for i := range l.items {
		switch {
		case l.says(i, staging) || l.says(i, progressing) && l.says(i-1, ongoing) && l.near(i-1, i, 2):
			f.stage(l, i)
		case l.says(i, signs):
			f.signs(l, i)
		case l.says(i, acting|progressing) && l.says(i-1, pausing) && l.near(i-1, i, 1):
			f.pauses(l, i)
		case l.says(i, acting) && l.ahead(i):
			f.intends(l, i)
		case l.of(i, graph.Event):
			f.celebrated(l, i)
		}
	}
	return f.relations, f.rejects
}

// stage is facts of the verb at item i: of the project before it, else of the
// one behind it.
func (f *found) stage(l *line, i int) {
	if l.dates(i) || l.wished(i) || suffix(l.text[:l.items[i].Start], "question") != "" {
		return
	}
	stage, id := l.reached(i)
	if stage == "" {
		return
	}
	subjects := l.listed(i)
	if len(subjects) > 0 {
		id = "status/list"
	} else {
		subjects = l.staged(i)
	}
	for _, p := range subjects {
		f.value(id, l.nameAt(p), graph.Status, graph.String(string(stage)), l.evidence(p, i))
	}
}

// dates reports whether the verb at item i only says when something else happens
// (建成后, 竣工试投产后), or is part of a noun (运营期).
func (l *line) dates(i int) bool {
	for l.says(i+1, staging) && l.near(i, i+1, 1) {
		i++
	}
	return l.says(i+1, after) && l.gap(i, i+1) == "" || prefix(l.text[l.items[i].End:], "ofVerb") != ""
}

// celebrated is facts of the event at item i, a ceremony of a project that its
// name holds: 甲项目开工奠基仪式.
func (f *found) celebrated(l *line, i int) {
	f.holdsCeremony(l, i)
	for _, p := range l.inside(l.items[i].name, staged...) {
		stage := ceremony(l.text[p.End:l.items[i].End])
		if stage == "" || l.wished(i) {
			continue
		}
		if l.ahead(i) {
			stage = graph.Planned
		}
		f.value("status/ceremony", p, graph.Status, graph.String(string(stage)), l.evidence(i, i))
	}
}

// holdsCeremony is facts of 甲项目在某地举行竣工仪式 at item i, the ceremony.
func (f *found) holdsCeremony(l *line, i int) {
	stage := ceremony(l.reads(i))
	if stage == "" || !l.says(i-1, holding) || !l.near(i-1, i, 4) || l.wished(i) || l.ahead(i) {
		return
	}
	for j := i - 2; j >= 0 && l.items[j].clause == l.items[i].clause; j-- {
		if l.of(j, staged...) && !l.says(j-1, at) {
			f.value("status/ceremony", l.nameAt(j), graph.Status, graph.String(string(stage)), l.evidence(j, i))
			return
		}
		if l.of(j, graph.Enterprise, graph.Government) {
			return
		}
	}
}

// ceremony is the stage that a ceremony marks, by the end of its name.
func ceremony(head string) graph.Stage {
	stage, at := graph.Stage(""), len(head)
	for _, m := range theVocabulary().lexicon.Matches(head) {
		if k := theVocabulary().kinds[m.ID]; k.is(staging) && m.Start < at {
			stage, at = stageOf(k), m.Start
		}
	}
	return stage
}

// signs is facts of 甲与某区签订乙项目协议.
func (f *found) signs(l *line, i int) {
	if l.wished(i) || l.ahead(i) {
		return
	}
	for _, p := range f.objects(l, i, false) {
		if !l.of(p, graph.Project) {
			continue
		}
		f.value("status/signs", l.nameAt(p), graph.Status, graph.String(string(graph.Signed)), l.evidence(i, p))
	}
}

// reached is the stage that the verb at item i says, and the rule that reads it
// so; "" where the verb is denied and that says nothing.
func (l *line) reached(i int) (graph.Stage, string) {
	stage := stageOf(l.items[i].kind)
	denied := l.says(i-1, negation) && l.near(i-1, i, 2)
	switch {
	case denied && stage == graph.Terminated:
		return "", ""
	case denied:
		return graph.Planned, "status/not-yet"
	case l.ahead(i) && stage == graph.Terminated:
		return stage, "status/to-end"
	case l.ahead(i) || l.says(i+1, soon) && l.near(i, i+1, 1):
		return graph.Planned, "status/ahead"
	case l.says(i-1, ongoing) && stage == graph.Started && l.near(i-1, i, 1):
		return graph.UnderConstruction, "status/verb"
	}
	return stage, "status/verb"
}

func stageOf(k kind) graph.Stage {
	switch {
	case k.is(terminating):
		return graph.Terminated
	case k.is(operating):
		return graph.Operating
	case k.is(completing):
		return graph.Completed
	case k.is(starting):
		return graph.Started
	case k.is(building | progressing):
		return graph.UnderConstruction
	case k.is(contracting):
		return graph.Signed
	}
	return graph.Planned
}

// near reports whether at most n letters stand between two items.
func (l *line) near(i, j, n int) bool { return utf8.RuneCountInString(l.gap(i, j)) <= n }

// generic reports whether the work at item i is many or none in particular.
func (l *line) generic(i int) bool {
	return strings.HasSuffix(l.reads(i), "重点项目") || strings.HasSuffix(l.reads(i), "重大项目")
}

// staged is the works that the verb at item i is said of: the last before it in
// its clause, the first behind it, or the last in the clauses before.
func (l *line) staged(i int) []int {
	clause := l.items[i].clause
	if l.of(i+1, staged...) && l.gap(i, i+1) == "的" {
		return []int{i + 1}
	}
	if l.describes(i) {
		return nil
	}
	for j := i - 1; j >= 0 && l.items[j].clause == clause; j-- {
		if l.of(j, staged...) && l.says(j-1, with) && l.parts(j-1) && l.of(j-2, partners...) {
			return nil // 某区与甲港开通专线
		}
		if l.of(j, staged...) && (!l.says(j-1, at) || !l.of(j-2, staged...)) { // not 乙 of 甲项目在乙基地开工
			return slices.DeleteFunc(l.group(j, staged...), func(k int) bool { return k > i })
		}
		if l.of(j, graph.Zone) && !l.sited(j) && !l.says(j-1, within|settling) && l.says(i, starting|completing|building) && l.items[i].name < 0 && !strings.HasPrefix(l.text[l.items[i].End:], "项目") && !strings.Contains(l.gap(j, i), "项目") {
			return slices.DeleteFunc(l.group(j, graph.Project, graph.Facility, graph.Zone), func(k int) bool { return k > i })
		}
		if l.of(j, graph.Event, graph.Policy) {
			return nil
		}
	}
	for j := i + 1; j < len(l.items) && l.items[j].clause == clause; j++ {
		if l.of(j, graph.Project) || l.of(j, graph.Facility) && (!l.says(i, planning) || permits(l.reads(i))) {
			if l.says(i, building|progressing) && !l.built(j) {
				return nil
			}
			return slices.DeleteFunc(l.group(j, staged...), func(k int) bool { return k < i })
		}
		if !l.says(j, with|ahead|ongoing|acting|staging|at) && !l.of(j, areas...) || strings.Contains(l.gap(j-1, j), "、") {
			break
		}
	}
	for j := i - 1; j >= 0 && (clause-l.items[j].clause <= 2 || l.nameless(l.items[j].clause+1, clause)); j-- {
		if l.of(j, staged...) {
			return []int{j}
		}
		if l.items[j].clause < clause && l.of(j, graph.Platform, graph.Policy, graph.Event) {
			return nil
		}
	}
	return nil
}

// describes reports whether the verb at item i only describes a noun of its clause that
// is no name: 甲线将与已开通的支线相连. What is said to be the noun keeps it: 甲是在建的大坝.
func (l *line) describes(i int) bool {
	it := l.items[i]
	if !strings.HasPrefix(l.text[it.End:], "的") || strings.ContainsAny(l.text[l.clauses[it.clause].Start:it.Start], "是为系") {
		return false
	}
	for j := i + 1; j < len(l.items) && l.items[j].clause == it.clause; j++ {
		if l.of(j, staged...) {
			return false
		}
	}
	return true
}

// nameless reports whether the clauses from one up to another name nothing, so that they
// are still about what was named before: 甲项目储量3亿吨，品位0.4%，预计明年投产.
func (l *line) nameless(from, to int) bool {
	return !slices.ContainsFunc(l.items, func(it item) bool { return it.clause >= from && it.clause < to && it.name >= 0 })
}

// permits reports whether a verb says that a certain work may be built, be it called a project or not.
func permits(verb string) bool {
	return strings.HasSuffix(verb, "核准") || strings.HasSuffix(verb, "获批") || strings.HasSuffix(verb, "批复")
}

// built reports whether what follows the work at item j leaves it the object of a
// verb of building: 加快推进甲港建设, not 加快推进甲港开放.
func (l *line) built(j int) bool {
	rest := l.text[l.items[j].End:]
	for _, ok := range []string{"建设", "的建设", "，", "。", "、", "和", "及", "与", "等", "实施", "；", "施工", "”"} {
		if strings.HasPrefix(rest, ok) {
			return true
		}
	}
	return rest == ""
}
