package quadstore

import (
	"strings"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc"
	// the prefixes that Cayley's own values use for their datatypes
	_ "github.com/cayleygraph/quad/voc/core"

	"soegraph/graph"
)

// Term is the term that a value of Cayley's means. Datatypes that are written
// with one of Cayley's prefixes are expanded; nothing else is.
func Term(v quad.Value) graph.Term {
	switch v := v.(type) {
	case nil:
		return ""
	case quad.IRI:
		return graph.IRI(v).Term()
	case quad.BNode:
		return graph.Term("_:" + string(v))
	case quad.String:
		return graph.String(string(v))
	case quad.LangString:
		return graph.LangString(string(v.Value), v.Lang)
	case quad.TypedString:
		return graph.Typed(string(v.Value), graph.IRI(voc.FullIRI(string(v.Type))))
	case quad.Bool:
		return graph.Typed(boolean(bool(v)), xsd+"boolean")
	case quad.Time:
		return graph.Typed(time.Time(v).Format(time.RFC3339Nano), xsd+"dateTime")
	case quad.TypedStringer:
		return Term(v.TypedString())
	default:
		return graph.String(v.String())
	}
}

const xsd graph.IRI = "http://www.w3.org/2001/XMLSchema#"

func boolean(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// Value is the value of Cayley's that means a term: a number, a boolean or a
// time where that says all that the term says, and otherwise a string with its
// datatype, so that Term(Value(t)) is t for every term.
func Value(t graph.Term) quad.Value {
	switch t.Kind() {
	case graph.Resource:
		return quad.IRI(t.IRI())
	case graph.Blank:
		return quad.BNode(t[2:])
	case graph.Literal:
		return literal(t)
	default:
		return nil
	}
}

func literal(t graph.Term) quad.Value {
	if lang := t.Lang(); lang != "" {
		return quad.LangString{Value: quad.String(t.Text()), Lang: lang}
	}
	datatype := t.Datatype()
	if datatype == graph.XSDString {
		return quad.String(t.Text())
	}
	typed := quad.TypedString{Value: quad.String(t.Text()), Type: quad.IRI(datatype)}
	if strings.HasPrefix(string(datatype), string(xsd)) {
		if native, err := typed.ParseValue(); err == nil && Term(native) == t {
			return native
		}
	}
	return typed
}
