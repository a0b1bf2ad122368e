package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
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
		if n.is(graph.Project, graph.Zone, graph.Facility) && n.known() {
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
	for e, x := range f.sc.Entities {
		if x.Class != graph.Industry {
			continue
		}
		for _, form := range append([]string{x.Name}, x.Aliases...) {
			s := sector(form)
			if len(s) > length && utf8.RuneCountInString(s) >= 2 && strings.Contains(n.text, s) {
				best, length = e, len(s)
			}
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
	if f.isTrade(l, i, last) {
		return
	}
	rest := l.text[l.items[last].End:min(len(l.text), l.items[last].End+len("等多个重点行业领域的"))]
	id := ""
	for j := i - 1; j >= 0 && l.items[i].clause-l.items[j].clause <= 0; j-- {
		if l.says(j, covering|contracting) || l.says(j, fostering) && (len(group) > 1 || strings.Contains(rest, "集群")) {
			id = "industry/covers"
		}
	}
	if id == "" && len(group) > 1 {
		for _, word := range []string{"领域", "行业", "产业", "个项目", "项目"} {
			if strings.Contains(rest, word) {
				id = "industry/list"
			}
		}
	}
	if id == "" {
		return
	}
	subject, ok := f.concerned(l, i)
	if !ok {
		return
	}
	for _, k := range group {
		f.add(id, subject, graph.InIndustry, l.nameAt(k), l.evidence(i, k))
	}
}

// concerned is what a list of industries at item i is said of: the last event,
// project or zone before it in the sentence, else the event that the article has
// come to.
func (f *found) concerned(l *line, i int) (name, bool) {
	for _, class := range []graph.Class{graph.Event, graph.Zone, graph.Project} {
		for j := i - 1; j >= 0; j-- {
			if l.of(j, class) && !l.bareEvent(j) && !l.says(j-1, with) {
				return l.nameAt(j), true
			}
		}
	}
	for s := f.sentence - 1; s >= 0 && s >= f.sentence-2 && f.sc.lines[s].Article == l.Article; s-- {
		p := &f.sc.lines[s]
		for j := range slices.Backward(p.items) {
			if p.of(j, graph.Event, graph.Zone) && !p.bareEvent(j) && p.Kind != sentence.Subheading {
				return p.nameAt(j), true
			}
		}
	}
	return name{}, false
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
