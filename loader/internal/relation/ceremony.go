package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// ceremonies is facts of a ceremony that a sentence names only by its kind (签约活动), of
// what the sentence before says was signed or begun: when, and by whom.
func ceremonies(sc *scene, relations []Relation) []Relation {
	dated, parties := map[int]bool{}, map[int][]int{}
	for _, r := range relations {
		switch r.Predicate {
		case graph.Date:
			dated[r.Subject] = true
		case graph.CooperatesWith:
			parties[r.Sentence] = append(parties[r.Sentence], r.Subject, r.Object)
		}
	}
	var list []Relation
	for i := 1; i < len(sc.lines); i++ {
		l, before := &sc.lines[i], &sc.lines[i-1]
		if l.Article != before.Article {
			continue
		}
		f := &found{sc: sc, sentence: i}
		for j := range l.items {
			if l.of(j, graph.Event) && plain(l.reads(j)) && before.begins(l.reads(j)) && !dated[l.nameAt(j).entity()] {
				f.held(l, j, before, parties[i-1])
			}
		}
		list = append(list, f.relations...)
	}
	return list
}

// held is when and by whom the ceremony at item j was held, as the sentence before says.
func (f *found) held(l *line, j int, before *line, parties []int) {
	for k := range before.values.Dates {
		if day := before.days[k]; day.Month > 0 && day.Day > 0 {
			f.value("date/ceremony", l.nameAt(j), graph.Date, dayTerm(day), l.evidence(j, j))
			break
		}
	}
	slices.Sort(parties)
	for _, e := range slices.Compact(parties) {
		if c := f.sc.Entities[e].Class; c == graph.Enterprise || c == graph.Government {
			f.add("event/parties", name{class: c, entities: []int{e}}, graph.ParticipatesInEvent, l.nameAt(j), l.evidence(j, j))
		}
	}
}

// plain reports whether a name says no more of an event than its kind.
func plain(event string) bool {
	return utf8.RuneCountInString(event) <= 6 && (strings.HasSuffix(event, "仪式") || strings.HasSuffix(event, "活动"))
}

// begins reports whether a sentence says that what the ceremony is for was done.
func (l *line) begins(ceremony string) bool {
	for kind, verbs := range map[string][]string{"签约": {"签约", "签订", "签署"}, "开工": {"开工", "动工"}, "奠基": {"奠基", "开工"}, "揭牌": {"揭牌"}} {
		if strings.Contains(ceremony, kind) && slices.ContainsFunc(verbs, func(v string) bool { return strings.Contains(l.text, v) }) {
			return true
		}
	}
	return false
}
