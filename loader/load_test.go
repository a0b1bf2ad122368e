package loader_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

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
