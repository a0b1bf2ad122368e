package ledger

import (
	"fmt"
	"slices"

	"soegraph/graph"
)

// Conflict is judgements that contradict each other. None of them is applied
// until people undo one.
type Conflict struct {
	Reason     string      `json:"reason"`
	Judgements []Judgement `json:"judgements"`
}

// Ledger is the judgements that stand: what is undone, or contradicted, does not.
type Ledger struct {
	Standing  []Judgement // oldest first; of two that say the same the older
	Conflicts []Conflict
	undone    []Judgement
}

// New is the ledger of some judgements, in any order. An undo undoes whatever
// has the IRI that it names; an undone undo has no effect.
func New(list []Judgement) Ledger {
	list = slices.Clone(list)
	slices.SortFunc(list, compare)
	dead := undone(list)
	var l Ledger
	subjects := map[string][]Judgement{}
	var order []string
	for _, j := range list {
		if dead[j.IRI()] {
			l.undone = append(l.undone, j)
			continue
		}
		if j.Kind == Undo {
			continue
		}
		key := j.subjectKey()
		if len(subjects[key]) == 0 {
			order = append(order, key)
		}
		subjects[key] = append(subjects[key], j)
	}
	for _, key := range order {
		group := subjects[key]
		if slices.ContainsFunc(group, func(j Judgement) bool { return j.says() != group[0].says() }) {
			l.Conflicts = append(l.Conflicts, Conflict{fmt.Sprintf("%s: %s and others do not agree", key, group[0].Who), group})
		} else {
			l.Standing = append(l.Standing, group[0])
		}
	}
	slices.SortFunc(l.Standing, compare)
	return l
}

// undone is the IRIs of the judgements that do not hold, undos among them. The
// newest word counts, so the list is read backwards.
func undone(list []Judgement) map[graph.IRI]bool {
	dead := map[graph.IRI]bool{}
	for _, j := range slices.Backward(list) {
		if j.Kind == Undo && !dead[j.IRI()] {
			dead[j.Undoes] = true
		}
	}
	return dead
}

// subjectKey is the question that the judgement answers: two judgements with one
// key say the same or contradict each other.
func (j Judgement) subjectKey() string {
	name := func(n *Name) string { return n.Class + " " + n.Name }
	switch j.Kind {
	case Accept, Reject:
		object := j.Value
		if j.Object != nil {
			object = name(j.Object)
		}
		return fmt.Sprintf("whether %s %s %s", name(j.Subject), j.Predicate, object)
	case Merge, Split:
		a, b := name(j.Subject), name(j.Object)
		return fmt.Sprintf("whether %s is %s", min(a, b), max(a, b))
	case Rename:
		return "the name of " + name(j.Subject)
	default:
		return "the class of " + name(j.Subject)
	}
}

// says is the answer that the judgement gives.
func (j Judgement) says() string {
	switch j.Kind {
	case Merge:
		return string(Merge) // in either direction: they are one
	case Rename, Retype:
		return j.Value
	default:
		return string(j.Kind)
	}
}

// Apart is the pairs of names that people judged to be of two entities; a loader
// keeps them apart.
func (l Ledger) Apart() [][2]string {
	var pairs [][2]string
	for _, j := range l.Standing {
		if j.Kind == Split {
			pairs = append(pairs, [2]string{j.Subject.Name, j.Object.Name})
		}
	}
	return pairs
}
