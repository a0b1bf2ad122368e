package script

import (
	"strconv"

	"github.com/cayleygraph/cayley/query/shape"
	"github.com/dop251/goja"

	"soegraph/graph"
)

func index(i int) string { return strconv.Itoa(i) }

// missing reports whether an argument is absent, undefined or null.
func missing(v goja.Value) bool { return v == nil || goja.IsUndefined(v) || goja.IsNull(v) }

// show is a value for an error message, without running code of the script's.
func show(v goja.Value) string {
	switch {
	case v == nil || goja.IsUndefined(v):
		return "undefined"
	case goja.IsNull(v):
		return "null"
	}
	if o, ok := v.(*goja.Object); ok {
		switch o.Export().(type) {
		case *pathValue:
			return "a path"
		case *rowValue:
			return "a row"
		}
		return "an object (" + o.ClassName() + ")"
	}
	text := []rune(v.String())
	if len(text) > 40 {
		text = append(text[:40], '…')
	}
	return strconv.Quote(string(text))
}

func invalid(format string, args ...any) error { return graph.Errorf(graph.Invalid, format, args...) }

// pathOf is the path that an argument is.
func pathOf(v goja.Value) (*path, bool) {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil, false
	}
	p, ok := o.Export().(*pathValue)
	if !ok {
		return nil, false
	}
	return p.path, true
}

// text is the string that an argument must be.
func text(v goja.Value, what string) (string, error) {
	if v != nil {
		if s, ok := v.Export().(string); ok {
			return s, nil
		}
	}
	return "", invalid("%s must be a string, not %s", what, show(v))
}

// number is the whole number that an argument must be.
func number(v goja.Value, what string) (int64, error) {
	if v != nil {
		switch n := v.Export().(type) {
		case int64:
			return n, nil
		case float64:
			return int64(n), nil
		}
	}
	return 0, invalid("%s must be a number, not %s", what, show(v))
}

// tags is the names that arguments give, each a string or a list of strings.
func tags(args []goja.Value) ([]string, error) {
	var out []string
	for _, v := range args {
		if elements, ok := array(v); ok {
			list, err := tags(elements)
			if err != nil {
				return nil, err
			}
			out = append(out, list...)
			continue
		}
		if missing(v) {
			continue
		}
		tag, err := text(v, "a tag")
		if err != nil {
			return nil, err
		}
		out = append(out, tag)
	}
	return out, nil
}

// via is the predicates, or graphs, that an argument means: any where it is
// absent, the end of a path, a node or a list of nodes.
func (s *session) via(v goja.Value) (shape.Shape, error) {
	if missing(v) {
		return shape.AllNodes{}, nil
	}
	if p, ok := pathOf(v); ok {
		return p.shape(), nil
	}
	if elements, ok := array(v); ok && len(elements) == 1 {
		return s.via(elements[0])
	}
	terms, err := s.terms([]goja.Value{v})
	if err != nil {
		return nil, err
	}
	if len(terms) == 0 {
		return shape.AllNodes{}, nil
	}
	for i, t := range terms { // no literal is a predicate or a graph
		if iri, err := graph.ParseIRI(t.Text()); err == nil && t.Kind() == graph.Literal {
			terms[i] = iri.Term()
		}
	}
	return lookup(terms), nil
}

// filters is the filters that arguments are, and false where one is not.
func filters(args []goja.Value) ([]shape.ValueFilter, bool) {
	var out []shape.ValueFilter
	for _, v := range args {
		if elements, ok := array(v); ok {
			list, ok := filters(elements)
			if !ok {
				return nil, false
			}
			out = append(out, list...)
			continue
		}
		o, ok := v.(*goja.Object)
		if !ok {
			return nil, false
		}
		f, ok := o.Export().(*filterValue)
		if !ok {
			return nil, false
		}
		out = append(out, f.filter)
	}
	return out, len(out) > 0
}
