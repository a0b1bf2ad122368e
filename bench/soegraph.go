package main

import (
	"context"
	"errors"
	"io"
	"os"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/graph/store"
	"soegraph/queries"
)

// ours is soegraph's store, asked by the named queries and the typed traversals
// that the program itself uses.
type ours struct {
	dir      string
	store    *store.Store
	snapshot *store.Snapshot
	library  *queries.Library
}

func (s *ours) Load(ctx context.Context, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	if s.store, err = store.Open(s.dir, store.Options{}); err != nil {
		return err
	}
	_, err = s.store.Import(ctx, nquads.NewReader(f).Parallel(2))
	return err
}

func (s *ours) Open(context.Context) error {
	var err error
	if s.store, err = store.Open(s.dir, store.Options{ReadOnly: true}); err != nil {
		return err
	}
	s.snapshot, s.library = s.store.Snapshot(), queries.New()
	return nil
}

func (s *ours) Close() error {
	if s.store == nil {
		return nil
	}
	if s.snapshot != nil {
		s.snapshot.Close()
	}
	err := s.store.Close()
	s.store, s.snapshot = nil, nil
	return err
}

func (s *ours) Size() (int64, error) { return folderSize(s.dir) }

func (s *ours) Involving(ctx context.Context, enterprise graph.IRI) (Projects, error) {
	columns := queries.Page{Columns: []string{"project", "investment"}}
	result, err := s.library.RunPage(ctx, s.snapshot, "projects-involving", map[string]string{"enterprise": string(enterprise)}, columns)
	if err != nil {
		return Projects{}, err
	}
	var a Projects
	seen := map[graph.IRI]bool{}
	project, investment := column(result, "project"), column(result, "investment")
	for _, row := range result.Rows {
		if e, ok := row[project].(queries.Entity); ok && !seen[e.IRI] {
			seen[e.IRI] = true
			a.Count++
			a.Total += amount(row[investment])
		}
	}
	return a, nil
}

func column(r queries.Result, name string) int {
	for i, c := range r.Columns {
		if c.Name == name {
			return i
		}
	}
	return 0
}

// amount is the number in a cell.
func amount(c queries.Cell) float64 {
	if c == nil {
		return 0
	}
	n, _ := graph.Decimal(c.String()).Number()
	return n
}

func (s *ours) Around(_ context.Context, node graph.IRI, limit int) (int, error) {
	start, ok := s.snapshot.ID(node.Term())
	if !ok {
		return 0, errors.New("the node is not there")
	}
	var found []graph.Quad
	return around(start, limit, func(n graph.ID, see func([4]graph.ID, graph.ID, bool) bool) error {
		for _, p := range []graph.Pattern{{S: n}, {O: n}} {
			for q := range s.snapshot.Match(p) {
				quad := s.snapshot.Quad(q)
				found = append(found, quad)
				other, term := q.O, quad.Object
				if p.O == n {
					other, term = q.S, quad.Subject
				}
				if !see([4]graph.ID{q.S, q.P, q.O, q.G}, other, term.Kind() == graph.Resource) {
					return nil
				}
			}
		}
		return nil
	})
}

func (s *ours) Ranking(ctx context.Context, industry graph.IRI) (Ranking, error) {
	result, err := s.library.Run(ctx, s.snapshot, "zone-investment-ranking", map[string]string{"industry": string(industry)})
	if err != nil || len(result.Rows) == 0 {
		return Ranking{}, err
	}
	return Ranking{len(result.Rows), amount(result.Rows[0][column(result, "investment")])}, nil
}

func (s *ours) Path(ctx context.Context, from, to graph.IRI, limit int) (int, error) {
	paths, err := s.library.Paths(ctx, s.snapshot, from, to, queries.PathOptions{
		Max: limit, Limit: 1, Predicates: []graph.Predicate{graph.ParticipatesIn},
	})
	if err != nil || len(paths) == 0 {
		return 0, err
	}
	return len(paths[0].Edges), nil
}

func (s *ours) Export(_ context.Context, w io.Writer) error { return s.snapshot.Export(w) }
