package gizmo

import (
	"context"
	"time"

	"soegraph/graph"
	"soegraph/graph/store/quadstore"
	"soegraph/queries/gizmo/internal/script"
)

// Form is how terms are written in rows.
type Form = script.Form

// The forms of rows.
const (
	// Typed keeps IRIs, literals, languages and datatypes apart, in the form of
	// SPARQL 1.1 Query Results JSON.
	Typed = script.Typed
	// Cayley is what Cayley's own server prints.
	Cayley = script.Cayley
	// JSONLD is what Cayley's own server prints for JSON-LD.
	JSONLD = script.JSONLD
)

// MaxSource is how many bytes a query may have.
const MaxSource = script.MaxSource

// Request is one query.
type Request struct {
	Query   string         `json:"query"`
	Params  map[string]any `json:"params,omitempty"`  // JSON values, which the query reads as params.NAME
	Form    Form           `json:"form,omitempty"`    // "" is Typed
	Limit   int            `json:"limit,omitempty"`   // rows; 0 is the engine's default, and never more than its maximum
	Timeout time.Duration  `json:"timeout,omitempty"` // 0 is the engine's default, and never more than its maximum
	Explain bool           `json:"explain,omitempty"` // rows say how the paths would be answered
}

// Stats says what a query did.
type Stats struct {
	Rows      int           `json:"rows"`
	Truncated bool          `json:"truncated"` // there were more rows than the limit
	Elapsed   time.Duration `json:"elapsed"`   // in the worker
}

// Resolver finds the entity that a name means, in the graph that is read. It
// fails with [graph.NotFound] or [graph.Ambiguous].
type Resolver func(ctx context.Context, r quadstore.Reader, name string) (graph.IRI, error)

// The defaults and limits of requests.
const (
	defaultRows    = 1_000
	maxRows        = 100_000
	maxBytes       = 64 << 20 // of the rows of one query
	defaultTimeout = 10 * time.Second
)

// Local answers queries in this process. Use it for queries that are trusted:
// its limits of time hold only where the interpreter itself is at work, and
// there is none of memory.
type Local struct {
	quads   *quadstore.QuadStore // kept between queries, as in a worker
	resolve Resolver
}

// NewLocal answers queries of a graph. Without a resolver, names are not
// resolved.
func NewLocal(r quadstore.Reader, resolve Resolver) Local { return Local{quadstore.New(r), resolve} }

// Query runs a query and calls give with each row, which is valid until give
// returns. It fails as [Engine.Query] does.
func (l Local) Query(ctx context.Context, r Request, give func(Row) error) (Stats, error) {
	if r.Timeout <= 0 {
		r.Timeout = defaultTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, r.Timeout)
	defer cancel()
	return run(ctx, l.quads, l.resolve, r, func(row []byte) error { return give(row) })
}

// run runs a query on a graph.
func run(ctx context.Context, qs *quadstore.QuadStore, resolve Resolver, r Request, give func([]byte) error) (Stats, error) {
	began := time.Now()
	c := script.Config{
		Source: r.Query, Params: r.Params, Store: qs, Form: r.Form, Explain: r.Explain,
		Rows: r.rows(), Bytes: maxBytes, Give: give,
	}
	if resolve != nil {
		c.Resolve = func(name string) (graph.IRI, error) { return resolve(ctx, qs.Reader(), name) }
	}
	stats, err := script.Run(ctx, c)
	return Stats{Rows: stats.Rows, Truncated: stats.Truncated, Elapsed: time.Since(began)}, err
}

func (r Request) rows() int {
	if r.Limit <= 0 {
		return defaultRows
	}
	return min(r.Limit, maxRows)
}

// DefaultMemory is the bytes that a worker may allocate unless told otherwise.
const DefaultMemory = 80 << 20

// Names is what a query may call: functions, methods of g, methods of paths.
func Names() (functions, root, path []string) { return script.Names() }
