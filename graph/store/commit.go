package store

import (
	"context"

	"soegraph/graph"
)

// change is what one write does to a view: quads more, by their terms, and
// quads less, by the view's numbers.
type change struct {
	added   []graph.Quad
	removed []graph.IDQuad
	graph.Change
}

// request is a write that waits to be committed.
type request struct {
	compute func(*numberer) (change, error)
	change  graph.Change
	err     error
	done    bool
}

// commit computes a change against the store and makes it durable. Requests
// that wait for the same synchronisation of the disk share it: whoever comes to
// the lock first commits all that wait.
func (s *Store) commit(ctx context.Context, compute func(*numberer) (change, error)) (graph.Change, error) {
	if s.readOnly {
		return graph.Change{}, s.forbidden()
	}
	r := &request{compute: compute}
	s.queueing.Lock()
	s.queue = append(s.queue, r)
	s.queueing.Unlock()

	s.writing.Lock()
	defer s.writing.Unlock()
	if !r.done {
		s.queueing.Lock()
		batch := s.queue
		s.queue = nil
		s.queueing.Unlock()
		if err := ctx.Err(); err != nil { // ours; the others decide for themselves
			r.err, r.done = err, true
		}
		s.commitBatch(batch)
	}
	return r.change, r.err
}

func (s *Store) forbidden() error {
	return graph.Errorf(graph.Forbidden, "the store %s is open read-only; open it for writing", s.dir)
}

// commitBatch commits the requests, one behind the other, with one
// synchronisation.
func (s *Store) commitBatch(batch []*request) {
	err := s.ready()
	v := s.view.Load()
	var frames []byte
	var sum uint32
	if err == nil {
		sum = s.journal.sum
	}
	for _, r := range batch {
		if r.done {
			continue
		}
		r.done = true
		if r.err = err; err != nil {
			continue
		}
		var after *view
		var rec record
		if after, rec, r.change, r.err = s.apply(v, r.compute); r.err == nil && after != v {
			longer, next := frame(frames, sum, rec)
			if len(longer)-len(frames) > maxRecord {
				r.change, r.err = graph.Change{}, graph.Errorf(graph.TooLarge, "a change of %d bytes is more than the journal takes (%d); import it, or divide it", len(longer)-len(frames), maxRecord)
				continue
			}
			frames, sum, v = longer, next, after
		}
	}
	if len(frames) == 0 {
		return
	}
	if err := s.journal.write(frames, sum); err != nil {
		for _, r := range batch {
			if r.err == nil {
				r.change, r.err = graph.Change{}, err
			}
		}
		return
	}
	s.view.Store(v)
	s.compactIfLarge()
}

// ready fails where nothing may be written.
func (s *Store) ready() error {
	if s.closed {
		return graph.Errorf(graph.Conflict, "the store %s is closed", s.dir)
	}
	if err := s.view.Load().seg.err(); err != nil {
		return err
	}
	if err := s.lock.Held(); err != nil {
		return err
	}
	if s.doubtful {
		return s.writeManifest(s.manifest)
	}
	return nil
}

// apply computes a change and the view after it, which is the view before it
// where there is nothing to change.
func (s *Store) apply(v *view, compute func(*numberer) (change, error)) (*view, record, graph.Change, error) {
	n := newNumberer(v)
	c, err := compute(n)
	if err == nil {
		err = v.seg.err() // a change computed of damaged data is none
	}
	if err != nil {
		return v, record{}, graph.Change{}, err
	}
	added, removed := c.effect(n)
	c.Added, c.Removed, c.Generation = len(added), len(removed), v.generation
	if len(added) == 0 && len(removed) == 0 {
		return v, record{}, c.Change, nil
	}
	c.Generation++
	after := v.with(newRun(added, removed), s.frozen)
	return after, record{c.Generation, added, removed, after.term}, c.Change, v.seg.err()
}

// effect is what of a change really changes the view: it adds no quad that is
// there, removes none that is not, and does neither of both to one.
func (c change) effect(n *numberer) (added, removed []graph.IDQuad) {
	gone := make(map[graph.IDQuad]bool, len(c.removed))
	for _, q := range c.removed {
		gone[q] = true
	}
	seen := make(map[graph.IDQuad]bool, len(c.added))
	for _, q := range c.added {
		id := n.quad(q)
		switch {
		case seen[id]:
		case gone[id]:
			delete(gone, id)
		case !n.v.has(id):
			added = append(added, id)
		}
		seen[id] = true
	}
	for _, q := range c.removed {
		if gone[q] && n.v.has(q) {
			removed = append(removed, q)
			delete(gone, q)
		}
	}
	return added, removed
}

// withNewTerms is the view with the terms that were numbered since.
func (v *view) withNewTerms() *view {
	now := *v
	now.own = v.more.all()
	return &now
}

// list is quads by their terms.
func (v *view) list(ids []graph.IDQuad) []graph.Quad {
	quads := make([]graph.Quad, len(ids))
	terms := map[graph.ID]graph.Term{} // each is made once
	term := func(id graph.ID) graph.Term {
		t, ok := terms[id]
		if !ok {
			t = v.term(id)
			terms[id] = t
		}
		return t
	}
	for i, q := range ids {
		quads[i] = graph.Quad{Subject: term(q.S), Predicate: term(q.P), Object: term(q.O), Label: term(q.G)}
	}
	return quads
}
