package loader

import (
	"cmp"
	"context"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"soegraph/graph"
)

// Progress is how far a load has come.
type Progress struct {
	Path         string // the file just done
	Files, Total int
	Bytes        int64 // of the files done
	TotalBytes   int64
}

// Load reads files and folders (every file in them that is not hidden), in
// parallel, and writes one document at a time. A file that is no document is
// reported and does not stop the load; a failure to write does, and so does the
// end of ctx: what is written by then stays, each document whole. A path that
// does not exist may be a glob. meta, where set, goes before what a file says of
// itself. progress may be nil. Load fails with [graph.NotFound] where a path does
// not exist or a folder holds no file.
func (l *Loader) Load(ctx context.Context, w Writer, paths []string, meta Meta, progress func(Progress)) (Report, error) {
	files, err := list(paths)
	if err != nil {
		return Report{}, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	state := Progress{Total: len(files)}
	for _, f := range files {
		state.TotalBytes += f.size
	}
	var report Report
	seen := map[graph.IRI]bool{}
	for r := range l.readAll(ctx, files, meta) {
		if err := l.write(ctx, w, r, seen, &report); err != nil {
			return report, err
		}
		state.Path, state.Files, state.Bytes = r.file.path, state.Files+1, state.Bytes+r.file.size
		if progress != nil {
			progress(state)
		}
	}
	return report, ctx.Err()
}

// LoadBytes reads one file that is in memory and writes what it holds. It fails
// where nothing in it can be read, as [Loader.Extract] does, and where the writer
// fails.
func (l *Loader) LoadBytes(ctx context.Context, w Writer, name string, data []byte, meta Meta) (Report, error) {
	x, err := l.ExtractWith(name, data, meta)
	if err != nil && len(x) == 0 {
		return Report{}, err
	}
	var report Report
	err = l.write(ctx, w, newResult(file{name, int64(len(data))}, x, err), map[graph.IRI]bool{}, &report)
	return report, err
}

// write writes what one file held, and notes why something in it could not be read.
func (l *Loader) write(ctx context.Context, w Writer, r result, seen map[graph.IRI]bool, report *Report) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	report.Bytes += r.file.size
	if r.err != nil {
		report.reject(string(graph.CodeOf(r.err)))
		report.Rejected = append(report.Rejected, RejectedFile{r.file.path, r.err.Error()})
	}
	for i, x := range r.extractions {
		if seen[x.Document.IRI] {
			report.Duplicates++
			continue
		}
		seen[x.Document.IRI] = true
		change, err := w.PutDocument(ctx, x.Document, r.statements[i])
		if err != nil {
			return err
		}
		if change.Unchanged() {
			report.Unchanged++
		}
		report.Add(x.Report)
	}
	return nil
}

// file is a file to read.
type file struct {
	path string
	size int64
}

// result is what one file held, and why something in it could not be read.
type result struct {
	file        file
	extractions []Extraction
	statements  []iter.Seq2[graph.Statement, error] // of each extraction
	err         error
}

// newResult makes the statements too, so that whoever writes does not wait for them.
func newResult(f file, extractions []Extraction, err error) result {
	r := result{file: f, extractions: extractions, err: err}
	for _, x := range extractions {
		type made struct {
			statement graph.Statement
			err       error
		}
		var list []made
		for s, err := range x.Statements() {
			list = append(list, made{s, err})
		}
		r.statements = append(r.statements, func(yield func(graph.Statement, error) bool) {
			for _, m := range list {
				if !yield(m.statement, m.err) {
					return
				}
			}
		})
	}
	return r
}

// readAll reads files in parallel and yields the results in the order of the files.
func (l *Loader) readAll(ctx context.Context, files []file, meta Meta) func(yield func(result) bool) {
	return func(yield func(result) bool) {
		workers := cmp.Or(l.options.Workers, runtime.GOMAXPROCS(0))
		slots := make(chan chan result, 2*workers) // bounds what waits to be written
		jobs := make(chan func())
		done := make(chan struct{})
		var group sync.WaitGroup
		for range workers {
			group.Go(func() {
				for job := range jobs {
					job()
				}
			})
		}
		group.Go(func() {
			defer close(slots)
			defer close(jobs)
			for _, f := range files {
				slot := make(chan result, 1)
				select {
				case slots <- slot:
				case <-done:
					return
				}
				select {
				case jobs <- func() { slot <- l.read(ctx, f, meta) }:
				case <-done:
					return
				}
			}
		})
		defer group.Wait()
		defer close(done)
		for slot := range slots {
			select {
			case r := <-slot:
				if !yield(r) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

func (l *Loader) read(ctx context.Context, f file, meta Meta) result {
	if ctx.Err() != nil {
		return result{file: f, err: ctx.Err()}
	}
	data, err := os.ReadFile(f.path)
	if err != nil {
		return result{file: f, err: graph.Errorf(graph.Invalid, "read %s: %w", f.path, err)}
	}
	meta.Source = f.path
	if abs, err := filepath.Abs(f.path); err == nil {
		meta.Source = abs
	}
	x, err := l.ExtractWith(f.path, data, meta)
	return newResult(f, x, err)
}

// list is the files that paths name, folders searched, in the order of the paths.
func list(paths []string) ([]file, error) {
	paths, err := expand(paths)
	if err != nil {
		return nil, err
	}
	var files []file
	for _, p := range paths {
		before := len(files)
		err := filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if path != p && strings.HasPrefix(d.Name(), ".") {
				if d.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if d.IsDir() {
				return nil
			}
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			if info.Mode().IsRegular() {
				files = append(files, file{path, info.Size()})
			}
			return nil
		})
		if err != nil {
			return nil, graph.Errorf(graph.NotFound, "load %s: %w", p, err)
		}
		if len(files) == before {
			return nil, graph.Errorf(graph.NotFound, "load %s: the folder holds no documents", p)
		}
	}
	return files, nil
}

// expand replaces each path that does not exist and is a glob by what it
// matches, in the order of the names.
func expand(paths []string) ([]string, error) {
	var all []string
	for _, p := range paths {
		if _, err := os.Lstat(p); err == nil || !strings.ContainsAny(p, "*?[") {
			all = append(all, p)
			continue
		}
		matches, err := filepath.Glob(p)
		if err != nil {
			return nil, graph.Errorf(graph.Invalid, "load %s: %w", p, err)
		}
		if len(matches) == 0 {
			return nil, graph.Errorf(graph.NotFound, "load %s: nothing matches", p)
		}
		all = append(all, matches...)
	}
	return all, nil
}
