package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"soegraph/graph"
)

// memstoreBytes is about what a quad takes of memory in Cayley's store (2,580
// were measured): a graph that needs more than there is would end the run.
const memstoreBytes = 3000

// memStore is Cayley's store in memory, asked in Gizmo where Gizmo can, through
// its iterators otherwise.
type memStore struct {
	file string
	qs   *memstore.QuadStore
}

func (s *memStore) Load(_ context.Context, file string) error {
	s.file = file
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	nquads.AutoConvertTypedString = false
	s.qs = memstore.New()
	for r := nquads.NewReader(f, false); ; { // not all quads first: they would need memory beside the store
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		s.qs.AddQuad(q)
	}
}

func (s *memStore) Open(ctx context.Context) error { return s.Load(ctx, s.file) }

func (s *memStore) Close() error {
	s.qs = nil
	return nil
}

func (s *memStore) Size() (int64, error) { return 0, nil }

// rows runs Gizmo and gives the results as the session has them.
func (s *memStore) rows(ctx context.Context, text string, give func(*gizmo.Result)) error {
	it, err := gizmo.NewSession(s.qs).Execute(ctx, text, query.Options{Collation: query.Raw})
	if err != nil {
		return err
	}
	defer func() { _ = it.Close() }() // it was only read
	for it.Next(ctx) {
		if r, ok := it.Result().(*gizmo.Result); ok {
			give(r)
		}
	}
	return it.Err()
}

func (s *memStore) Involving(ctx context.Context, enterprise graph.IRI) (Projects, error) {
	var a Projects
	var failed error
	err := s.rows(ctx, involvingQuery(enterprise), func(r *gizmo.Result) {
		if _, err := s.name(r.Tags["name"]); err != nil {
			failed = err
		}
		n, err := s.number(r.Tags["amount"])
		if err != nil {
			failed = err
		}
		a.Count++
		a.Total += n
	})
	return a, errors.Join(err, failed)
}

func (s *memStore) name(r cayley.Ref) (string, error) {
	v, err := s.qs.NameOf(r)
	if err != nil {
		return "", err
	}
	return quad.StringOf(v), nil
}

func (s *memStore) number(r cayley.Ref) (float64, error) {
	v, err := s.qs.NameOf(r)
	if err != nil {
		return 0, err
	}
	typed, ok := v.(quad.TypedString)
	if !ok {
		return 0, fmt.Errorf("%v is no amount", v)
	}
	n, _ := graph.Decimal(string(typed.Value)).Number()
	return n, nil
}

func (s *memStore) Ranking(ctx context.Context, industry graph.IRI) (Ranking, error) {
	var a Ranking
	err := s.rows(ctx, rankingQuery(industry), func(r *gizmo.Result) {
		if m, ok := r.Val.(map[string]any); ok {
			a.Zones, a.Most = int(toFloat(m["zones"])), toFloat(m["most"])
		}
	})
	return a, err
}

func toFloat(v any) float64 {
	switch n := v.(type) {
	case int64:
		return float64(n)
	case float64:
		return n
	default:
		return 0
	}
}

// refs is the quads that have a node in a place.
func (s *memStore) refs(ctx context.Context, d quad.Direction, node cayley.Ref, see func(cayley.Ref) bool) error {
	it := s.qs.QuadIterator(d, node).Iterate()
	defer func() { _ = it.Close() }() // it was only read
	for it.Next(ctx) {
		if !see(it.Result()) {
			break
		}
	}
	return it.Err()
}

func (s *memStore) Around(ctx context.Context, node graph.IRI, limit int) (int, error) {
	start, err := s.qs.ValueOf(quad.IRI(node))
	if err != nil {
		return 0, err
	}
	return around(keyOf(start), limit, func(n any, see func([4]any, any, bool) bool) error {
		for _, d := range []quad.Direction{quad.Subject, quad.Object} {
			more := true
			var failed error
			err := s.refs(ctx, d, n.(cayley.Ref), func(r cayley.Ref) bool {
				more, failed = s.see(r, d, see)
				return more && failed == nil
			})
			if err := errors.Join(err, failed); err != nil || !more {
				return err
			}
		}
		return nil
	})
}

// see shows a quad, with its terms, to whoever counts.
func (s *memStore) see(r cayley.Ref, d quad.Direction, see func([4]any, any, bool) bool) (bool, error) {
	q, err := s.qs.Quad(r)
	if err != nil {
		return false, err
	}
	var key [4]any
	for i, direction := range quad.Directions {
		end, err := s.qs.QuadDirection(r, direction)
		if err != nil {
			return false, err
		}
		key[i] = keyOf(end)
	}
	other, value := key[2], q.Object
	if d == quad.Object {
		other, value = key[0], q.Subject
	}
	_, isIRI := value.(quad.IRI)
	return see(key, other, isIRI), nil
}

func keyOf(r cayley.Ref) any {
	if r == nil {
		return nil
	}
	return r
}

func (s *memStore) Path(ctx context.Context, from, to graph.IRI, limit int) (int, error) {
	p, err := s.qs.ValueOf(quad.IRI(graph.ParticipatesIn))
	if err != nil {
		return 0, err
	}
	a, err := s.qs.ValueOf(quad.IRI(from))
	if err != nil {
		return 0, err
	}
	b, err := s.qs.ValueOf(quad.IRI(to))
	if err != nil {
		return 0, err
	}
	return path(keyOf(a), keyOf(b), limit, func(front []any) ([]any, error) {
		var found []any
		for _, n := range front {
			for _, d := range [][2]quad.Direction{{quad.Subject, quad.Object}, {quad.Object, quad.Subject}} {
				var failed error
				err := s.refs(ctx, d[0], n.(cayley.Ref), func(r cayley.Ref) bool {
					predicate, err := s.qs.QuadDirection(r, quad.Predicate)
					if err == nil && keyOf(predicate) == keyOf(p) {
						var end cayley.Ref
						end, err = s.qs.QuadDirection(r, d[1])
						found = append(found, keyOf(end))
					}
					failed = errors.Join(failed, err)
					return failed == nil
				})
				if err := errors.Join(err, failed); err != nil {
					return nil, err
				}
			}
		}
		return found, nil
	})
}

func (s *memStore) Export(ctx context.Context, w io.Writer) error {
	out := nquads.NewWriter(w)
	it := s.qs.QuadsAllIterator().Iterate()
	defer func() { _ = it.Close() }() // it was only read
	for it.Next(ctx) {
		q, err := s.qs.Quad(it.Result())
		if err != nil {
			return err
		}
		if err := out.WriteQuad(q); err != nil {
			return err
		}
	}
	return errors.Join(it.Err(), out.Close())
}
