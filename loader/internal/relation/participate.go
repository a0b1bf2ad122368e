package relation

import (
	"slices"
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
)

// acting is the kinds of the verbs that say that an enterprise takes part in a
// project.
const acting = invests | constructs | operates | winsBid | terminating

// enterprises take part in works.
var undertakings = []graph.Class{graph.Project, graph.Facility, graph.Platform}

// participates finds who invests in, builds, operates and wins a project.
func participates(sc *scene, sentence int) ([]Relation, []Reject) {
	f := &found{sc: sc, sentence: sentence}
	l := &sc.lines[sentence]
	for i := range l.items {
		switch {
		case l.says(i, acting|contracting|signs):
			f.byVerb(l, i)
		case l.says(i, owner):
			f.byOwner(l, i)
		case l.says(i, owning):
			f.ownWork(l, i)
		case l.of(i, undertakings...):
			f.beside(l, i)
			f.told(l, i)
		case l.of(i, graph.Event):
			f.atCeremony(l, i)
		}
	}
	for i, n := range l.names {
		if n.is(undertakings...) || n.is(graph.Zone) {
			f.byName(l, i)
		}
	}
	return f.relations, f.rejects
}

// byVerb is facts of the verb at item i: the doers before it, the works behind
// it, or before the doers where 由 comes first.
func (f *found) byVerb(l *line, i int) {
	doers, carried := f.doers(l, i)
	if len(doers) == 0 {
		f.byPerson(l, i)
		return
	}
	passive := false
	if by := l.agentOf(doers[0]); by >= 0 && !carried {
		passive, doers = true, slices.DeleteFunc(l.inClause(l.items[i].clause, graph.Enterprise), func(k int) bool { return k < by || k > i })
	}
	if !passive && l.says(i, contracting|signs) && !l.says(i, acting) && carried {
		return
	}
	objects := f.objects(l, i, passive)
	id := "participates/active"
	switch {
	case len(objects) == 0 && !passive && !carried && l.closes(i):
		objects, id = l.nextClause(i), "participates/next"
		if len(objects) == 0 {
			objects, id = f.before(l, doers[0]), "participates/topic"
		}
	case len(objects) == 0 && passive:
		objects = f.before(l, doers[0])
		id = "participates/passive"
	case passive:
		id = "participates/passive"
	case carried:
		id = "participates/carried"
	case l.says(i, winsBid):
		id = "participates/bid"
	case l.says(i, terminating):
		id = "participates/ends"
	case l.says(i, contracting|signs):
		id = "participates/signs"
	}
	f.pairs(l, id, i, doers, objects)
}

// byPerson is facts of what somebody says that "we" do: 甲集团董事长表示，投资40亿元，
// 建设乙项目.
func (f *found) byPerson(l *line, i int) {
	for j := i - 1; j >= 0; j-- {
		if !l.of(j, graph.Person) {
			continue
		}
		employer, ok := f.sc.employers[l.nameAt(j).entities[0]]
		if !ok || l.wished(i) {
			return
		}
		for _, o := range f.objects(l, i, true) {
			f.add("participates/person", name{class: graph.Enterprise, entities: []int{employer}}, graph.ParticipatesIn, l.nameAt(o), l.evidence(j, o))
		}
		return
	}
}

// pairs notes that doers take part in objects: one each where 分别 says so and
// there are as many, else all in all.
func (f *found) pairs(l *line, id string, verb int, doers, objects []int) {
	each := len(doers) > 1 && strings.Contains(l.text, "分别")
	if each && len(doers) != len(objects) {
		if len(objects) > 0 {
			f.reject("分别 with lists of different lengths")
		}
		return
	}
	for n, d := range doers {
		for m, o := range objects {
			if each && n != m {
				continue
			}
			first, last := min(d, o, verb), max(d, o, verb)
			at := len(f.relations)
			f.add(id, l.nameAt(d), graph.ParticipatesIn, l.nameAt(o), l.evidence(first, last))
			for k := range f.relations[at:] {
				f.relations[at+k].Role = roleIn(l.items[verb].kind)
			}
		}
	}
}

func roleIn(k kind) graph.Role {
	switch {
	case k.is(winsBid):
		return graph.WinsBid
	case k.is(invests):
		return graph.Invests
	case k.is(constructs):
		return graph.Builds
	case k.is(operates):
		return graph.Operates
	}
	return ""
}

// goesOn reports whether a list goes on behind item i.
func (l *line) goesOn(i int) bool {
	return l.says(i+1, with) && l.gap(i, i+1) == "" || strings.HasPrefix(l.text[l.items[i].End:], "、")
}

// closes reports whether item i ends its clause.
func (l *line) closes(i int) bool {
	return strings.TrimRight(l.text[l.items[i].End:l.clauses[l.items[i].clause].End], "，。；") == ""
}

// nextClause is the first work of the clause behind that of item i: 甲等联合投资，
// 总金额超百亿元的乙项目….
func (l *line) nextClause(i int) []int {
	clause := l.items[i].clause
	for j := i + 1; j < len(l.items) && l.items[j].clause <= clause+1; j++ {
		switch {
		case l.of(j, undertakings...):
			return []int{j}
		case l.of(j, graph.Enterprise):
			return nil
		}
	}
	return nil
}

