package loader_test

import (
	"os"
	"path/filepath"
	"testing"

	"soegraph/loader"
	"soegraph/seeds"
)

// BenchmarkExtract measures bytes of text to statements on one processor, on an
// archive of daily digests.
func BenchmarkExtract(b *testing.B) {
	files, _ := filepath.Glob("../../shared/documents/lianbo/*.md")
	if len(files) == 0 {
		b.Skip("there is no ../shared/documents/lianbo")
	}
	l, err := loader.New(seeds.Registry(), loader.Options{})
	if err != nil {
		b.Fatal(err)
	}
	var texts [][]byte
	size := 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, data)
		size += len(data)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for i, data := range texts {
			list, err := l.Extract(files[i], data)
			if err != nil {
				b.Fatal(err)
			}
			for _, x := range list {
				for _, err := range x.Statements() {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		}
	}
}
