package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
)

// located is what may be somewhere.
var located = []graph.Class{graph.Project, graph.Facility, graph.Zone, graph.Event, graph.Platform}

// locations finds where things are.
func locations(sc *scene, sentence int) ([]Relation, []Reject) {
	f := &found{sc: sc, sentence: sentence}
	l := &sc.lines[sentence]
	for i := range l.items {
		if l.says(i, signs|contracting) {
			f.signedWith(l, i)
		}
		switch {
		case l.says(i, seat):
			f.seat(l, i)
		case l.says(i, within|settling):
			f.lies(l, i)
		case l.says(i, at):
			f.at(l, i)
		case l.says(i, agent):
			f.party(l, i)
		case l.says(i, listing):
			f.list(l, i)
		case l.of(i, located...):
			f.host(l, i)
			f.sum(l, i)
		}
	}
	for i, n := range l.names {
		if n.is(located...) && !n.is(graph.Platform) && n.known() && !n.anaphor && !wide(n.text) {
			f.named(l, i)
		}
	}
	return f.relations, f.rejects
}

// finest is the last of the areas that stand one right after the other from item
// i on: 某省某市某县某产业园.
func (l *line) finest(i int) int {
	for l.of(i+1, areas...) && strings.Trim(l.gap(i, i+1), "省市县区 ") == "" {
		i++
	}
	return i
}

// place is the first area behind item i, if at most n letters stand between, as
// a list of finest ones where several are named.
func (l *line) place(i, n int) []int {
	if !l.of(i+1, areas...) || !l.near(i, i+1, n) {
		return nil
	}
	list := []int{l.finest(i + 1)}
	for {
		j := list[len(list)-1]
		next := j + 1
		if l.says(next, with) {
			next++
		}
		if !l.of(next, areas...) || !l.bare(j, next) && strings.Trim(l.gap(j, next), "畔东西南北部、") != "" || strings.Contains(l.gap(j, next), "，") {
			return list
		}
		list = append(list, l.finest(next))
	}
}

// lies is facts of 位于, 落户 and the like at item i: what is before it, or behind
// the place, lies in the place that follows.
func (f *found) lies(l *line, i int) {
	places := l.place(i, 3)
	if len(places) == 0 {
		return
	}
	id := "located/verb"
	last := places[len(places)-1]
	if l.of(last+1, graph.Enterprise, graph.Project, graph.Facility) && l.gap(last, last+1) == "的" && l.says(i, within) {
		f.inAll(l, id, last+1, places, i) // 位于某区的甲公司
		return
	}
	things := f.thing(l, i)
	for _, s := range things {
		f.inAll(l, id, s, places, i)
	}
	if work, ok := f.sc.current(f.sentence, l.Kind); len(things) == 0 && ok && l.items[i].clause == 0 && l.Kind == sentence.ListItem {
		for _, p := range places {
			f.add("located/form", work, graph.LocatedIn, l.nameAt(p), l.evidence(i, p))
		}
	}
}

// thing is what the verb at item i is said of: the nearest before it in its
// clause or the ones before.
func (f *found) thing(l *line, i int) []int {
	for j := i - 1; j >= 0 && l.items[i].clause-l.items[j].clause <= 2; j-- {
		if l.of(j, located...) {
			return l.group(j, l.nameAt(j).class)
		}
		if l.of(j, graph.Enterprise) && (l.items[j].clause == l.items[i].clause || l.agentOf(l.group(j, graph.Enterprise)[0]) < 0) {
			return nil // 乙项目由甲建设，位于某区 is said of the project
		}
	}
	return nil
}

func (f *found) inAll(l *line, id string, thing int, places []int, verb int) {
	for _, p := range places {
		f.add(id, l.nameAt(thing), graph.LocatedIn, l.nameAt(p), l.evidence(min(thing, p, verb), max(thing, p, verb)))
	}
}

// at is facts of 在 and a place at item i: the project, event or zone of the
// clause is there, be it named before (甲项目在某地开工) or behind (在某地建设甲项目).
func (f *found) at(l *line, i int) {
	places := l.place(i, 1)
	if len(places) == 0 {
		f.venue(l, i)
		return
	}
	last := places[len(places)-1]
	clause := l.items[i].clause
	attributive := strings.HasPrefix(l.text[l.items[last].End:], "的")
	for j := i - 1; j >= 0 && l.items[j].clause == clause && !attributive; j-- {
		if l.of(j, located...) && !slices.Contains(places, j) {
			f.inAll(l, "located/at", j, places, i)
			return
		}
		if l.of(j, areas...) && !l.of(j, graph.Zone) {
			break
		}
	}
	opens := l.items[i].clause == l.items[last].clause && l.items[i].Start == l.clauses[clause].Start && strings.HasPrefix(l.text[l.items[last].End:], "，")
	if f.sc.names[l.first+l.items[last].name].text == "当地" {
		return
	}
	for j := last + 1; j < len(l.items) && (l.items[j].clause <= clause+1 || opens); j++ {
		if l.says(j, at|within) {
			return
		}
		if l.of(j, graph.Project, graph.Facility, graph.Event) {
			if !l.happens(last, j) {
				return
			}
			for _, k := range append(l.group(j, l.nameAt(j).class), l.listedWith(j)...) {
				f.inAll(l, "located/at-before", k, places, i)
			}
			return
		}
		if l.items[j].clause > clause && !opens && !l.of(j, graph.Enterprise) && !l.says(j, ^kind(0)) {
			return
		}
	}
}

