package api

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/graph"
	"soegraph/queries/gizmo"
)

// GizmoQuery is a query in Gizmo.
type GizmoQuery struct {
	Query   string         `json:"query" doc:"The program" minLength:"1"`
	Params  map[string]any `json:"params,omitempty" doc:"Values that the query reads as params.NAME, so that none is spliced into it"`
	Limit   int            `json:"limit,omitempty" minimum:"1" maximum:"100000" default:"100" doc:"Rows at most"`
	Timeout string         `json:"timeout,omitempty" default:"5s" doc:"As 500ms, 5s; at most a minute" example:"5s"`
	Form    string         `json:"form,omitempty" enum:"typed,cayley" default:"typed" doc:"Of terms in rows: typed as in SPARQL's JSON, or as Cayley prints them"`
	Explain bool           `json:"explain,omitempty" doc:"Rows say how the paths would be answered"`
}

// GizmoResult is the answer of a query in Gizmo.
type GizmoResult struct {
	Result    []map[string]any `json:"result" doc:"A row each, with a member for each tag"`
	Truncated bool             `json:"truncated,omitempty" doc:"There was more than the limit"`
	Elapsed   float64          `json:"elapsed,omitempty" doc:"Milliseconds that it took"`
	Error     *Problem         `json:"error,omitempty" doc:"Where it failed after its first rows"`
}

type gizmoInput struct{ Body GizmoQuery }

type gizmoGetInput struct {
	Query   string `query:"query" required:"true" minLength:"1" maxLength:"16384" example:"g.V(entity('中车')).out('soe:participatesIn').all()"`
	Limit   int    `query:"limit" minimum:"1" maximum:"100000" default:"100"`
	Timeout string `query:"timeout" default:"5s"`
}

func (s *Server) routeGizmo() {
	if s.config.Gizmo == nil {
		return
	}
	op := huma.Operation{
		OperationID: "runGizmo", Method: http.MethodPost, Path: "/api/v1/gizmo",
		Summary: "Answer a query in Gizmo. Rows stream; closing the connection cancels it", Tags: []string{"queries"},
	}
	media := map[string]*huma.Schema{"application/json": schemaOf[GizmoResult](s), ndjson: {Type: huma.TypeString}}
	promise(&op, "The rows", media)
	register(s, op, func(ctx context.Context, in *gizmoInput) (*huma.StreamResponse, error) {
		return s.ask(ctx, in.Body)
	})
	op = huma.Operation{OperationID: "getGizmo", Path: "/api/v1/gizmo", Summary: "The same, so that an answer has an address", Tags: []string{"queries"}}
	promise(&op, "The rows", media)
	register(s, op, func(ctx context.Context, in *gizmoGetInput) (*huma.StreamResponse, error) {
		return s.ask(ctx, GizmoQuery{Query: in.Query, Limit: in.Limit, Timeout: in.Timeout})
	})
}

const ndjson = "application/x-ndjson"

// ask starts a query and waits for its first row or its end, so that what fails
// at once is a problem with its status. The rest streams.
func (s *Server) ask(ctx context.Context, q GizmoQuery) (*huma.StreamResponse, error) {
	request := gizmo.Request{Query: q.Query, Params: q.Params, Limit: q.Limit, Explain: q.Explain}
	if q.Form == "cayley" {
		request.Form = gizmo.Cayley
	}
	if q.Timeout != "" {
		d, err := time.ParseDuration(q.Timeout)
		if err != nil || d <= 0 {
			return nil, graph.Errorf(graph.Invalid, "the timeout %q is not one like 500ms or 5s", q.Timeout)
		}
		request.Timeout = d
	}
	run := startQuery(ctx, s.config.Gizmo, request)
	first, more := <-run.rows
	if !more && run.err != nil {
		return nil, run.err
	}
	lines := slices.Contains(accepted(infoOf(ctx).accept), ndjson)
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		w := ctx.BodyWriter()
		a := answer{w: w, lines: lines}
		ctx.SetHeader("Content-Type", "application/json")
		if lines {
			ctx.SetHeader("Content-Type", ndjson)
		}
		ctx.SetStatus(http.StatusOK)
		a.begin()
		for row := first; more; row, more = <-run.rows {
			a.row(row)
			if len(run.rows) == 0 {
				flush(w)
			}
		}
		var p *Problem
		if run.err != nil {
			p = problemOf(ctx.Context(), run.err)
		}
		a.end(run.stats, p)
		s.broken(ctx.Context(), a.err)
	}}, nil
}

// run is a query at work. stats and err are set when rows is closed.
type run struct {
	rows  chan gizmo.Row
	stats gizmo.Stats
	err   error
}

// rowsAhead is how many rows may wait to be sent.
const rowsAhead = 256

// startQuery runs a query until it ends or the context does.
func startQuery(ctx context.Context, g Gizmo, request gizmo.Request) *run {
	q := &run{rows: make(chan gizmo.Row, rowsAhead)}
	go func() {
		defer close(q.rows)
		q.stats, q.err = g.Query(ctx, request, func(row gizmo.Row) error {
			select {
			case q.rows <- slices.Clone(row): // a row is valid only here
				return nil
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		})
	}()
	return q
}

// answer writes the rows of a query, as one JSON object or a row a line. The
// first error stays.
type answer struct {
	w     io.Writer
	lines bool
	count int
	err   error
}

func (a *answer) write(parts ...[]byte) {
	for _, p := range parts {
		if a.err == nil {
			_, a.err = a.w.Write(p)
		}
	}
}

func (a *answer) begin() {
	if !a.lines {
		a.write([]byte(`{"result":[`))
	}
}

func (a *answer) row(r gizmo.Row) {
	a.count++
	if a.lines {
		a.write(r, []byte{'\n'})
		return
	}
	if a.count > 1 {
		a.write([]byte{','})
	}
	a.write(r)
}

// end writes what is to be known of the whole. Lines have it only where
// something is missing: then it is a line of its own.
func (a *answer) end(stats gizmo.Stats, p *Problem) {
	tail := struct {
		Truncated bool     `json:"truncated"`
		Elapsed   float64  `json:"elapsed"`
		Error     *Problem `json:"error,omitempty"`
	}{stats.Truncated, float64(stats.Elapsed.Microseconds()) / 1000, p}
	data, err := json.Marshal(tail)
	if err != nil {
		a.err = err
		return
	}
	switch {
	case !a.lines:
		a.write([]byte("],"), data[1:], []byte{'\n'})
	case stats.Truncated || p != nil:
		a.write(data, []byte{'\n'})
	}
}
