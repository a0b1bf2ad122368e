package source

import (
	"strings"

	"soegraph/loader/internal/span"
)

// appendMarkup appends the paragraphs of a line with markup in it, each made of
// the spans between the tags. A paragraph that is bold from end to end is a
// heading.
func appendMarkup(list []Block, text string, s span.Span, like Block) []Block {
	var current []span.Span
	bold, plain, from := false, false, s.Start
	cut := func(to int) {
		part := trim(text, span.Span{Start: from, End: to})
		if part.Len() == 0 {
			return
		}
		plain = plain || !bold
		current = append(current, span.Span{Start: from, End: to})
	}
	flush := func() {
		if spans := trimmed(text, current); len(spans) > 0 {
			b := Block{like.Kind, like.Level, spans}
			if b.Kind == Line && !plain {
				b.Kind = Heading
			}
			list = append(list, b)
		}
		current, plain = nil, false
	}
	for i := s.Start; i < s.End; {
		next := strings.IndexAny(text[i:s.End], "<*&")
		if next < 0 {
			break
		}
		i += next
		m := readMarkup(text[i:s.End])
		if m.length == 0 {
			i++
			continue
		}
		cut(i)
		switch m.effect {
		case ends:
			flush()
		case bolds:
			bold = true
		case unbolds:
			bold = false
		case toggles:
			bold = !bold
		}
		i += m.length
		from = i
	}
	cut(s.End)
	flush()
	return list
}

// effect is what markup does to the text behind it.
type effect uint8

const (
	nothing effect = iota
	ends           // the paragraph
	bolds
	unbolds
	toggles
)

type markup struct {
	length int // in bytes; 0 where there is none
	effect effect
}

// readMarkup is the markup that s starts with.
func readMarkup(s string) markup {
	switch s[0] {
	case '<':
		return readTag(s)
	case '*':
		if strings.HasPrefix(s, "**") {
			return markup{2, toggles}
		}
	case '&':
		for _, e := range []string{"&nbsp;", "&emsp;", "&ensp;"} {
			if strings.HasPrefix(s, e) {
				return markup{len(e), nothing}
			}
		}
	}
	return markup{}
}

const longestTag = 500 // bytes; a longer one is text

// readTag reads a tag of those that turn up in collected texts. Any other "<" is
// text.
func readTag(s string) markup {
	end := strings.IndexByte(s[:min(len(s), longestTag)], '>')
	if end < 0 {
		return markup{}
	}
	closing := strings.HasPrefix(s, "</")
	name, _, _ := strings.Cut(strings.Trim(s[1:end], "/ "), " ")
	switch strings.ToLower(strings.TrimSuffix(name, "/")) {
	case "p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tbody", "thead", "section", "article", "blockquote", "center", "figure", "figcaption", "dl", "dt", "dd":
		return markup{end + 1, ends}
	case "strong", "b":
		if closing {
			return markup{end + 1, unbolds}
		}
		return markup{end + 1, bolds}
	case "i", "em", "u", "span", "font", "a", "img", "td", "th", "sup", "sub", "small":
		return markup{end + 1, nothing}
	default:
		return markup{}
	}
}

// trimmed is spans without the white space at either end.
func trimmed(text string, spans []span.Span) []span.Span {
	if len(spans) == 0 {
		return nil
	}
	spans[0].Start = trim(text, spans[0]).Start
	last := len(spans) - 1
	spans[last].End = trim(text, spans[last]).End
	return spans
}
