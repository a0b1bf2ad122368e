package store_test

import (
	"context"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"soegraph/graph"
	"soegraph/graph/store"
)

// TestTortureReaders reads beside a writer that loads, retracts and compacts:
// every snapshot must be of one moment, in which each fact has its evidence.
func TestTortureReaders(t *testing.T) {
	steps, until := 80, time.Time{}
	if torture() {
		d, err := time.ParseDuration(os.Getenv("SOEGRAPH_TORTURE"))
		if err != nil {
			d = 10 * time.Minute
		}
		steps, until = 0, time.Now().Add(d)
	}
	s, err := store.Open(t.TempDir(), store.Options{}.CompactAt(2000).ImportSmall(80))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	var stop atomic.Bool
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			last := uint64(0)
			for !stop.Load() {
				snap := s.Snapshot()
				if snap.Generation() < last {
					t.Errorf("generation %d after %d", snap.Generation(), last)
				}
				last = snap.Generation()
				moment(t, snap)
				snap.Close()
			}
		})
	}
	for n := 0; (n < steps || time.Now().Before(until)) && !t.Failed(); n++ {
		st := endless(n)
		if st.name == "back up" {
			continue
		}
		if err := st.do(s); err != nil {
			t.Error(err)
		}
	}
	stop.Store(true)
	readers.Wait()
	for err := range s.Verify(context.Background()) {
		t.Error(err)
	}
}

// moment checks that each evidence of a snapshot states a fact that is there,
// and that each fact is stated.
func moment(t *testing.T, snap *store.Snapshot) {
	states, ok := snap.ID(graph.EvidenceStatement.Term())
	if !ok {
		return
	}
	rows, facts := 0, 0
	for q := range snap.Match(graph.Pattern{P: states}) {
		if rows++; snap.Count(graph.Pattern{G: q.O}) != 1 {
			t.Errorf("generation %d: evidence %s states no fact", snap.Generation(), snap.Term(q.S))
		}
	}
	if n := snap.Count(graph.Pattern{P: states}); n != rows {
		t.Errorf("generation %d: %d rows, Count says %d", snap.Generation(), rows, n)
	}
	participates, _ := snap.ID(graph.ParticipatesIn.Term())
	for q := range snap.Match(graph.Pattern{P: participates}) {
		if facts++; snap.Count(graph.Pattern{P: states, O: q.G}) == 0 {
			t.Errorf("generation %d: nothing states %s", snap.Generation(), snap.Term(q.G))
		}
	}
	if (rows == 0) != (facts == 0) {
		t.Errorf("generation %d: %d evidences of %d facts", snap.Generation(), rows, facts)
	}
}
