package queries

import (
	"cmp"
	"context"
	"slices"

	"soegraph/graph"
)

// Description is what is known of an entity.
type Description struct {
	Entity

	English    string // its preferred English name, or ""
	Registered bool   // whether the registry lists it
	Classes    []graph.Class
	Names      []Name
	Facts      []FactGroup
	Evidence   int // of all its facts, its names left out
}

// Name is one name of an entity.
type Name struct {
	Text      string
	Language  string // zh-Hans, en, or ""
	Predicate graph.Predicate
	Statement graph.IRI
	Evidence  int
}

// FactGroup is the facts of an entity with one predicate.
type FactGroup struct {
	Predicate graph.Predicate
	Inverse   bool // whether the entity is the object
	Total     int  // of which Facts may be the first
	Facts     []FactAbout
}

// FactAbout is a fact as the entity's page lists it.
type FactAbout struct {
	Entity *Entity    // at the other end, where it is an entity
	Object graph.Term // where it is a value
	Text   string     // of a value, as people read it
	Fact
}

// factsShown is how many facts of a predicate are listed where no number is asked for.
const factsShown = 100

// Describe is the page of an entity: names, classes, and facts by predicate in
// the order of [graph.Predicates], those that start from it before those that
// lead to it; of each predicate the facts with the most evidence first, perGroup
// at most (0 is 100). It fails with [graph.NotFound].
func Describe(ctx context.Context, r Reader, iri graph.IRI, perGroup int) (Description, error) {
	v := newView(ctx, r)
	id := v.term(iri.Term())
	if id == 0 || v.degree(id) == 0 {
		return Description{}, graph.Errorf(graph.NotFound, "there is no entity %s in this graph", iri)
	}
	d := Description{Entity: v.entity(id), English: v.english(id), Registered: v.registered(id), Names: v.allNames(id)}
	for q := range v.out(id, graph.Type) {
		d.Classes = append(d.Classes, graph.Class(v.Term(q.O).IRI()))
	}
	slices.SortFunc(d.Classes, func(a, b graph.Class) int { return cmp.Or(rank(a)-rank(b), cmp.Compare(a, b)) })
	d.Facts = v.factGroups(id, cmp.Or(perGroup, factsShown), &d.Evidence)
	return d, cmp.Or(Damage(v.Reader), v.err, ctx.Err())
}

func (v *view) allNames(id graph.ID) []Name {
	names := []Name{}
	for _, p := range nameKinds() {
		start := len(names)
		for q := range v.out(id, p) {
			t := v.Term(q.O)
			names = append(names, Name{t.Text(), t.Lang(), p, v.Term(q.G).IRI(), v.evidences(q.G)})
		}
		slices.SortFunc(names[start:], func(a, b Name) int {
			return cmp.Or(-cmp.Compare(a.Language, b.Language), cmp.Compare(b.Evidence, a.Evidence), cmp.Compare(a.Text, b.Text))
		})
	}
	return names
}

// factGroups is the facts of an entity but its types and names.
func (v *view) factGroups(id graph.ID, perGroup int, evidence *int) []FactGroup {
	type group struct {
		predicate graph.ID
		inverse   bool
	}
	type counted struct {
		graph.IDQuad
		evidences int
	}
	facts := map[group][]counted{}
	skip := &set{}
	for _, p := range append(nameKinds(), graph.Type) {
		skip.add(v.id(p))
	}
	for q := range v.statementsAbout(id) {
		if skip.has(q.P) {
			continue
		}
		if n := v.evidences(q.G); n > 0 { // a fact: labelled by a statement
			*evidence += n
			g := group{q.P, q.S != id}
			facts[g] = append(facts[g], counted{q, n})
		}
	}
	groups := []FactGroup{}
	for g, list := range facts {
		slices.SortFunc(list, func(a, b counted) int {
			return cmp.Or(cmp.Compare(b.evidences, a.evidences), v.byIRI(a.O, b.O), v.byIRI(a.S, b.S))
		})
		made := FactGroup{Predicate: graph.Predicate(v.Term(g.predicate).IRI()), Inverse: g.inverse, Total: len(list)}
		for _, f := range list[:min(len(list), perGroup)] {
			made.Facts = append(made.Facts, v.factAbout(f.IDQuad, g.inverse))
		}
		groups = append(groups, made)
	}
	slices.SortFunc(groups, func(a, b FactGroup) int {
		return cmp.Or(boolean(a.Inverse, b.Inverse), place(a.Predicate)-place(b.Predicate), cmp.Compare(a.Predicate, b.Predicate))
	})
	return groups
}

func (v *view) factAbout(q graph.IDQuad, inverse bool) FactAbout {
	f := FactAbout{Fact: v.fact(q)}
	other := q.O
	if inverse {
		other = q.S
	}
	t := v.Term(other)
	if figure := v.figure(other); figure.name != "" {
		f.Object, f.Text = t, figure.String()
		return f
	}
	if t.Kind() == graph.Literal {
		f.Object, f.Text = t, v.objectCell(other).String()
		return f
	}
	e := v.entity(other)
	f.Entity = &e
	return f
}

// place is where a predicate stands in the order in which predicates are shown.
func place(p graph.Predicate) int {
	if i := slices.Index(graph.Predicates(), p); i >= 0 {
		return i
	}
	return len(graph.Predicates())
}
