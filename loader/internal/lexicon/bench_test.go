package lexicon_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"soegraph/loader/internal/lexicon"
	"soegraph/loader/internal/registry"
	"soegraph/seeds"
)

func registered(b *testing.B) []string {
	b.Helper()
	r, err := registry.Load(seeds.Registry())
	if err != nil {
		b.Fatal(err)
	}
	var names []string
	for name := range r.Names() {
		names = append(names, name)
	}
	return names
}

func BenchmarkNew(b *testing.B) {
	names := registered(b)
	b.ReportAllocs()
	for b.Loop() {
		lexicon.New(slices.Values(names))
	}
	b.ReportMetric(float64(len(names)), "names")
}

// BenchmarkLongest reads the seed documents, and the news of the collection if
// it is there.
func BenchmarkLongest(b *testing.B) {
	l := lexicon.New(slices.Values(registered(b)))
	files, err := filepath.Glob("../../../seeds/documents/*.md")
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		text.Write(data)
	}
	s := strings.Repeat(text.String(), 20)
	b.SetBytes(int64(len(s)))
	n := 0
	for b.Loop() {
		for range l.Longest(s) {
			n++
		}
	}
	runtime.KeepAlive(n)
}
