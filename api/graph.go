package api

import (
	"bufio"
	"context"
	"iter"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/graph"
	"soegraph/graph/format"
	"soegraph/queries"
)

// GraphParams is what routes take that give a graph.
type GraphParams struct {
	Format string `query:"format" doc:"Of the answer; without it Accept is negotiated"`
	Layout bool   `query:"layout" doc:"Whether nodes get places (x, y)"`
}

type graphInput struct {
	GraphParams

	ID         string   `path:"id" doc:"Its id, IRI or name, percent-encoded or not" example:"CRRC"`
	Depth      int      `query:"depth" minimum:"1" maximum:"5" default:"1" doc:"Steps from the entity"`
	Limit      int      `query:"limit" minimum:"1" maximum:"5000" default:"500" doc:"Nodes at most"`
	Type       []string `query:"type,explode" doc:"Only through entities of these types" example:"Project"`
	Predicates []string `query:"predicate,explode" doc:"Only along these predicates" example:"participatesIn"`
}

// everything is the closure of a subgraph that leaves the server: the evidence
// of all facts, and what is known of its documents but their texts.
func everything() queries.Closure { return queries.Closure{Evidence: true, Documents: true} }

func (s *Server) routeGraph() {
	op := huma.Operation{
		OperationID: "getGraph", Path: "/api/v1/entities/{id}/graph", Summary: "What lies around an entity", Tags: []string{"graph"},
	}
	promise(&op, "The subgraph, in the format asked for", s.graphMedia())
	register(s, op, func(ctx context.Context, in *graphInput) (*huma.StreamResponse, error) {
		reach := queries.Reach{Depth: in.Depth, Limit: in.Limit, Closure: everything()}
		var err error
		if reach.Classes, err = classes(in.Type); err != nil {
			return nil, err
		}
		if reach.Predicates, err = predicates(in.Predicates); err != nil {
			return nil, err
		}
		return s.draw(ctx, in.GraphParams, format.Cytoscape, func(r reading) (queries.Subgraph, string, error) {
			return s.around(ctx, r, in.ID, reach)
		})
	})
}

// around is the neighbourhood of what an id or a name means, and its title.
func (s *Server) around(ctx context.Context, r reading, id string, reach queries.Reach) (queries.Subgraph, string, error) {
	e, err := s.resolve(ctx, r, id)
	if err != nil {
		return queries.Subgraph{}, "", err
	}
	g, err := queries.Neighbourhood(ctx, r, []graph.IRI{e.IRI}, reach)
	return g, e.Name, err
}

// graphMedia is the schemas of the formats of graphs, by media type.
func (s *Server) graphMedia() map[string]*huma.Schema {
	media := map[string]*huma.Schema{}
	for _, info := range format.Formats() {
		media[info.MediaType] = &huma.Schema{Type: huma.TypeString}
	}
	media["application/json"] = &huma.Schema{OneOf: []*huma.Schema{
		schemaOf[NodeLink](s), {Type: huma.TypeObject, Description: "cytoscape, graphology, echarts: as the library takes it", AdditionalProperties: true},
	}}
	media["application/ld+json"] = &huma.Schema{Type: huma.TypeObject, AdditionalProperties: true}
	return media
}

// draw makes a subgraph and sends it in the format asked for.
func (s *Server) draw(ctx context.Context, in GraphParams, usual format.Format, make func(reading) (queries.Subgraph, string, error)) (*huma.StreamResponse, error) {
	info, err := chooseFormat(in.Format, infoOf(ctx).accept, usual)
	if err != nil {
		return nil, err
	}
	type drawing struct {
		format.Subgraph
		title string
	}
	d, err := read(s, func(r reading) (drawing, error) {
		g, title, err := make(r)
		return drawing{g, title}, err
	})
	if err != nil {
		return nil, err
	}
	if in.Layout {
		d.Subgraph = d.Place()
	}
	return s.send(info, d.Subgraph, d.title), nil
}

// send writes a subgraph that is made. What fails then can only be logged.
func (s *Server) send(info format.Info, g format.Subgraph, title string) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		ctx.SetHeader("Content-Type", contentType(info))
		if g.Truncated {
			ctx.SetHeader("Soegraph-Truncated", "true")
		}
		if title != "" && info.MediaType != "application/json" && info.Format != format.HTML {
			ctx.SetHeader("Content-Disposition", "inline; filename*=UTF-8''"+url.PathEscape(fileName(title)+info.Extension))
		}
		ctx.SetStatus(200)
		out := bufio.NewWriterSize(ctx.BodyWriter(), 64<<10)
		err := info.Write(out, g, format.Options{Title: title})
		if err == nil {
			err = out.Flush()
		}
		s.broken(ctx.Context(), err)
	}}
}

// broken logs that an answer could not be sent whole, and ends the connection,
// so that nobody takes a part for all. A client that went away is no news.
func (s *Server) broken(ctx context.Context, err error) {
	if err == nil {
		return
	}
	if ctx.Err() == nil {
		s.config.Log.WarnContext(ctx, "answer broken off", "request", infoOf(ctx).id, "error", err)
	}
	panic(errBroken)
}

// fileName is a title as the name of a file.
func fileName(title string) string {
	name := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, title))
	return string(name[:min(len(name), 60)])
}

func yieldQuads(quads []graph.Quad) iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}
