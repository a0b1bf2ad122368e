package api

import (
	"context"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/graph"
	"soegraph/graph/format"
	"soegraph/queries"
)

// PathList is the shortest paths between two entities.
type PathList struct {
	From   Entity `json:"from"`
	To     Entity `json:"to"`
	Length int    `json:"length" doc:"Hops of all paths; 0 where there is none"`
	Paths  []Path `json:"paths"`
}

// Path is a chain of facts. Fact i joins entities i and i+1, in either direction.
type Path struct {
	Entities []Entity `json:"entities"`
	Facts    []Fact   `json:"facts"`
}

type pathsInput struct {
	GraphParams

	From  string `query:"from" required:"true" minLength:"1" maxLength:"500" example:"CRRC"`
	To    string `query:"to" required:"true" minLength:"1" maxLength:"500" example:"太平湾"`
	Max   int    `query:"max" minimum:"1" maximum:"8" default:"4" doc:"Hops at most"`
	Limit int    `query:"limit" minimum:"1" maximum:"100" default:"10" doc:"Paths at most"`
}

// between is the paths that a request asks for, and their ends.
type between struct {
	from, to queries.Entity
	paths    []queries.Path
}

func (s *Server) routePaths() {
	op := huma.Operation{
		OperationID: "getPaths", Path: "/api/v1/paths", Summary: "The shortest paths between two entities", Tags: []string{"graph"},
	}
	media := s.graphMedia()
	media["application/json"].OneOf = append([]*huma.Schema{schemaOf[PathList](s)}, media["application/json"].OneOf...)
	promise(&op, "The paths, or with format the graph of them", media)
	register(s, op, func(ctx context.Context, in *pathsInput) (*huma.StreamResponse, error) {
		if in.Format == "" && wantsJSON(infoOf(ctx).accept) {
			list, err := read(s, func(r reading) (PathList, error) {
				b, err := s.between(ctx, r, in)
				if err != nil {
					return PathList{}, err
				}
				return newPathList(r, b), nil
			})
			if err != nil {
				return nil, err
			}
			return s.sendJSON(list), nil
		}
		return s.draw(ctx, in.GraphParams, format.Cytoscape, func(r reading) (queries.Subgraph, string, error) {
			b, err := s.between(ctx, r, in)
			if err != nil {
				return queries.Subgraph{}, "", err
			}
			g, err := queries.PathGraph(ctx, r, b.paths, everything())
			if len(b.paths) == 0 {
				g.Focus = []graph.IRI{b.from.IRI, b.to.IRI}
			}
			return g, b.from.Name + " - " + b.to.Name, err
		})
	})
}

// wantsJSON reports whether JSON is fine for a client.
func wantsJSON(accept string) bool {
	media := accepted(accept)
	return len(media) == 0 || slices.ContainsFunc(media[:1], func(m string) bool { return matches(m, "application/json") })
}

func (s *Server) between(ctx context.Context, r reading, in *pathsInput) (between, error) {
	from, err := s.resolve(ctx, r, in.From)
	if err != nil {
		return between{}, err
	}
	to, err := s.resolve(ctx, r, in.To)
	if err != nil {
		return between{}, err
	}
	paths, err := s.config.Queries.Paths(ctx, r, from.IRI, to.IRI, queries.PathOptions{Max: in.Max, Limit: in.Limit})
	return between{from, to, paths}, err
}

func newPathList(r reading, b between) PathList {
	list := PathList{From: newEntity(b.from), To: newEntity(b.to), Paths: []Path{}}
	for _, p := range b.paths {
		path := Path{Facts: []Fact{}}
		entities := map[graph.IRI]queries.Entity{}
		for _, e := range p.Nodes {
			entities[e.IRI] = e
			path.Entities = append(path.Entities, newEntity(e))
		}
		for _, e := range p.Edges {
			target := entities[e.Target]
			path.Facts = append(path.Facts, newFact(r, entities[e.Source], e.Fact, &target, ""))
		}
		list.Length = len(path.Facts)
		list.Paths = append(list.Paths, path)
	}
	return list
}
