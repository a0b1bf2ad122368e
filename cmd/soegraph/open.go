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
// brings it to the registry's present edition.
func (a *app) openWrite(ctx context.Context, l *loader.Loader) (*store.Store, error) {
	s, err := store.Open(a.store, store.Options{})
	if err != nil {
		return nil, err
	}
	if _, err := s.PutRegistry(ctx, l.Registry()); err != nil {
		return nil, errors.Join(fmt.Errorf("write the registry: %w", err), s.Close())
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
