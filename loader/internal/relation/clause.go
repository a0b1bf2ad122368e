package relation

import (
	"strings"
	"unicode/utf8"

	"soegraph/loader/internal/span"
)

// clauses cuts a sentence at its commas, semicolons, colons and stops. Signs
// within names, brackets and numbers cut nothing; every byte is in one clause,
// and a sign belongs to the clause that it ends.
func clauses(s string, names []name) []span.Span {
	var list []span.Span
	start, closed, next := 0, 0, 0 // closed: where the bracket or name that is open ends
	for i, r := range s {
		for next < len(names) && names[next].Start <= i {
			closed = max(closed, names[next].End)
			next++
		}
		if i < closed {
			continue
		}
		switch r {
		case '（', '《', '(':
			closed = max(closed, bracketEnd(s, i, r))
		case '，', '；', '。', '！', '？', '：', ';', ',', ':':
			if end := i + utf8.RuneLen(r); r >= utf8.RuneSelf || !betweenDigits(s, i) {
				list, start = append(list, span.Span{Start: start, End: end}), end
			}
		}
	}
	if start < len(s) || len(list) == 0 {
		list = append(list, span.Span{Start: start, End: len(s)})
	}
	return list
}

// bracketEnd is where the bracket that opens at i closes, i where it does not.
func bracketEnd(s string, i int, r rune) int {
	closing := map[rune]string{'（': "）", '《': "》", '(': ")"}[r]
	if n := strings.Index(s[i:], closing); n >= 0 {
		return i + n + len(closing)
	}
	return i
}

// betweenDigits reports whether the one-byte sign at i stands in a number or a
// time: 3,200 and 9:30.
func betweenDigits(s string, i int) bool {
	return i > 0 && i+1 < len(s) && digit(s[i-1]) && digit(s[i+1])
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
