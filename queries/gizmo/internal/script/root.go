package script

import (
	"maps"
	"regexp"
	"slices"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/dop251/goja"

	"soegraph/graph"
	"soegraph/graph/store/quadstore"
)

// rootMethods is the methods of g.
func (s *session) rootMethods() map[string]method {
	vertex := func(_ goja.Value, args []goja.Value) (goja.Value, error) {
		nodes, err := s.terms(args)
		if err != nil {
			return nil, err
		}
		return s.value((&path{start: true}).is(nodes), 1), nil
	}
	morphism := func(goja.Value, []goja.Value) (goja.Value, error) { return s.value(&path{}, 0), nil }
	iri := func(_ goja.Value, args []goja.Value) (goja.Value, error) {
		name, err := text(at(args, 0), "an IRI")
		if err != nil {
			return nil, err
		}
		return s.constant(s.expand(name).Term()), nil
	}
	nothing := func(goja.Value, []goja.Value) (goja.Value, error) { return goja.Undefined(), nil }
	return map[string]method{
		"V": vertex, "vertex": vertex, "M": morphism, "morphism": morphism, "IRI": iri, "uri": iri, "Uri": iri,
		"emit": func(_ goja.Value, args []goja.Value) (goja.Value, error) {
			if missing(at(args, 0)) {
				return goja.Null(), nil
			}
			return goja.Null(), s.emit(args[0])
		},
		"addNamespace": func(_ goja.Value, args []goja.Value) (goja.Value, error) {
			prefix, err := text(at(args, 0), "the prefix")
			if err != nil {
				return nil, err
			}
			ns, err := text(at(args, 1), "the namespace")
			if err != nil {
				return nil, err
			}
			s.prefixes[prefix] = ns
			return goja.Undefined(), nil
		},
		// the prefixes of the project and of Cayley are there from the start
		"addDefaultNamespaces": nothing, "loadNamespaces": nothing,
	}
}

func (s *session) constant(t graph.Term) goja.Value {
	return s.vm.NewDynamicObject(&term{vm: s.vm, term: t})
}

// functions is the functions that make terms and filters.
func (s *session) functions() map[string]method {
	one := func(make func(string) (graph.Term, error)) method {
		return func(_ goja.Value, args []goja.Value) (goja.Value, error) {
			if len(args) != 1 {
				return nil, invalid("one argument is expected, not %d", len(args))
			}
			v, err := text(args[0], "the argument")
			if err != nil {
				return nil, err
			}
			t, err := make(v)
			if err != nil {
				return nil, err
			}
			return s.constant(t), nil
		}
	}
	two := func(make func(a, b string) graph.Term) method {
		return func(_ goja.Value, args []goja.Value) (goja.Value, error) {
			if len(args) != 2 {
				return nil, invalid("two arguments are expected, not %d", len(args))
			}
			a, err := text(args[0], "the first argument")
			if err != nil {
				return nil, err
			}
			b, err := text(args[1], "the second argument")
			if err != nil {
				return nil, err
			}
			return s.constant(make(a, b)), nil
		}
	}
	ok := func(f func(string) graph.Term) func(string) (graph.Term, error) {
		return func(v string) (graph.Term, error) { return f(v), nil }
	}
	return map[string]method{
		"iri":    one(ok(func(v string) graph.Term { return s.expand(v).Term() })),
		"bnode":  one(ok(func(v string) graph.Term { return graph.Term("_:" + v) })),
		"raw":    one(ok(s.read)),
		"str":    one(ok(graph.String)),
		"lang":   two(graph.LangString),
		"typed":  two(func(v, datatype string) graph.Term { return graph.Typed(v, s.expand(datatype)) }),
		"entity": one(s.entity),
		"lt":     s.comparison(iterator.CompareLT), "lte": s.comparison(iterator.CompareLTE),
		"gt": s.comparison(iterator.CompareGT), "gte": s.comparison(iterator.CompareGTE),
		"regex": s.regex, "like": s.like,
	}
}

// entity is the IRI of what a name means. An IRI names itself.
func (s *session) entity(name string) (graph.Term, error) {
	if t := s.read(name); t.Kind() == graph.Resource {
		return t, nil
	}
	if iri := s.expand(name); string(iri) != name {
		return iri.Term(), nil
	}
	if s.Resolve == nil {
		return "", graph.Errorf(graph.Unsupported, "names are not resolved here: give the IRI")
	}
	iri, err := s.Resolve(name)
	if err != nil {
		return "", err
	}
	return iri.Term(), nil
}

func (s *session) comparison(op iterator.Operator) method {
	return func(_ goja.Value, args []goja.Value) (goja.Value, error) {
		if len(args) != 1 {
			return nil, invalid("a comparison takes one value, not %d", len(args))
		}
		t, err := s.term(args[0])
		if err != nil {
			return nil, err
		}
		return s.newFilter(shape.Comparison{Op: op, Val: quadstore.Value(t)}), nil
	}
}

func (s *session) newFilter(f shape.ValueFilter) goja.Value {
	return s.vm.NewDynamicObject(&filterValue{filter: f})
}

func (s *session) regex(_ goja.Value, args []goja.Value) (goja.Value, error) {
	pattern, err := text(at(args, 0), "the regular expression")
	if err != nil {
		return nil, err
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, invalid("regex(): %v", err)
	}
	return s.newFilter(shape.Regexp{Re: re, Refs: at(args, 1).ToBoolean()}), nil
}

func (s *session) like(_ goja.Value, args []goja.Value) (goja.Value, error) {
	pattern, err := text(at(args, 0), "the pattern")
	if err != nil {
		return nil, err
	}
	return s.newFilter(shape.Wildcard{Pattern: pattern}), nil
}

// Names is what a script may call: functions, methods of g, methods of paths.
func Names() (functions, root, path []string) {
	s := &session{}
	return slices.Sorted(maps.Keys(s.functions())), slices.Sorted(maps.Keys(s.rootMethods())), slices.Sorted(maps.Keys(s.pathMethods()))
}
