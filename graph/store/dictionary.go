package store

import (
	"encoding/binary"
	"math"
	"runtime"
	"sort"

	"soegraph/graph"
)

// bucket is how many terms are coded together: the first in full, each other as
// what it shares with the one before and what is its own (front coding; Witten,
// Moffat and Bell, Managing Gigabytes, section 4.1).
const bucket = 8

// dictionary is the sorted terms of a segment. A term's number is its rank,
// counted from 1. Every bucket's place is in offsets, 8 bytes each.
type dictionary struct {
	count   int
	offsets *section
	coded   *section
}

// entry is a term within its bucket: what it shares with the one before, and
// its own rest.
type entry struct {
	shared int
	rest   []byte
}

// bucketAt is the coded bytes of a bucket, nil where they are damaged.
func (d *dictionary) bucketAt(b int) []byte {
	at := b * 8
	if !d.offsets.whole(at, at+16) {
		return nil
	}
	pair := d.offsets.data[at : at+16]
	from, to := binary.LittleEndian.Uint64(pair), binary.LittleEndian.Uint64(pair[8:])
	if from > to || to > uint64(len(d.coded.data)) || !d.coded.whole(int(from), int(to)) {
		return nil
	}
	return d.coded.data[from:to]
}

// next cuts the first entry off coded bytes; false at their end.
func next(coded []byte) (entry, []byte, bool) {
	shared, at := uvarint(coded, 0)
	if at < 0 {
		return entry{}, nil, false
	}
	own, at := uvarint(coded, at)
	if at < 0 || own > len(coded)-at {
		return entry{}, nil, false
	}
	return entry{shared, coded[at : at+own]}, coded[at+own:], true
}

// appendTerm appends the term with a number from 1 to count to b.
func (d *dictionary) appendTerm(b []byte, id graph.ID) []byte {
	var shared, from [bucket]int // of each entry up to the one asked for
	n := int(id-1) % bucket
	coded := d.bucketAt(int(id-1) / bucket)
	at, end := 0, 0
	for i := range n + 1 {
		var own int
		if shared[i], at = uvarint(coded, end); at < 0 {
			return b
		}
		if own, at = uvarint(coded, at); at < 0 || own > len(coded)-at {
			return b
		}
		from[i], end = at, at+own
	}
	start, need := len(b), shared[n]
	b = extend(b, need+end-at)
	term := b[start:]
	copy(term[need:], coded[at:end])
	for i := n - 1; i >= 0 && need > 0; i-- {
		if shared[i] < need {
			copy(term[shared[i]:need], coded[from[i]:])
			need = shared[i]
		}
	}
	runtime.KeepAlive(d)
	return b
}

// uvarint is the varint at a place and the place behind it, which is -1 where
// there is none.
func uvarint(b []byte, at int) (value, behind int) {
	if at < len(b) && b[at] < 0x80 {
		return int(b[at]), at + 1
	}
	if at > len(b) {
		return 0, -1
	}
	v, n := binary.Uvarint(b[at:])
	if n <= 0 || v > math.MaxInt32 {
		return 0, -1
	}
	return int(v), at + n
}

// extend makes b longer by n bytes.
func extend(b []byte, n int) []byte {
	if cap(b)-len(b) >= n {
		return b[:len(b)+n]
	}
	room := len(b) + n
	if cap(b) > 256 {
		room = max(room, 2*cap(b)) // a buffer that goes on growing; a term gets what it needs
	}
	longer := make([]byte, len(b)+n, room)
	copy(longer, b)
	return longer
}

// find is the number of a term, 0 where it has none, and how many terms are
// smaller.
func (d *dictionary) find(t graph.Term) (id graph.ID, smaller int) {
	defer runtime.KeepAlive(d)
	buckets := (d.count + bucket - 1) / bucket
	b := sort.Search(buckets, func(i int) bool {
		first, _, ok := next(d.bucketAt(i))
		return !ok || string(first.rest) > string(t)
	}) - 1
	if b < 0 {
		return 0, 0
	}
	coded, same := d.bucketAt(b), 0 // same is how much of t the entry before has in common with it
	for i := range bucket {
		e, rest, ok := next(coded)
		if !ok || e.shared < same {
			return 0, b*bucket + i // the entry is larger than t
		}
		coded = rest
		if e.shared > same {
			continue // it differs from t where the one before did
		}
		own := t[same:]
		common := 0
		for common < len(own) && common < len(e.rest) && own[common] == e.rest[common] {
			common++
		}
		switch {
		case common == len(own) && common == len(e.rest):
			return graph.ID(b*bucket + i + 1), b*bucket + i
		case common == len(own) || common < len(e.rest) && e.rest[common] > own[common]:
			return 0, b*bucket + i
		}
		same += common
	}
	return 0, (b + 1) * bucket
}

// each calls yield with every term, in order. The bytes are good until the next
// call.
func (d *dictionary) each(yield func(graph.ID, []byte) bool) {
	defer runtime.KeepAlive(d)
	var term []byte
	for b := 0; b*bucket < d.count; b++ {
		coded := d.bucketAt(b)
		for i := range min(bucket, d.count-b*bucket) {
			e, rest, ok := next(coded)
			if !ok || e.shared > len(term) {
				return // damaged: the section has noted it
			}
			coded = rest
			term = append(term[:e.shared], e.rest...)
			if !yield(graph.ID(b*bucket+i+1), term) {
				return
			}
		}
	}
}

// dictionaryWriter codes sorted terms.
type dictionaryWriter struct {
	count   int
	at      uint64
	offsets []uint64
	last    []byte
	buffer  []byte
}

// add writes a term, which is behind those before it.
func (d *dictionaryWriter) add(out *sectionWriter, term []byte) {
	shared := 0
	if d.count%bucket == 0 {
		d.offsets = append(d.offsets, d.at)
	} else {
		for shared < len(d.last) && shared < len(term) && d.last[shared] == term[shared] {
			shared++
		}
	}
	d.buffer = binary.AppendUvarint(d.buffer[:0], uint64(shared))
	d.buffer = binary.AppendUvarint(d.buffer, uint64(len(term)-shared))
	out.write(d.buffer)
	out.write(term[shared:])
	d.at += uint64(len(d.buffer) + len(term) - shared)
	d.last = append(d.last[:0], term...)
	d.count++
}
