package store

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"iter"

	"soegraph/graph"
)

// sectionWriter writes sections, and notes where they are and the checksums of
// their blocks. After an error it writes no more.
type sectionWriter struct {
	w      io.Writer
	at     int // bytes written or in the buffer
	buffer []byte
	from   int // where the section starts
	places [][2]uint64
	sums   []byte
	err    error
}

func newSectionWriter(w io.Writer) *sectionWriter {
	return &sectionWriter{w: w, buffer: make([]byte, 0, block)}
}

// write appends bytes to the section.
func (w *sectionWriter) write(b []byte) {
	for len(b) > 0 {
		n := min(len(b), block-len(w.buffer))
		w.buffer, b = append(w.buffer, b[:n]...), b[n:]
		w.at += n
		if len(w.buffer) == block {
			w.flush()
		}
	}
}

// row appends a row to a section of rows, of which each block holds a whole
// number.
func (w *sectionWriter) row(a, b, c graph.ID) {
	le := binary.LittleEndian
	w.buffer = le.AppendUint32(le.AppendUint32(le.AppendUint32(w.buffer, uint32(a)), uint32(b)), uint32(c))
	w.at += rowSize
	if len(w.buffer) == block {
		w.flush()
	}
}

// flush ends a block.
func (w *sectionWriter) flush() {
	w.sums = binary.LittleEndian.AppendUint32(w.sums, crc32.Checksum(w.buffer, castagnoli))
	w.raw(w.buffer)
	w.buffer = w.buffer[:0]
}

// raw writes bytes past the checksums.
func (w *sectionWriter) raw(b []byte) {
	if w.err == nil {
		_, w.err = w.w.Write(b)
	}
}

// end ends a section.
func (w *sectionWriter) end() {
	w.places = append(w.places, [2]uint64{uint64(w.from), uint64(w.at - w.from)})
	if len(w.buffer) > 0 {
		w.flush()
	}
	gap := (align - w.at%align) % align
	w.raw(make([]byte, gap))
	w.at += gap
	w.from = w.at
}

// content is what a segment is made of: terms, in order, and of each order the
// quads by the ranks of the terms, in order.
type content struct {
	terms iter.Seq[[]byte]
	quads func(Order) iter.Seq[graph.IDQuad]
}

// writeSegment writes a segment.
func writeSegment(to io.Writer, c content) error {
	w := newSectionWriter(to)
	head := binary.LittleEndian.AppendUint32([]byte(segmentMagic), segmentVersion)
	w.raw(append(head, make([]byte, segmentHead-len(head))...))
	w.at, w.from = segmentHead, segmentHead

	// The offsets come first in the table, but are known last: they are written
	// behind the terms, and their places exchanged.
	var dict dictionaryWriter
	for t := range c.terms {
		dict.add(w, t)
	}
	w.end()
	coded := w.sums
	w.sums = nil
	w.write(bytesOf(append(dict.offsets, dict.at)))
	w.end()
	w.sums = append(w.sums, coded...)
	w.places[0], w.places[1] = w.places[1], w.places[0]

	quads := 0
	for o := range orders {
		quads = writeOrder(w, o, dict.count, c.quads(o))
	}
	writeTable(w, dict.count, quads)
	return w.err
}

// writeOrder writes, of an order, where the rows of each first number start,
// and the rows.
func writeOrder(w *sectionWriter, o Order, terms int, quads iter.Seq[graph.IDQuad]) int {
	starts := make([]uint32, terms+2)
	count := 0
	sums := len(w.sums)
	for q := range quads {
		key := o.Key(q)
		starts[key[0]+1]++
		count++
		w.row(key[1], key[2], key[3])
	}
	if count > maxQuads && w.err == nil {
		w.err = graph.Errorf(graph.TooLarge, "%d quads are more than a store holds (%d)", count, maxQuads)
	}
	w.end()
	rows := append([]byte(nil), w.sums[sums:]...)
	w.sums = w.sums[:sums]
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	w.write(bytesOf(starts))
	w.end()
	w.sums = append(w.sums, rows...)
	n := len(w.places)
	w.places[n-2], w.places[n-1] = w.places[n-1], w.places[n-2]
	return count
}

func writeTable(w *sectionWriter, terms, quads int) {
	table := binary.LittleEndian.AppendUint64(nil, uint64(terms))
	table = binary.LittleEndian.AppendUint64(table, uint64(quads))
	for _, p := range w.places {
		table = binary.LittleEndian.AppendUint64(table, p[0])
		table = binary.LittleEndian.AppendUint64(table, p[1])
	}
	table = append(table, w.sums...)
	w.raw(table)
	tail := binary.LittleEndian.AppendUint64(nil, uint64(w.at))
	tail = binary.LittleEndian.AppendUint64(tail, uint64(len(table)))
	tail = binary.LittleEndian.AppendUint32(tail, crc32.Checksum(table, castagnoli))
	tail = append(tail, make([]byte, 4)...)
	w.raw(append(tail, segmentMagic...))
}
