package relation

import (
	"slices"
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/value"
)

// reader finds the values that a sentence states of the entities around it:
// amounts, counts, dates, figures.
type reader struct {
	sc   *scene
	used map[int]bool // quantities that are spoken for
	noun string       // of the last figure

	theReferred name // what the clauses before referred to by a head alone: 该工厂
}

// statedValues finds amounts, counts and dates, and figures among the
// quantities that are none of these.
func statedValues(sc *scene, n int) ([]Relation, []Reject) {
	l := &sc.lines[n]
	if len(l.values.Quantities) == 0 && len(l.values.Dates) == 0 && l.Kind != sentence.TableRow {
		return nil, nil
	}
	r := reader{sc: sc, used: map[int]bool{}}
	found := r.counts(l)
	found = append(found, r.amounts(l)...)
	found = append(found, r.dates(l)...)
	return append(found, r.figures(l)...), nil
}

// works is the classes of what money is invested in.
var works = []graph.Class{graph.Project, graph.Facility}

// areas is the classes of where several projects are.
var areas = []graph.Class{graph.Zone, graph.Place}

// entity is what the name stands for, the first of several; -1 where that is nothing.
func (n name) entity() int {
	if !n.known() {
		return -1
	}
	return n.entities[0]
}

// start is where the clause that holds byte at starts.
func (l *line) start(at int) int { return l.clauses[l.clauseAt(at)].Start }

// end is where the clause that holds byte at ends, its sign included.
func (l *line) end(at int) int { return max(l.clauses[l.clauseAt(at)].End, at) }

// close is where the clause in which a passage ends at byte at ends, without its sign.
func (l *line) close(at int) int {
	end := l.clauses[l.clauseAt(max(at-1, 0))].End
	return max(at, len(strings.TrimRight(l.text[:end], "，；。！？：;,:|\t 　")))
}

// between is the names that stand by themselves between two bytes, of some
// classes or of any. A place or zone stands for itself in the name of its government.
func (l *line) between(start, end int, classes ...graph.Class) []name {
	var list []name
	for _, n := range l.names {
		if n.Start >= start && n.End <= end && n.known() && (!n.within() || l.governed(n)) && (len(classes) == 0 || n.is(classes...)) {
			list = append(list, n)
		}
	}
	return list
}

// governed reports whether n is the area in the name of its government.
func (l *line) governed(n name) bool {
	outer := n.outer - l.first
	return n.is(areas...) && outer >= 0 && outer < len(l.names) && l.names[outer].class == graph.Government && !l.names[outer].within()
}

// holding is the outermost name that a quantity is part of.
func (l *line) holding(q value.Quantity) (name, bool) {
	for _, n := range l.names {
		if n.Contains(q.Core) && n.known() {
			return n, true
		}
	}
	return name{}, false
}

// named reports whether a name holds a quantity.
func (l *line) named(q value.Quantity) bool {
	_, ok := l.holding(q)
	return ok
}

// nearestBefore is the name of some class that a value at byte at of a sentence
// is likely of: the last in its clause, else the first of the nearest clause
// before that has one, else that of the sentences before, reach of them at most.
func (f *reader) nearestBefore(l *line, at, reach int, classes ...graph.Class) (name, bool) {
	if own := l.free(l.start(at), at, classes...); len(own) > 0 {
		return own[len(own)-1], true
	}
	for k := l.clauseAt(at) - 1; k >= 0; k-- {
		if list := l.single(l.free(l.clauses[k].Start, l.clauses[k].End, classes...)); len(list) > 0 {
			return list[0], true
		}
	}
	for n := l.index - 1; n >= 0 && reach > 0 && f.sc.lines[n].Article == l.Article; n-- {
		q := &f.sc.lines[n]
		if len(q.between(0, len(q.text))) > 0 || l.index-n > longestForm {
			reach-- // what names nothing is still about what was named before
		}
		if list := q.free(0, len(q.text), classes...); len(list) > 0 {
			return list[0], true
		}
	}
	return name{}, false
}

// free is the names between two bytes but for zones that only say where
// something is: 位于高新区.
func (l *line) free(start, end int, classes ...graph.Class) []name {
	return slices.DeleteFunc(l.between(start, end, classes...), func(n name) bool {
		return n.class == graph.Zone && suffix(l.text[:n.Start], "preposition") != ""
	})
}

// stated is a relation with a value, found by the rule with an id.
func stated(l *line, subject int, predicate graph.Predicate, v graph.Term, q value.Quantity, id string) Relation {
	return Relation{
		Subject: subject, Predicate: predicate, Object: -1, Value: v,
		Printed: l.text[q.Span.Start:q.Span.End], Qualifier: string(q.Qualifier),
		Sentence: l.index, Span: l.stating(q.Span, subject), Rule: id, Confidence: rules()[id].confidence,
	}
}

// stating is the passage that states a value of an entity: its clause, with the
// name of the entity nearest before it in the sentence, else with the one behind it.
func (l *line) stating(at span.Span, subject int) span.Span {
	said := span.Span{Start: l.start(at.Start), End: l.close(at.End)}
	for said.Start < at.Start && l.text[said.Start] == ' ' {
		said.Start++
	}
	for _, n := range slices.Backward(l.names) {
		if n.End <= at.Start && slices.Contains(n.entities, subject) {
			said.Start = min(said.Start, n.Start)
			return said
		}
	}
	for _, n := range l.names {
		if n.Start >= at.End && slices.Contains(n.entities, subject) {
			said.End = max(said.End, n.End)
			break
		}
	}
	return said
}

// rule is a way to find facts: its id, and how often it is right on the gold set.
type rule struct {
	id         string
	confidence float64
}
