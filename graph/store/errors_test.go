package store_test

import (
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/graph/store/storetest"
)

// TestErrorsSayWhatToDo opens stores that are not what they should be.
func TestErrorsSayWhatToDo(t *testing.T) {
	for _, c := range []struct {
		name, file string
		change     func([]byte) []byte // nil removes the file
		code       graph.Code
		says       []string
	}{
		{"a foreign segment", "segment-", func([]byte) []byte { return []byte(strings.Repeat("%PDF-1.7\n", 20)) }, graph.Damaged, []string{"segment-", "not a segment", "backup"}},
		{"a foreign journal", "journal-", func([]byte) []byte { return []byte(strings.Repeat("SQLite format 3", 9)) }, graph.Damaged, []string{"journal-", "not a journal", "backup"}},
		{"a foreign manifest", "manifest", func([]byte) []byte { return []byte("{}") }, graph.Damaged, []string{"manifest", "backup"}},
		{"a newer segment", "segment-", version(9), graph.Unsupported, []string{"segment-", "version 9", "newer soegraph"}},
		{"an older segment", "segment-", version(0), graph.Unsupported, []string{"segment-", "version 0", "export"}},
		{"a newer journal", "journal-", version(9), graph.Unsupported, []string{"journal-", "version 9", "newer soegraph"}},
		{"a newer manifest", "manifest", func(b []byte) []byte {
			return []byte(strings.Replace(string(b), "soegraph store 1", "soegraph store 7", 1))
		}, graph.Unsupported, []string{"manifest", "version 7", "newer soegraph"}},
		{"no segment", "segment-", nil, graph.Damaged, []string{"segment-", "not there", "backup"}},
		{"no journal", "journal-", nil, graph.Damaged, []string{"journal-", "not there", "backup"}},
		{"no manifest", "manifest", nil, graph.Unsupported, []string{"journal-", "no manifest", "backup"}},
		{"an empty segment", "segment-", func([]byte) []byte { return nil }, graph.Damaged, []string{"segment-", "backup"}},
		{"half a segment", "segment-", func(b []byte) []byte { return b[:len(b)/2] }, graph.Damaged, []string{"segment-", "end is missing", "backup"}},
		{"half a journal", "journal-", func(b []byte) []byte { return b[:len(b)/2] }, graph.Damaged, []string{"journal-", "whole", "backup"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := find(t, filled(t), c.file)
			if c.change == nil {
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
			} else {
				data, err := os.ReadFile(path)
				if err == nil {
					err = os.WriteFile(path, c.change(data), 0o600)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			s, err := store.Open(filepath.Dir(path), store.Options{})
			if err == nil {
				defer s.Close() //nolint:errcheck // it should not be open
			}
			if graph.CodeOf(err) != c.code {
				t.Fatalf("%v, code %q; want %q", err, graph.CodeOf(err), c.code)
			}
			for _, text := range c.says {
				if !strings.Contains(err.Error(), text) {
					t.Errorf("the error says nothing of %q: %v", text, err)
				}
			}
		})
	}
}

func version(v uint32) func([]byte) []byte {
	return func(b []byte) []byte {
		binary.LittleEndian.PutUint32(b[8:], v)
		return b
	}
}

// filled is the folder of a closed store with a segment and a journal.
func filled(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"one", "two"} {
		doc := storetest.Document("/"+text, text)
		if _, err := s.PutDocument(context.Background(), doc, storetest.All(storetest.Statement(doc.IRI, 1, 1))); err != nil {
			t.Fatal(err)
		}
		if text == "one" {
			if err := s.Compact(context.Background()); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// find is the file of a store whose name begins so.
func find(t *testing.T, dir, prefix string) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, prefix+"*"))
	if err != nil || len(paths) != 1 {
		t.Fatal(paths, err)
	}
	return paths[0]
}

func TestALostLock(t *testing.T) {
	dir := filled(t)
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "lock")); err != nil {
		t.Fatal(err)
	}
	doc := storetest.Document("/three", "three")
	_, err = s.PutDocument(context.Background(), doc, storetest.All[graph.Statement]())
	if graph.CodeOf(err) != graph.Conflict || !strings.Contains(err.Error(), "lock") {
		t.Errorf("a write without the lock: %v", err)
	}
	other, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = s.PutDocument(context.Background(), doc, storetest.All[graph.Statement]()); graph.CodeOf(err) != graph.Conflict {
		t.Errorf("a write beside the new holder: %v", err)
	}
	if err := s.Close(); graph.CodeOf(err) != graph.Conflict {
		t.Errorf("closing without the lock: %v", err)
	}
	if err := other.Close(); err != nil {
		t.Error(err)
	}
}

