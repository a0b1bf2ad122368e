package api

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/graph"
	"soegraph/queries"
)

// Query is a named query.
type Query struct {
	Name       string           `json:"name" example:"projects-involving"`
	Title      queries.Title    `json:"title"`
	Meaning    queries.Title    `json:"meaning" doc:"What is counted, what counts as part of what, in which order rows come"`
	Parameters []Parameter      `json:"parameters"`
	Columns    []queries.Column `json:"columns"`
	Gizmo      string           `json:"gizmo,omitempty" doc:"The same question in Gizmo, to start from"`
}

// Parameter is one parameter of a query.
type Parameter struct {
	Name     string        `json:"name"`
	Type     string        `json:"type" enum:"entity,date,statement,document,predicate,object,text"`
	Classes  []string      `json:"classes,omitempty" doc:"Of an entity"`
	Required bool          `json:"required"`
	Title    queries.Title `json:"title"`
	Example  string        `json:"example,omitempty"`
}

// Rows is a page of the answer of a query.
type Rows struct {
	Columns []queries.Column `json:"columns"`
	Items   []map[string]any `json:"items" doc:"A cell is an entity {iri, name, aliases}, a number, a text, evidence {count, statements}, null, or an array of those"`
	Total   int              `json:"total"`
	Next    string           `json:"next,omitempty"`
}

// rowsJSON is [Rows] as they are written: the library has the cells in the order
// of the columns.
type rowsJSON struct {
	Columns []queries.Column `json:"columns"`
	Items   queries.Result   `json:"items"`
	Total   int              `json:"total"`
	Next    string           `json:"next,omitempty"`
}

func (s *Server) routeQueries() {
	type output struct{ Body List[Query] }
	register(s, huma.Operation{
		OperationID: "listQueries", Path: "/api/v1/queries", Summary: "The named queries", Tags: []string{"queries"},
	}, func(context.Context, *struct{}) (*output, error) {
		out := &output{List[Query]{Items: []Query{}}}
		for _, q := range s.config.Queries.Queries() {
			out.Body.Items = append(out.Body.Items, newQuery(q))
		}
		return out, nil
	})
}

func newQuery(q queries.Query) Query {
	made := Query{Name: q.Name, Title: q.Title, Meaning: q.Meaning, Parameters: []Parameter{}, Columns: q.Columns, Gizmo: q.Gizmo}
	for _, p := range q.Parameters {
		made.Parameters = append(made.Parameters, Parameter{
			Name: p.Name, Type: string(p.Kind), Classes: p.ClassNames(), Required: p.Required, Title: p.Title, Example: p.Example,
		})
	}
	return made
}

type runInput struct {
	PageParams

	Name   string `path:"name" example:"projects-involving"`
	Limit  int    `query:"limit" minimum:"1" maximum:"10000" default:"100"`
	Format string `query:"format" enum:"json,csv" doc:"Of the answer; without it Accept is negotiated. A table (csv) has all rows"`

	args   url.Values
	accept string
}

// Resolve takes the parameters of the query itself.
func (in *runInput) Resolve(ctx huma.Context) []error {
	asked := ctx.URL()
	in.args, in.accept = asked.Query(), infoOf(ctx.Context()).accept
	for _, own := range []string{"cursor", "limit", "format"} {
		in.args.Del(own)
	}
	return nil
}

func (in *runInput) asCSV() bool {
	if in.Format != "" {
		return in.Format == "csv"
	}
	return !wantsJSON(in.accept) && matches(accepted(in.accept)[0], "text/csv")
}

func (s *Server) routeQuery() {
	op := huma.Operation{
		OperationID: "runQuery", Path: "/api/v1/queries/{name}", Summary: "Answer a named query; its parameters are parameters of the address", Tags: []string{"queries"},
	}
	promise(&op, "The rows", map[string]*huma.Schema{"application/json": schemaOf[Rows](s), "text/csv": {Type: huma.TypeString}})
	register(s, op, func(ctx context.Context, in *runInput) (*huma.StreamResponse, error) {
		offset, err := in.offset()
		if err != nil {
			return nil, err
		}
		args := map[string]string{}
		for name, values := range in.args {
			if len(values) > 1 {
				return nil, graph.Errorf(graph.Invalid, "the parameter %s is given %d times", name, len(values))
			}
			args[name] = values[0]
		}
		page := queries.Page{Offset: offset, Limit: in.Limit}
		if in.asCSV() {
			page = queries.Page{}
		}
		result, err := read(s, func(r reading) (queries.Result, error) {
			return s.config.Queries.RunPage(ctx, r, in.Name, args, page)
		})
		if err != nil {
			return nil, err
		}
		if in.asCSV() {
			return s.sendTable(in.Name, result), nil
		}
		return s.sendRows(ctx, result, offset), nil
	})
}

func (s *Server) sendRows(ctx context.Context, result queries.Result, offset int) *huma.StreamResponse {
	rows := rowsJSON{Columns: result.Columns, Items: result, Total: result.Total}
	link := ""
	if end := offset + len(result.Rows); end < result.Total && len(result.Rows) > 0 {
		rows.Next = cursorAt(end)
		link = nextLink(ctx, rows.Next)
	}
	send := s.sendJSON(rows)
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		if link != "" {
			ctx.SetHeader("Link", link)
		}
		send.Body(ctx)
	}}
}

// sendTable sends all rows for a spreadsheet.
func (s *Server) sendTable(name string, result queries.Result) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		ctx.SetHeader("Content-Type", "text/csv; charset=utf-8")
		ctx.SetHeader("Content-Disposition", "inline; filename*=UTF-8''"+url.PathEscape(fileName(name)+".csv"))
		ctx.SetStatus(http.StatusOK)
		s.broken(ctx.Context(), writeTable(ctx.BodyWriter(), result))
	}}
}

func writeTable(w io.Writer, result queries.Result) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	table := csv.NewWriter(w)
	table.UseCRLF = true
	names := make([]string, len(result.Columns))
	for i, c := range result.Columns {
		names[i] = c.Name
	}
	if err := table.Write(names); err != nil {
		return err
	}
	for _, row := range result.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			if c != nil {
				cells[i] = harmless(c.String())
			}
		}
		if err := table.Write(cells); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

// harmless marks as text what a spreadsheet would take for a formula.
func harmless(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) || json.Valid([]byte(cell)) {
		return cell
	}
	return "'" + cell
}
