package loader_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"soegraph/graph/store"
	"soegraph/loader"
	"soegraph/seeds"
)

// BenchmarkExtract measures bytes of text, from files to statements, on one
// processor and on all, and on larger archives: the rate must not fall, nor memory
// grow, with the number of files.
func BenchmarkExtract(b *testing.B) {
	l, err := loader.New(seeds.Registry(), loader.Options{})
	if err != nil {
		b.Fatal(err)
	}
	archive := archiveOf(b)
	defer debug.SetGCPercent(debug.SetGCPercent(loader.ExtractGarbage)) // as soegraph extract does
	for _, run := range []struct{ workers, times int }{{1, 1}, {runtime.GOMAXPROCS(0), 1}, {runtime.GOMAXPROCS(0), 4}, {runtime.GOMAXPROCS(0), 16}} {
		b.Run(fmt.Sprintf("workers=%d/archive=%dx", run.workers, run.times), func(b *testing.B) {
			size := 0
			for _, f := range archive {
				size += len(f.data)
			}
			b.SetBytes(int64(size * run.times))
			b.ReportAllocs()
			before := usage(b)
			for b.Loop() {
				extractAll(b, l, archive, run.workers, run.times)
			}
			after := usage(b)
			b.ReportMetric(float64(size*run.times*b.N)/1e6/(after.cpu-before.cpu).Seconds(), "MB/cpu-s")
			b.ReportMetric(after.peak, "peak-MB")
		})
	}
}

// BenchmarkLoad measures bytes of text, from files to a store in which every document
// is durable: the archive once, and five times under other names.
func BenchmarkLoad(b *testing.B) {
	l, err := loader.New(seeds.Registry(), loader.Options{})
	if err != nil {
		b.Fatal(err)
	}
	archive := archiveOf(b)
	defer debug.SetGCPercent(debug.SetGCPercent(loader.LoadGarbage)) // as soegraph load does
	for _, times := range []int{1, 5} {
		b.Run(fmt.Sprintf("archive=%dx", times), func(b *testing.B) {
			folder, size := copies(b, archive, times)
			b.SetBytes(size)
			for b.Loop() {
				s, err := store.Open(b.TempDir(), store.Options{})
				if err != nil {
					b.Fatal(err)
				}
				_, err = l.Load(b.Context(), s, []string{folder}, loader.Meta{}, nil)
				if err := errors.Join(err, s.Close()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(usage(b).peak, "peak-MB")
		})
	}
}

// copies writes an archive to a folder some times over, each time with another first
// line, and gives the folder and its size in bytes.
func copies(b *testing.B, archive []textFile, times int) (folder string, size int64) {
	folder = b.TempDir()
	for n := range times {
		for i, f := range archive {
			data := append([]byte(fmt.Sprintf("第%d份\n", n+1)), f.data...)
			size += int64(len(data))
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d-%d.txt", n, i)), data, 0o600); err != nil {
				b.Fatal(err)
			}
		}
	}
	return folder, size
}

type textFile struct {
	name string
	data []byte
}

// archiveOf is some ninety daily digests where they are there, else our own seed
// documents again and again, each time with another headline.
func archiveOf(b *testing.B) []textFile {
	var files []textFile
	names, _ := filepath.Glob("../../shared/documents/lianbo/*.md")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, textFile{name, data})
	}
	if len(files) > 0 {
		return files
	}
	b.Log("there is no ../shared/documents/lianbo: the seed documents are read instead")
	for n := range 90 {
		err := fs.WalkDir(seeds.Documents(), ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
				return err
			}
			data, err := fs.ReadFile(seeds.Documents(), path)
			files = append(files, textFile{fmt.Sprintf("%d-%s", n, path), append([]byte(fmt.Sprintf("第%d期\n", n)), data...)})
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return files
}

// extractAll reads an archive some times over.
func extractAll(b *testing.B, l *loader.Loader, archive []textFile, workers, times int) {
	queue := make(chan textFile)
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for f := range queue {
				if err := statements(l, f); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for range times {
		for _, f := range archive {
			queue <- f
		}
	}
	close(queue)
	wait.Wait()
}

func statements(l *loader.Loader, f textFile) error {
	list, err := l.Extract(f.name, f.data)
	if err != nil {
		return err
	}
	for _, x := range list {
		for _, err := range x.Statements() {
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// resources is what the process has used so far.
type resources struct {
	cpu  time.Duration // of all processors: the rate by it is one processor's, whatever else the machine does
	peak float64       // the most memory, in megabytes
}

func usage(b *testing.B) resources {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return resources{time.Duration(u.Utime.Nano() + u.Stime.Nano()), float64(u.Maxrss) / 1024}
}
