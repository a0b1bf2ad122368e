package format

import (
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"

	"soegraph/graph"
)

// writeJSONLD writes JSON-LD 1.1 that needs nothing from elsewhere: its context
// is in it, and all values keep their lexical form. Every graph is an object
// with the nodes that it describes.
func writeJSONLD(w io.Writer, s Subgraph, _ Options) error {
	quads := s.Canonical()
	ld := jsonLD{ldPrefixes(quads)}
	byLabel := map[graph.Term][]graph.Quad{}
	for _, q := range quads {
		byLabel[q.Label] = append(byLabel[q.Label], q)
	}
	all := []any{}
	for _, label := range slices.Sorted(maps.Keys(byLabel)) {
		nodes := ld.nodes(byLabel[label])
		if label == "" {
			all = append(all, nodes...)
			continue
		}
		all = append(all, map[string]any{"@id": ld.id(label), "@graph": nodes})
	}
	context := map[string]string{}
	for _, p := range ld.prefixes {
		context[p.name] = p.namespace
	}
	return writeJSON(w, map[string]any{"@context": context, "@graph": all})
}

// jsonLD writes terms with the prefixes of the context.
type jsonLD struct{ prefixes prefixes }

// ldPrefixes is the prefixes that quads use, without those that a reader would
// find in an IRI of theirs where they are not meant, as in <doc:1>.
func ldPrefixes(quads []graph.Quad) prefixes {
	list := standardPrefixes()
	schemes := map[string]bool{}
	for _, q := range quads {
		for _, term := range []graph.Term{q.Subject, q.Predicate, q.Object, q.Label} {
			scheme, _, _ := strings.Cut(string(term.IRI()), ":")
			schemes[scheme] = true
			scheme, _, _ = strings.Cut(string(term.Datatype()), ":")
			schemes[scheme] = true
		}
	}
	return slices.DeleteFunc(list.used(quads), func(p prefix) bool { return schemes[p.name] })
}

// nodes makes one object for each subject of quads, which are sorted.
func (ld jsonLD) nodes(quads []graph.Quad) []any {
	var nodes []any
	var node map[string]any
	var last graph.Term
	for _, q := range quads {
		if node == nil || q.Subject != last {
			node, last = map[string]any{"@id": ld.id(q.Subject)}, q.Subject
			nodes = append(nodes, node)
		}
		key, value := ld.id(q.Predicate), ld.value(q.Object)
		if q.Predicate == graph.Type.Term() && q.Object.Kind() != graph.Literal {
			key, value = "@type", ld.id(q.Object)
		}
		list, _ := node[key].([]any)
		node[key] = append(list, value)
	}
	return nodes
}

func (ld jsonLD) value(t graph.Term) any {
	switch {
	case t.Kind() != graph.Literal:
		return map[string]any{"@id": ld.id(t)}
	case t.Lang() != "":
		return map[string]any{"@value": t.Text(), "@language": t.Lang()}
	case t.Datatype() == graph.XSDString:
		return t.Text()
	default:
		return map[string]any{"@value": t.Text(), "@type": ld.id(t.Datatype().Term())}
	}
}

// id is an IRI, shortened where the context has a prefix for it, or a blank
// node.
func (ld jsonLD) id(t graph.Term) string {
	if p, local, ok := ld.prefixes.split(t.Text()); ok {
		return p.name + ":" + local
	}
	return t.Text()
}

// writeJSON writes one value as one line.
func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
