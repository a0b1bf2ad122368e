package store

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"soegraph/graph"
)

// importSmall is up to how many quads an import goes through the journal, as
// every other change does. Larger ones become a segment at once.
const importSmall = 1 << 14

// maxQuads is how many quads, and terms, a segment counts.
const maxQuads = 1<<32 - 16

// Import adds quads, all or none of them: when it returns they are on the disk.
// It stops at the first error of the sequence. Other writers wait while a large
// import is made part of the segment; readers do not.
func (s *Store) Import(ctx context.Context, quads iter.Seq2[graph.Quad, error]) (graph.Change, error) {
	if s.readOnly {
		return graph.Change{}, s.forbidden()
	}
	c := newCollector()
	for q, err := range quads {
		if err == nil && c.count%4096 == 0 {
			err = ctx.Err()
		}
		if err == nil && q.Label == graph.LocalGraph.Term() {
			err = graph.Errorf(graph.Invalid, "import: a quad is in %s, which is one machine's own: %s", graph.LocalGraph, q)
		}
		if err == nil && (c.count >= maxQuads || len(c.terms) >= maxQuads) {
			err = graph.Errorf(graph.TooLarge, "import: more than %d quads or terms; a store holds no more", maxQuads)
		}
		if err != nil {
			return graph.Change{}, err
		}
		c.add(q)
	}
	c.free()
	if c.count > s.small {
		return s.importLarge(ctx, c)
	}
	return s.commit(ctx, func(n *numberer) (change, error) {
		v := n.v
		added := c.numbered(v)
		return change{added: v.withNewTerms().list(added), Change: graph.Change{Facts: v.newFacts(added)}}, nil
	})
}

// importLarge makes a segment of the store and what is imported.
func (s *Store) importLarge(ctx context.Context, c *collector) (graph.Change, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.settle(); err != nil {
		return graph.Change{}, err
	}
	v := s.view.Load()
	change := graph.Change{Generation: v.generation + 1}
	if v.seg.quads == 0 && v.delta() == 0 {
		b := c.build()
		err := s.install(ctx, b.content(), change.Generation)
		b.sorting.Wait()
		if err != nil {
			return graph.Change{}, err
		}
		change.Added, change.Facts = len(b.sorted.spog), b.facts
		return change, nil
	}
	added := c.numbered(v)
	if len(added) == 0 {
		return graph.Change{Generation: v.generation}, v.seg.err()
	}
	change.Added, change.Facts = len(added), v.newFacts(added)
	after := v.with(newRun(added, nil), 0)
	if err := v.seg.err(); err != nil {
		return graph.Change{}, err
	}
	if err := s.install(ctx, after.compacted(), change.Generation); err != nil {
		return graph.Change{}, err
	}
	return change, nil
}

// install puts a segment of the content given in place of segment and journal.
func (s *Store) install(ctx context.Context, whole content, generation uint64) error {
	m := s.manifest
	name := fmt.Sprintf("%s%06d", segmentPrefix, m.next)
	path := filepath.Join(s.dir, name)
	before := s.view.Load().seg
	if err := writeSegmentFile(ctx, s.disk, path, whole); err != nil {
		return err
	}
	if err := cmp.Or(before.err(), s.lock.Held()); err != nil {
		return err
	}
	seg, err := openSegment(s.disk, path)
	if err != nil {
		return explain("open", path, err)
	}
	j, err := createJournal(s.disk, s.dir, fmt.Sprintf("%s%06d", journalPrefix, m.next+1), generation)
	if err != nil {
		return err
	}
	old := m
	m = manifest{generation: generation, segment: name, next: m.next + 2, journals: []journalRef{{filepath.Base(j.path), j.length}}}
	if err := s.writeManifest(m); err != nil {
		j.file.Close()
		return err
	}
	s.journal.file.Close()
	s.journal = j
	s.view.Store(newView(seg, generation))
	s.discard(old, len(old.journals))
	return nil
}

// numbered is what of the quads the view has not, each once, by its numbers and
// new ones behind them.
func (c *collector) numbered(v *view) []graph.IDQuad {
	ids := make([]graph.ID, len(c.terms)+1)
	for i, t := range c.terms {
		if ids[i+1] = v.seg.find(t); ids[i+1] == 0 {
			ids[i+1] = v.more.number(t)
		}
	}
	added := make([]graph.IDQuad, 0, c.count)
	for _, piece := range c.quads {
		for _, q := range piece {
			added = append(added, ranked(q, ids))
		}
	}
	slices.SortFunc(added, SPOG.compare)
	return slices.DeleteFunc(slices.Compact(added), v.has)
}

// newFacts is how many of the quads, which are new, are facts.
func (v *view) newFacts(added []graph.IDQuad) int {
	facts := 0
	isFact := map[graph.ID]bool{}
	now := v.withNewTerms()
	for _, q := range added {
		fact, known := isFact[q.G]
		if !known {
			fact = strings.HasPrefix(string(now.term(q.G)), factPrefix)
			isFact[q.G] = fact
		}
		if fact {
			facts++
		}
	}
	return facts
}

// factPrefix is how the label of a fact begins.
const factPrefix = "<" + graph.StmtNS
