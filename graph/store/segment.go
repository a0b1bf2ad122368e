package store

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"runtime"
	"sort"
	"sync/atomic"

	"soegraph/graph"
)

// A segment begins with magic and version; sections follow; then the table of
// contents: counts, each section's place and length, the checksums of the
// sections' blocks; then the table's place, length and CRC-32C, and the magic
// again.
const (
	segmentMagic   = "SOEGSEG\n"
	segmentVersion = 2
	segmentHead    = 16
	segmentTail    = 32                // place, length, checksum, 4 bytes of zero, magic
	sections       = 2 + 2*int(orders) // offsets and codes of terms; of each order, starts and rows
	align          = 16                // sections start at multiples of this
)

// row is a quad in one of the orders, without the first number of its key: the
// starts say where the rows of each first number begin.
type row [3]graph.ID

// rowSize is the bytes of a row.
const rowSize = 12

// segment is an immutable, sorted set of quads, mapped into memory. The mapping
// goes when nothing refers to the segment any more.
type segment struct {
	path   string
	size   int
	terms  int // how many
	quads  int
	dict   dictionary
	starts [orders]*section
	rows   [orders]*section
	cache  termCache
	forget func([]byte)                // gives back the memory of a part; nil where there is none
	broken atomic.Pointer[graph.Error] // the first damage that was met
	met    atomic.Uint64               // how often damage was met
}

// emptySegment is what a new store has.
func emptySegment() *segment {
	s := &segment{path: "(empty)"}
	none := newSection("none", nil, nil, s.fail)
	s.dict = dictionary{offsets: none, coded: none}
	for o := range orders {
		s.starts[o], s.rows[o] = none, none
	}
	return s
}

// openSegment maps a segment and checks its table of contents. It fails with
// [graph.Damaged] or [graph.Unsupported].
func openSegment(d disk, path string) (*segment, error) {
	data, unmap, err := d.Map(path)
	if err != nil {
		return nil, err
	}
	s := &segment{path: path, size: len(data), forget: d.Forget}
	runtime.AddCleanup(s, func(unmap func()) { unmap() }, unmap)
	table, err := s.contents(data)
	if err != nil {
		return nil, err
	}
	return s, s.readTable(data, table)
}

func damaged(path, format string, args ...any) error {
	return graph.Errorf(graph.Damaged, "%s is damaged: %s; restore the store from a backup, or import what is whole of it (soegraph export --salvage) into a new one", path, fmt.Sprintf(format, args...))
}

// checkHead fails where a file is not of the kind, or of a version that this
// program does not read.
func checkHead(path, kind, magic string, version uint32, data []byte) error {
	if len(data) < 12 || string(data[:8]) != magic {
		return graph.Errorf(graph.Damaged, "%s is not a %s of a soegraph store: another program's file, or its beginning is damaged; restore the store from a backup", path, kind)
	}
	return checkVersion(path, int(binary.LittleEndian.Uint32(data[8:])), int(version))
}

// checkVersion fails where a file has a format version that this program does
// not read.
func checkVersion(path string, has, reads int) error {
	switch {
	case has > reads:
		return graph.Errorf(graph.Unsupported, "%s has format version %d and this program reads version %d; use a newer soegraph", path, has, reads)
	case has < reads:
		return graph.Errorf(graph.Unsupported, "%s has format version %d and this program reads version %d; export the store with the soegraph that wrote it, and import it into a new one", path, has, reads)
	}
	return nil
}

// contents is the bytes of the table of contents.
func (s *segment) contents(data []byte) ([]byte, error) {
	if err := checkHead(s.path, "segment", segmentMagic, segmentVersion, data); err != nil {
		return nil, err
	}
	if len(data) < segmentHead+segmentTail || string(data[len(data)-8:]) != segmentMagic {
		return nil, damaged(s.path, "its end is missing; it has %d bytes", len(data))
	}
	tail := data[len(data)-segmentTail:]
	from, size := binary.LittleEndian.Uint64(tail), binary.LittleEndian.Uint64(tail[8:])
	if room := uint64(len(data) - segmentTail); from > room || size != room-from {
		return nil, damaged(s.path, "its table of contents is not where its end says")
	}
	table := data[from : from+size]
	if crc32.Checksum(table, castagnoli) != binary.LittleEndian.Uint32(tail[16:]) {
		return nil, damaged(s.path, "the checksum of its table of contents does not fit")
	}
	return table, nil
}

func (s *segment) readTable(data, table []byte) error {
	const fixed = 16 + sections*16
	if len(table) < fixed {
		return damaged(s.path, "its table of contents is short")
	}
	s.terms = int(binary.LittleEndian.Uint64(table))
	s.quads = int(binary.LittleEndian.Uint64(table[8:]))
	sums := table[fixed:]
	var parts [sections]*section
	for i := range parts {
		at := table[16+i*16:]
		from, size := binary.LittleEndian.Uint64(at), binary.LittleEndian.Uint64(at[8:])
		if from > uint64(len(data)) || size > uint64(len(data))-from || blocks(int(size))*4 > len(sums) {
			return damaged(s.path, "section %d ends outside of the file", i)
		}
		n := blocks(int(size)) * 4
		parts[i] = newSection(sectionName(i), data[from:from+size:from+size], sums[:n:n], s.fail)
		sums = sums[n:]
	}
	s.dict = dictionary{count: s.terms, offsets: parts[0], coded: parts[1]}
	fits := len(parts[0].data) == ((s.terms+bucket-1)/bucket+1)*8
	for o := range orders {
		s.starts[o], s.rows[o] = parts[2+2*o], parts[3+2*o]
		fits = fits && len(s.starts[o].data) == (s.terms+2)*4 && len(s.rows[o].data) == s.quads*rowSize
	}
	if !fits {
		return damaged(s.path, "the sizes of its sections do not fit its counts")
	}
	return nil
}

