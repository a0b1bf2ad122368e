package script

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dop251/goja"

	"soegraph/graph"
)

// check refuses what the parser should not even see: too long a source, and
// brackets too deep in each other, over which a recursive parser overflows. It
// counts brackets in strings and comments too, which only makes it stricter.
func check(source string) error {
	if len(source) > MaxSource {
		return graph.Errorf(graph.TooLarge, "the query has %d bytes and may have %d: pass values as params", len(source), MaxSource)
	}
	if strings.TrimSpace(source) == "" {
		return invalid("the query is empty")
	}
	if !utf8.ValidString(source) {
		return invalid("the query is not valid UTF-8")
	}
	depth, prefix := 0, 0
	for i := range len(source) {
		switch c := source[i]; c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth = max(depth-1, 0)
		case '!', '~', '+', '-', '?', ':':
			prefix++ // operators that nest without brackets
			continue
		case ' ', '\t', '\n', '\r':
			continue
		}
		if depth > maxNesting || prefix > maxNesting {
			return graph.Errorf(graph.TooLarge, "the query nests brackets or operators more than %d deep, at byte %d", maxNesting, i)
		}
		prefix = 0
	}
	return nil
}

// syntax is a syntax error with its place.
func syntax(err error) string {
	if e, ok := errors.AsType[*goja.CompilerSyntaxError](err); ok {
		err = e
	}
	text, _, _ := strings.Cut(err.Error(), " (and ")
	return strings.TrimPrefix(strings.TrimPrefix(text, "SyntaxError: "), "query: ")
}

// small is a name with its first letter a small one.
func small(name string) string {
	r, n := utf8.DecodeRuneInString(name)
	return string(unicode.ToLower(r)) + name[n:]
}
