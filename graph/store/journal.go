package store

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"path/filepath"

	"soegraph/graph"
)

// A journal begins with magic, version, the generation of the store before its
// first record, and zeros. A record is its magic, its length, the CRC-32C of
// that, the CRC-32C of its bytes, its bytes, and zeros up to a multiple of
// grain. Both checksums go on from the last one of the record before, so that no
// record can be lost from the middle. Its magic and its last byte are not zero,
// so a sector of zeros was never written.
const (
	journalMagic   = "SOEGJRN\n"
	journalVersion = 1
	journalHead    = 32
	recordMagic    = 0x0A636572 // "rec\n"
	recordHead     = 16
	grain          = 16
	maxRecord      = 1 << 31
	sector         = 512 // a disk writes at least so many bytes as one
)

// journal is a journal that is written to. Records are synchronised before
// they count.
type journal struct {
	path   string
	file   file
	length int64  // of what is synchronised
	sum    uint32 // of the last record
	torn   bool   // something may be behind length
}

func journalStart(generation uint64) []byte {
	head := binary.LittleEndian.AppendUint32([]byte(journalMagic), journalVersion)
	head = binary.LittleEndian.AppendUint64(append(head, 0, 0, 0, 0), generation)
	return append(head, make([]byte, journalHead-len(head))...)
}

// createJournal makes an empty journal, on the disk when it returns.
func createJournal(d disk, dir, name string, generation uint64) (*journal, error) {
	path := filepath.Join(dir, name)
	head := journalStart(generation)
	if err := writeFile(d, path, head); err != nil {
		return nil, err
	}
	if err := d.SyncDir(dir); err != nil {
		return nil, explain("write", dir, err)
	}
	f, err := d.OpenEnd(path)
	if err != nil {
		return nil, explain("write", path, err)
	}
	return &journal{path: path, file: f, length: int64(len(head)), sum: crc32.Checksum(head, castagnoli)}, nil
}

// frame appends a record to b and returns the checksum that the next goes on
// from.
func frame(b []byte, sum uint32, r record) ([]byte, uint32) {
	from := len(b)
	b = r.encode(append(b, make([]byte, recordHead)...))
	head, body := b[from:from+recordHead], b[from+recordHead:]
	binary.LittleEndian.PutUint32(head, recordMagic)
	binary.LittleEndian.PutUint32(head[4:], uint32(len(body)))
	headSum := crc32.Update(sum, castagnoli, head[:8])
	sum = crc32.Update(headSum, castagnoli, body)
	binary.LittleEndian.PutUint32(head[8:], headSum)
	binary.LittleEndian.PutUint32(head[12:], sum)
	return append(b, make([]byte, padded(len(body))-len(body))...), sum
}

// padded is the space that n bytes take.
func padded(n int) int { return (n + grain - 1) / grain * grain }

// write appends framed records and synchronises them. Where that fails, nothing
// of them stays.
func (j *journal) write(frames []byte, sum uint32) error {
	if j.torn {
		if err := j.cut(); err != nil {
			return err
		}
	}
	_, err := j.file.Write(frames)
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		j.torn = true
		err = explain("write", j.path, err)
		_ = j.cut() // the next write tries again, and fails where this did
		return err
	}
	j.length += int64(len(frames))
	j.sum = sum
	return nil
}

// cut removes what a failed write left.
func (j *journal) cut() error {
	err := j.file.Truncate(j.length)
	if err == nil {
		err = j.file.Sync()
	}
	j.torn = err != nil
	return explain("write", j.path, err)
}

// tail is where reading a journal stopped.
type tail struct {
	length  int64  // of what is whole
	sum     uint32 // of the last record
	dropped int    // bytes behind it, of a write that was never acknowledged
}

// readJournal gives the records of a journal from at on, and fails with
// [graph.Damaged] where a record that was acknowledged is not whole.
func readJournal(path string, data []byte, at tail, yield func(coded) error) (tail, error) {
	if at.length == 0 {
		if err := checkHead(path, "journal", journalMagic, journalVersion, data); err != nil {
			return at, err
		}
		if len(data) < journalHead {
			return at, damaged(path, "it is cut off within its head")
		}
		at = tail{length: journalHead, sum: crc32.Checksum(data[:journalHead], castagnoli)}
	}
	for int(at.length) < len(data) {
		rest := data[at.length:]
		body, sum, whole := unframe(rest, at.sum)
		if !whole {
			if !unfinished(data, int(at.length), at.sum) {
				return at, damaged(path, "the checksum of the record at byte %d does not fit", at.length)
			}
			at.dropped = len(rest)
			return at, nil
		}
		c, ok := decodeRecord(body)
		if !ok {
			return at, damaged(path, "the record at byte %d makes no sense", at.length)
		}
		if err := yield(c); err != nil {
			return at, err
		}
		at.length, at.sum = at.length+int64(recordHead+padded(len(body))), sum
	}
	return at, nil
}

// unframe is the bytes of the record that data starts with.
func unframe(data []byte, sum uint32) (body []byte, next uint32, whole bool) {
	size, headSum, ok := recordSize(data, sum)
	if !ok || padded(size) > len(data)-recordHead {
		return nil, 0, false
	}
	body = data[recordHead : recordHead+size]
	for _, b := range data[recordHead+size : recordHead+padded(size)] {
		if b != 0 {
			return nil, 0, false
		}
	}
	next = crc32.Update(headSum, castagnoli, body)
	return body, next, next == binary.LittleEndian.Uint32(data[12:])
}

// recordSize is the length that the head of a record tells; false where it is
// no head.
func recordSize(data []byte, sum uint32) (size int, headSum uint32, ok bool) {
	if len(data) < recordHead || binary.LittleEndian.Uint32(data) != recordMagic {
		return 0, 0, false
	}
	headSum = crc32.Update(sum, castagnoli, data[:8])
	return int(binary.LittleEndian.Uint32(data[4:])), headSum, headSum == binary.LittleEndian.Uint32(data[8:])
}

// unfinished reports whether what is behind byte from of a journal looks like a
// write that a crash cut off, rather than like a record that was whole and is
// not any more: the file ends within the record, or a sector of it was never
// written and is zero.
func unfinished(data []byte, from int, sum uint32) bool {
	rest := data[from:]
	if len(rest) < recordHead {
		return true
	}
	if size, _, ok := recordSize(rest, sum); ok && padded(size) > len(rest)-recordHead {
		return true
	}
	zero := make([]byte, sector)
	for at := from; at < len(data); {
		end := min(at-at%sector+sector, len(data))
		if bytes.Equal(data[at:end], zero[:end-at]) {
			return true
		}
		at = end
	}
	return false
}

// replay turns a record into the view after it. The first keep runs of the view
// are not merged with others.
func (c coded) replay(v *view, keep int) (*view, error) {
	if c.generation != v.generation+1 {
		return nil, graph.Errorf(graph.Damaged, "a record of generation %d follows generation %d", c.generation, v.generation)
	}
	ids := make([]graph.ID, len(c.terms)+1)
	for i, t := range c.terms {
		if ids[i+1] = v.seg.find(t); ids[i+1] == 0 {
			ids[i+1] = v.more.number(t)
		}
	}
	for _, list := range [][]graph.IDQuad{c.added, c.removed} {
		for i, q := range list {
			list[i] = graph.IDQuad{S: ids[q.S], P: ids[q.P], O: ids[q.O], G: ids[q.G]}
		}
	}
	return v.with(newRun(c.added, c.removed), keep), v.seg.err()
}
