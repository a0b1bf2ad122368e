package source

import (
	"strings"
	"unicode/utf8"

	"soegraph/loader/internal/span"
)

// blocks cuts text from start on into blocks. Plain text and Markdown are read
// alike, since news comes in mixtures: a line is a block, paragraph and break
// tags end one, and what is markup is left out of the spans.
func blocks(text string, start int) []Block {
	var list []Block
	for at := start; at < len(text); {
		end := at + lineLen(text[at:])
		list = appendLine(list, text, trim(text, span.Span{Start: at, End: end}))
		at = end
	}
	return unwrap(text, list)
}

// appendLine appends the blocks of one line.
func appendLine(list []Block, text string, s span.Span) []Block {
	kind, level := Line, 0
	raw := text[s.Start:s.End]
	switch {
	case raw == "" || isRule(raw) || isLink(raw):
		return list
	case raw[0] == '#':
		hashes := len(raw) - len(strings.TrimLeft(raw, "#"))
		if hashes <= 6 && hashes < len(raw) && raw[hashes] == ' ' {
			kind, level, s = Heading, hashes, trim(text, span.Span{Start: s.Start + hashes, End: s.End})
		}
	case len(raw) > 2 && raw[1] == ' ' && (raw[0] == '-' || raw[0] == '*' || raw[0] == '+'):
		kind, s = Item, trim(text, span.Span{Start: s.Start + 2, End: s.End})
	case strings.Count(raw, "|") >= 2 || strings.Count(raw, "\t") >= 2:
		kind = Row
	}
	if strings.IndexByte(raw, '<') < 0 && strings.IndexByte(raw, '*') < 0 && strings.IndexByte(raw, '&') < 0 {
		if s.Len() == 0 {
			return list
		}
		return append(list, Block{kind, level, []span.Span{s}})
	}
	return appendMarkup(list, text, s, Block{Kind: kind, Level: level})
}

// isRule reports whether a line is only a rule, or the line below a table's head.
func isRule(s string) bool { return strings.Trim(s, "-=*_|: \t") == "" }

// isLink reports whether a line is only a Markdown link: navigation, not text.
func isLink(s string) bool {
	return s[0] == '[' && s[len(s)-1] == ')' && strings.Contains(s, "](") && !strings.ContainsAny(s, "。！？")
}

// white is the characters that are white space here: ideographic and no-break
// spaces too, and a byte order mark.
const white = " \t\r\n\v\f\u3000\u00a0\ufeff"

// trim is s without white space at either end.
func trim(text string, s span.Span) span.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !isWhite(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !isWhite(r) {
			break
		}
		s.End -= n
	}
	return s
}

func isWhite(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', '\v', '\f', '\u3000', '\u00a0', '\ufeff':
		return true
	default:
		return false
	}
}
