package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"soegraph/graph"
)

// backup writes a view as a store of one segment.
func backup(ctx context.Context, d disk, v *view, dir string) error {
	names, err := d.List(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explain("back up to", dir, err)
	}
	if len(names) > 0 {
		return graph.Errorf(graph.Conflict, "back up to %s: the folder is not empty; name one that is empty or does not exist", dir)
	}
	part := dir + ".part"
	if err := d.MkdirAll(part); err != nil {
		return explain("back up to", dir, err)
	}
	segment, journal := fmt.Sprintf("%s%06d", segmentPrefix, 1), fmt.Sprintf("%s%06d", journalPrefix, 2)
	if err := writeSegmentFile(ctx, d, filepath.Join(part, segment), v.compacted()); err != nil {
		return err
	}
	if err := v.seg.err(); err != nil {
		return err
	}
	j, err := createJournal(d, part, journal, v.generation)
	if err != nil {
		return err
	}
	j.file.Close()
	m := manifest{generation: v.generation, segment: segment, next: 3, journals: []journalRef{{journal, j.length}}}
	if err := writeManifest(d, part, m); err != nil {
		return err
	}
	if err := d.Rename(part, dir); err != nil {
		return explain("back up to", dir, err)
	}
	return explain("back up to", dir, d.SyncDir(filepath.Dir(dir)))
}
