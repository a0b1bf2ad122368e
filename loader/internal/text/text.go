// Package text has one type: a passage that reads as one, put together from
// pieces of a document that the layout may have torn apart, with the way back
// from every byte of it to the document.
package text

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"soegraph/loader/internal/span"
)

// Text is a passage. The zero value is empty.
type Text struct {
	s      string
	pieces []piece
}

// piece says that the bytes from at on come from the document's bytes from.
type piece struct {
	at   int
	from span.Span
}

// New is the passage made of the spans of a document's text, in order.
func New(document string, spans ...span.Span) Text {
	if len(spans) == 1 && spans[0].Len() > 0 {
		return Text{document[spans[0].Start:spans[0].End], []piece{{0, spans[0]}}}
	}
	var t Text
	var b strings.Builder
	for _, s := range spans {
		if s.Len() == 0 {
			continue
		}
		t.pieces = append(t.pieces, piece{b.Len(), s})
		b.WriteString(document[s.Start:s.End])
	}
	t.s = b.String()
	return t
}

// String is the passage as it reads.
func (t Text) String() string { return t.s }

// Len is the passage's length in bytes.
func (t Text) Len() int { return len(t.s) }

// Join is the passages one after the other, with nothing between them.
func Join(parts ...Text) Text {
	if len(parts) == 1 {
		return parts[0]
	}
	var t Text
	var b strings.Builder
	for _, part := range parts {
		for _, p := range part.pieces {
			t.pieces = append(t.pieces, piece{b.Len() + p.at, p.from})
		}
		b.WriteString(part.s)
	}
	t.s = b.String()
	return t
}

// Slice is the part of the passage within s.
func (t Text) Slice(s span.Span) Text {
	part := Text{s: t.s[s.Start:s.End]}
	for p := range t.within(s) {
		part.pieces = append(part.pieces, p)
	}
	return part
}

// within yields the pieces of the part of the passage within s.
func (t Text) within(s span.Span) iter.Seq[piece] {
	return func(yield func(piece) bool) {
		first, found := slices.BinarySearchFunc(t.pieces, s.Start, func(p piece, at int) int { return cmp.Compare(p.at, at) })
		if !found {
			first = max(0, first-1)
		}
		for _, p := range t.pieces[first:] {
			if p.at >= s.End {
				return
			}
			lo, hi := max(p.at, s.Start), min(p.at+p.from.Len(), s.End)
			if lo < hi && !yield(piece{lo - s.Start, span.Span{Start: p.from.Start + lo - p.at, End: p.from.Start + hi - p.at}}) {
				return
			}
		}
	}
}

// Origin is the smallest span of the document that covers s of the passage.
// Where the layout tore the passage apart, what stands between is inside.
func (t Text) Origin(s span.Span) span.Span {
	var origin span.Span
	for p := range t.within(s) {
		if origin.Len() == 0 {
			origin = p.from
		}
		origin.Start, origin.End = min(origin.Start, p.from.Start), max(origin.End, p.from.End)
	}
	return origin
}

// Span is the smallest span of the document that covers the whole passage.
func (t Text) Span() span.Span { return t.Origin(span.Span{End: len(t.s)}) }

// Spans is the pieces of the document that make up the passage.
func (t Text) Spans() []span.Span {
	spans := make([]span.Span, len(t.pieces))
	for i, p := range t.pieces {
		spans[i] = p.from
	}
	return slices.Clip(spans)
}
