package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"soegraph/graph"
	"soegraph/graph/ledger"
	"soegraph/graph/store"
	"soegraph/loader"
	"soegraph/queries"
)

// openRead opens the store for reading. It fails with [graph.NotFound] where
// there is none.
func (a *app) openRead() (*store.Store, error) {
	if err := a.exists(); err != nil {
		return nil, err
	}
	return store.Open(a.store, store.Options{ReadOnly: true})
}

// judged is a snapshot of a store as its ledger shows it.
type judged struct {
	queries.Reader
	snapshot *store.Snapshot
	store    *store.Store
}

// Err is the damage that reading met.
func (g judged) Err() error { return g.snapshot.Err() }

// Generation counts the changes of the store.
func (g judged) Generation() uint64 { return g.snapshot.Generation() }

// Close gives snapshot and store free.
func (g judged) Close() error {
	g.snapshot.Close()
	return g.store.Close()
}

// openGraph opens the store for questions.
func (a *app) openGraph() (judged, error) {
	s, err := a.openRead()
	if err != nil {
		return judged{}, err
	}
	snapshot := s.Snapshot()
	r, err := ledger.Judged(snapshot)
	if err != nil {
		s.Close()
		return judged{}, err
	}
	return judged{r, snapshot, s}, nil
}

// openWrite opens the store for writing, makes it where there is none, and
// brings it to the registry's present edition.
func (a *app) openWrite(ctx context.Context, l *loader.Loader) (*store.Store, error) {
	s, err := store.Open(a.store, store.Options{})
	if err != nil {
		return nil, err
	}
	if _, err := s.PutRegistry(ctx, l.Registry()); err != nil {
		s.Close()
		return nil, fmt.Errorf("write the registry: %w", err)
	}
	return s, nil
}

func (a *app) exists() error {
	entries, err := os.ReadDir(a.store)
	switch {
	case os.IsNotExist(err) || err == nil && len(entries) == 0:
		return graph.Errorf(graph.NotFound, "there is no store in %s: load documents first (soegraph load PATH, or soegraph up), or name another folder with --store", a.store)
	case err != nil:
		return fmt.Errorf("open store %s: %w", a.store, err)
	}
	return nil
}

// loadFS loads every file of a file system, as the seeds are.
func loadFS(ctx context.Context, l *loader.Loader, w loader.Writer, files fs.FS) (loader.Report, error) {
	var total loader.Report
	names, err := fs.Glob(files, "*")
	if err != nil {
		return total, err
	}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return total, err
		}
		report, err := l.LoadBytes(ctx, w, filepath.Base(name), data, loader.Meta{Source: "seeds/" + name})
		if err != nil {
			return total, fmt.Errorf("load %s: %w", name, err)
		}
		total.Add(report)
	}
	return total, nil
}
