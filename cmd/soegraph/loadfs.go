package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"

	"soegraph/loader"
)

// loadFS loads every file of a file system, as the seeds are.
func loadFS(ctx context.Context, l *loader.Loader, w loader.Writer, files fs.FS) (loader.Report, error) {
	var total loader.Report
	names, err := fs.Glob(files, "*")
	if err != nil {
		return total, err
	}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return total, err
		}
		report, err := l.LoadBytes(ctx, w, filepath.Base(name), data, loader.Meta{Source: "seeds/" + name})
		if err != nil {
			return total, fmt.Errorf("load %s: %w", name, err)
		}
		total.Add(report)
	}
	return total, nil
}
