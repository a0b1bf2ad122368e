package queries

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"

	"soegraph/graph"
)

// library is the named queries in Gizmo, to start from.
//
//go:embed lib/*.js
var library embed.FS

// template is a named query in Gizmo, "" where it has none.
func template(name string) string {
	data, err := library.ReadFile("lib/" + name + ".js")
	if err != nil {
		return ""
	}
	return string(data)
}

// Runner runs Gizmo for the queries of a user's folder.
type Runner interface {
	// Gizmo runs a script, which reads params as params.NAME, and calls row with
	// each row, a JSON object of terms in the form of SPARQL 1.1 Query Results
	// JSON and of values that the script made. At most limit rows; 0 is the
	// runner's own limit.
	Gizmo(ctx context.Context, script string, params map[string]any, limit int, row func([]byte) error) error
}

// AddFolder adds the queries of a folder: every file NAME.js, whose first
// comments say what it is (docs/queries.md). It fails with [graph.Invalid] where
// they do not, and with [graph.Conflict] where there is a query of the name.
func (l *Library) AddFolder(folder fs.FS, runner Runner) error {
	files, err := fs.Glob(folder, "*.js")
	if err != nil {
		return graph.Errorf(graph.Invalid, "queries: %w", err)
	}
	for _, file := range files {
		data, err := fs.ReadFile(folder, file)
		if err != nil {
			return graph.Errorf(graph.Invalid, "queries: %w", err)
		}
		name := strings.TrimSuffix(path.Base(file), ".js")
		if _, err := l.Query(name); err == nil {
			return graph.Errorf(graph.Conflict, "%s: there is a query %s already: give the file another name", file, name)
		}
		q, err := parseHeader(file, name, string(data))
		if err != nil {
			return err
		}
		q.runner = runner
		l.queries = append(l.queries, q)
	}
	return nil
}

// runGizmo answers a query of a user's folder.
func runGizmo(c *call, q Query, page Page) (Result, error) {
	result := Result{Columns: slices.Clone(q.Columns), Rows: []Row{}}
	limit := 0
	if page.Limit > 0 {
		limit = page.Offset + page.Limit + 1
	}
	err := q.runner.Gizmo(c.ctx, q.Gizmo, c.params(q), limit, func(data []byte) error {
		return c.addRow(&result, len(q.Columns) > 0, data)
	})
	if err != nil {
		return Result{}, err
	}
	for i, row := range result.Rows { // of before the last column was seen
		result.Rows[i] = append(row, make(Row, len(result.Columns)-len(row))...)
	}
	result.Total = len(result.Rows)
	from := min(max(page.Offset, 0), result.Total)
	to := result.Total
	if page.Limit > 0 {
		to = min(to, from+page.Limit)
	}
	result.Rows = result.Rows[from:to]
	chosen, err := Query{Name: q.Name, Columns: result.Columns}.choose(page.Columns)
	if err != nil {
		return Result{}, err
	}
	return result.only(chosen), nil
}

// params is the arguments as a script reads them: what names something in the
// graph as its term, which raw() reads (and an IRI needs no reading), the rest
// as it was written.
func (c *call) params(q Query) map[string]any {
	params := map[string]any{}
	for _, p := range q.Parameters {
		a, ok := c.args[p.Name]
		if !ok {
			continue
		}
		params[p.Name] = a.text
		if a.id != 0 {
			params[p.Name] = string(c.Term(a.id))
		}
	}
	return params
}

// addRow adds a row; columns that the header does not name are taken as they
// come, where it names none.
func (c *call) addRow(result *Result, named bool, data []byte) error {
	names, values, err := members(data)
	if err != nil {
		return graph.Errorf(graph.Internal, "read a row of Gizmo: %w", err)
	}
	row := make(Row, len(result.Columns))
	for i, name := range names {
		at := slices.IndexFunc(result.Columns, func(column Column) bool { return column.Name == name })
		if at < 0 && named {
			continue
		}
		if at < 0 {
			at = len(result.Columns)
			result.Columns = append(result.Columns, Column{name, TextColumn})
			row = append(row, nil)
		}
		row[at] = c.gizmoCell(values[i])
	}
	result.Rows = append(result.Rows, row)
	return nil
}

// members is the names and values of a JSON object, in its order.
func members(data []byte) (names []string, values []json.RawMessage, err error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return nil, nil, err
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, nil, err
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, nil, err
		}
		text, _ := name.(string)
		names, values = append(names, text), append(values, value)
	}
	return names, values, nil
}

// gizmoCell is a value of a row of Gizmo as a named query would show it.
func (c *call) gizmoCell(value json.RawMessage) Cell {
	var term struct {
		Type, Value, Datatype string
		Lang                  string `json:"xml:lang"`
	}
	var list []json.RawMessage
	var text string
	var number json.Number
	switch {
	case json.Unmarshal(value, &term) == nil && term.Type != "":
		return c.termCell(term.Type, term.Value, term.Lang, graph.IRI(term.Datatype))
	case json.Unmarshal(value, &list) == nil && list != nil:
		made := List{}
		for _, v := range list {
			if cell := c.gizmoCell(v); cell != nil {
				made = append(made, cell)
			}
		}
		return made
	case json.Unmarshal(value, &text) == nil && string(value) != "null":
		return Text(text)
	case json.Unmarshal(value, &number) == nil && number != "":
		return Number(number)
	case string(value) == "null":
		return nil
	}
	return Text(value)
}

func (c *call) termCell(kind, value, lang string, datatype graph.IRI) Cell {
	var t graph.Term
	switch {
	case kind == "uri":
		t = graph.IRI(value).Term()
	case kind != "literal":
		return Text(value)
	case lang != "":
		t = graph.LangString(value, lang)
	case datatype != "":
		t = graph.Typed(value, datatype)
	default:
		t = graph.String(value)
	}
	if id := c.term(t); id != 0 {
		return c.objectCell(id)
	}
	return Text(value)
}
