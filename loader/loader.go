// Package loader turns files into statements: bytes into a document, its
// articles, their sentences, the names in them, what the names stand for, and
// the facts that the sentences state. Every stage is a pure function in a
// package of its own below internal; the loader only calls them in order, and
// hands the statements of one document at a time to a [Writer].
package loader

import (
	"context"
	"io/fs"
	"iter"

	"soegraph/graph"
	"soegraph/loader/internal/entity"
	"soegraph/loader/internal/mention"
	"soegraph/loader/internal/registry"
)

// How much garbage, in percent of what is held, is left before it is collected,
// where a program does nothing else: reading documents holds little and makes much
// (for runtime/debug.SetGCPercent). A load holds what the store has not compacted
// as well.
const (
	ExtractGarbage = 400
	LoadGarbage    = 200
)

// Options are the choices of whoever makes a [Loader]. The zero value is right
// for most.
type Options struct {
	Workers   int         // how many documents are read, or wait to be written, at once; 0 is two for each processor
	Threshold float64     // facts below this confidence are left out; 0 keeps all
	Names     []Names     // a user's own, beside those of the registry
	Apart     [][2]string // names that people judged to be of two things: see graph/ledger
}

// Names is a user's own CSV file of enterprises, places, zones and industries;
// seeds/registry/README.md has its columns.
type Names struct {
	File string // its name, for messages
	Data []byte
}

// Loader reads documents. It is immutable, so that many goroutines may share one.
type Loader struct {
	options  Options
	registry *registry.Registry
	finder   *mention.Finder
	resolver *entity.Resolver
	digest   string // of the registry and the user's names
}

// Writer takes the statements of documents. A store is one.
type Writer interface {
	// PutDocument writes a document and all that it states in one atomic change. It
	// is called from several goroutines at once.
	PutDocument(ctx context.Context, doc graph.Document, statements iter.Seq2[graph.Statement, error]) (graph.Change, error)
}

// New is a loader that knows the names of the registry in reg. It fails with
// [graph.Invalid] where the registry, or a user's own file, is not well formed.
func New(reg fs.FS, o Options) (*Loader, error) {
	r, err := registry.Load(reg)
	if err != nil {
		return nil, err
	}
	for _, n := range o.Names {
		if r, err = r.Extend(n.File, n.Data); err != nil {
			return nil, err
		}
	}
	if len(o.Apart) > 0 {
		r = r.Apart(o.Apart)
	}
	digest, err := digestOf(reg, o.Names)
	if err != nil {
		return nil, err
	}
	return &Loader{options: o, registry: r, finder: mention.NewFinder(r), resolver: entity.New(r), digest: digest}, nil
}