// listedWith is the works and zones behind item j in its clause where they make up
// a list with it.
func (l *line) listedWith(j int) []int {
	var list []int
	for k := j + 1; k < len(l.items) && l.items[k].clause == l.items[j].clause && strings.Trim(l.gap(k-1, k), "、和及与") == ""; k++ {
		if l.of(k, graph.Project, graph.Facility, graph.Zone) {
			list = append(list, k)
		}
	}
	return list
}

// happens reports whether what stands between the place at item i and the thing
// at item j says that it is there: a verb of holding an event, of building a
// project; or nothing much does.
func (l *line) happens(i, j int) bool {
	if l.items[i].clause != l.items[j].clause && strings.HasPrefix(l.text[l.items[i].End:], "，") || l.near(i, j, 2) {
		return true
	}
	wanted := acting | staging
	if l.of(j, graph.Event) {
		wanted = holding
	}
	for k := i + 1; k < j; k++ {
		if l.says(k, wanted) {
			return true
		}
	}
	return false
}

// venue is facts of an event in a building: 洽谈会在某体育场举行.
func (f *found) venue(l *line, i int) {
	if l.of(i-1, graph.Event) && l.of(i+1, graph.Facility, graph.Project) && l.near(i, i+1, 0) {
		f.add("located/at", l.nameAt(i-1), graph.LocatedIn, l.nameAt(i+1), l.evidence(i-1, i+1))
	}
}

// party is facts of a project that a zone carries out with others: 由某新区与甲合作实施.
func (f *found) party(l *line, i int) {
	if !l.of(i+1, graph.Zone) || !l.says(i+2, with) {
		return
	}
	for _, p := range f.before(l, i) {
		f.add("located/party", l.nameAt(p), graph.LocatedIn, l.nameAt(i+1), l.evidence(p, i+1))
	}
}

// signedWith is facts of a project that an enterprise signs with the area: 甲与某区
// 签订乙项目协议.
func (f *found) signedWith(l *line, i int) {
	if !l.of(i-1, areas...) || !l.near(i-1, i, 4) || l.sited(i-1) {
		return
	}
	first := i - 1
	for l.of(first-1, areas...) {
		first--
	}
	if !l.says(first-1, with) {
		return
	}
	for _, p := range f.objects(l, i, false) {
		f.inAll(l, "located/party", p, []int{i - 1}, i)
	}
}

// list is facts of a list that the word at item i opens, of the projects of the
// area named right before it: 甲市签约8个项目，包括乙、丙.
func (f *found) list(l *line, i int) {
	where := -1
	for j := i - 1; j >= 0 && l.items[i].clause-l.items[j].clause <= 1; j-- {
		if l.of(j, areas...) {
			where = j
			break
		}
		if l.of(j, graph.Event, graph.Enterprise, graph.Project, graph.Facility) {
			return
		}
	}
	if where < 0 || !strings.Contains(l.text[l.items[where].End:l.items[i].Start], "项目") {
		return
	}
	for j := i + 1; j < len(l.items); j++ {
		switch {
		case l.of(j, staged...) && !l.generic(j):
			f.inAll(l, "located/list", j, []int{where}, i)
		case l.of(j, areas...) && l.says(j+1, staging|acting):
			return
		case l.says(j, listing) && !strings.Contains(l.gap(j-1, j), "还") && l.of(j-1, areas...):
			return
		}
	}
}

// sum is facts of a list that its sum places: 甲项目、乙项目……某区15个项目将开工.
func (f *found) sum(l *line, i int) {
	if !l.of(i, staged...) || !l.of(i+1, areas...) || len(l.group(i, staged...)) < 2 {
		return
	}
	last := l.finest(i + 1)
	count, _, ok := strings.Cut(l.text[l.items[last].End:], "个")
	if gap := l.gap(i, i+1); !ok || utf8.RuneCountInString(count) > 6 || gap != "……" && gap != "等" {
		return
	}
	for _, k := range l.group(i, staged...) {
		f.inAll(l, "located/list", k, []int{last}, i)
	}
}

// host is facts of an event that a place or zone holds: 某新区举行集中签约.
func (f *found) host(l *line, i int) {
	if !l.of(i, graph.Event) || !l.says(i-1, holding) {
		return
	}
	clause := l.items[i].clause
	for j := i - 2; j >= 0 && l.items[j].clause == clause; j-- {
		if l.says(j, at) {
			return
		}
		if l.of(j, areas...) {
			f.add("located/host", l.nameAt(i), graph.LocatedIn, l.nameAt(j), l.evidence(j, i))
			return
		}
	}
}
