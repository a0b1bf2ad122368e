package api

import (
	"cmp"
	"context"
	"io/fs"
	"iter"
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"soegraph/graph"
	"soegraph/loader"
	"soegraph/queries"
	"soegraph/queries/gizmo"
)

// Snapshot is a store as it was at one moment.
type Snapshot interface {
	queries.Reader
	// Generation counts the changes of the store.
	Generation() uint64
	// Quads yields everything that may leave the machine, in canonical order.
	Quads() iter.Seq[graph.Quad]
	// Err is the damage that reading met.
	Err() error
	// Close tells that the snapshot is not needed any more.
	Close()
}

// Writer is a store that can be written.
type Writer interface {
	loader.Writer
	// Retract removes a document and its evidence.
	Retract(ctx context.Context, document graph.IRI) (graph.Change, error)
	// Append adds quads under a label.
	Append(ctx context.Context, label graph.IRI, quads []graph.Quad) (graph.Change, error)
}

// Loader reads an uploaded file and writes what it holds.
type Loader interface {
	LoadBytes(ctx context.Context, w loader.Writer, name string, data []byte, meta loader.Meta) (loader.Report, error)
}

// Gizmo answers queries of people nobody knows.
type Gizmo interface {
	Query(ctx context.Context, r gizmo.Request, give func(gizmo.Row) error) (gizmo.Stats, error)
}

// Config is what a [Server] is made of. Snapshot and Queries must be there.
type Config struct {
	Version  string
	Snapshot func() Snapshot
	Queries  *queries.Library
	Gizmo    Gizmo        // nil: the server has no Gizmo
	Cayley   http.Handler // Cayley's own routes, see package cayleyapi; the server guards those that write by the token. nil: none
	Explorer fs.FS        // the built page, index.html at its root; nil: the one in the binary

	Writer Writer // with Loader and Token: the server takes writes; without any of them it is read-only
	Loader Loader
	Token  string

	Origins    []string      // that may ask from a browser's page; none: only the server's own
	Rate       float64       // requests a second of one client; 0 is 500, less is no limit
	Concurrent int           // answers made at once; 0 is one a processor. Others wait for a second, then are refused
	MaxUpload  int64         // bytes of an upload; 0 is 64 MiB
	Timeout    time.Duration // of a request that is neither an upload nor a stream; 0 is 30 s
	Log        *slog.Logger  // nil: nowhere
	Now        func() time.Time
}

// The defaults of [Config], and bounds that it does not set.
const (
	defaultRate      = 500
	defaultMaxUpload = 64 << 20
	defaultTimeout   = 30 * time.Second

	maxBody     = 1 << 20 // bytes of a body that is no upload
	maxHeader   = 64 << 10
	headerTime  = 5 * time.Second
	idleTime    = 2 * time.Minute
	waitTime    = time.Second
	stopTime    = 10 * time.Second
	uploadTime  = 10 * time.Minute
	maxClients  = 10_000 // whose rate is remembered
	burstFactor = 2
)

// withDefaults checks the configuration and fills it in.
func (c Config) withDefaults() (Config, error) {
	if c.Snapshot == nil || c.Queries == nil {
		return c, graph.Errorf(graph.Invalid, "a server needs a store and queries")
	}
	c.Rate = cmp.Or(c.Rate, defaultRate)
	c.Concurrent = cmp.Or(max(c.Concurrent, 0), runtime.GOMAXPROCS(0))
	c.MaxUpload = cmp.Or(max(c.MaxUpload, 0), defaultMaxUpload)
	c.Timeout = cmp.Or(max(c.Timeout, 0), defaultTimeout)
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return c, nil
}

// readOnly reports whether the server takes no writes.
func (c Config) readOnly() bool { return c.Token == "" || c.Writer == nil || c.Loader == nil }
