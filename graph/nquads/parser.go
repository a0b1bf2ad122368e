package nquads

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// parser goes through one block: whole lines of a file. The terms that it
// gives are parts of the block wherever the block has them in canonical form.
type parser struct {
	block   string
	at      int  // the next byte to look at
	start   int  // where the current line starts
	line    int  // the current line, from 0 within the block
	triples bool // N-Triples: no labels
	suspect bool // the block is not all UTF-8: each line is to be checked
	subject string
	label   string
}

func newParser(block string, triples bool) *parser {
	return &parser{block: block, triples: triples, suspect: !utf8.ValidString(block)}
}

// next is the next quad, or what is wrong with the next line that is not empty;
// false at the end of the block. After a fault it goes on with the line after.
func (p *parser) next() (graph.Quad, *fault, bool) {
	if !p.skipEmpty() {
		return graph.Quad{}, nil, false
	}
	if p.suspect {
		if f := p.checkLine(); f != nil {
			p.skipLine()
			return graph.Quad{}, f, true
		}
	}
	q, f := p.statement()
	if f != nil {
		p.at = max(p.at, f.at)
		p.skipLine()
	}
	return q, f, true
}

// skipEmpty goes to the first byte of a statement; false at the end.
func (p *parser) skipEmpty() bool {
	for p.at < len(p.block) {
		switch p.block[p.at] {
		case ' ', '\t':
			p.at++
		case '\n':
			p.newLine(1)
		case '\r':
			p.carriageReturn()
		case '#':
			if p.suspect && p.checkLine() != nil {
				return true
			}
			p.skipLine()
		default:
			return true
		}
	}
	return false
}

func (p *parser) newLine(width int) {
	p.at += width
	p.start = p.at
	p.line++
}

// carriageReturn ends a line; a line feed after it belongs to the same end.
func (p *parser) carriageReturn() {
	if strings.HasPrefix(p.block[p.at:], "\r\n") {
		p.newLine(2)
	} else {
		p.newLine(1)
	}
}

// skipLine goes to the end of the line, before its line feed.
func (p *parser) skipLine() { p.at += len(untilEnd(p.block[p.at:])) }

func untilEnd(s string) string {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	if i := strings.IndexByte(s, '\r'); i >= 0 {
		s = s[:i]
	}
	return s
}

// checkLine finds the first byte of the line that is not UTF-8.
func (p *parser) checkLine() *fault {
	line := untilEnd(p.block[p.start:])
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		if r == utf8.RuneError && size == 1 {
			return faultf(p.start+i, "the byte 0x%02X is not UTF-8; convert the file to UTF-8", line[i])
		}
		i += size
	}
	return nil
}

// statement reads one statement up to the end of its line.
func (p *parser) statement() (q graph.Quad, f *fault) {
	if q.Subject, f = p.node("subject", &p.subject); f != nil {
		return q, f
	}
	p.skipSpace()
	if p.peek() != '<' {
		return q, faultf(p.at, "the predicate must be an IRI in angle brackets, not %s", shown(p.block, p.at))
	}
	if q.Predicate, f = p.iri(); f != nil {
		return q, f
	}
	p.skipSpace()
	if q.Object, f = p.object(); f != nil {
		return q, f
	}
	p.skipSpace()
	if c := p.peek(); !p.triples && (c == '<' || c == '_') {
		if q.Label, f = p.node("graph label", &p.label); f != nil {
			return q, f
		}
		p.skipSpace()
	}
	return q, p.stop()
}

// stop reads the full stop and what may follow it on the line.
func (p *parser) stop() *fault {
	if p.peek() != '.' {
		return faultf(p.at, "the statement must end here with a full stop, not go on with %s", shown(p.block, p.at))
	}
	p.at++
	p.skipSpace()
	switch p.peek() {
	case '#':
		p.skipLine()
	case '\n', '\r', 0:
		if p.at < len(p.block) && p.block[p.at] == 0 {
			return faultf(p.at, "a zero byte follows the statement")
		}
	default:
		return faultf(p.at, "only a comment may follow the statement on its line, not %s", shown(p.block, p.at))
	}
	return nil
}

// peek is the next byte, 0 at the end.
func (p *parser) peek() byte {
	if p.at < len(p.block) {
		return p.block[p.at]
	}
	return 0
}

func (p *parser) skipSpace() {
	for p.at < len(p.block) && (p.block[p.at] == ' ' || p.block[p.at] == '\t') {
		p.at++
	}
}

// node reads an IRI or a blank node. Most lines have the subject and the label
// of the line before: last remembers it, and saves looking at every byte again.
func (p *parser) node(role string, last *string) (graph.Term, *fault) {
	switch p.peek() {
	case '<':
		if *last != "" && strings.HasPrefix(p.block[p.at:], *last) {
			p.at += len(*last)
			return graph.Term(*last), nil
		}
		from := p.at
		term, f := p.iri()
		if f == nil && len(term) == p.at-from {
			*last = string(term)
		}
		return term, f
	case '_':
		return p.blank()
	default:
		return "", faultf(p.at, "the %s must be an IRI in angle brackets or a blank node, not %s", role, shown(p.block, p.at))
	}
}

func (p *parser) object() (graph.Term, *fault) {
	switch p.peek() {
	case '<':
		return p.iri()
	case '"':
		return p.literal()
	case '_':
		return p.blank()
	default:
		return "", faultf(p.at, "the object must be an IRI in angle brackets, a blank node or a literal in double quotes, not %s",
			shown(p.block, p.at))
	}
}
