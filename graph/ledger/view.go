package ledger

import (
	"cmp"
	"iter"
	"slices"

	"soegraph/graph"
)

// View is the graph as the judgements of the ledger show it, and the judgements
// that name something which the graph does not have, so that they change
// nothing. Without judgements it is the reader itself.
//
// A merge shows two entities as one, which has the facts of both; a rejected
// fact, and a name or class that a judgement replaced, does not show.
func (l Ledger) View(r Reader) (Reader, []Judgement) {
	if len(l.Standing) == 0 && len(l.undone) == 0 && len(l.Conflicts) == 0 {
		return r, nil
	}
	v := &view{
		Reader: r, find: newFinder(r), same: map[graph.ID]graph.ID{}, all: map[graph.ID][]graph.ID{}, hidden: map[graph.ID]bool{},
	}
	v.preferred, _ = r.ID(graph.PrefLabel.Term())
	v.other, _ = r.ID(graph.AltLabel.Term())
	var idle []Judgement
	for _, j := range l.Standing {
		if !v.apply(j) {
			idle = append(idle, j)
		}
	}
	v.hideEffects(l, idle)
	v.mergeFacts()
	return v, idle
}

// Judged is the graph as the judgements in it show it. It fails as [Read] does.
func Judged(r Reader) (Reader, error) {
	list, err := Read(r)
	if err != nil {
		return nil, err
	}
	v, _ := New(list).View(r)
	return v, nil
}

// view shows a reader's graph through judgements. same and all are the classes
// of merged entities, and of the facts that are one because their entities are;
// hidden is labels of facts.
type view struct {
	Reader
	find   *finder
	same   map[graph.ID]graph.ID   // member -> representative, where they differ
	all    map[graph.ID][]graph.ID // representative -> members, itself among them
	hidden map[graph.ID]bool

	preferred, other graph.ID // the predicates of names
}

// Err is the damage that reading met, where the reader tells it.
func (v *view) Err() error {
	if r, ok := v.Reader.(interface{ Err() error }); ok {
		return r.Err()
	}
	return nil
}

// hideEffects hides the facts that nothing states but judgements which do
// not stand, or name what is not there.
func (v *view) hideEffects(l Ledger, idle []Judgement) {
	fallen := map[graph.IRI]bool{}
	list := slices.Concat(l.undone, idle)
	for _, c := range l.Conflicts {
		list = append(list, c.Judgements...)
	}
	for _, j := range list {
		fallen[j.IRI()] = true
	}
	for _, j := range list {
		for _, s := range j.effects() {
			if id, ok := v.ID(s.IRI().Term()); ok && !v.find.rests(id, fallen) {
				v.hidden[id] = true
			}
		}
	}
}

// apply reports whether the judgement changes, or confirms, something here.
func (v *view) apply(j Judgement) bool {
	switch j.Kind {
	case Accept:
		return v.find.fact(j) != 0
	case Reject:
		label := v.find.fact(j)
		if label != 0 {
			v.hidden[label] = true
		}
		return label != 0
	case Merge:
		a, b := v.find.entity(j.Subject), v.find.entity(j.Object)
		if a != 0 && b != 0 {
			v.merge(a, b)
		}
		return a != 0 && b != 0
	case Rename:
		return v.only(j, graph.PrefLabel, graph.LangString(j.Value, graph.Chinese))
	case Retype:
		return v.only(j, graph.Type, classOf(j.Value).Term())
	default: // of a split the loader makes two
		return v.find.entity(j.Subject) != 0 && v.find.entity(j.Object) != 0
	}
}

// merge makes a one with b, which stands for both.
func (v *view) merge(a, b graph.ID) {
	a, b = v.representative(a), v.representative(b)
	if a == b {
		return
	}
	members := append(v.membersOf(b), v.membersOf(a)...)
	delete(v.all, a)
	v.all[b] = members
	for _, m := range members {
		if m != b {
			v.same[m] = b
		}
	}
}

// only hides what else the entity has for a predicate.
func (v *view) only(j Judgement, p graph.Predicate, keep graph.Term) bool {
	s := v.find.entity(j.Subject)
	predicate, ok := v.ID(p.Term())
	kept, there := v.ID(keep)
	if s == 0 || !ok || !there {
		return false
	}
	for q := range v.Reader.Match(graph.Pattern{S: s, P: predicate}) {
		if q.O != kept {
			v.hidden[q.G] = true
		}
	}
	return true
}

