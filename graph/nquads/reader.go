package nquads

import (
	"bytes"
	"fmt"
	"io"
	"iter"

	"soegraph/graph"
)

// Reader reads the quads of one file. Its fields may be set before the first
// call of [Reader.Quads] or [Reader.Parallel].
type Reader struct {
	File    string // how errors name the file; "input" unless set
	Triples bool   // N-Triples: a graph label is an error
	MaxLine int    // bytes of the longest line; 256 MiB unless set

	source io.Reader
}

const (
	blockSize   = 1 << 20
	maxLineSize = 256 << 20
)

// NewReader reads N-Quads, of which N-Triples is a part, from r. It reads
// ahead, so that r is of no use to others.
func NewReader(r io.Reader) *Reader {
	return &Reader{File: "input", MaxLine: maxLineSize, source: r}
}

// Quads yields the quads in the order of the file. A line that is not N-Quads
// yields an error of code [graph.Invalid] that wraps a [SyntaxError]; whoever
// goes on gets the lines after it. An error of the file itself, or a line that
// is too long, is the last thing yielded.
//
// Terms share memory with the block of the file that they stand in, about a
// MiB: whoever keeps a few of many should keep copies (strings.Clone).
func (r *Reader) Quads() iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		line := 1
		for block, err := range r.blocks() {
			if err != nil {
				yield(graph.Quad{}, err)
				return
			}
			p := newParser(block, r.Triples)
			if !r.parse(p, line, yield) {
				return
			}
			line += p.line
		}
	}
}

// parse yields what p finds, in a block whose first line is line of the file.
func (r *Reader) parse(p *parser, line int, yield func(graph.Quad, error) bool) bool {
	for {
		q, f, ok := p.next()
		if !ok {
			return true
		}
		var err error
		if f != nil {
			q, err = graph.Quad{}, (&SyntaxError{
				File: r.File, Line: line + p.line, Column: column(p.block, p.start, f.at), Problem: f.problem,
			}).coded()
		}
		if !yield(q, err) {
			return false
		}
	}
}

// blocks yields the file in pieces that end at the end of a line.
func (r *Reader) blocks() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		buf, held := make([]byte, blockSize/16), 0
		for {
			n, err := io.ReadFull(r.source, buf[held:])
			held += n
			if err == io.EOF || err == io.ErrUnexpectedEOF {
				if held > 0 {
					yield(string(buf[:held]), nil)
				}
				return
			}
			if err != nil {
				yield("", fmt.Errorf("read %s: %w", r.File, err))
				return
			}
			end := bytes.LastIndexByte(buf, '\n') + 1
			if end > 0 && !yield(string(buf[:end]), nil) {
				return
			}
			if held-end > r.MaxLine {
				yield("", graph.Errorf(graph.TooLarge, "%s has a line of more than %d bytes", r.File, r.MaxLine))
				return
			}
			held = copy(buf, buf[end:held])
			buf = grow(buf, held)
		}
	}
}

// grow makes room for a block after the bytes of buf that are held over.
func grow(buf []byte, held int) []byte {
	want := max(blockSize, 2*held)
	if len(buf) >= want {
		return buf
	}
	larger := make([]byte, want)
	copy(larger, buf[:held])
	return larger
}
