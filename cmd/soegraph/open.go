package main

import (
	"context"
	"errors"
	"fmt"
	"os"

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

// Unwrap is the reader that this one only adds to.
func (g judged) Unwrap() queries.Reader { return g.Reader }

// close gives snapshot and store free.
func (g judged) close() {
	g.snapshot.Close()
	closeRead(g.store)
}

// closeRead gives a store free that was only read: what can fail then is of no
// concern to whoever has the answer.
func closeRead(s *store.Store) { _ = s.Close() }

// openGraph opens the store for questions.
func (a *app) openGraph() (judged, error) {
	s, err := a.openRead()
	if err != nil {
		return judged{}, err
	}
	snapshot := s.Snapshot()
	r, err := ledger.Judged(snapshot)
	if err != nil {
		closeRead(s)
		return judged{}, err
	}
	return judged{r, snapshot, s}, nil
}

// openWrite opens the store for writing, makes it where there is none, and
// brings it to the registry's present edition. The loader keeps apart what the
// store's ledger says is two.
func (a *app) openWrite(ctx context.Context) (*store.Store, *loader.Loader, error) {
	s, err := store.Open(a.store, store.Options{})
	if err != nil {
		return nil, nil, err
	}
	l, err := a.loaderOf(s)
	if err == nil {
		err = putRegistry(ctx, s, l)
	}
	if err != nil {
		return nil, nil, errors.Join(err, s.Close())
	}
	return s, l, nil
}

// putRegistry writes the registry unless the store has this edition of it.
func putRegistry(ctx context.Context, s *store.Store, l *loader.Loader) error {
	snapshot := s.Snapshot()
	_, known := snapshot.ID(l.RegistryDigest().IRI().Term())
	snapshot.Close()
	if known {
		return nil
	}
	if _, err := s.PutRegistry(ctx, l.Registry()); err != nil {
		return fmt.Errorf("write the registry: %w", err)
	}
	return nil
}

// loaderOf is a loader that heeds a store's ledger.
func (a *app) loaderOf(s *store.Store) (*loader.Loader, error) {
	snapshot := s.Snapshot()
	defer snapshot.Close()
	list, err := ledger.Read(snapshot)
	if err != nil {
		return nil, err
	}
	return a.loader(ledger.New(list).Apart()...)
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
