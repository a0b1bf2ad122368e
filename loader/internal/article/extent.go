package article

import (
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

// extent is the smallest span of the document that covers an article.
func extent(a *Article) span.Span {
	whole := span.Span{Start: -1}
	cover := func(t text.Text) {
		if t.Len() == 0 {
			return
		}
		s := t.Span()
		if whole.Start < 0 || s.Start < whole.Start {
			whole.Start = s.Start
		}
		whole.End = max(whole.End, s.End)
	}
	for _, t := range []text.Text{a.Headline, a.Deck, a.Section, a.Dateline} {
		cover(t)
	}
	for _, t := range a.Byline {
		cover(t)
	}
	for _, p := range a.Paragraphs {
		cover(p.Text)
	}
	for _, c := range a.Captions {
		cover(c.Text)
	}
	whole.Start = max(whole.Start, 0)
	return whole
}
