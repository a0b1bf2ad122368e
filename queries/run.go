package queries

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"soegraph/graph"
)

// Library is the named queries, and the index of the names of the graph that
// was asked last. Any number of goroutines may use one.
type Library struct {
	queries []Query
	names   names
	known   vocabularies
}

// New is the library of the queries that come with the program.
func New() *Library { return &Library{queries: Queries()} }

// Queries is the catalogue.
func (l *Library) Queries() []Query { return slices.Clone(l.queries) }

// Query is the query with a name. It fails with [graph.NotFound].
func (l *Library) Query(name string) (Query, error) {
	for _, q := range l.queries {
		if q.Name == name {
			return q, nil
		}
	}
	names := make([]string, len(l.queries))
	for i, q := range l.queries {
		names[i] = q.Name
	}
	return Query{}, graph.Errorf(graph.NotFound, "there is no query %q; there are %s", name, strings.Join(names, ", "))
}

// Result is the answer of a query. In JSON it is an array of objects, a row
// each, with the columns' names as keys.
type Result struct {
	Columns []Column
	Rows    []Row
	Total   int // rows there are, of which Rows may be a page
}

// Row is one row: a cell for each column.
type Row []Cell

// Page is a part of an answer.
type Page struct {
	Offset  int      // rows to leave out
	Limit   int      // rows at most; 0 is all
	Columns []string // the columns to answer with, in their order; none is all
}

// answer is rows that are in order and not made yet.
type answer struct {
	length int
	row    func(i int) Row
}

func rowsOf[T any](items []T, row func(T) Row) answer {
	return answer{len(items), func(i int) Row { return row(items[i]) }}
}

// call is a query at work: a view of the graph and the arguments.
type call struct {
	*view
	args map[string]argument
	page Page
	need int // rows that the caller asked for, from the first on; 0 is all
}

// argument is an argument as it was understood.
type argument struct {
	id   graph.ID // of an entity, a statement, a document, a predicate
	text string   // as it was given
}

// wants reports whether a column was asked for.
func (c *call) wants(column string) bool {
	return len(c.page.Columns) == 0 || slices.Contains(c.page.Columns, column)
}

func (c *call) entityArg(name string) graph.ID { return c.args[name].id }

func (c *call) given(name string) bool { _, ok := c.args[name]; return ok }

// Run answers a named query. Arguments are texts; names of entities are resolved
// as [Library.Resolve] does, by the class that the parameter asks for. It fails
// with [graph.NotFound] where there is no such query or no such entity, with
// [graph.Ambiguous], and with [graph.Invalid] where an argument is missing,
// unknown or not of its kind.
func (l *Library) Run(ctx context.Context, r Reader, name string, args map[string]string) (Result, error) {
	return l.RunPage(ctx, r, name, args, Page{})
}

// Run is [Library.Run] for a caller who asks once.
func Run(ctx context.Context, r Reader, name string, args map[string]string) (Result, error) {
	return New().Run(ctx, r, name, args)
}

// RunPage is [Library.Run] for some of the rows.
func (l *Library) RunPage(ctx context.Context, r Reader, name string, args map[string]string, p Page) (Result, error) {
	q, err := l.Query(name)
	if err != nil {
		return Result{}, err
	}
	result, err := l.answer(ctx, r, q, args, p)
	if damage := Damage(r); damage != nil {
		return Result{}, damage
	}
	return result, err
}

// answer is the rows of a query, as the reader shows the graph.
func (l *Library) answer(ctx context.Context, r Reader, q Query, args map[string]string, p Page) (Result, error) {
	c := &call{view: l.known.view(ctx, r), args: map[string]argument{}, page: p}
	if p.Limit > 0 {
		c.need = max(p.Offset, 0) + p.Limit
	}
	if err := l.bind(c, q, args); err != nil {
		return Result{}, err
	}
	if q.runner != nil {
		return runGizmo(c, q, p)
	}
	chosen, err := q.choose(p.Columns)
	if err != nil {
		return Result{}, err
	}
	a := q.answer(c)
	from := min(max(p.Offset, 0), a.length)
	to := a.length
	if p.Limit > 0 {
		to = min(to, from+p.Limit)
	}
	result := Result{Columns: q.Columns, Total: a.length, Rows: make([]Row, 0, to-from)}
	for i := from; i < to && c.step(); i++ {
		result.Rows = append(result.Rows, a.row(i))
	}
	if err := cmp.Or(c.err, ctx.Err()); err != nil {
		return Result{}, graph.Errorf(graph.Timeout, "query %s: %w", q.Name, err)
	}
	return result.only(chosen), nil
}

// choose is the places of the columns with the names, nil for none: all.
func (q Query) choose(names []string) ([]int, error) {
	var chosen []int
	for _, name := range names {
		at := slices.IndexFunc(q.Columns, func(c Column) bool { return c.Name == name })
		if at < 0 {
			return nil, graph.Errorf(graph.Invalid, "query %s has no column %q", q.Name, name)
		}
		chosen = append(chosen, at)
	}
	return chosen, nil
}

// only is the result with the columns at the places given, all for nil.
func (r Result) only(chosen []int) Result {
	if chosen == nil {
		return r
	}
	columns, cells := make([]Column, len(chosen)), make(Row, len(chosen)*len(r.Rows))
	for i, at := range chosen {
		columns[i] = r.Columns[at]
	}
	for i, row := range r.Rows {
		kept := cells[i*len(chosen) : (i+1)*len(chosen) : (i+1)*len(chosen)]
		for j, at := range chosen {
			kept[j] = row[at]
		}
		r.Rows[i] = kept
	}
	r.Columns = columns
	return r
}
