package relation

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// industries finds the trades that projects, zones, events and enterprises are in.
func industries(sc *scene, sentence int) ([]Relation, []Reject) {
	f := &found{sc: sc, sentence: sentence}
	l := &sc.lines[sentence]
	for i := range l.items {
		if l.of(i, graph.Industry) && !l.joinedBefore(i) {
			f.covers(l, i)
		}
	}
	for _, n := range l.names {
		if n.is(graph.Project, graph.Zone, graph.Facility, graph.Event) && n.known() && !n.anaphor {
			f.trade(l, n)
		}
	}
	return f.relations, f.rejects
}

// joinedBefore reports whether item i goes on a list of industries.
func (l *line) joinedBefore(i int) bool { return l.step(i, -1, []graph.Class{graph.Industry}) >= 0 }

// trade is facts of the industry in the name of a project or zone: the longest
// that the document names.
func (f *found) trade(l *line, n name) {
	best, length := -1, 0
	for _, x := range f.sc.forms[graph.Industry] {
		if len(x.text) > length && len(x.text) >= len("电力") && strings.Contains(n.text, x.text) {
			best, length = x.entity, len(x.text)
		}
	}
	if best >= 0 {
		f.add("industry/name", n, graph.InIndustry, name{entities: []int{best}}, l.around(n.Span))
	}
}

// sector is an industry's name without 产业 and the like.
func sector(s string) string {
	for _, suffix := range []string{"产业链", "产业集群", "产业", "行业", "工业", "领域", "业"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return s
}

// covers is facts of the list of industries that begins with item i: of what its
// clause is about (涵盖新能源、新材料等领域的项目).
func (f *found) covers(l *line, i int) {
	group := l.group(i, graph.Industry)
	last := group[len(group)-1]
	if f.isTrade(l, i, last) || f.isKind(l, i, last) || f.isLeading(l, group) {
		return
	}
	id, verb := l.coveredBy(i, last, len(group))
	if id == "" || l.wished(i) {
		return
	}
	subject, ok := f.concerned(l, verb)
	if l.says(verb, fostering) {
		if n, fosters := f.fosters(l, verb); fosters {
			subject, ok = n, true
		} else if ok && subject.is(graph.Event) {
			return // an event fosters no trade
		}
	}
	if engaged(l.reads(verb)) {
		if n, is := f.engages(l, verb); is {
			id, subject, ok = "industry/engages", n, true
		}
	}
	if !ok {
		return
	}
	for _, k := range group {
		f.add(id, subject, graph.InIndustry, l.nameAt(k), l.evidence(i, k))
	}
}

// engaged reports whether a verb says what a company does.
func engaged(verb string) bool {
	switch verb {
	case "从事", "主营", "专注", "专注于", "深耕", "致力于":
		return true
	}
	return false
}

// engages is the company that does what the verb at item i says: the last of its
// clause, else the one that the sentence begins with.
func (f *found) engages(l *line, i int) (name, bool) {
	for j := i - 1; j >= 0 && l.items[j].clause == l.items[i].clause; j-- {
		if l.of(j, graph.Enterprise, graph.Zone, graph.Project) {
			return l.nameAt(j), l.of(j, graph.Enterprise)
		}
	}
	for j := range i {
		if l.of(j, graph.Enterprise, graph.Zone, graph.Project, graph.Event) {
			return l.nameAt(j), l.of(j, graph.Enterprise)
		}
	}
	return name{}, false
}

// coveredBy is the rule by which the n industries from item i to last say what
// something is in, and the item before which that is named.
func (l *line) coveredBy(i, last, n int) (id string, verb int) {
	rest := l.text[l.items[last].End:min(len(l.text), l.items[last].End+len("等多个重点行业领域的十个"))]
	for j := i - 1; j >= 0 && l.items[j].clause == l.items[i].clause; j-- {
		if l.says(j, covering|contracting) || l.says(j, fostering) && (n > 1 || strings.Contains(rest, "集群")) {
			return "industry/covers", j
		}
	}
	if n > 1 && strings.Contains(rest, "项目") {
		return "industry/list", i
	}
	return "", i
}

// concerned is what a list of industries is said of, by the items before i: an
// event of the sentence, its zone or project, else the event or zone that the
// sentences before came to.
func (f *found) concerned(l *line, i int) (name, bool) {
	if n, ok := f.lastBefore(l, i, graph.Event); ok && !f.bare(n) {
		return n, true
	}
	for _, class := range []graph.Class{graph.Event, graph.Zone, graph.Project} {
		if n, ok := f.lastBefore(l, i, class); ok {
			if e, earlier := f.earlierEvent(l, 1, false); earlier && class == graph.Event {
				return e, true
			}
			return n, true
		}
	}
	for _, bare := range []bool{false, true} {
		if e, ok := f.earlierEvent(l, 2, bare); ok {
			return e, true
		}
	}
	if e := f.sc.articles[l.Article].about(graph.Event); e >= 0 && l.says(i, covering|contracting) && f.sc.articles[l.Article].first[e] < f.sentence {
		return name{class: graph.Event, entities: []int{e}}, true
	}
	return f.lastZone(l, 2)
}

// lastBefore is the last name of a class before item i that is no party.
func (f *found) lastBefore(l *line, i int, class graph.Class) (name, bool) {
	for j := i - 1; j >= 0; j-- {
		if l.of(j, class) && !l.says(j-1, with) && (class != graph.Zone || !l.says(i, fostering) || l.opens(j)) {
			return l.nameAt(j), true
		}
	}
	return name{}, false
}

// opens reports whether item j opens its clause, as its subject does.
func (l *line) opens(j int) bool {
	return utf8.RuneCountInString(l.text[l.clauses[l.items[j].clause].Start:l.items[j].Start]) <= 4
}
