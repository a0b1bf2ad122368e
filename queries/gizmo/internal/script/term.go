package script

import (
	"strings"

	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/graph/store/quadstore"
)

const (
	subject   = quad.Subject
	predicate = quad.Predicate
	object    = quad.Object
	label     = quad.Label
)

// term is a term of the graph as the script holds one: what iri(), lang(),
// typed() and the like give. It is read-only.
type term struct {
	vm   *goja.Runtime
	term graph.Term
}

// Get is the parts of the term: value, lang, datatype, and toString().
func (t *term) Get(key string) goja.Value {
	switch key {
	case "value":
		return t.vm.ToValue(t.term.Text())
	case "lang":
		return t.vm.ToValue(t.term.Lang())
	case "datatype":
		return t.vm.ToValue(string(t.term.Datatype()))
	case "toString", "toJSON", "valueOf":
		return t.vm.ToValue(func(goja.FunctionCall) goja.Value { return t.vm.ToValue(plain(t.term)) })
	}
	return nil
}

// Set refuses: terms do not change.
func (t *term) Set(string, goja.Value) bool { return false }

// Has reports whether the term has a part.
func (t *term) Has(key string) bool { return key == "value" || key == "lang" || key == "datatype" }

// Delete refuses.
func (t *term) Delete(string) bool { return false }

// Keys is the parts.
func (t *term) Keys() []string { return []string{"value", "lang", "datatype"} }

// plain is a term as Gizmo writes one in a string: an IRI in its angle brackets,
// a literal's text.
func plain(t graph.Term) string {
	if t.Kind() == graph.Literal {
		return t.Text()
	}
	return string(t)
}

// native is a term as a value of JavaScript: numbers and booleans as such,
// everything else as [plain].
func native(vm *goja.Runtime, t graph.Term) goja.Value {
	if t.Kind() == graph.Literal && isNumber(t.Datatype()) {
		if n, ok := t.Number(); ok {
			return vm.ToValue(n)
		}
	}
	if t.Datatype() == xsd+"boolean" {
		return vm.ToValue(t.Text() == "true" || t.Text() == "1")
	}
	return vm.ToValue(plain(t))
}

const xsd graph.IRI = "http://www.w3.org/2001/XMLSchema#"

func isNumber(datatype graph.IRI) bool {
	switch datatype {
	case graph.XSDInteger, graph.XSDDecimal, xsd + "double", xsd + "float", xsd + "int", xsd + "long":
		return true
	}
	return false
}

// read is the term that a string of Gizmo means: <iri>, _:blank, a literal as
// N-Quads writes it, an IRI that begins with one of the prefixes, or else a
// plain literal of that text.
func (s *session) read(text string) graph.Term {
	n := len(text)
	switch {
	case n > 2 && text[0] == '<' && text[n-1] == '>':
		return s.expand(text[1 : n-1]).Term()
	case n > 2 && text[:2] == "_:":
		return graph.Term(text)
	case n > 2 && text[0] == '"' && (strings.Contains(text, `"@`) || strings.Contains(text, `"^^<`)):
		if i := strings.Index(text, `"^^<`); i > 0 && text[n-1] == '>' {
			text = text[:i] + `"^^<` + string(s.expand(text[i+4:n-1])) + ">"
		}
		if t, err := nquads.ParseTerm(text); err == nil {
			return t
		}
	}
	if iri := s.expand(text); string(iri) != text {
		if _, err := graph.ParseIRI(string(iri)); err == nil {
			return iri.Term()
		}
	}
	return graph.String(text)
}

// expand replaces a prefix by its namespace.
func (s *session) expand(iri string) graph.IRI {
	if prefix, local, ok := strings.Cut(iri, ":"); ok && !strings.HasPrefix(local, "//") {
		if ns, known := s.prefixes[prefix]; known {
			return graph.IRI(ns + local)
		}
	}
	return graph.IRI(iri)
}

// term is the term that an argument means.
func (s *session) term(v goja.Value) (graph.Term, error) {
	switch x := v.Export().(type) {
	case *term:
		return x.term, nil
	case string:
		if x == "" {
			return graph.String(""), nil
		}
		return s.read(x), nil
	case bool:
		return quadstore.Term(quad.Bool(x)), nil
	case int64:
		return quadstore.Term(quad.Int(x)), nil
	case float64:
		if x == float64(int64(x)) {
			return quadstore.Term(quad.Int(int64(x))), nil
		}
		return quadstore.Term(quad.Float(x)), nil
	default:
		return "", graph.Errorf(graph.Invalid, "%s is not a node: give a string, a number, or iri(), lang(), typed() ...", show(v))
	}
}

// terms is the terms that arguments mean; an array counts as its elements.
func (s *session) terms(args []goja.Value) ([]graph.Term, error) {
	var out []graph.Term
	for _, v := range args {
		if elements, ok := array(v); ok {
			list, err := s.terms(elements)
			if err != nil {
				return nil, err
			}
			out = append(out, list...)
			continue
		}
		t, err := s.term(v)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// maxArray bounds the arrays that methods take.
const maxArray = 100_000

// array is the elements of an array.
func array(v goja.Value) ([]goja.Value, bool) {
	o, ok := v.(*goja.Object)
	if !ok || o.ClassName() != "Array" {
		return nil, false
	}
	n := int(min(o.Get("length").ToInteger(), maxArray))
	out := make([]goja.Value, 0, min(n, 64))
	for i := range n {
		e := o.Get(index(i))
		if e == nil {
			e = goja.Undefined()
		}
		out = append(out, e)
	}
	return out, true
}

// lookup is a fixed set of nodes.
func lookup(terms []graph.Term) shape.Shape {
	values := make(shape.Lookup, 0, len(terms))
	for _, t := range terms {
		values = append(values, quadstore.Value(t))
	}
	return values
}
