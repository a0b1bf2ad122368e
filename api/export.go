package api

import (
	"bufio"
	"context"
	"iter"
	"net/http"
	"net/url"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/graph"
	"soegraph/graph/format"
	"soegraph/graph/nquads"
	"soegraph/queries"
)

// mostExported bounds the quads of an export that is built in memory: of the
// whole graph, in any format but N-Quads.
const mostExported = 500_000

type exportInput struct {
	GraphParams

	Focus    string `query:"focus" maxLength:"500" doc:"An entity in the middle: its id, IRI or name" example:"CRRC"`
	Depth    int    `query:"depth" minimum:"1" maximum:"5" default:"2" doc:"Steps from the focus"`
	Limit    int    `query:"limit" minimum:"1" maximum:"20000" default:"5000" doc:"Entities at most around the focus"`
	Document string `query:"document" maxLength:"500" doc:"What a document states: its id, IRI, file name or title"`
}

func (s *Server) routeExport() {
	op := huma.Operation{
		OperationID: "export", Path: "/api/v1/export", Tags: []string{"graph"},
		Summary: "Take the graph out, or what lies around an entity, or what a document states, evidence included",
	}
	promise(&op, "The graph, in the format asked for", s.graphMedia())
	register(s, op, func(ctx context.Context, in *exportInput) (*huma.StreamResponse, error) {
		if in.Focus != "" && in.Document != "" {
			return nil, graph.Errorf(graph.Invalid, "give a focus or a document, not both")
		}
		info, err := chooseFormat(in.Format, infoOf(ctx).accept, format.NQuads)
		if err != nil {
			return nil, err
		}
		switch {
		case in.Focus != "":
			reach := queries.Reach{Depth: in.Depth, Limit: in.Limit, Closure: everything()}
			return s.draw(ctx, in.GraphParams, format.NQuads, func(r reading) (queries.Subgraph, string, error) { return s.around(ctx, r, in.Focus, reach) })
		case in.Document != "":
			return s.exportDocument(ctx, info, in)
		case info.Format == format.NQuads:
			return s.exportAll(), nil
		default:
			return s.exportBuilt(info, in)
		}
	})
}

func (s *Server) exportDocument(ctx context.Context, info format.Info, in *exportInput) (*huma.StreamResponse, error) {
	title := ""
	g, err := read(s, func(r reading) (format.Subgraph, error) {
		d, err := queries.DocumentOf(ctx, r, in.Document)
		if err != nil {
			return format.Subgraph{}, err
		}
		title = d.Title
		quads, err := queries.DocumentGraph(ctx, r, d.IRI)
		if err != nil {
			return format.Subgraph{}, err
		}
		return format.FromQuads(yieldQuads(quads))
	})
	if err != nil {
		return nil, err
	}
	if in.Layout {
		g = g.Place()
	}
	return s.send(info, g, title), nil
}

// exportBuilt sends the whole graph in a format that needs it in memory.
func (s *Server) exportBuilt(info format.Info, in *exportInput) (*huma.StreamResponse, error) {
	g, err := read(s, func(r reading) (format.Subgraph, error) {
		if n := r.snapshot.Count(graph.Pattern{}); n > mostExported {
			return format.Subgraph{}, graph.Errorf(graph.TooLarge, "the graph has %d quads; as %s at most %d can leave at once: take a focus or a document, or N-Quads", n, info.Format, mostExported)
		}
		return format.FromQuads(withNil(r.snapshot.Quads()))
	})
	if err != nil {
		return nil, err
	}
	if in.Layout {
		g = g.Place()
	}
	return s.send(info, g, "soegraph"), nil
}

// exportAll streams the whole graph, as documents and ledger state it.
func (s *Server) exportAll() *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		snapshot := s.config.Snapshot()
		defer snapshot.Close()
		ctx.SetHeader("Content-Type", "application/n-quads")
		ctx.SetHeader("Content-Disposition", "inline; filename*=UTF-8''"+url.PathEscape("soegraph.nq"))
		ctx.SetStatus(http.StatusOK)
		out := bufio.NewWriterSize(ctx.BodyWriter(), 64<<10)
		err := nquads.NewWriter(out).WriteAll(until(ctx.Context(), snapshot.Quads()))
		if err == nil {
			err = snapshot.Err()
		}
		if err == nil {
			err = out.Flush()
		}
		s.broken(ctx.Context(), err)
	}}
}

func withNil(quads iter.Seq[graph.Quad]) iter.Seq2[graph.Quad, error] {
	return until(context.Background(), quads)
}

// quadsBetweenChecks is how many quads pass between two looks at the context.
const quadsBetweenChecks = 1024

// until yields quads until the context ends, and then its error.
func until(ctx context.Context, quads iter.Seq[graph.Quad]) iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		n := 0
		for q := range quads {
			if n++; n%quadsBetweenChecks == 0 && ctx.Err() != nil {
				yield(graph.Quad{}, context.Cause(ctx))
				return
			}
			if !yield(q, nil) {
				return
			}
		}
	}
}
