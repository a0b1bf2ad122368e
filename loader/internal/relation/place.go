package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
)

// inArticle is where an article's main project is if no sentence says it: the
// area that the headline names; and where its bare ceremony (开工仪式) was: where the
// sentences before place something.
func inArticle(sc *scene, relations []Relation) []Relation {
	placed, listed := map[int]bool{}, map[int]bool{}
	for _, r := range relations {
		if r.Predicate == graph.LocatedIn {
			placed[r.Subject] = true
		}
		listed[r.Subject] = listed[r.Subject] || r.Predicate == graph.Status || r.Rule == "status/list" || r.Rule == "status/among" || r.Rule == "status/itemized"
	}
	headlines := sc.headlined()
	var list []Relation
	for _, n := range sc.names {
		if n.anaphor || n.within() || !n.is(graph.Project, graph.Event) || !n.known() || placed[n.entities[0]] {
			continue
		}
		f := &found{sc: sc, sentence: n.sentence}
		l := &sc.lines[n.sentence]
		if n.is(graph.Event) {
			if !strings.HasSuffix(n.text, "仪式") || utf8.RuneCountInString(n.text) > 6 {
				continue
			}
			if area := lastPlaced(sc, l, relations); area >= 0 {
				f.add("located/ceremony", n, graph.LocatedIn, name{entities: []int{area}}, l.whole())
			}
		} else if area := headlines[l.Article]; area >= 0 && (listed[n.entities[0]] && sc.Entities[area].Class == graph.Zone || sc.articles[l.Article].about(graph.Project) == n.entities[0]) {
			f.add("located/headline", n, graph.LocatedIn, name{entities: []int{area}}, l.whole())
		}
		placed[n.entities[0]] = len(f.relations) > 0
		list = append(list, f.relations...)
	}
	return list
}

// lastPlaced is where the last project or zone that a sentence up to l places is,
// or -1.
func lastPlaced(sc *scene, l *line, relations []Relation) int {
	area := -1
	for _, r := range relations {
		if r.said() && r.Sentence <= l.index && r.Sentence >= l.index-3 && sc.lines[r.Sentence].Article == l.Article {
			area = r.Object
		}
	}
	return area
}

// headlined is the finest area that each article's headline names, or -1.
func (sc *scene) headlined() []int {
	list := slices.Repeat([]int{-1}, len(sc.articles))
	for i := range sc.lines {
		l := &sc.lines[i]
		if l.Kind != sentence.Headline {
			continue
		}
		for _, n := range l.names {
			if n.is(areas...) && n.known() && !n.within() && !strings.HasSuffix(l.text[:n.Start], "在") && (n.is(graph.Zone) || sc.local(n.entities[0])) {
				list[l.Article] = n.entities[0]
			}
		}
	}
	return list
}

// local reports whether a place is a city, county or town of the registry, not a
// province or a country.
func (sc *scene) local(e int) bool {
	key := sc.Entities[e].Key
	return key != "" && sc.Parent != nil && sc.Parent(key) != ""
}
