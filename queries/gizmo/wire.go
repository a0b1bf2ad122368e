package gizmo

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"time"

	"soegraph/graph"
)

// Engine and worker talk over the worker's standard input and output in frames:
// one byte that says what it is, four bytes of length, little-endian, and so
// many bytes.
type frame byte

const (
	ready  frame = 'W' // worker: it has opened the store
	ask    frame = 'Q' // engine: the number of a query, in eight bytes, and the query as JSON
	cancel frame = 'C' // engine: end the query of this number, where it still runs
	rows   frame = 'R' // worker: rows, each closed by a line feed
	done   frame = 'D' // worker: the query has ended; an outcome, as JSON
)

// maxFrame bounds what either side believes.
const maxFrame = 32 << 20

// outcome is how a query ended.
type outcome struct {
	Stats Stats
	Code  graph.Code // "" where it did not fail
	Error string
}

// numberSize is the bytes of a query's number.
const numberSize = 8

func numbered(n uint64, payload []byte) []byte {
	return append(binary.LittleEndian.AppendUint64(nil, n), payload...)
}

func writeFrame(w io.Writer, kind frame, payload []byte) error {
	head := [5]byte{byte(kind)}
	binary.LittleEndian.PutUint32(head[1:], uint32(len(payload)))
	if _, err := w.Write(append(head[:], payload...)); err != nil {
		return fmt.Errorf("write to the other side: %w", err)
	}
	return nil
}

// readFrame reads a frame into buf, which it lets grow.
func readFrame(r *bufio.Reader, buf []byte) (frame, []byte, error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, buf, err
	}
	n := int(binary.LittleEndian.Uint32(head[1:]))
	if n > maxFrame {
		return 0, buf, fmt.Errorf("a frame of %d bytes", n)
	}
	if cap(buf) < n {
		buf = make([]byte, n)
	}
	buf = buf[:n]
	_, err := io.ReadFull(r, buf)
	return frame(head[0]), buf, err
}

// rowWriter gathers rows into frames: one when enough bytes came together, or
// enough time went by.
type rowWriter struct {
	w     io.Writer
	buf   []byte // with room for the head
	since time.Time
}

const (
	frameSize = 32 << 10
	frameTime = 10 * time.Millisecond
	headSize  = 5
)

func (rw *rowWriter) row(row []byte) error {
	if len(rw.buf) == 0 {
		rw.buf = append(rw.buf, make([]byte, headSize)...)
		rw.since = time.Now()
	}
	rw.buf = append(append(rw.buf, row...), '\n')
	if len(rw.buf) < frameSize && time.Since(rw.since) < frameTime {
		return nil
	}
	return rw.flush()
}

func (rw *rowWriter) flush() error {
	if len(rw.buf) == 0 {
		return nil
	}
	rw.buf[0] = byte(rows)
	binary.LittleEndian.PutUint32(rw.buf[1:], uint32(len(rw.buf)-headSize))
	_, err := rw.w.Write(rw.buf)
	rw.buf = rw.buf[:0]
	return err
}

func writeJSON(w io.Writer, kind frame, v any) error {
	payload, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return writeFrame(w, kind, payload)
}

// lines yields the lines of rows.
func lines(b []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for len(b) > 0 {
			i := bytes.IndexByte(b, '\n')
			if i < 0 || !yield(b[:i]) {
				return
			}
			b = b[i+1:]
		}
	}
}

func unmarshal(payload []byte, v any) error { return json.Unmarshal(payload, v) }
