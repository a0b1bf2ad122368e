package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"soegraph/graph"
)

// NameError says that a name means no entity, or more than one. Its code is
// [graph.NotFound] or [graph.Ambiguous].
type NameError struct {
	Name       string
	Code       graph.Code
	Candidates []Entity // what the name may mean, or the nearest names
	message    string
}

// Error is what is wrong, the candidates, and what to do.
func (e *NameError) Error() string { return e.message }

// Unwrap carries the code.
func (e *NameError) Unwrap() error { return &graph.Error{Code: e.Code, Message: e.message} }

// candidatesShown bounds the candidates that a message lists.
const candidatesShown = 10

func nameError(code graph.Code, name, what string, candidates []Entity, todo string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%q %s", name, what)
	for i, c := range candidates {
		if i == candidatesShown {
			fmt.Fprintf(&b, " and %d more", len(candidates)-i)
			break
		}
		b.WriteString([]string{": ", ", "}[min(i, 1)])
		fmt.Fprintf(&b, "%s (%s, id:%s)", c.Name, c.Class.Local(), c.ID())
	}
	b.WriteString(todo)
	return &NameError{Name: name, Code: code, Candidates: candidates, message: b.String()}
}

// Resolve is the entity that a user means by an IRI, a CURIE (id:enterprise/crrc),
// an id (enterprise/crrc) or a name, in any width of letters, case and brackets.
// Of entities with the name, those of the first class given that has any are
// taken, where classes are given; then those of the registry; then, where no class
// is given, the zone rather than the district that it fills; then those whose
// preferred name it is; then the one that all others are part of; then the
// largest of places. It fails with a [NameError].
func (l *Library) Resolve(ctx context.Context, r Reader, name string, classes ...graph.Class) (Entity, error) {
	v := l.known.view(ctx, r)
	id, err := l.resolve(v, name, classes)
	if err != nil {
		return Entity{}, err
	}
	return v.entity(id), nil
}

// Resolve is [Library.Resolve] for a caller who asks once.
func Resolve(r Reader, name string, classes ...graph.Class) (Entity, error) {
	return New().Resolve(context.Background(), r, name, classes...)
}

func (l *Library) resolve(v *view, name string, classes []graph.Class) (graph.ID, error) {
	name = strings.TrimSpace(name)
	if name == "" {
		return 0, graph.Errorf(graph.Invalid, "the name is empty: give a name or an IRI")
	}
	if iri := expand(name); iri != "" {
		if id := v.term(iri.Term()); id != 0 && v.Count(graph.Pattern{S: id}) > 0 {
			return id, nil
		}
	}
	found := v.named(spellings(name))
	if len(found) == 0 {
		found = l.names.index(v).exact(v, name)
	}
	if len(found) > 0 {
		return v.choose(name, found, classes)
	}
	if id := l.names.index(v).only(v, name, classes); id != 0 {
		return id, nil
	}
	if err := Damage(v.Reader); err != nil {
		return 0, err // the name may be in what could not be read
	}
	near := l.names.index(v).near(v, name, classes)
	todo := ""
	if len(near) == 0 {
		todo = "; `search` finds names by a part of them, by pinyin and in English"
	}
	return 0, nameError(graph.NotFound, name, notFound(near), near, todo)
}

func notFound(near []Entity) string {
	if len(near) == 0 {
		return "names nothing in this graph"
	}
	return "names nothing in this graph; near it"
}

// expand is the IRI that is written in full, in angle brackets, as a CURIE, or
// as an entity's id; "" where it is none of these.
func expand(s string) graph.IRI {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "<"), ">")
	prefix, rest, ok := strings.Cut(s, ":")
	if ns := graph.Prefixes()[prefix]; ok && ns != "" {
		s = ns + rest
	} else if class, _, ok := strings.Cut(s, "/"); ok && slices.ContainsFunc(graph.Classes(), func(c graph.Class) bool {
		return strings.ToLower(c.Local()) == class
	}) {
		s = graph.EntityNS + s
	}
	iri, err := graph.ParseIRI(s)
	if err != nil {
		return ""
	}
	return iri
}

