package store_test

import (
	"context"
	"strings"
	"testing"

	"soegraph/graph/store"
	"soegraph/graph/store/storetest"
)

// meddler is a disk on which something happens when a segment is written.
type meddler struct {
	*simDisk

	meddle func()
}

func (d *meddler) Create(path string) (store.File, error) {
	if d.meddle != nil && strings.Contains(path, "segment-") {
		meddle := d.meddle
		d.meddle = nil
		meddle()
	}
	return d.simDisk.Create(path)
}

// TestWritesThatCancelOutWhileCompacting writes a document and takes it back while
// the store is compacted: the generation goes on, and the journal stays readable.
func TestWritesThatCancelOutWhileCompacting(t *testing.T) {
	ctx := context.Background()
	disk := &meddler{simDisk: newSimDisk(1)}
	s, err := store.Open("/store", store.Options{}.On(disk))
	if err != nil {
		t.Fatal(err)
	}
	put := func(n int) {
		doc := storetest.Document("/", "text "+string(rune('a'+n)))
		if _, err := s.PutDocument(ctx, doc, storetest.All(storetest.Statement(doc.IRI, n, n))); err != nil {
			t.Fatal(err)
		}
	}
	put(0)
	disk.meddle = func() {
		doc := storetest.Document("/other", "other")
		if _, err := s.PutDocument(ctx, doc, storetest.All(storetest.Statement(doc.IRI, 1, 1))); err != nil {
			t.Error(err)
		}
		if _, err := s.Retract(ctx, doc.IRI); err != nil {
			t.Error(err)
		}
	}
	if err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	if got := s.Snapshot().Generation(); got != 3 {
		t.Errorf("generation %d after a document, another and its retraction", got)
	}
	put(2)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = store.Open("/store", store.Options{}.On(disk)); err != nil {
		t.Fatal("after reopening:", err)
	}
	if got := s.Snapshot().Generation(); got != 4 {
		t.Errorf("generation %d after reopening", got)
	}
	for err := range s.Verify(ctx) {
		t.Error(err)
	}
}
