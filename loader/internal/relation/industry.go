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

// isLeading is facts of the leading industries of an area: 某园区主导产业为甲, 以甲、乙为
// 主导产业, 甲、乙两大主导产业.
func (f *found) isLeading(l *line, group []int) bool {
	first, last := group[0], group[len(group)-1]
	clause := l.clauses[l.items[first].clause]
	before, after := l.text[clause.Start:l.items[first].Start], l.text[l.items[last].End:clause.End]
	if !leads(before) && !leads(strings.TrimLeft(after, "等产业一二两三四五六七八九十大个")) {
		return false
	}
	area, ok := f.lastBefore(l, first, graph.Zone)
	if !ok {
		area, ok = f.lastZone(l, 3)
	}
	if main := f.sc.articles[l.Article].about(graph.Zone); !ok && main >= 0 {
		area, ok = name{class: graph.Zone, entities: []int{main}}, true
	}
	if !ok {
		return false
	}
	for _, k := range group {
		f.add("industry/leading", area, graph.InIndustry, l.nameAt(k), l.evidence(first, last))
	}
	return true
}

// leads reports whether s, the text beside a list of industries, says that an area
// lives on them.
func leads(s string) bool {
	for _, word := range []string{"主导产业", "支柱产业", "首位产业", "特色产业", "优势产业"} {
		if strings.HasPrefix(s, word) || strings.HasSuffix(strings.TrimRight(s, "为是有包括：:以"), word) {
			return true
		}
	}
	return strings.HasPrefix(s, "为主导") || strings.HasPrefix(s, "为主的产业")
}

// isKind is facts of what something is said to be: 该项目为集中供热项目, 甲集团以钢铁业为主.
func (f *found) isKind(l *line, i, last int) bool {
	rest := l.text[l.items[last].End:]
	before := l.text[l.clauses[l.items[i].clause].Start:l.items[i].Start]
	subjects := []graph.Class{graph.Project, graph.Facility}
	switch {
	case strings.HasPrefix(rest, "为主") && strings.HasSuffix(before, "以"):
		subjects = []graph.Class{graph.Enterprise, graph.Zone}
	case strings.HasPrefix(rest, "项目") && (strings.HasSuffix(before, "为") || strings.HasSuffix(before, "是")):
	default:
		return false
	}
	for j := i - 1; j >= 0 && l.items[j].clause == l.items[i].clause; j-- {
		if !l.of(j, subjects...) {
			continue
		}
		for k := i; k <= last; k++ {
			if l.of(k, graph.Industry) {
				f.add("industry/kind", l.nameAt(j), graph.InIndustry, l.nameAt(k), l.evidence(j, k))
			}
		}
		return true
	}
	return false
}

// isTrade is facts of an enterprise that is said to make or sell what items i to
// last name: 甲公司是领先的煤矿装备供应商.
func (f *found) isTrade(l *line, i, last int) bool {
	rest := strings.TrimPrefix(l.text[l.items[last].End:], "等")
	makes := false
	for _, word := range []string{"供应商", "制造商", "制造企业", "生产企业", "企业", "龙头", "服务商", "运营商", "生产商", "制造龙头"} {
		makes = makes || strings.HasPrefix(rest, word)
	}
	if !makes {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		if l.of(j, graph.Enterprise) && strings.HasPrefix(strings.TrimLeft(l.text[l.items[j].End:], "）"), "是") {
			for k := i; k <= last; k++ {
				if l.of(k, graph.Industry) {
					f.add("industry/maker", l.nameAt(j), graph.InIndustry, l.nameAt(k), l.evidence(j, k))
				}
			}
			return true
		}
	}
	return false
}
