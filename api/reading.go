package api

import (
	"context"
	"sync"

	"soegraph/graph/ledger"
	"soegraph/queries"
)

// reading is the graph of one request: a snapshot of the store as the ledger
// shows it.
type reading struct {
	queries.Reader
	snapshot Snapshot
}

// Generation counts the changes of the store.
func (r reading) Generation() uint64 { return r.snapshot.Generation() }

// Unwrap is the reader that this one only adds to.
func (r reading) Unwrap() queries.Reader { return r.Reader }

// read answers from one snapshot, and fails where the snapshot is damaged.
func read[T any](s *Server, answer func(reading) (T, error)) (T, error) {
	snapshot := s.config.Snapshot()
	defer snapshot.Close()
	var none T
	judged, err := s.judged(snapshot)
	if err != nil {
		return none, err
	}
	value, err := answer(reading{judged, snapshot})
	if damage := snapshot.Err(); damage != nil {
		return none, damage
	}
	return value, err
}

// judged is a snapshot as its ledger shows it. The ledger is read once a
// generation.
func (s *Server) judged(snapshot Snapshot) (queries.Reader, error) {
	l, err := s.ledger.get(context.Background(), snapshot.Generation(), func(context.Context) (ledger.Ledger, error) {
		list, err := ledger.Read(snapshot)
		return ledger.New(list), err
	})
	if err != nil {
		return nil, err
	}
	view, _ := l.View(snapshot)
	return view, nil
}

// kept is a value that is the same as long as the store does not change.
type kept[T any] struct {
	mu         sync.Mutex
	there      bool
	generation uint64
	value      T
}

// get is the value of a generation, made where it is not there.
func (k *kept[T]) get(ctx context.Context, generation uint64, make func(context.Context) (T, error)) (T, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.there && k.generation == generation {
		return k.value, nil
	}
	value, err := make(ctx)
	if err == nil {
		k.there, k.generation, k.value = true, generation, value
	}
	return value, err
}
