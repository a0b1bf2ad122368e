package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
)

// parties are who may take part in an event.
var parties = []graph.Class{graph.Enterprise, graph.Government}

// events finds who takes part in events and what is signed at them.
func events(sc *scene, sentence int) ([]Relation, []Reject) {
	f := &found{sc: sc, sentence: sentence}
	l := &sc.lines[sentence]
	for i := range l.items {
		switch {
		case l.says(i, attending|hosting):
			f.attends(l, i)
		case l.says(i, holding):
			f.holds(l, i)
		}
		if l.says(i, contracting) {
			f.signedAt(l, i)
		}
		if l.of(i, graph.Event) && strings.Contains(l.reads(i), "签约") {
			for _, p := range l.inside(l.items[i].name, graph.Project) {
				f.add("event/ceremony", p, graph.SignedAt, l.nameAt(i), l.evidence(i, i))
			}
		}
	}
	return f.relations, f.rejects
}

// event is the event that item i speaks of: the one right behind it, else the
// first of its sentence, else the one that the article came to before. One that
// only says what happens to projects (集中签约13个项目) counts where no other is
// named.
func (f *found) event(l *line, i int) (name, bool) {
	if l.of(i+1, graph.Event) && l.near(i, i+1, 2) {
		return l.nameAt(i + 1), true
	}
	for _, bare := range []bool{false, true} {
		for j := range l.items {
			if l.of(j, graph.Event) && f.bareEvent(l, j) == bare {
				return l.nameAt(j), true
			}
		}
		if e, ok := f.earlierEvent(l, 2, bare); ok {
			return e, true
		}
	}
	return name{}, false
}

// bareEvent reports whether the event at item j is only what happens to projects
// (14个项目集中签约), not one with a name.
func (f *found) bareEvent(l *line, j int) bool { return f.bare(l.nameAt(j)) }

func (f *found) bare(n name) bool {
	if !n.anaphor {
		return utf8.RuneCountInString(n.text) <= 4
	}
	return utf8.RuneCountInString(f.sc.Entities[n.entities[0]].Name) <= 4
}

// earlierEvent is the last event, bare or with a name, in the n sentences before.
func (f *found) earlierEvent(l *line, n int, bare bool) (name, bool) {
	for s := f.sentence - 1; s >= 0 && s >= f.sentence-n && f.sc.lines[s].Article == l.Article; s-- {
		p := &f.sc.lines[s]
		if p.Kind != sentence.Body && p.Kind != sentence.Headline {
			continue
		}
		for j := range slices.Backward(p.items) {
			if p.of(j, graph.Event) && f.bareEvent(p, j) == bare {
				return p.nameAt(j), true
			}
		}
	}
	return name{}, false
}

// attends is facts of 出席, 参加, 主办 at item i: those named before it, in its
// clause and the ones before that belong to the same list.
func (f *found) attends(l *line, i int) {
	if l.wished(i) || l.says(i-1, negation) && l.near(i-1, i, 1) {
		return
	}
	e, ok := f.event(l, i)
	if !ok {
		return
	}
	id := "event/attends"
	if l.says(i, hosting) {
		id = "event/hosts"
	}
	from := l.items[i].clause
	for from > 0 && l.text[:l.clauses[from].Start] != "" && l.attendees(from-1) {
		from--
	}
	for j := i - 1; j >= 0 && l.items[j].clause >= from; j-- {
		if l.of(j, graph.Event) || l.says(j, attending|hosting) && l.items[j].clause == l.items[i].clause {
			return
		}
		if l.of(j, parties...) && !l.sited(j) && !l.owns(j) {
			f.add(id, l.nameAt(j), graph.ParticipatesInEvent, e, l.evidence(j, i))
		}
	}
}

// attendees reports whether a clause only goes on a list of people and bodies:
// it names some and has no verb of the lists.
func (l *line) attendees(clause int) bool {
	some := false
	for j := range l.items {
		if l.items[j].clause != clause {
			continue
		}
		if l.says(j, holding|attending|hosting|staging|acting|cooperating|at) {
			return false
		}
		some = some || l.of(j, graph.Enterprise, graph.Government, graph.Person)
	}
	return some
}

// holds is facts of 与甲、乙举行会谈 at item i: all between 与 and the verb take part.
func (f *found) holds(l *line, i int) {
	e, ok := f.event(l, i)
	if !ok {
		return
	}
	for j := i - 1; j >= 0 && l.items[j].clause == l.items[i].clause; j-- {
		if !l.says(j, with) || strings.Contains(l.gap(j-1, j), "、") {
			continue
		}
		for k := j - 1; k < i; k++ {
			if l.of(k, parties...) {
				f.add("event/holds", l.nameAt(k), graph.ParticipatesInEvent, e, l.evidence(k, i))
			}
		}
	}
}

// signedAt is facts of a project that the verb at item i says is signed, where
// the sentence or one before names the event.
func (f *found) signedAt(l *line, i int) {
	if l.wished(i) || l.ahead(i) {
		return
	}
	subjects := l.listed(i)
	if len(subjects) == 0 {
		subjects = l.staged(i)
	}
	e, ok := f.event(l, i)
	if !ok {
		return
	}
	for _, p := range subjects {
		if l.of(p, staged...) && !l.generic(p) {
			f.add("event/signed", l.nameAt(p), graph.SignedAt, e, l.evidence(p, i))
		}
	}
}
