package sentence

import (
	"strings"
	"unicode/utf8"

	"soegraph/loader/internal/article"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

// Split is the sentences of the nth article of a document, in the order in
// which people read: what is above the text, the text, the captions. A sentence
// ends at 。！？ outside of brackets, with the quotation marks that close behind;
// a semicolon does not end one, since what follows shares its subject.
func Split(n int, a article.Article) []Sentence {
	var list []Sentence
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
		for _, t := range cut(p.Text) {
			add(kinds[p.Kind], i, t)
		}
	}
	for _, c := range a.Captions {
		add(Caption, -1, c.Text)
	}
	return list
}

var kinds = map[article.Kind]Kind{
	article.Body: Body, article.Subheading: Subheading, article.ListItem: ListItem, article.TableRow: TableRow,
}

// cut cuts a passage at the ends of its sentences.
func cut(t text.Text) []text.Text {
	s := t.String()
	var list []text.Text
	depth, start := 0, 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch r {
		case '（', '《', '【', '(':
			depth++
		case '）', '》', '】', ')':
			depth = max(0, depth-1)
		case '。', '！', '？', '!', '?':
			if depth > 0 && i < len(s) && strings.ContainsAny(s[i:], "）》】)") {
				continue
			}
			i += closing(s[i:])
			list = appendTrimmed(list, t, span.Span{Start: start, End: i})
			start, depth = i, 0
		}
	}
	return appendTrimmed(list, t, span.Span{Start: start, End: len(s)})
}

// closing is the length of the quotation marks and brackets that s opens with.
func closing(s string) int { return len(s) - len(strings.TrimLeft(s, "”’」』\"！？!?")) }

func appendTrimmed(list []text.Text, t text.Text, s span.Span) []text.Text {
	whole := t.String()[s.Start:s.End]
	trimmed := strings.TrimLeft(whole, " \t\u3000\u00a0")
	s.Start += len(whole) - len(trimmed)
	s.End = s.Start + len(strings.TrimRight(trimmed, " \t\u3000\u00a0"))
	if s.Len() == 0 {
		return list
	}
	return append(list, t.Slice(s))
}
