package store

import (
	"encoding/binary"

	"soegraph/graph"
)

// record is one change as the journal has it, by terms, so that it can be
// replayed onto any segment.
type record struct {
	generation     uint64 // after it
	added, removed []graph.IDQuad
	term           func(graph.ID) graph.Term // of the numbers of the quads
}

// encode appends the record: generation; the number of different terms, then
// each with its length; then the quads added and removed, each as four numbers
// of terms, 0 being none; then endOfRecord. All numbers are varints.
func (r record) encode(b []byte) []byte {
	numbers := map[graph.ID]uint64{0: 0}
	var terms []graph.Term
	code := func(list []graph.IDQuad) []uint64 {
		codes := make([]uint64, 0, 4*len(list))
		for _, q := range list {
			for _, id := range [4]graph.ID{q.S, q.P, q.O, q.G} {
				n, ok := numbers[id]
				if !ok {
					terms = append(terms, r.term(id))
					n = uint64(len(terms))
					numbers[id] = n
				}
				codes = append(codes, n)
			}
		}
		return codes
	}
	lists := [2][]uint64{code(r.added), code(r.removed)}
	b = binary.AppendUvarint(b, r.generation)
	b = binary.AppendUvarint(b, uint64(len(terms)))
	for _, t := range terms {
		b = binary.AppendUvarint(b, uint64(len(t)))
		b = append(b, t...)
	}
	for _, codes := range lists {
		b = binary.AppendUvarint(b, uint64(len(codes)/4))
		for _, c := range codes {
			b = binary.AppendUvarint(b, c)
		}
	}
	return append(b, endOfRecord)
}

// endOfRecord is the last byte of a record.
const endOfRecord = 0x7F

// decoder reads varints; after a fault everything is 0.
type decoder struct {
	b   []byte
	bad bool
}

func (d *decoder) number() uint64 {
	n, size := binary.Uvarint(d.b)
	if size <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[size:]
	return n
}

// count is a number of things that take at least a byte each.
func (d *decoder) count() int {
	n := d.number()
	if n > uint64(len(d.b)) {
		d.bad, d.b = true, nil
		return 0
	}
	return int(n)
}

func (d *decoder) text() string {
	n := d.count()
	s := string(d.b[:n])
	d.b = d.b[n:]
	return s
}

// coded is a record by numbers of its own terms, as replaying it needs.
type coded struct {
	generation     uint64
	terms          []graph.Term // of number n at n-1
	added, removed []graph.IDQuad
}

// decodeRecord reads what encode wrote; false where that is not what it is.
func decodeRecord(b []byte) (coded, bool) {
	d := decoder{b: b}
	c := coded{generation: d.number()}
	c.terms = make([]graph.Term, 0, d.count())
	for range cap(c.terms) {
		c.terms = append(c.terms, graph.Term(d.text()))
	}
	for _, list := range []*[]graph.IDQuad{&c.added, &c.removed} {
		*list = make([]graph.IDQuad, 0, d.count())
		for range cap(*list) {
			var id [4]graph.ID
			for i := range id {
				n := d.number()
				if n > uint64(len(c.terms)) {
					return coded{}, false
				}
				id[i] = graph.ID(n)
			}
			*list = append(*list, graph.IDQuad{S: id[0], P: id[1], O: id[2], G: id[3]})
		}
	}
	return c, !d.bad && len(d.b) == 1 && d.b[0] == endOfRecord
}
