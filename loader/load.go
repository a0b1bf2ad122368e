package loader

import (
	"cmp"
	"context"
	"runtime"
	"slices"
)

// Progress is how far a load has come.
type Progress struct {
	Path         string // the file just done
	Files, Total int
	Bytes        int64 // of the files done
	TotalBytes   int64
}

// Load reads files and folders (every file in them that is not hidden) and writes
// the documents, some at once, each whole or not at all. A file that is no document
// is reported and does not stop the load; a failure to write does, and so does the
// end of ctx: what is written by then stays. A path that does not exist may be a
// glob. meta, where set, goes before what a file says of itself. progress may be
// nil; it hears of a file when it is written, in the order of the files. Load fails
// with [graph.NotFound] where a path does not exist or a folder holds no file.
func (l *Loader) Load(ctx context.Context, w Writer, paths []string, meta Meta, progress func(Progress)) (Report, error) {
	files, err := list(paths)
	if err != nil {
		return Report{}, err
	}
	state := Progress{Total: len(files)}
	for _, f := range files {
		state.TotalBytes += f.size
	}
	var report Report
	read := ordered(slices.Values(files), l.workers(), func(f file) result { return l.read(ctx, f, meta) })
	for one := range ordered(unseen(read), writesAtOnce, func(r result) written { return write(ctx, w, r) }) {
		report.Add(one.report)
		if one.err != nil {
			return report, one.err
		}
		state.Path, state.Files, state.Bytes = one.file.path, state.Files+1, state.Bytes+one.file.size
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
	one := slices.Values([]result{newResult(file{name, int64(len(data))}, x, err)})
	var done written
	for r := range unseen(one) {
		done = write(ctx, w, r)
	}
	return done.report, done.err
}

// workers is how many documents are read, or wait to be written, at once.
func (l *Loader) workers() int { return cmp.Or(l.options.Workers, 2*runtime.GOMAXPROCS(0)) }
