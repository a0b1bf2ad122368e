package queries

import (
	"cmp"
	"slices"
	"strings"

	"soegraph/graph"
)

// Entity is an entity as a row shows it. The name is the preferred one in
// Chinese, else the preferred one in any language, else any name, else the last
// part of the IRI. Aliases are all other names, sorted.
type Entity struct {
	IRI     graph.IRI   `json:"iri"`
	Name    string      `json:"name"`
	Aliases []string    `json:"aliases"`
	Class   graph.Class `json:"-"`
}

// String is the entity's name.
func (e Entity) String() string { return e.Name }

// ID is the IRI without what all entities share: enterprise/crrc.
func (e Entity) ID() string { return strings.TrimPrefix(string(e.IRI), graph.EntityNS) }

// nameKinds are the predicates that name an entity, the preferred one first.
func nameKinds() []graph.Predicate {
	return []graph.Predicate{graph.PrefLabel, graph.LegalName, graph.AltLabel}
}

// entity loads an entity with its names and its class.
func (v *view) entity(id graph.ID) Entity {
	if e, ok := v.entities[id]; ok {
		return e
	}
	e := Entity{IRI: v.Term(id).IRI(), Class: v.class(id)}
	e.Name, e.Aliases = v.names(id)
	if e.Name == "" {
		e.Name = v.title(id, e)
	}
	v.entities[id] = e
	return e
}

// names is the name that an entity is shown by, and its others.
func (v *view) names(id graph.ID) (name string, aliases []string) {
	var preferred, all []graph.Term
	for _, p := range nameKinds() {
		for q := range v.out(id, p) {
			t := v.Term(q.O)
			if p == graph.PrefLabel {
				preferred = append(preferred, t)
			}
			all = append(all, t)
		}
	}
	if len(preferred) > 0 {
		name = bestName(preferred)
	} else if len(all) > 0 {
		name = bestName(all)
	}
	aliases = make([]string, 0, max(0, len(all)-1))
	for _, t := range all {
		if text := t.Text(); text != name {
			aliases = append(aliases, text)
		}
	}
	slices.Sort(aliases)
	return name, slices.Compact(aliases)
}

// bestName is the Chinese one among names, the longest of several.
func bestName(names []graph.Term) string {
	best := slices.MaxFunc(names, func(a, b graph.Term) int {
		return cmp.Or(
			boolean(a.Lang() == graph.Chinese, b.Lang() == graph.Chinese),
			len(a)-len(b), -strings.Compare(string(a), string(b)),
		)
	})
	return best.Text()
}

// title is how a thing without a name is shown: a document and an article by
// their headline, a document without one by its file, the rest by the IRI.
func (v *view) title(id graph.ID, e Entity) string {
	for _, p := range []graph.Predicate{graph.Headline, graph.DocumentFile} {
		if text := v.text(id, p); text != "" {
			return text
		}
	}
	return e.IRI.Local()
}

// class is the class of an entity: of several the one with the most evidence,
// and of those the first in the order of [graph.Classes].
func (v *view) class(id graph.ID) graph.Class {
	var best graph.Class
	most := -1
	for q := range v.out(id, graph.Type) {
		c := graph.Class(v.Term(q.O).IRI())
		if n := v.evidences(q.G); n > most || n == most && rank(c) < rank(best) {
			best, most = c, n
		}
	}
	return best
}

// rank is the place of a class in the order in which classes are shown.
func rank(c graph.Class) int {
	if i := slices.Index(graph.Classes(), c); i >= 0 {
		return i
	}
	return len(graph.Classes())
}

// boolean compares truth values: false sorts before true.
func boolean(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	default:
		return -1
	}
}
