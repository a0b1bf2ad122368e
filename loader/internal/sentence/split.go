package sentence

import (
	"strings"
	"unicode/utf8"

	"soegraph/loader/internal/article"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

// Split is the sentences of the nth article of a document, in the order in
// which people read: what is above the text, the text, the captions.
//
// A sentence ends at 。！？ outside of brackets, with the quotation marks that
// close behind; so a quotation of several sentences is several. A semicolon does
// not end one, since what follows shares its subject. The text of a sentence is
// exactly the document's, inner spaces and full-width digits included.
func Split(n int, a article.Article) []Sentence {
	list := make([]Sentence, 0, 4+2*len(a.Paragraphs))
	add := func(kind Kind, paragraph int, t text.Text) {
		if t.Len() > 0 {
			list = append(list, Sentence{Text: t, Kind: kind, Article: n, Paragraph: paragraph})
		}
	}
	add(Headline, -1, a.Headline)
	add(Deck, -1, a.Deck)
	add(Section, -1, a.Section)
	for _, name := range a.Byline {
		add(Byline, -1, name)
	}
	for i, p := range a.Paragraphs {
		for _, s := range cut(p.Text.String()) {
			add(kindOf(p.Kind), i, p.Text.Slice(s))
		}
	}
	for _, c := range a.Captions {
		add(Caption, -1, c.Text)
		add(Byline, -1, c.Photographer)
	}
	return list
}

func kindOf(k article.Kind) Kind {
	switch k {
	case article.Subheading:
		return Subheading
	case article.ListItem:
		return ListItem
	case article.TableRow:
		return TableRow
	default:
		return Body
	}
}

// longestBrackets is how far brackets may reach, in bytes; those open longer
// were never closed.
const longestBrackets = 600

// cut is the sentences of a passage.
func cut(s string) []span.Span {
	var list []span.Span
	start, closed := 0, 0 // closed: where the brackets that are open end
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == '(' && i > closed:
				closed = max(closed, i+closing(s[i:], '(', ')'))
			case (c == '!' || c == '?') && i > closed:
				i += tail(s[i:])
				list, start = appendTrimmed(list, s, start, i), i
			}
			continue
		}
		if c != 0xe3 && c != 0xef { // 。《【 and the full-width forms begin with these
			i += runeLen(c)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch r {
		case '（':
			closed = bracket(s, i, closed, '（', '）')
		case '《':
			closed = bracket(s, i, closed, '《', '》')
		case '【':
			closed = bracket(s, i, closed, '【', '】')
		case '。', '！', '？':
			if i > closed {
				i += tail(s[i:])
				list, start = appendTrimmed(list, s, start, i), i
			}
		}
	}
	return appendTrimmed(list, s, start, len(s))
}

// bracket is where the brackets that open before at end, if they are not within
// others.
func bracket(s string, at, closed int, opens, closes rune) int {
	if at <= closed {
		return closed
	}
	return max(closed, at+closing(s[at:], opens, closes))
}

// closing is the end of the brackets that opened before s, nested ones
// included; 0 where they never close.
func closing(s string, opens, closes rune) int {
	depth := 1
	for i, r := range s[:min(len(s), longestBrackets)] {
		switch r {
		case opens:
			depth++
		case closes:
			if depth--; depth == 0 {
				return i + utf8.RuneLen(r)
			}
		case '\n':
			return 0
		}
	}
	return 0
}

// runeLen is the length of a character of UTF-8 that begins with c, above ASCII.
func runeLen(c byte) int {
	switch {
	case c < 0xe0:
		return 2
	case c < 0xf0:
		return 3
	default:
		return 4
	}
}

// tail is the length of what closes a sentence behind its full stop: more
// stops, and the quotation marks that close.
func tail(s string) int {
	return len(s) - len(strings.TrimLeft(s, "”’」』！？!?。"))
}

func appendTrimmed(list []span.Span, s string, start, end int) []span.Span {
	const white = " \t\r\n\u3000\u00a0"
	whole := s[start:end]
	trimmed := strings.TrimLeft(whole, white)
	start += len(whole) - len(trimmed)
	end = start + len(strings.TrimRight(trimmed, white))
	if start == end {
		return list
	}
	return append(list, span.Span{Start: start, End: end})
}
