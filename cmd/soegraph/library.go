package main

import (
	"context"
	"os"
	"sync"

	"soegraph/graph"
	"soegraph/queries"
	"soegraph/queries/gizmo"
)

// library is the named queries, with those of the user's own folder, which run
// in the engine.
func (a *app) library(r queries.Runner) (*queries.Library, error) {
	l := queries.New()
	if a.queries == "" {
		return l, nil
	}
	if info, err := os.Stat(a.queries); err != nil || !info.IsDir() {
		return nil, graph.Errorf(graph.NotFound, "--queries %s is no folder", a.queries)
	}
	return l, l.AddFolder(os.DirFS(a.queries), r)
}

// runner runs the Gizmo of a user's own queries in an engine that is made when
// the first asks for it.
type runner struct {
	engine func() (*gizmo.Engine, error)
}

// newRunner is a runner, and what ends its engine.
func (a *app) newRunner() (r runner, end func()) {
	var made *gizmo.Engine
	r = runner{sync.OnceValues(func() (*gizmo.Engine, error) {
		var err error
		made, err = a.engine(1)
		return made, err
	})}
	return r, func() {
		if made != nil {
			_ = made.Close() // nothing runs in it any more
		}
	}
}

// mostRows is how many rows an answer may have.
const mostRows = 100_000

// Gizmo runs a script. It fails with [graph.TooLarge] where a caller who wants
// all rows cannot have them.
func (r runner) Gizmo(ctx context.Context, script string, params map[string]any, limit int, row func([]byte) error) error {
	engine, err := r.engine()
	if err != nil {
		return err
	}
	request := gizmo.Request{Query: script, Params: params, Limit: limit}
	if limit == 0 {
		request.Limit = mostRows
	}
	stats, err := engine.Query(ctx, request, func(r gizmo.Row) error { return row(r) })
	if err == nil && limit == 0 && stats.Truncated {
		return graph.Errorf(graph.TooLarge, "the query has more than %d rows: narrow it", mostRows)
	}
	return err
}
