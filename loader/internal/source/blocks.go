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
		for _, b := range line(text, trim(text, span.Span{Start: at, End: end})) {
			if len(b.Spans) > 0 {
				list = append(list, b)
			}
		}
		at = end
	}
	return list
}

// line is the blocks of one line.
func line(text string, s span.Span) []Block {
	kind, level := Line, 0
	raw := text[s.Start:s.End]
	switch {
	case raw == "" || isRule(raw) || isLink(raw):
		return nil
	case raw[0] == '#':
		hashes := len(raw) - len(strings.TrimLeft(raw, "#"))
		if hashes <= 6 && hashes < len(raw) && raw[hashes] == ' ' {
			kind, level, s = Heading, hashes, trim(text, span.Span{Start: s.Start + hashes, End: s.End})
		}
	case strings.HasPrefix(raw, "- ") || strings.HasPrefix(raw, "* ") || strings.HasPrefix(raw, "+ "):
		kind, s = Item, trim(text, span.Span{Start: s.Start + 2, End: s.End})
	case strings.Count(raw, "|") >= 2 || strings.Count(raw, "\t") >= 2:
		kind = Row
	}
	var list []Block
	for _, part := range paragraphs(text, s) {
		list = append(list, Block{kind, level, part})
	}
	return list
}

// isRule reports whether a line is only a rule, or the line below a table's head.
func isRule(s string) bool { return strings.Trim(s, "-=*_|: \t") == "" }

// isLink reports whether a line is only a Markdown link: navigation, not text.
func isLink(s string) bool {
	return s[0] == '[' && s[len(s)-1] == ')' && strings.Contains(s, "](") && !strings.ContainsAny(s, "。！？")
}

// paragraphs is the paragraphs of a line, each as the spans between its markup.
func paragraphs(text string, s span.Span) [][]span.Span {
	var list [][]span.Span
	var current []span.Span
	from := s.Start
	cut := func(to int) {
		if part := (span.Span{Start: from, End: to}); part.Len() > 0 {
			current = append(current, part)
		}
	}
	for i := s.Start; i < s.End; {
		n, closes := markup(text[i:s.End])
		if n == 0 {
			i++
			continue
		}
		cut(i)
		if closes {
			list, current = append(list, trimmed(text, current)), nil
		}
		i += n
		from = i
	}
	cut(s.End)
	return append(list, trimmed(text, current))
}

// markup is the length of the markup that s starts with, 0 where it starts with
// none, and whether it ends a paragraph.
func markup(s string) (n int, closes bool) {
	switch s[0] {
	case '<':
		return tag(s)
	case '*':
		if strings.HasPrefix(s, "**") {
			return 2, false
		}
	case '&':
		for _, e := range []string{"&nbsp;", "&emsp;", "&ensp;"} {
			if strings.HasPrefix(s, e) {
				return len(e), false
			}
		}
	}
	return 0, false
}

// tags are the HTML tags that turn up in collected texts, and whether they end
// a paragraph. Any other "<" is text.
var tags = map[string]bool{
	"p": true, "br": true, "div": true, "li": true, "ul": true, "ol": true, "tr": true, "h1": true, "h2": true, "h3": true, "h4": true,
	"strong": false, "b": false, "i": false, "em": false, "u": false, "span": false, "font": false, "a": false, "img": false, "td": false, "th": false,
	"table": true, "tbody": true, "section": true, "blockquote": true, "center": true,
}

const longestTag = 500 // bytes; a longer one is text

func tag(s string) (n int, closes bool) {
	end := strings.IndexByte(s[:min(len(s), longestTag)], '>')
	if end < 0 {
		return 0, false
	}
	name, _, _ := strings.Cut(strings.Trim(s[1:end], "/ "), " ")
	closes, known := tags[strings.ToLower(strings.TrimSuffix(name, "/"))]
	if !known {
		return 0, false
	}
	return end + 1, closes
}

// trimmed is spans without the white space at either end.
func trimmed(text string, spans []span.Span) []span.Span {
	for len(spans) > 0 {
		first := trim(text, spans[0])
		first.End = spans[0].End
		if first.Start < first.End {
			spans[0] = first
			break
		}
		spans = spans[1:]
	}
	for len(spans) > 0 {
		last := trim(text, spans[len(spans)-1])
		if last.Len() > 0 {
			spans[len(spans)-1].End = last.End
			break
		}
		spans = spans[:len(spans)-1]
	}
	return spans
}

// trim is s without white space at either end; ideographic and no-break spaces
// are white space, and so is a byte order mark.
func trim(text string, s span.Span) span.Span {
	const white = " \t\r\n\v\f\u3000\u00a0\ufeff"
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !strings.ContainsRune(white, r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !strings.ContainsRune(white, r) {
			break
		}
		s.End -= n
	}
	return s
}
