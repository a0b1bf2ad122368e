package store

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"

	"soegraph/graph"
)

// compactIfLarge starts a compaction where the delta has grown large.
func (s *Store) compactIfLarge() {
	v := s.view.Load()
	if s.compacting || v.delta() < max(s.tooLarge, min(v.seg.quads, deltaGrowing), min(v.seg.quads/deltaOpenShare, deltaOpenMost)) {
		return
	}
	s.compacting = true
	go func() {
		s.writing.Lock()
		defer s.writing.Unlock()
		s.postpone(s.compact(context.Background()))
	}()
}

// postpone notes how a compaction went. After a failure the store goes on with
// its journals, and tries again when the delta has doubled.
func (s *Store) postpone(err error) {
	s.tooLarge = s.large
	if err != nil {
		s.tooLarge = 2 * s.view.Load().delta()
	}
}

// Compact makes one segment of segment and journal, now. Readers and writers go
// on meanwhile.
func (s *Store) Compact(ctx context.Context) error {
	if s.readOnly {
		return s.forbidden()
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.settle()
	if err != nil {
		return err
	}
	return s.compact(ctx)
}

// compact makes one segment of segment and journal. It is called with the lock
// held, and gives it away while the segment is written.
func (s *Store) compact(ctx context.Context) error {
	s.compacting = true
	defer func() {
		s.compacting, s.frozen = false, 0
		s.settled.Broadcast()
	}()
	c, err := s.startCompaction()
	if err != nil {
		return err
	}
	s.writing.Unlock()
	built, err := c.build(ctx)
	s.writing.Lock()
	if err != nil {
		return err
	}
	return s.finishCompaction(c, built)
}

// compaction makes a segment of a view.
type compaction struct {
	view    *view
	disk    disk
	path    string // of the segment
	name    string
	journal string // the first one that is not in the view
}

// startCompaction lets writes go to a new journal from here on.
func (s *Store) startCompaction() (*compaction, error) {
	if err := s.ready(); err != nil {
		return nil, err
	}
	v := s.view.Load().flat()
	m := s.manifest
	name := fmt.Sprintf("%s%06d", segmentPrefix, m.next)
	next := fmt.Sprintf("%s%06d", journalPrefix, m.next+1)
	j, err := createJournal(s.disk, s.dir, next, v.generation)
	if err != nil {
		return nil, err
	}
	m.next += 2
	m.journals = slices.Clone(m.journals)
	m.journals[len(m.journals)-1].length = s.journal.length
	m.journals = append(m.journals, journalRef{next, j.length})
	if s.journal.torn {
		err = s.journal.cut() // another journal is going to follow it
	}
	if err == nil {
		err = s.writeManifest(m)
	}
	if err != nil {
		j.file.Close()
		return nil, err
	}
	s.journal.file.Close()
	s.journal = j
	s.view.Store(v) // the same in one run, so that its parts do not stay in memory too
	s.frozen = len(v.runs)
	return &compaction{view: v, disk: s.disk, path: filepath.Join(s.dir, name), name: name, journal: next}, nil
}

// build writes the segment.
func (c *compaction) build(ctx context.Context) (*segment, error) {
	if err := writeSegmentFile(ctx, c.disk, c.path, c.view.compacted()); err != nil {
		return nil, err
	}
	if err := c.view.seg.err(); err != nil {
		return nil, err // what was read was damaged, so what was written is not all
	}
	seg, err := openSegment(c.disk, c.path)
	return seg, explain("open", c.path, err)
}

// writeSegmentFile writes a segment under a temporary name, synchronises it,
// and gives it its name.
func writeSegmentFile(ctx context.Context, d disk, path string, c content) error {
	f, err := d.Create(path + temporary)
	if err != nil {
		return explain("write", path, err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	err = writeSegment(w, cancelled(ctx, c))
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = d.Rename(path+temporary, path)
	}
	if err == nil {
		err = d.SyncDir(filepath.Dir(path))
	}
	if err != nil {
		_ = d.Remove(path + temporary) // opening the store removes what stays
	}
	return explain("write", path, err)
}

// cancelled is content that ends early when ctx is done.
func cancelled(ctx context.Context, c content) content {
	quads := c.quads
	c.quads = func(o Order) iter.Seq[graph.IDQuad] {
		if ctx.Err() != nil {
			return func(func(graph.IDQuad) bool) {}
		}
		return quads(o)
	}
	return c
}

// finishCompaction puts the new segment in place of the old one and the
// journals that are in it.
func (s *Store) finishCompaction(c *compaction, seg *segment) error {
	if err := s.ready(); err != nil {
		return err
	}
	old, m := s.manifest, s.manifest
	first := slices.IndexFunc(m.journals, func(j journalRef) bool { return j.name == c.journal })
	if first < 0 {
		return errors.New("compact: the journal is not in the manifest")
	}
	m.segment, m.generation, m.journals = c.name, c.view.generation, m.journals[first:]
	v := newView(seg, c.view.generation)
	now := s.view.Load()
	if since := now.runs[len(c.view.runs):]; len(since) > 0 {
		v = v.with(now.renumber(flatten(since), v), 0)
	}
	v.generation = now.generation // also where what happened since cancels out
	if err := seg.err(); err != nil {
		return err
	}
	if err := s.writeManifest(m); err != nil {
		return err
	}
	s.view.Store(v)
	s.discard(old, first)
	return nil
}

// discard removes the segment and the first journals of a manifest that is not
// in force any more. What it cannot remove goes when the store is opened.
func (s *Store) discard(old manifest, journals int) {
	if old.segment != "" {
		_ = s.disk.Remove(filepath.Join(s.dir, old.segment))
	}
	for _, j := range old.journals[:journals] {
		_ = s.disk.Remove(filepath.Join(s.dir, j.name))
	}
}

// settle waits until nothing is compacted, and fails where nothing may be
// written. It is called with the lock held, and gives it away meanwhile.
func (s *Store) settle() error {
	for s.compacting {
		s.settled.Wait()
	}
	return s.ready()
}

// renumber is a run of v by the numbers of another view.
func (v *view) renumber(r *run, to *view) *run {
	terms := newNumberer(to)
	numbers := map[graph.ID]graph.ID{}
	number := func(id graph.ID) graph.ID {
		now, ok := numbers[id]
		if !ok {
			now = terms.number(v.term(id))
			numbers[id] = now
		}
		return now
	}
	list := func(quads []graph.IDQuad) []graph.IDQuad {
		ids := make([]graph.IDQuad, len(quads))
		for i, q := range quads {
			ids[i] = graph.IDQuad{S: number(q.S), P: number(q.P), O: number(q.O), G: number(q.G)}
		}
		return ids
	}
	return newRun(list(r.added[SPOG]), list(r.removed[SPOG]))
}