// mergeFacts makes one of the facts that differ only in which of the merged
// entities they name.
func (v *view) mergeFacts() {
	groups := map[graph.IDQuad][]graph.ID{}
	var order []graph.IDQuad
	collect := func(q graph.IDQuad) {
		fact := v.fact(q)
		if q.G == 0 || v.hidden[q.G] || slices.Contains(groups[fact], q.G) {
			return
		}
		if len(groups[fact]) == 0 {
			order = append(order, fact)
		}
		groups[fact] = append(groups[fact], q.G)
	}
	for _, members := range v.all {
		for _, m := range members {
			for q := range v.Reader.Match(graph.Pattern{S: m}) {
				collect(q)
			}
			for q := range v.Reader.Match(graph.Pattern{O: m}) {
				collect(q)
			}
		}
	}
	slices.SortFunc(order, func(a, b graph.IDQuad) int {
		return cmp.Or(cmp.Compare(a.S, b.S), cmp.Compare(a.P, b.P), cmp.Compare(a.O, b.O))
	})
	for _, fact := range order {
		labels := groups[fact]
		slices.Sort(labels)
		first := v.own(fact, labels)
		for _, label := range labels {
			v.merge(label, first)
		}
	}
}

// fact is a quad's fact as it shows, without its label.
func (v *view) fact(q graph.IDQuad) graph.IDQuad {
	f := graph.IDQuad{S: v.representative(q.S), P: q.P, O: v.representative(q.O)}
	if f.S != q.S && q.P == v.preferred {
		f.P = v.other
	}
	return f
}

// own is the label that the fact of the representatives themselves has, or the
// first of the labels.
func (v *view) own(fact graph.IDQuad, labels []graph.ID) graph.ID {
	for q := range v.Reader.Match(graph.Pattern{S: fact.S, P: fact.P, O: fact.O}) {
		if slices.Contains(labels, q.G) {
			return q.G
		}
	}
	return labels[0]
}

func (v *view) representative(id graph.ID) graph.ID {
	if r, ok := v.same[id]; ok {
		return r
	}
	return id
}

// membersOf is what a number of a pattern stands for.
func (v *view) membersOf(id graph.ID) []graph.ID {
	if members, ok := v.all[v.representative(id)]; ok {
		return members
	}
	return []graph.ID{id}
}

// Match yields the quads that fit, merged entities as one. Of facts that a merge
// made one, the first stands for all. What a member was called is another name of
// the whole.
func (v *view) Match(p graph.Pattern) iter.Seq[graph.IDQuad] {
	return func(yield func(graph.IDQuad) bool) {
		seen := map[graph.IDQuad]bool{}
		for q := range v.members(p) {
			q, ok := v.shown(q, seen)
			if ok && (p.P == 0 || p.P == q.P) && !yield(q) {
				return
			}
		}
	}
}

// members yields what fits a pattern, whichever member of what it names has it.
func (v *view) members(p graph.Pattern) iter.Seq[graph.IDQuad] {
	predicates := []graph.ID{p.P}
	if p.P != 0 && p.P == v.other && len(v.all) > 0 {
		predicates = append(predicates, v.preferred)
	}
	return func(yield func(graph.IDQuad) bool) {
		for _, s := range v.membersOf(p.S) {
			for _, o := range v.membersOf(p.O) {
				for _, g := range v.membersOf(p.G) {
					for _, predicate := range predicates {
						for q := range v.Reader.Match(graph.Pattern{S: s, P: predicate, O: o, G: g}) {
							if !yield(q) {
								return
							}
						}
					}
				}
			}
		}
	}
}

// shown is a quad as it shows, false where it does not, or did already.
func (v *view) shown(q graph.IDQuad, seen map[graph.IDQuad]bool) (graph.IDQuad, bool) {
	if v.hidden[q.G] {
		return q, false
	}
	if len(v.all) == 0 {
		return q, true
	}
	r := v.fact(q)
	r.G = v.representative(q.G)
	if r == q && v.all[q.S] == nil && v.all[q.O] == nil && v.all[q.G] == nil {
		return q, true
	}
	if seen[r] {
		return q, false
	}
	seen[r] = true
	return r, true
}

// Count is the number of quads that Match yields.
func (v *view) Count(p graph.Pattern) int {
	n := 0
	for range v.Match(p) {
		n++
	}
	return n
}
