package console

import (
	"bufio"
	"io"
	"strings"
)

// complete reports whether a text is a whole query: no bracket, string,
// template or comment of it is open. A command is one line, except that the
// query of :explain may go on.
func complete(text string) bool {
	if strings.HasPrefix(text, ":") && !strings.HasPrefix(text, ":explain") {
		return true
	}
	depth := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '"', '\'', '`':
			end := closing(text, i)
			if end < 0 {
				return c != '`' // a string may not span lines: the engine says what is wrong
			}
			i = end
		case '/':
			end := skipComment(text, i)
			if end < 0 {
				return false
			}
			i = end
		}
	}
	trimmed := strings.TrimRight(text, " \t\n")
	return depth <= 0 && !strings.HasSuffix(trimmed, ".") && !strings.HasSuffix(trimmed, ",")
}

// closing is where the string ends that begins at i, -1 where it does not.
func closing(text string, i int) int {
	for j := i + 1; j < len(text); j++ {
		switch {
		case text[j] == '\\':
			j++
		case text[j] == text[i]:
			return j
		case text[j] == '\n' && text[i] != '`':
			return -1
		}
	}
	return -1
}

// skipComment is where the comment ends that begins at i, i where none begins,
// and -1 where it has no end.
func skipComment(text string, i int) int {
	switch {
	case strings.HasPrefix(text[i:], "//"):
		if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
			return i + n
		}
		return len(text)
	case strings.HasPrefix(text[i:], "/*"):
		if n := strings.Index(text[i+2:], "*/"); n >= 0 {
			return i + 2 + n + 1
		}
		return -1
	default:
		return i
	}
}

// piped reads queries from what is no terminal. A line that begins with a dot
// goes on with the query before it.
type piped struct {
	in   *bufio.Scanner
	next string // a line that was read too far
	more bool
}

func newPiped(in io.Reader) *piped {
	s := bufio.NewScanner(in)
	s.Buffer(nil, 1<<20)
	p := &piped{in: s}
	p.advance()
	return p
}

func (p *piped) read() (string, error) {
	var text strings.Builder
	for p.more {
		text.WriteString(p.next)
		p.advance()
		goesOn := p.more && strings.HasPrefix(strings.TrimSpace(p.next), ".")
		if complete(text.String()) && !goesOn {
			return text.String(), nil
		}
		text.WriteByte('\n')
	}
	if err := p.in.Err(); err != nil {
		return "", err
	}
	if text.Len() > 0 {
		return text.String(), nil
	}
	return "", io.EOF
}

func (p *piped) advance() {
	p.more = p.in.Scan()
	p.next = p.in.Text()
}
