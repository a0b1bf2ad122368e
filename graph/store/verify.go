package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"iter"
	"math/bits"
	"path/filepath"
	"strings"

	"soegraph/graph"
)

// Verify checks the store from end to end and yields what is wrong: every
// checksum of segment and journals, the order of the terms, each term against
// its number, the four orders against themselves and each other, each fact
// against its statement IRI and its evidence. Nothing yielded means that all is
// well. The iteration ends early with the context's error.
func (s *Store) Verify(ctx context.Context) iter.Seq[error] {
	return func(yield func(error) bool) {
		c := &checker{ctx: ctx, yield: yield}
		if err := s.Refresh(); err != nil {
			c.report(err)
		}
		for _, j := range s.journals() {
			_, err := readJournal(j.path, j.data, tail{}, func(coded) error { return nil })
			c.report(cmp.Or(j.err, err))
		}
		v := s.view.Load()
		if c.segment(v.seg); c.found == 0 {
			c.facts(v) // what damaged bytes say is not worth a look
		}
		if err := ctx.Err(); err != nil {
			c.report(err)
		}
	}
}

// journalBytes is a journal as it is on the disk.
type journalBytes struct {
	path string
	data []byte
	err  error
}

// journals reads the journals that are in force. Where this store is open
// read-only, a writer may put others in their place meanwhile.
func (s *Store) journals() []journalBytes {
	for try := 0; ; try++ {
		s.writing.Lock()
		m := s.manifest
		s.writing.Unlock()
		var list []journalBytes
		gone := false
		for _, ref := range m.journals {
			j := journalBytes{path: filepath.Join(s.dir, ref.name)}
			j.data, j.err = s.disk.ReadFile(j.path)
			gone = gone || errors.Is(j.err, fs.ErrNotExist)
			j.err = missing(j.path, explain("read", j.path, j.err))
			list = append(list, j)
		}
		if !gone || try == 10 || s.Refresh() != nil {
			return list
		}
	}
}

// checker collects what is wrong.
type checker struct {
	ctx     context.Context
	yield   func(error) bool
	found   int
	stopped bool
}

func (c *checker) report(err error) {
	if err == nil || c.stopped {
		return
	}
	c.found++
	c.stopped = !c.yield(err)
}

// done reports whether there is no need to go on. It is asked often, so that it
// looks at the context now and then only.
func (c *checker) done(n int) bool {
	return c.stopped || n%4096 == 0 && c.ctx.Err() != nil
}

func (c *checker) segment(s *segment) {
	parts := []*section{s.dict.offsets, s.dict.coded}
	for o := range orders {
		parts = append(parts, s.starts[o], s.rows[o])
	}
	for _, p := range parts {
		for b := range blocks(len(p.data)) {
			data := p.data[b*block : min((b+1)*block, len(p.data))]
			if c.done(b) {
				return
			}
			if crc32.Checksum(data, castagnoli) != binary.LittleEndian.Uint32(p.sums[b*4:]) {
				c.report(damaged(s.path, "the checksum of the block at byte %d of its section %q does not fit", b*block, p.name))
			}
		}
	}
	if c.found > 0 {
		return
	}
	c.terms(s)
	var sums [orders][2]uint64
	for o := range orders {
		sums[o] = c.order(s, o)
		if sums[o] != sums[SPOG] {
			c.report(damaged(s.path, "the orders %s and %s hold different quads", SPOG, o))
		}
	}
}

// terms checks that terms ascend, and that each is found by its number and its
// number by it.
func (c *checker) terms(s *segment) {
	last, count := "", 0
	s.dict.each(func(id graph.ID, term []byte) bool {
		count++
		if string(term) <= last {
			c.report(damaged(s.path, "term %d, %q, is not behind %q", id, term, last))
		}
		last = string(term)
		if found, _ := s.dict.find(graph.Term(last)); found != id || string(s.dict.appendTerm(nil, id)) != last {
			c.report(damaged(s.path, "term %d, %q, is not found by its number, or its number by it", id, last))
		}
		return !c.done(count)
	})
	if count != s.terms && !c.done(0) {
		c.report(damaged(s.path, "it has %d terms of %d", count, s.terms))
	}
}

// order checks that the quads of an order ascend, and is a sum of them that no
// sequence changes.
func (c *checker) order(s *segment, o Order) (sum [2]uint64) {
	v := newView(s, 0)
	count := 0
	var last [4]graph.ID
	for rows := v.span(o, last, 0); rows.Next(); count++ {
		q := rows.Quad
		key := o.Key(q)
		if count > 0 && compareKeys(last, key) >= 0 {
			c.report(damaged(s.path, "quad %d of the order %s is not behind the one before it", count, o))
		}
		if n := graph.ID(s.terms); min(q.S, q.P, q.O) == 0 || max(q.S, q.P, q.O, q.G) > n {
			c.report(damaged(s.path, "quad %d of the order %s has a number that is no term's", count, o))
		}
		last = key
		hash := mix(uint64(q.S)<<32|uint64(q.P), uint64(q.O)<<32|uint64(q.G))
		var carry uint64
		sum[0], carry = bits.Add64(sum[0], hash, 0)
		sum[1] += carry + mix(hash, 1)
		if c.done(count) {
			return sum
		}
	}
	if count != s.quads {
		c.report(damaged(s.path, "the order %s has %d quads of %d", o, count, s.quads))
	}
	return sum
}

// mix is a hash of two numbers (the multiplication of wyhash).
func mix(a, b uint64) uint64 {
	high, low := bits.Mul64(a^0xa0761d6478bd642f, b^0xe7037ed1a0b428db)
	return high ^ low
}

// facts checks that each fact has the label that its own terms make, and an
// evidence, and that each evidence states a fact that is there.
func (c *checker) facts(v *view) {
	states := v.find(graph.EvidenceStatement.Term())
	count := 0
	for quads := v.span(GSPO, [4]graph.ID{}, 0); quads.Next() && !c.done(count); count++ {
		q := quads.Quad
		label := v.term(q.G)
		if states != 0 && q.P == states && v.count(graph.Pattern{G: q.O}) != 1 {
			c.report(graph.Errorf(graph.Damaged, "the evidence %s states %s, which is not one fact: load the document %s again", v.term(q.S), v.term(q.O), label))
		}
		if !strings.HasPrefix(string(label), "<"+graph.StmtNS) {
			continue
		}
		f := v.quad(q)
		if graph.StatementIRI(f.Subject.IRI(), graph.Predicate(f.Predicate.IRI()), f.Object) != label.IRI() {
			c.report(graph.Errorf(graph.Damaged, "the label of a fact is not that of its subject, predicate and object: %s", f))
		}
		if states == 0 || v.count(graph.Pattern{P: states, O: q.G}) == 0 {
			c.report(graph.Errorf(graph.Damaged, "no evidence states the fact %s: %s", label, fmt.Sprint(f)))
		}
	}
	c.report(v.seg.err())
}
