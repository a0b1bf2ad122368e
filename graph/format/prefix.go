package format

import (
	"cmp"
	"slices"
	"strings"

	"soegraph/graph"
)

// prefix is a short name for what many IRIs start with.
type prefix struct{ name, namespace string }

// prefixes are tried in order: the longest namespace first.
type prefixes []prefix

// standardPrefixes are those of the model and one for each class of entities.
func standardPrefixes() prefixes {
	var list prefixes
	for name, namespace := range graph.Prefixes() {
		list = append(list, prefix{name, namespace})
	}
	for _, class := range graph.Classes() {
		local := strings.ToLower(class.Local())
		list = append(list, prefix{local, graph.EntityNS + local + "/"})
	}
	slices.SortFunc(list, func(a, b prefix) int {
		return cmp.Or(cmp.Compare(len(b.namespace), len(a.namespace)), cmp.Compare(a.name, b.name))
	})
	return list
}

// split finds the prefix of an IRI, if what follows it needs no escape.
func (list prefixes) split(iri string) (p prefix, local string, ok bool) {
	for _, p := range list {
		if local, ok := strings.CutPrefix(iri, p.namespace); ok && isLocal(local) {
			return p, local, true
		}
	}
	return prefix{}, "", false
}

// used is the part of the list that the terms of quads need, by name.
func (list prefixes) used(quads []graph.Quad) prefixes {
	seen := map[prefix]bool{}
	for _, q := range quads {
		for _, term := range []graph.Term{q.Subject, q.Predicate, q.Object, q.Label} {
			iri := term.IRI()
			if term.Kind() == graph.Literal {
				iri = term.Datatype()
			}
			if p, _, ok := list.split(string(iri)); ok {
				seen[p] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(p prefix) bool { return !seen[p] })
}

// isLocal reports whether s is a local name (PN_LOCAL of Turtle), by a rule
// that is stricter than the grammar's.
func isLocal(s string) bool {
	for i, r := range s {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_', r >= 0x4E00 && r <= 0x9FFF:
		case r == '-' && i > 0:
		default:
			return false
		}
	}
	return s != ""
}
