package quadstore

import (
	"context"
	"errors"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	"soegraph/graph"
)

// QuadStore is a graph as Cayley sees one.
type QuadStore struct {
	reader Reader
	nodes  *table
}

var (
	_ cayley.QuadStore = (*QuadStore)(nil)
	_ shape.Optimizer  = (*QuadStore)(nil)
)

// New is the graph that r reads.
func New(r Reader) *QuadStore { return &QuadStore{reader: r, nodes: new(table)} }

// Register makes the kind of store known to Cayley under a name, so that its
// own programs open it. Cayley's registry is for the whole process, and
// registering a name twice panics.
func Register(name string, open func(path string) (Reader, error)) {
	cayley.RegisterQuadStore(name, cayley.QuadStoreRegistration{
		NewFunc: func(path string, _ cayley.Options) (cayley.QuadStore, error) {
			r, err := open(path)
			if err != nil {
				return nil, err
			}
			return New(r), nil
		},
		InitFunc:     func(string, cayley.Options) error { return nil },
		IsPersistent: true,
	})
}

// Reader is what the store reads.
func (qs *QuadStore) Reader() Reader { return qs.reader }

// TermOf is the term behind a reference, "" where there is none.
func (qs *QuadStore) TermOf(r cayley.Ref) graph.Term {
	switch r := r.(type) {
	case nil:
		return ""
	case *node:
		return qs.reader.Term(r.id)
	case refs.PreFetchedValue:
		return Term(r.NameOf())
	default:
		return ""
	}
}

// ValueOf is the reference to a value, nil where no quad has it.
func (qs *QuadStore) ValueOf(v quad.Value) (cayley.Ref, error) {
	if v == nil {
		return nil, nil
	}
	id, ok := qs.reader.ID(Term(v))
	if !ok {
		return nil, nil
	}
	return qs.ref(id), nil
}

// NameOf is the value behind a reference.
func (qs *QuadStore) NameOf(r cayley.Ref) (quad.Value, error) {
	if v, ok := r.(refs.PreFetchedValue); ok {
		return v.NameOf(), nil
	}
	return Value(qs.TermOf(r)), nil
}

// Quad is the quad behind a reference.
func (qs *QuadStore) Quad(r cayley.Ref) (quad.Quad, error) {
	q, ok := r.(quadRef)
	if !ok {
		return quad.Quad{}, nil
	}
	value := func(id graph.ID) quad.Value {
		if id == 0 {
			return nil
		}
		return Value(qs.reader.Term(id))
	}
	return quad.Quad{Subject: value(q.S), Predicate: value(q.P), Object: value(q.O), Label: value(q.G)}, nil
}

// QuadDirection is one of the four references of a quad.
func (qs *QuadStore) QuadDirection(r cayley.Ref, d quad.Direction) (cayley.Ref, error) {
	q, _ := r.(quadRef)
	return qs.ref(at(graph.IDQuad(q), d)), nil
}

// QuadIterator is the quads that have a node in a direction.
func (qs *QuadStore) QuadIterator(d quad.Direction, r cayley.Ref) iterator.Shape {
	s := scan{qs: qs}
	if id := qs.id(r); id == 0 || !bind(&s.pattern, d, id) {
		return iterator.NewNull()
	}
	return &s
}

// QuadIteratorSize is how many quads have a node in a direction.
func (qs *QuadStore) QuadIteratorSize(_ context.Context, d quad.Direction, r cayley.Ref) (refs.Size, error) {
	var p graph.Pattern
	if id := qs.id(r); id == 0 || !bind(&p, d, id) {
		return refs.Size{Exact: true}, nil
	}
	return refs.Size{Value: int64(qs.reader.Count(p)), Exact: true}, nil
}

// Stats counts the quads. The number of nodes is exact only where that is asked
// for, since it takes a look at every quad.
func (qs *QuadStore) Stats(ctx context.Context, exact bool) (cayley.Stats, error) {
	quads := int64(qs.reader.Count(graph.Pattern{}))
	stats := cayley.Stats{
		Nodes: refs.Size{Value: quads/3 + 1},
		Quads: refs.Size{Value: quads, Exact: true},
	}
	if exact {
		n, err := iterator.Iterate(ctx, qs.NodesAllIterator()).Paths(false).Count()
		if err != nil {
			return stats, err
		}
		stats.Nodes = refs.Size{Value: n, Exact: true}
	}
	return stats, nil
}

// QuadsAllIterator is every quad.
func (qs *QuadStore) QuadsAllIterator() iterator.Shape { return &scan{qs: qs} }

// NodesAllIterator is every term that a quad has.
func (qs *QuadStore) NodesAllIterator() iterator.Shape { return &allNodes{qs: qs} }

// ApplyDeltas writes, where the reader is a [Writer], and fails with
// [graph.Forbidden] where it is not.
func (qs *QuadStore) ApplyDeltas(in []cayley.Delta, opts cayley.IgnoreOpts) error {
	w, ok := qs.reader.(Writer)
	if !ok {
		return errReadOnly()
	}
	var add, remove []graph.Quad
	for _, d := range in {
		switch d.Action {
		case cayley.Add:
			add = append(add, Quad(d.Quad))
		case cayley.Delete:
			remove = append(remove, Quad(d.Quad))
		default:
			return &cayley.DeltaError{Delta: d, Err: cayley.ErrInvalidAction}
		}
	}
	err := w.Apply(add, remove, opts.IgnoreDup, opts.IgnoreMissing)
	if graph.CodeOf(err) == graph.Conflict && len(in) > 0 {
		// Cayley's writers ask which of its two errors it is
		cause := cayley.ErrQuadExists
		if errors.Is(err, ErrMissing) {
			cause = cayley.ErrQuadNotExist
		}
		return &cayley.DeltaError{Delta: in[0], Err: cause}
	}
	return err
}

// ErrMissing is in the chain of the error of a [Writer] that was to remove a
// quad that is not there.
var ErrMissing = errors.New("no such quad")

// NewQuadWriter writes quads one after the other, those that are there already
// without an error.
func (qs *QuadStore) NewQuadWriter() (quad.WriteCloser, error) {
	if _, ok := qs.reader.(Writer); !ok {
		return nil, errReadOnly()
	}
	return &quadWriter{qs: qs}, nil
}

// Close does nothing: whoever opened the reader closes it.
func (qs *QuadStore) Close() error { return nil }

func errReadOnly() error {
	return graph.Errorf(graph.Forbidden, "this view of the graph is read-only: write through the store")
}

// Quad is a quad of Cayley's by its terms.
func Quad(q quad.Quad) graph.Quad {
	return graph.Quad{Subject: Term(q.Subject), Predicate: Term(q.Predicate), Object: Term(q.Object), Label: Term(q.Label)}
}

type quadWriter struct{ qs *QuadStore }

func (w *quadWriter) WriteQuad(q quad.Quad) error {
	_, err := w.WriteQuads([]quad.Quad{q})
	return err
}

func (w *quadWriter) WriteQuads(list []quad.Quad) (int, error) {
	deltas := make([]cayley.Delta, 0, len(list))
	for _, q := range list {
		deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Add})
	}
	if err := w.qs.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
		return 0, err
	}
	return len(list), nil
}

func (w *quadWriter) Close() error { return nil }
