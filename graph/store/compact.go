package store

import (
	"bufio"
	"cmp"
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
	if s.compacting || v.delta() < max(s.tooLarge, v.seg.quads/deltaOpenShare) {
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
	v := s.view.Load()
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
		v.generation = now.generation
	}
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
	number := numberer{v: to, cache: map[graph.Term]graph.ID{}}
	list := func(quads []graph.IDQuad) []graph.IDQuad {
		ids := make([]graph.IDQuad, len(quads))
		for i, q := range quads {
			ids[i] = number.quad(v.quad(q))
		}
		return ids
	}
	return newRun(list(r.added[SPOG]), list(r.removed[SPOG]))
}

// compacted is the content of a view: what of the segment is still there, and
// what the journal added.
func (v *view) compacted() content {
	changes := flatten(v.runs)
	used := make([]bool, v.limit)
	c := v.span(SPOG, [4]graph.ID{}, 0)
	for c.Next() {
		q := c.Quad
		used[q.S], used[q.P], used[q.O], used[q.G] = true, true, true, true
	}
	used[0] = false
	fresh := v.freshTerms(used)
	ranks := v.newNumbers(used, fresh)
	added := make([]graph.IDQuad, 0, len(changes.added[SPOG]))
	for _, q := range changes.added[SPOG] {
		added = append(added, ranked(q, ranks))
	}
	return content{
		terms: v.mergedTerms(used, fresh),
		quads: func(o Order) iter.Seq[graph.IDQuad] {
			slices.SortFunc(added, o.compare)
			return v.mergedQuads(changes, o, ranks, added)
		},
	}
}

func ranked(q graph.IDQuad, ranks []graph.ID) graph.IDQuad {
	return graph.IDQuad{S: ranks[q.S], P: ranks[q.P], O: ranks[q.O], G: ranks[q.G]}
}

// freshTerms is the numbers of the journal's terms that are used, sorted by
// their terms.
func (v *view) freshTerms(used []bool) []graph.ID {
	var fresh []graph.ID
	for id := v.more.first; id < v.limit; id++ {
		if used[id] {
			fresh = append(fresh, id)
		}
	}
	slices.SortFunc(fresh, func(a, b graph.ID) int { return cmp.Compare(v.term(a), v.term(b)) })
	return fresh
}

// newNumbers is the rank, from 1, of each term that is used, among all.
func (v *view) newNumbers(used []bool, fresh []graph.ID) []graph.ID {
	ranks := make([]graph.ID, len(used))
	rank := graph.ID(0)
	id := graph.ID(1)
	upTo := func(limit graph.ID) {
		for ; id <= limit; id++ {
			if used[id] {
				rank++
				ranks[id] = rank
			}
		}
	}
	for _, f := range fresh {
		if v.seg.terms > 0 {
			_, smaller := v.seg.dict.find(v.term(f))
			upTo(graph.ID(smaller))
		}
		rank++
		ranks[f] = rank
	}
	upTo(graph.ID(v.seg.terms))
	return ranks
}

// mergedTerms yields the terms that are used, of segment and journal, sorted.
func (v *view) mergedTerms(used []bool, fresh []graph.ID) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		rest, stopped := fresh, false
		v.seg.dict.each(func(id graph.ID, term []byte) bool {
			for len(rest) > 0 && string(v.term(rest[0])) < string(term) {
				if stopped = !yield([]byte(v.term(rest[0]))); stopped {
					return false
				}
				rest = rest[1:]
			}
			stopped = used[id] && !yield(term)
			return !stopped
		})
		for _, id := range rest {
			if stopped || !yield([]byte(v.term(id))) {
				return
			}
		}
	}
}

// mergedQuads yields what changes leave of the segment, and what they add, by
// new numbers. Ranks keep the order of the segment's numbers.
func (v *view) mergedQuads(changes *run, o Order, ranks []graph.ID, added []graph.IDQuad) iter.Seq[graph.IDQuad] {
	return func(yield func(graph.IDQuad) bool) {
		rest := added
		for c := v.survivors(changes, o); c.Next(); {
			q := ranked(c.Quad, ranks)
			for len(rest) > 0 && o.compare(rest[0], q) < 0 {
				if !yield(rest[0]) {
					return
				}
				rest = rest[1:]
			}
			if !yield(q) {
				return
			}
		}
		for _, q := range rest {
			if !yield(q) {
				return
			}
		}
	}
}
