package store_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"soegraph/graph"
	"soegraph/graph/store"
)

// FuzzRecord reads bytes as a record of the journal.
func FuzzRecord(f *testing.F) {
	q := graph.Quad{Subject: "<x:s>", Predicate: "<x:p>", Object: `"中车"`, Label: "<x:g>"}
	f.Add(store.WriteRecord(1, q))
	f.Add(store.WriteRecord(1<<40, q, graph.Quad{Subject: "<x:s>", Predicate: "<x:p>", Object: "<x:s>"}))
	f.Add([]byte{1, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, b []byte) {
		q, ok := store.ReadRecord(b)
		if !ok || q == (graph.Quad{}) {
			return
		}
		if again, ok := store.ReadRecord(store.WriteRecord(1, q)); !ok || again != q {
			t.Errorf("%v became %v", q, again)
		}
	})
}

// FuzzFiles opens a store in which one file is another.
func FuzzFiles(f *testing.F) {
	d := newSimDisk(1)
	s, err := store.Open("/data", store.Options{}.On(d).ImportSmall(5))
	if err != nil {
		f.Fatal(err)
	}
	if _, err := s.Import(f.Context(), all(generate(100))); err != nil {
		f.Fatal(err)
	}
	if _, err := s.Append(f.Context(), graph.LedgerGraph, []graph.Quad{{Subject: "<x:s>", Predicate: "<x:p>", Object: "<x:o>"}}); err != nil {
		f.Fatal(err)
	}
	var want strings.Builder
	if err := s.Snapshot().Export(&want); err != nil {
		f.Fatal(err)
	}
	paths := slices.Sorted(maps.Keys(d.now))
	for i, path := range paths {
		f.Add(uint8(i), d.now[path].data)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		d := d.reboot(losesNone)
		d.now[paths[int(which)%len(paths)]] = &simFile{data: data}
		s, err := store.Open("/data", store.Options{ReadOnly: true}.On(d))
		if err != nil {
			if c := graph.CodeOf(err); c != graph.Damaged && c != graph.Unsupported {
				t.Errorf("an error that says not what to do: %v", err)
			}
			return
		}
		var got strings.Builder
		if err := s.Snapshot().Export(&got); err == nil && got.String() != want.String() && which%3 == 2 {
			t.Errorf("a wrong answer: %s", got.String())
		}
	})
}

// all is a sequence of quads without errors.
func all(quads []graph.Quad) func(func(graph.Quad, error) bool) {
	return func(yield func(graph.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}
