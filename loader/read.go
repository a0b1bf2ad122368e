package loader

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"soegraph/graph"
)

// result is what one file held, and why something in it could not be read.
type result struct {
	file       file
	documents  []found
	duplicates int // what else it held, and another file too
	err        error
}

// found is a document with its statements: they are made where it is read, so that
// whoever writes does not wait for them.
type found struct {
	Extraction
	statements []graph.Statement
}

func newResult(f file, extractions []Extraction, err error) result {
	r := result{file: f, err: err}
	for _, x := range extractions {
		d := found{Extraction: x}
		for s, err := range x.Statements() {
			if err != nil {
				return result{file: f, err: err}
			}
			d.statements = append(d.statements, s)
		}
		r.documents = append(r.documents, d)
	}
	return r
}

// all yields the statements.
func (d found) all() iter.Seq2[graph.Statement, error] {
	return func(yield func(graph.Statement, error) bool) {
		for _, s := range d.statements {
			if !yield(s, nil) {
				return
			}
		}
	}
}

// read reads one file.
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

// unseen leaves out documents that are the same, byte for byte, as one before.
func unseen(results iter.Seq[result]) iter.Seq[result] {
	return func(yield func(result) bool) {
		seen := map[graph.IRI]bool{}
		for r := range results {
			r.documents = slices.DeleteFunc(r.documents, func(d found) bool {
				again := seen[d.Document.IRI]
				if seen[d.Document.IRI] = true; again {
					r.duplicates++
				}
				return again
			})
			if !yield(r) {
				return
			}
		}
	}
}
