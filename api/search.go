package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/queries"
)

type searchInput struct {
	PageParams

	Q     string   `query:"q" required:"true" minLength:"1" maxLength:"200" doc:"What was typed of a name: Chinese, English, an alias, pinyin or its initials" example:"中车"`
	Type  []string `query:"type,explode" doc:"Entities of these types only" example:"Enterprise"`
	Limit int      `query:"limit" minimum:"1" maximum:"100" default:"20"`
}

func (s *Server) routeSearch() {
	register(s, huma.Operation{
		OperationID: "search", Path: "/api/v1/search", Summary: "Find entities by a part of a name, best first", Tags: []string{"graph"},
	}, func(ctx context.Context, in *searchInput) (*listOutput[Entity], error) {
		offset, err := in.offset()
		if err != nil {
			return nil, err
		}
		wanted, err := classes(in.Type)
		if err != nil {
			return nil, err
		}
		return read(s, func(r reading) (*listOutput[Entity], error) {
			found, more, err := s.config.Queries.Search(ctx, r, in.Q, queries.SearchOptions{Classes: wanted, Offset: offset, Limit: in.Limit})
			items := make([]Entity, len(found))
			for i, e := range found {
				items[i] = newEntity(e)
			}
			return newPage(ctx, items, offset, more), err
		})
	})
}
