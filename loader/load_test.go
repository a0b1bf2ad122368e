package loader_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/loader"
	"soegraph/seeds"
)

// newLoader is a loader with our registry, and a store to load into.
func newLoader(t *testing.T) (*loader.Loader, *store.Store) {
	t.Helper()
	l, err := loader.New(seeds.Registry(), loader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return l, s
}

func TestLoadReadsTheRestOfAnArchive(t *testing.T) {
	l, s := newLoader(t)
	data := zipFile(t, "甲.txt", "5月5日，北河电力集团投资30亿元建设的储能电站在大连市开工。", "图.png", "\x89PNG\r\n\x1a\n\x00", "乙.txt", "中国中车在大连市建设机车厂。")
	path := filepath.Join(t.TempDir(), "all.zip")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	report, err := l.Load(context.Background(), s, []string{path}, loader.Meta{}, nil)
	if err != nil || report.Documents != 2 || len(report.Rejected) != 1 || !strings.Contains(report.Rejected[0].Reason, "图.png") {
		t.Errorf("report %+v, %v", report, err)
	}
	again, err := l.LoadBytes(context.Background(), s, "all.zip", data, loader.Meta{Source: path})
	if err != nil || again.Unchanged != 2 || len(again.Rejected) != 1 {
		t.Errorf("the same from memory: report %+v, %v", again, err)
	}
}

// TestLoadKeepsTheOrder checks that writing several files at once shows in nothing:
// progress goes file by file, the first of files that are the same is the one that
// counts, and the store holds what writing one by one gives.
func TestLoadKeepsTheOrder(t *testing.T) {
	dir := t.TempDir()
	var want []string
	for i, text := range append(ownTexts(t), ownTexts(t)[0]) {
		path := filepath.Join(dir, fmt.Sprintf("%02d.txt", i))
		want = append(want, path)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, together := newLoader(t)
	var got []string
	report, err := l.Load(context.Background(), together, []string{dir}, loader.Meta{}, func(p loader.Progress) { got = append(got, p.Path) })
	if err != nil || report.Documents != len(want)-1 || report.Duplicates != 1 {
		t.Errorf("report %+v, %v", report, err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
	_, apart := newLoader(t)
	for _, path := range want[:len(want)-1] {
		if _, err := l.Load(context.Background(), apart, []string{path}, loader.Meta{}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(quadsOf(t, apart), quadsOf(t, together)); diff != "" {
		t.Errorf("one by one and together (-want +got):\n%s", diff)
	}
}

// TestLoadEndsWhereAWriteFails checks that a load tells of the write that failed, and
// does not go on.
func TestLoadEndsWhereAWriteFails(t *testing.T) {
	dir := t.TempDir()
	for i := range 40 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.txt", i)), fmt.Appendf(nil, "中国中车在大连市建设第%d个机车厂。", i), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, s := newLoader(t)
	w := &failing{Writer: s, from: 10}
	report, err := l.Load(context.Background(), w, []string{dir}, loader.Meta{}, nil)
	if !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
	if report.Documents < 1 || report.Documents > 10 || w.calls.Load() > 20 {
		t.Errorf("%d documents after %d writes", report.Documents, w.calls.Load())
	}
	ctx, cancel := context.WithCancel(context.Background())
	report, err = l.Load(ctx, s, []string{dir}, loader.Meta{}, func(p loader.Progress) {
		if p.Files == 10 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || report.Documents < 10 || report.Documents > 20 {
		t.Errorf("cancelled after 10 files: %d documents, %v", report.Documents, err)
	}
}

var errFull = errors.New("the disk is full")

// failing is a writer that fails from some call on.
type failing struct {
	loader.Writer
	from  int64
	calls atomic.Int64
}

func (f *failing) PutDocument(ctx context.Context, doc graph.Document, statements iter.Seq2[graph.Statement, error]) (graph.Change, error) {
	if f.calls.Add(1) > f.from {
		return graph.Change{}, errFull
	}
	return f.Writer.PutDocument(ctx, doc, statements)
}

// quadsOf is what a store holds, but for where this machine read it.
func quadsOf(t *testing.T, s *store.Store) []string {
	t.Helper()
	snapshot := s.Snapshot()
	defer snapshot.Close()
	var list []string
	for q := range snapshot.Quads() {
		list = append(list, q.String())
	}
	return list
}
