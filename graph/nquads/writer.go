package nquads

import (
	"bufio"
	"io"
	"iter"

	"soegraph/graph"
)

// Writer writes quads as canonical N-Quads, one a line. Call [Writer.Flush] at
// the end.
type Writer struct {
	out  *bufio.Writer
	line []byte
	seen graph.Quad // the terms of the line before: checked already
}

// NewWriter writes to w.
func NewWriter(w io.Writer) *Writer {
	return &Writer{out: bufio.NewWriterSize(w, 64<<10)}
}

// Write writes one quad. A term that is not in canonical form, or not allowed
// where it stands, is an error of code [graph.Invalid], and nothing of the quad
// is written.
func (w *Writer) Write(q graph.Quad) error {
	if err := w.check(q); err != nil {
		return err
	}
	w.line = append(q.Append(w.line[:0]), '\n')
	_, err := w.out.Write(w.line)
	return err
}

// WriteAll writes the quads and flushes; it stops at the first error.
func (w *Writer) WriteAll(quads iter.Seq2[graph.Quad, error]) error {
	for q, err := range quads {
		if err != nil {
			return err
		}
		if err := w.Write(q); err != nil {
			return err
		}
	}
	return w.Flush()
}

// Flush writes what is held back.
func (w *Writer) Flush() error { return w.out.Flush() }

func (w *Writer) check(q graph.Quad) error {
	for _, c := range []struct {
		role    string
		term    graph.Term
		checked graph.Term
		allowed [3]graph.Kind
	}{
		{"subject", q.Subject, w.seen.Subject, [3]graph.Kind{graph.Resource, graph.Blank, graph.Blank}},
		{"predicate", q.Predicate, w.seen.Predicate, [3]graph.Kind{graph.Resource, graph.Resource, graph.Resource}},
		{"object", q.Object, w.seen.Object, [3]graph.Kind{graph.Resource, graph.Blank, graph.Literal}},
		{"graph label", q.Label, w.seen.Label, [3]graph.Kind{graph.Resource, graph.Blank, graph.None}},
	} {
		if c.term == c.checked && c.term != "" {
			continue
		}
		if kind := c.term.Kind(); kind != c.allowed[0] && kind != c.allowed[1] && kind != c.allowed[2] {
			return graph.Errorf(graph.Invalid, "the %s of a quad cannot be %q", c.role, c.term)
		}
		if c.term == "" {
			continue
		}
		if canonical, err := ParseTerm(string(c.term)); err != nil {
			return graph.Errorf(graph.Invalid, "the %s of a quad is not N-Quads: %w", c.role, err)
		} else if canonical != c.term {
			return graph.Errorf(graph.Invalid, "the %s of a quad is %s, not the canonical %s", c.role, c.term, canonical)
		}
	}
	w.seen = q
	return nil
}

// ParseTerm reads one term as N-Quads writes it, and nothing else. It fails
// with [graph.Invalid].
func ParseTerm(s string) (graph.Term, error) {
	p := newParser(s, false)
	f := p.checkTerm()
	if f == nil {
		var term graph.Term
		if term, f = p.object(); f == nil && p.at == len(s) {
			return term, nil
		}
	}
	if f == nil {
		f = faultf(p.at, "%s follows the term", shown(s, p.at))
	}
	return "", (&SyntaxError{File: "term", Line: 1, Column: column(s, 0, f.at), Problem: f.problem}).coded()
}

func (p *parser) checkTerm() *fault {
	if p.suspect {
		return p.checkLine()
	}
	return nil
}
