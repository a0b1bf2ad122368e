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

// bestName is the Chinese one among names, the longest of several.
func bestName(names []graph.Term) string {
	if len(names) == 1 {
		return names[0].Text()
	}
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

// class is the class of an entity.
func (v *view) class(id graph.ID) graph.Class {
	var types []graph.IDQuad
	for q := range v.out(id, graph.Type) {
		types = append(types, q)
	}
	return v.best(types)
}

// best is the class that most evidence gives, of several such the first in the
// order of [graph.Classes].
func (v *view) best(types []graph.IDQuad) graph.Class {
	if len(types) == 1 {
		return v.classOf(types[0].O)
	}
	var best graph.Class
	most := -1
	for _, q := range types {
		c := v.classOf(q.O)
		if n := v.evidences(q.G); n > most || n == most && rank(c) < rank(best) {
			best, most = c, n
		}
	}
	return best
}

// classOf is the class with a number.
func (v *view) classOf(id graph.ID) graph.Class {
	c, ok := v.classNames[id]
	if !ok {
		c = graph.Class(v.Term(id).IRI())
		v.classNames[id] = c
	}
	return c
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