func TestADiskThatCannotBeWritten(t *testing.T) {
	d := newSimDisk(1)
	s, err := store.Open("/data", store.Options{}.On(d))
	if err != nil {
		t.Fatal(err)
	}
	doc := storetest.Document("/a", "one")
	for _, c := range []struct {
		fault error
		code  graph.Code
		says  string
	}{
		{syscall.ENOSPC, graph.TooLarge, "free some space"},
		{syscall.EROFS, graph.Forbidden, "read-only"},
		{syscall.EIO, graph.Damaged, "check the disk"},
	} {
		d.fault = func(int) error { return c.fault }
		_, err := s.PutDocument(context.Background(), doc, storetest.All[graph.Statement]())
		if graph.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "journal-") {
			t.Errorf("%v: %v", c.fault, err)
		}
	}
	d.fault = nil
	if _, err := s.PutDocument(context.Background(), doc, storetest.All[graph.Statement]()); err != nil {
		t.Errorf("the disk is well again: %v", err)
	}
}

func TestBackup(t *testing.T) {
	ctx := context.Background()
	s := open(t, filled(t))
	want := export(t, s)
	dir := filepath.Join(t.TempDir(), "deep", "copy")
	if err := s.Backup(ctx, dir); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, dir); graph.CodeOf(err) != graph.Conflict {
		t.Errorf("a backup over another: %v", err)
	}
	copied := open(t, dir)
	if got := export(t, copied); got != want {
		t.Error("the copy is another store")
	}
	if a, b := s.Snapshot().Generation(), copied.Snapshot().Generation(); a != b {
		t.Errorf("generations %d and %d", a, b)
	}
}

// TestWritersShare lets many goroutines write at once: each change is whole, and
// they share synchronisations of the disk.
func TestWritersShare(t *testing.T) {
	s := open(t, t.TempDir())
	const writers = 24
	done := make(chan graph.Change, writers)
	for n := range writers {
		go func() {
			doc := storetest.Document("", strings.Repeat("x", n+1))
			c, err := s.PutDocument(context.Background(), doc, storetest.All(storetest.Statement(doc.IRI, n%3, n%5)))
			if err != nil {
				t.Error(err)
			}
			done <- c
		}()
	}
	seen := map[uint64]bool{}
	facts := 0
	for range writers {
		c := <-done
		if seen[c.Generation] {
			t.Errorf("two changes of generation %d", c.Generation)
		}
		seen[c.Generation] = true
		facts += c.Facts
	}
	if facts != 15 {
		t.Errorf("%d facts", facts)
	}
	for err := range s.Verify(context.Background()) {
		t.Error(err)
	}
}

// TestSalvage reads what is whole of a store whose journal is damaged.
func TestSalvage(t *testing.T) {
	dir := filled(t)
	path := find(t, dir, "journal-")
	data, err := os.ReadFile(path)
	if err == nil {
		data[len(data)/2] ^= 1
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(dir, store.Options{Salvage: true})
	if err != nil {
		t.Fatal(err)
	}
	if graph.CodeOf(s.Lost()) != graph.Damaged {
		t.Errorf("what is lost: %v", s.Lost())
	}
	var m storetest.Model
	doc := storetest.Document("/one", "one")
	m.PutDocument(doc, []graph.Statement{storetest.Statement(doc.IRI, 1, 1)})
	if got := export(t, s); got != linesOf(&m) {
		t.Errorf("what is whole: %s", got)
	}
	if _, err := s.Retract(context.Background(), doc.IRI); graph.CodeOf(err) != graph.Forbidden {
		t.Errorf("a write while salvaging: %v", err)
	}
}