// named finds the entities that have one of the spellings as a name.
func (v *view) named(spellings []string) []candidate {
	var found []candidate
	for _, s := range spellings {
		for _, t := range []graph.Term{graph.LangString(s, graph.Chinese), graph.LangString(s, graph.English), graph.String(s)} {
			o := v.term(t)
			for _, p := range nameKinds() {
				for q := range v.in(p, o) {
					found = add(found, candidate{q.S, p != graph.AltLabel})
				}
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// candidate is an entity that a name may mean.
type candidate struct {
	id        graph.ID
	preferred bool // whether the name is its preferred or its legal one
}

func add(list []candidate, c candidate) []candidate {
	for i := range list {
		if list[i].id == c.id {
			list[i].preferred = list[i].preferred || c.preferred
			return list
		}
	}
	return append(list, c)
}

// choose is the one of several candidates that a name means.
func (v *view) choose(name string, found []candidate, classes []graph.Class) (graph.ID, error) {
	fit := found
	if len(classes) > 0 {
		fit = v.ofFirst(found, classes)
		if len(fit) == 0 {
			return 0, nameError(graph.NotFound, name, "is no "+locals(classes)+" but", v.candidates(found), "")
		}
	}
	fit = narrow(fit, func(c candidate) bool { return v.registered(c.id) })
	if len(classes) == 0 && v.areas(fit) {
		fit = narrow(fit, func(c candidate) bool { return v.is(c.id, graph.Zone) })
	}
	fit = narrow(fit, func(c candidate) bool { return c.preferred })
	fit = narrow(fit, func(c candidate) bool { return v.containsAll(c.id, fit) })
	if shortest := v.highest(fit); len(fit) > 1 && shortest > 0 {
		fit = narrow(fit, func(c candidate) bool { return v.level(c.id) == shortest })
	}
	if len(fit) == 1 {
		return fit[0].id, nil
	}
	return 0, nameError(graph.Ambiguous, name, "means more than one entity", v.candidates(fit), "; give one of these ids, or a longer name")
}

// areas reports whether all candidates are zones or places.
func (v *view) areas(list []candidate) bool {
	return !slices.ContainsFunc(list, func(c candidate) bool { return !v.is(c.id, graph.Zone) && !v.is(c.id, graph.Place) })
}

// narrow keeps those that hold, all where none does.
func narrow(list []candidate, holds func(candidate) bool) []candidate {
	if len(list) < 2 {
		return list
	}
	var kept []candidate
	for _, c := range list {
		if holds(c) {
			kept = append(kept, c)
		}
	}
	if len(kept) == 0 {
		return list
	}
	return kept
}

// ofFirst keeps the candidates of the first class that any is of.
func (v *view) ofFirst(list []candidate, classes []graph.Class) []candidate {
	for _, c := range classes {
		var kept []candidate
		for _, x := range list {
			if v.is(x.id, c) {
				kept = append(kept, x)
			}
		}
		if len(kept) > 0 {
			return kept
		}
	}
	return nil
}

// registered reports whether the registry lists an entity: whether it gives
// evidence for what the entity is.
func (v *view) registered(id graph.ID) bool {
	g, p := v.term(graph.RegistryGraph.Term()), v.id(graph.EvidenceStatement)
	if g == 0 || p == 0 {
		return false
	}
	for q := range v.out(id, graph.Type) {
		if q.G != 0 && v.Count(graph.Pattern{P: p, O: q.G, G: g}) > 0 {
			return true
		}
	}
	return false
}

// containsAll reports whether all others are part of one.
func (v *view) containsAll(id graph.ID, list []candidate) bool {
	for _, c := range list {
		if _, wholes := v.above(c.id, wholes()); !wholes.has(id) {
			return false
		}
	}
	return true
}

// level is the length of a place's code, which is shorter for what is larger;
// 0 for what is no place.
func (v *view) level(id graph.ID) int {
	if !v.is(id, graph.Place) {
		return 0
	}
	return len(v.text(id, graph.Notation))
}

// highest is the level of the largest places, 0 where something else is among
// the candidates.
func (v *view) highest(list []candidate) int {
	shortest := 0
	for _, c := range list {
		n := v.level(c.id)
		if n == 0 {
			return 0
		}
		if shortest == 0 || n < shortest {
			shortest = n
		}
	}
	return shortest
}

// candidates loads entities, in the order of class and IRI.
func (v *view) candidates(list []candidate) []Entity {
	entities := make([]Entity, len(list))
	for i, c := range list {
		entities[i] = v.entity(c.id)
	}
	slices.SortFunc(entities, func(a, b Entity) int {
		return cmp.Or(cmp.Compare(rank(a.Class), rank(b.Class)), cmp.Compare(a.IRI, b.IRI))
	})
	return entities
}

func locals(classes []graph.Class) string {
	names := make([]string, len(classes))
	for i, c := range classes {
		names[i] = c.Local()
	}
	return strings.Join(names, " or ")
}
