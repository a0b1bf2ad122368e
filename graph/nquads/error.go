package nquads

import (
	"fmt"
	"unicode/utf8"

	"soegraph/graph"
)

// SyntaxError is a line that is not N-Quads. It comes wrapped in a
// [graph.Error] of code [graph.Invalid].
type SyntaxError struct {
	File    string // as the [Reader] names it
	Line    int    // from 1
	Column  int    // in characters, from 1
	Problem string // what is wrong there
}

// Error says where and what, in the form that editors can jump to.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Problem)
}

// coded is e as the error that a user sees.
func (e *SyntaxError) coded() error { return graph.Errorf(graph.Invalid, "%w", e) }

// fault is a problem at a byte of a block; a [SyntaxError] in the making.
type fault struct {
	at      int
	problem string
}

// faultf makes a fault.
func faultf(at int, format string, args ...any) *fault {
	return &fault{at, fmt.Sprintf(format, args...)}
}

// column is the column, counted in characters from 1, of byte at of a line that
// starts at byte start.
func column(block string, start, at int) int {
	return utf8.RuneCountInString(block[start:min(at, len(block))]) + 1
}

// shown is the character at byte i for a message, quoted.
func shown(s string, i int) string {
	if i >= len(s) {
		return "the end of the file"
	}
	if s[i] == '\n' || s[i] == '\r' {
		return "the end of the line"
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError && size == 1 {
		return fmt.Sprintf("the byte 0x%02X", s[i])
	}
	return fmt.Sprintf("%q", r)
}