func sectionName(i int) string {
	if i < 2 {
		return [2]string{"term offsets", "terms"}[i]
	}
	return fmt.Sprintf("%s %s", Order((i-2)/2), [2]string{"starts", "rows"}[i%2])
}

// fail notes that a block's checksum does not fit.
func (s *segment) fail(section string, at int) {
	err := damaged(s.path, "the checksum of the block at byte %d of its section %q does not fit", at, section)
	s.broken.CompareAndSwap(nil, err.(*graph.Error)) //nolint:errorlint // damaged makes nothing else
	s.met.Add(1)
}

// err is the first damage that was met, or nil.
func (s *segment) err() error {
	if e := s.broken.Load(); e != nil {
		return e
	}
	return nil
}

// bounds is the rows of an order whose first number is id.
func (s *segment) bounds(o Order, id graph.ID) (from, to int) {
	if int(id) > s.terms || s.quads == 0 {
		return 0, 0 // a term that only the journal has
	}
	lo, ok := s.starts[o].uint32(int(id))
	hi, also := s.starts[o].uint32(int(id) + 1)
	if !ok || !also || lo > hi || int(hi) > s.quads {
		return 0, 0
	}
	return int(lo), int(hi)
}

// span is the rows, in the order o, of the quads whose key begins with the
// first n numbers of key.
func (s *segment) span(o Order, key [4]graph.ID, n int) (from, to int) {
	if n == 0 {
		return 0, s.quads
	}
	from, to = s.bounds(o, key[0])
	for i := 1; i < n && from < to; i++ {
		from, to = s.narrow(o, from, to, i-1, key[i])
	}
	runtime.KeepAlive(s)
	return from, to
}

// narrow is the rows from from up to to whose number in a column, by which they
// are sorted, is id.
func (s *segment) narrow(o Order, from, to, column int, id graph.ID) (int, int) {
	const few = 64
	rows, sec := numbers[row](s.rows[o].data), s.rows[o]
	if to-from <= few {
		if !sec.whole(from*rowSize, to*rowSize) {
			return from, from
		}
		return narrowFew(rows, from, to, column, id)
	}
	at := func(i int) graph.ID {
		if !sec.whole(i*rowSize, (i+1)*rowSize) {
			return 0
		}
		return rows[i][column]
	}
	lo := from + sort.Search(to-from, func(i int) bool { return at(from+i) >= id })
	if lo == to || at(lo) != id {
		return lo, lo
	}
	// most spans are short: look ahead before halving
	step := 1
	for lo+step < to && at(lo+step) == id {
		step *= 2
	}
	base, end := lo+step/2, min(lo+step, to)
	hi := base + sort.Search(end-base, func(i int) bool { return at(base+i) > id })
	return lo, hi
}

// narrowFew is narrow for rows that are whole.
func narrowFew(rows []row, from, to, column int, id graph.ID) (int, int) {
	for from < to && rows[from][column] < id {
		from++
	}
	end := from
	for end < to && rows[end][column] == id {
		end++
	}
	return from, end
}

// each yields the quads whose key in an order begins with the first n numbers of
// key; n is 1 or more.
func (s *segment) each(o Order, key [4]graph.ID, n int, yield func(graph.IDQuad) bool) {
	const rows = block / rowSize
	from, to := s.span(o, key, n)
	all := numbers[row](s.rows[o].data)
	for from < to {
		end := min(to, (from/rows+1)*rows)
		if !s.rows[o].whole(from*rowSize, end*rowSize) {
			from = end // what is whole behind it stays readable
			continue
		}
		for _, r := range all[from:end] {
			if !yield(o.quad(key[0], r)) {
				return
			}
		}
		from = end
	}
	runtime.KeepAlive(s)
}

// has reports whether the segment has a quad.
func (s *segment) has(q graph.IDQuad) bool {
	from, to := s.span(SPOG, SPOG.Key(q), 4)
	return from < to
}

// term is the term with a number from 1 to terms, a copy.
func (s *segment) term(id graph.ID) graph.Term {
	if t, ok := s.cache.get(id); ok {
		return t
	}
	b := s.dict.appendTerm(make([]byte, cachedHead), id)
	if s.broken.Load() == nil {
		s.cache.put(id, b)
	}
	return textOf(b)
}

// find is the number of a term, 0 where the segment has it not.
func (s *segment) find(t graph.Term) graph.ID {
	if s.terms == 0 {
		return 0
	}
	id, _ := s.dict.find(t)
	runtime.KeepAlive(s)
	return id
}