// objects is the works that the verb at item i is about: the first behind it in
// its clause, with the list that it begins.
func (f *found) objects(l *line, i int, passive bool) []int {
	clause := l.items[i].clause
	for j := i + 1; j < len(l.items) && l.items[j].clause == clause; j++ {
		if l.of(j, undertakings...) {
			return slices.DeleteFunc(l.group(j, undertakings...), func(k int) bool { return k < i })
		}
		if l.of(j, graph.Enterprise) && !passive {
			return nil
		}
	}
	return nil
}

// before is the works that a clause with 由 is about: the last before item i,
// or what the sentence before was about.
func (f *found) before(l *line, i int) []int {
	for j := i - 1; j >= 0; j-- {
		if l.of(j, undertakings...) || l.of(j, graph.Zone) && l.nameAt(j).anaphor && strings.HasSuffix(l.reads(j), "项目") { // a park that the text calls a project
			return []int{j}
		}
	}
	return nil
}

// byOwner is facts of 建设单位 and the like at item i: the enterprises behind it.
func (f *found) byOwner(l *line, i int) {
	if !l.of(i+1, graph.Enterprise) || len([]rune(l.gap(i, i+1))) > 3 || strings.Contains(l.gap(i, i+1), "、") {
		return
	}
	for j := i - 1; j >= 0; j-- {
		if l.of(j, undertakings...) {
			f.pairs(l, "participates/owner", i, l.group(i+1, graph.Enterprise), []int{j})
			return
		}
	}
	work, ok := f.sc.current(f.sentence, l.Kind)
	if !ok {
		return
	}
	for _, k := range l.group(i+1, graph.Enterprise) {
		f.add("participates/owner", l.nameAt(k), graph.ParticipatesIn, work, l.evidence(i, k))
	}
}

// ownWork is facts of 甲旗下乙项目 at item i: 甲 stands before, or is what the sentence is about.
func (f *found) ownWork(l *line, i int) {
	if !l.of(i+1, undertakings...) || !l.near(i, i+1, 1) || strings.HasSuffix(l.reads(i), "公司") {
		return
	}
	doer, from := f.speaker(l, i)
	if l.of(i-1, graph.Enterprise) && l.near(i-1, i, 1) {
		doer, from = l.nameAt(i-1), i-1
	}
	for _, k := range l.group(i+1, undertakings...) {
		if k > i && doer.known() {
			f.add("participates/of", doer, graph.ParticipatesIn, l.nameAt(k), l.evidence(from, k))
		}
	}
}

// current is the project that a sentence without one is about: of a form, the last
// that a field above names; of running text, what the article is about.
func (sc *scene) current(at int, kind sentence.Kind) (name, bool) {
	article := sc.lines[at].Article
	if kind == sentence.ListItem || kind == sentence.TableRow {
		for s := at - 1; s >= 0 && s > at-12 && sc.lines[s].Article == article; s-- {
			for _, n := range sc.lines[s].names {
				if n.is(graph.Project, graph.Facility) && !n.within() && !n.anaphor && n.known() {
					return n, true
				}
			}
		}
	}
	main := sc.articles[article].about(graph.Project)
	return name{class: graph.Project, entities: []int{main}}, main >= 0
}

// byName is facts of name i, of a work that names an enterprise.
func (f *found) byName(l *line, i int) {
	for _, n := range l.inside(i, graph.Enterprise) {
		if l.names[i].is(graph.Zone) && n.Start > l.names[i].Start {
			continue
		}
		f.add("participates/name", n, graph.ParticipatesIn, l.names[i], l.around(l.names[i].Span))
	}
}

// atCeremony is facts of a ceremony that signs a project: 甲与乙举行丙项目签约仪式.
func (f *found) atCeremony(l *line, i int) {
	if !strings.Contains(l.reads(i), "签约") {
		return
	}
	for _, p := range l.inside(l.items[i].name, graph.Project) {
		for j := i - 1; j >= 0; j-- {
			if l.of(j, graph.Enterprise) && !strings.Contains(l.text[:l.items[j].Start], "见证") {
				f.add("participates/ceremony", l.nameAt(j), graph.ParticipatesIn, p, l.evidence(j, i))
			}
		}
	}
}

// told is a fact of the company from which the writer knows of the work at item i,
// where the sentence names no other: 记者从甲集团获悉，乙项目投产.
func (f *found) told(l *line, i int) {
	from, ok := -1, false
	for j := range i {
		switch {
		case l.of(j, undertakings...):
			return
		case l.of(j, graph.Enterprise) && from >= 0:
			return
		case l.of(j, graph.Enterprise):
			from = j
			rest := l.text[l.items[j].End:]
			ok = strings.HasSuffix(l.text[:l.items[j].Start], "从") && (strings.HasPrefix(rest, "获悉") || strings.HasPrefix(rest, "了解到") || strings.HasPrefix(rest, "得知"))
		}
	}
	if ok {
		f.add("participates/told", l.nameAt(from), graph.ParticipatesIn, l.nameAt(i), l.evidence(from, i))
	}
}

// beside is facts of an enterprise right before a work: 甲集团乙项目.
func (f *found) beside(l *line, i int) {
	if !l.of(i-1, graph.Enterprise) {
		return
	}
	switch l.gap(i-1, i) {
	case "", "的":
		f.add("participates/beside", l.nameAt(i-1), graph.ParticipatesIn, l.nameAt(i), l.evidence(i-1, i))
	}
}
