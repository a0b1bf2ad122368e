package api

import (
	"context"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/graph"
	"soegraph/queries"
)

// Stats is what the graph holds.
type Stats struct {
	Generation uint64         `json:"generation" doc:"Counts the changes of the store"`
	Version    string         `json:"version"`
	ReadOnly   bool           `json:"readOnly" doc:"Whether the server refuses writes, token or not"`
	Quads      int            `json:"quads"`
	Facts      int            `json:"facts" doc:"Names and types left out"`
	Evidence   int            `json:"evidence"`
	Documents  int            `json:"documents"`
	Articles   int            `json:"articles"`
	Entities   int            `json:"entities"`
	Types      map[string]int `json:"types" doc:"Entities by type"`
	Predicates map[string]int `json:"predicates" doc:"Facts by predicate"`
	Years      map[string]int `json:"years" doc:"Articles by the year in which they appeared"`
}

func (s *Server) routeStats() {
	type output struct{ Body Stats }
	register(s, huma.Operation{
		OperationID: "getStats", Path: "/api/v1/stats", Summary: "What the graph holds", Tags: []string{"graph"},
	}, func(ctx context.Context, _ *struct{}) (*output, error) {
		stats, err := read(s, func(r reading) (Stats, error) {
			return s.stats.get(ctx, r.Generation(), func(ctx context.Context) (Stats, error) { return s.count(ctx, r) })
		})
		return &output{stats}, err
	})
}

func (s *Server) count(ctx context.Context, r reading) (Stats, error) {
	counted, err := queries.StatsOf(ctx, r)
	if err != nil {
		return Stats{}, err
	}
	stats := Stats{
		Generation: r.Generation(), Version: s.config.Version, ReadOnly: s.config.readOnly(), Quads: counted.Quads, Facts: counted.Facts,
		Evidence: counted.Evidence, Documents: counted.Documents, Articles: counted.Articles,
		Types: map[string]int{}, Predicates: map[string]int{}, Years: map[string]int{},
	}
	for _, c := range counted.Entities {
		stats.Entities += c.Count
		stats.Types[c.Class.Local()] = c.Count
	}
	for _, p := range counted.Predicates {
		stats.Predicates[p.Predicate.Local()] = p.Count
	}
	for a := range subjects(r, graph.Type, graph.ArticleClass.Term()) {
		article := r.Term(a)
		published := text(r, article, graph.DatePublished)
		if published == "" {
			published = text(r, object(r, article, graph.EvidenceDocument), graph.DatePublished)
		}
		if year := published[:min(len(published), len("2006"))]; year != "" {
			if _, err := strconv.Atoi(year); err == nil {
				stats.Years[year]++
			}
		}
	}
	return stats, ctx.Err()
}

// subjects yields what has an object for a predicate.
func subjects(r queries.Reader, p graph.Predicate, o graph.Term) func(yield func(graph.ID) bool) {
	return func(yield func(graph.ID) bool) {
		predicate, used := r.ID(p.Term())
		value, known := r.ID(o)
		if !used || !known {
			return
		}
		for q := range r.Match(graph.Pattern{P: predicate, O: value}) {
			if !yield(q.S) {
				return
			}
		}
	}
}
