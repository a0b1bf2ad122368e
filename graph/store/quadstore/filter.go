package quadstore

import (
	"cmp"
	"context"
	"math/big"
	"regexp"
	"strings"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"

	"soegraph/graph"
)

// filter replaces Cayley's filters of values by ones that read terms: numbers
// compare by value whatever their datatype, dates by time, and text with text,
// whatever its language.
func (qs *QuadStore) filter(s shape.Filter) (shape.Shape, bool) {
	tests := make([]func(graph.Term) bool, 0, len(s.Filters))
	for _, f := range s.Filters {
		switch f := f.(type) {
		case shape.Comparison:
			tests = append(tests, compare(f.Op, Term(f.Val)))
		case shape.Regexp:
			tests = append(tests, matches(f.Re, f.Refs))
		case shape.Wildcard:
			re, err := regexp.Compile("(?s)" + f.Regexp())
			if err != nil {
				return s, false
			}
			tests = append(tests, matches(re, true))
		default:
			return s, false
		}
	}
	return filterShape{from: s.From, tests: tests}, true
}

// matches tests the text of literals, and of IRIs and blank nodes where refs
// says so.
func matches(re *regexp.Regexp, refs bool) func(graph.Term) bool {
	return func(t graph.Term) bool {
		switch t.Kind() {
		case graph.Literal:
			return re.MatchString(t.Text())
		case graph.Resource:
			return refs && re.MatchString(t.Text())
		case graph.Blank:
			return refs && re.MatchString(strings.TrimPrefix(t.Text(), "_:"))
		default:
			return false
		}
	}
}

// compare tests whether a term stands in a relation to a fixed one. Terms that
// are not of a kind (a number and a text, a text and an IRI) stand in none.
func compare(op iterator.Operator, than graph.Term) func(graph.Term) bool {
	kind, number, moment := than.Kind(), numberOf(than), timeOf(than)
	return func(t graph.Term) bool {
		if t.Kind() != kind {
			return false
		}
		if number != nil {
			n := numberOf(t)
			return n != nil && holds(op, n.Cmp(number))
		}
		if moment != nil {
			m := timeOf(t)
			return m != nil && holds(op, m.Compare(*moment))
		}
		if kind == graph.Literal && isText(t) != isText(than) {
			return false
		}
		return holds(op, cmp.Compare(t.Text(), than.Text()))
	}
}

func isText(t graph.Term) bool {
	d := t.Datatype()
	return d == graph.XSDString || d == graph.RDFLangString
}

func holds(op iterator.Operator, order int) bool {
	switch op {
	case iterator.CompareLT:
		return order < 0
	case iterator.CompareLTE:
		return order <= 0
	case iterator.CompareGT:
		return order > 0
	default:
		return order >= 0
	}
}

// numberOf is the exact value of a literal of a numeric datatype, nil of others.
func numberOf(t graph.Term) *big.Rat {
	switch t.Datatype() {
	case graph.XSDInteger, graph.XSDDecimal, xsd + "double", xsd + "float", xsd + "int", xsd + "long", xsd + "nonNegativeInteger":
	default:
		return nil
	}
	text := t.Text()
	if len(text) > 64 {
		return nil // a lexical form that asks for gigabytes of digits
	}
	if i := strings.IndexAny(text, "eE"); i >= 0 && len(text)-i > 5 {
		return nil
	}
	n, ok := new(big.Rat).SetString(text)
	if !ok {
		return nil
	}
	return n
}

// timeOf is the begin of the time that a literal of a date's datatype names,
// nil of others. A year compares as its first day.
func timeOf(t graph.Term) *time.Time {
	layout := ""
	switch t.Datatype() {
	case graph.XSDDate:
		layout = time.DateOnly
	case graph.XSDYearMonth:
		layout = "2006-01"
	case graph.XSDYear:
		layout = "2006"
	case xsd + "dateTime":
		layout = time.RFC3339
	default:
		return nil
	}
	m, err := time.Parse(layout, t.Text())
	if err != nil {
		return nil
	}
	return &m
}

// filterShape is the nodes of another shape that pass every test.
type filterShape struct {
	from  shape.Shape
	tests []func(graph.Term) bool
}

// BuildIterator makes a filter of a store of this package.
func (s filterShape) BuildIterator(qs cayley.QuadStore) iterator.Shape {
	own, ok := qs.(*QuadStore)
	if !ok {
		return iterator.NewError(graph.Errorf(graph.Internal, "a shape of one store is built on another"))
	}
	it := s.from.BuildIterator(qs)
	if iterator.IsNull(it) {
		return it
	}
	return &filterIt{qs: own, from: it, tests: s.tests}
}

// Optimize has nothing to add: the source was optimized before.
func (s filterShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

type filterIt struct {
	qs    *QuadStore
	from  iterator.Shape
	tests []func(graph.Term) bool
}

func (f *filterIt) String() string { return "filter of " + f.from.String() }

// Describe is the filter without its source.
func (f *filterIt) Describe(bool) string { return "filter by value" }

func (f *filterIt) SubIterators() []iterator.Shape { return []iterator.Shape{f.from} }

func (f *filterIt) Optimize(ctx context.Context) (iterator.Shape, bool) {
	from, ok := f.from.Optimize(ctx)
	f.from = from
	if iterator.IsNull(from) {
		return from, true
	}
	return f, ok
}

func (f *filterIt) Stats(ctx context.Context) (iterator.Costs, error) {
	costs, err := f.from.Stats(ctx)
	costs.NextCost += 2
	costs.ContainsCost += 2
	costs.Size.Exact = false
	return costs, err
}

func (f *filterIt) passes(r cayley.Ref) bool {
	t := f.qs.TermOf(r)
	for _, test := range f.tests {
		if !test(t) {
			return false
		}
	}
	return true
}

func (f *filterIt) Iterate() iterator.Scanner { return &filterScanner{f.from.Iterate(), f} }
func (f *filterIt) Lookup() iterator.Index    { return &filterLookup{f.from.Lookup(), f} }

type filterScanner struct {
	iterator.Scanner
	filter *filterIt
}

func (it *filterScanner) Next(ctx context.Context) bool {
	for it.Scanner.Next(ctx) {
		if it.filter.passes(it.Result()) {
			return true
		}
	}
	return false
}

type filterLookup struct {
	iterator.Index
	filter *filterIt
}

func (it *filterLookup) Contains(ctx context.Context, r cayley.Ref) bool {
	return it.filter.passes(r) && it.Index.Contains(ctx, r)
}
