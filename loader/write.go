package loader

import (
	"context"

	"soegraph/graph"
)

// writesAtOnce is how many files are written at the same time: a store makes those
// durable together that wait for the disk together.
const writesAtOnce = 4

// written is what of a file was written.
type written struct {
	file   file
	report Report
	err    error
}

// write writes what one file held, and notes why something in it could not be read.
func write(ctx context.Context, w Writer, r result) written {
	done := written{file: r.file}
	report := &done.report
	if done.err = ctx.Err(); done.err != nil {
		return done
	}
	report.Bytes, report.Duplicates = r.file.size, r.duplicates
	if r.err != nil {
		report.reject(string(graph.CodeOf(r.err)))
		report.Rejected = []RejectedFile{{r.file.path, r.err.Error()}}
	}
	for _, d := range r.documents {
		var change graph.Change
		if change, done.err = w.PutDocument(ctx, d.Document, d.all()); done.err != nil {
			return done
		}
		if change.Unchanged() {
			report.Unchanged++
		}
		report.Add(d.Report)
	}
	return done
}
