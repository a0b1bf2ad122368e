package article

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"soegraph/loader/internal/source"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

// Split cuts a document into its articles. A page of a newspaper has several:
// a new one begins at a heading with a byline or an agency's mark behind it, at
// a marked heading of the right level, at the headline in brackets of a
// bulletin, and in a digest at every short line before a paragraph. Captions
// that stand inside an article are set apart, and paragraphs that the layout
// tore are put together.
func Split(d source.Document) []Article {
	s := &splitter{document: d, lines: readLines(d)}
	s.follow = follow(s.lines)
	s.level, s.top = levels(s.lines)
	for i := 0; i < len(s.lines); {
		i += s.take(i)
	}
	s.flush()
	return s.articles
}

type splitter struct {
	document source.Document
	lines    []line
	follow   []int // for each line the one that shows whether it is a headline, -1 for none
	level    int   // of marked headings that begin an article
	top      int   // the most general level of marked headings
	articles []Article

	current  *Article
	pending  []text.Text // the pieces of the last paragraph of current
	kind     Kind        // of pending
	torn     bool        // pending goes on in the next body line
	digest   bool        // current is a list of short news, each below its own heading
	bulletin bool        // the headline of current stood in brackets
	date     string      // of the page, from a line above the first headline
}

// take reads the line at i, and those behind it that belong to it.
func (s *splitter) take(i int) int {
	l := s.lines[i]
	switch {
	case s.starts(i):
		return s.start(i)
	case l.role == noise:
	case l.role == caption:
		s.caption(i)
	case l.role == byline:
		s.article().Byline = append(s.article().Byline, names(l.text)...)
	case l.role == dateline:
		s.dateline(l)
	case l.role == body, s.isTorn(l), s.torn && s.kind == ListItem && !l.numbered && l.level == 0 && l.role != row:
		s.body(l)
	case l.role == heading:
		s.heading(l)
	case l.role == item:
		s.open(ListItem, l.text)
		s.torn = strings.HasSuffix(l.s, "：") || !ended(l.s)
	case l.role == field:
		s.open(ListItem, l.text)
	case l.role == row:
		s.open(TableRow, l.text)
	}
	return 1
}

func (s *splitter) article() *Article {
	if s.current == nil {
		s.current = &Article{}
	}
	return s.current
}

// heading adds a heading within the article.
func (s *splitter) heading(l line) {
	a := s.article()
	if l.level == 0 && !s.hasBody() && a.Deck.Len() == 0 && a.Dateline.Len() > 0 && a.Headline.Len() > 0 && !s.digest && !isLabel(l.s) && !l.numbered {
		a.Deck = l.text
		return
	}
	s.open(Subheading, l.text)
}

// open begins a paragraph.
func (s *splitter) open(kind Kind, t text.Text) {
	s.settle()
	s.article()
	s.pending, s.kind = append(s.pending, t), kind
}

// settle ends the paragraph that is open.
func (s *splitter) settle() {
	if len(s.pending) > 0 {
		a := s.article()
		a.Paragraphs = append(a.Paragraphs, Paragraph{s.kind, text.Join(s.pending...)})
	}
	s.pending, s.torn = s.pending[:0], false
}

// body adds a paragraph, or the rest of one that was torn.
func (s *splitter) body(l line) {
	entry := s.torn && isLabelled(l.s) && isLabelled(s.pending[0].String())
	if s.torn && !l.numbered && l.lead == 0 && !entry {
		s.pending = append(s.pending, l.text)
		s.torn = !ended(l.s) || s.kind == ListItem && strings.HasSuffix(l.s, "：")
		return
	}
	s.settle()
	t, n := s.headed(l.text), l.lead
	if t.Len() < l.text.Len() {
		n = leadLen(t.String())
	}
	if n > 0 {
		s.announce(t.Slice(span.Span{End: n}))
		t = t.Slice(span.Span{Start: n, End: t.Len()})
		s.digest = s.digest || t.Len() == 0
	}
	if t.Len() == 0 {
		return
	}
	s.open(Body, t)
	s.torn = !ended(t.String())
}

// headed takes the headline off a paragraph that opens with one in brackets:
// 【headline】text.
func (s *splitter) headed(t text.Text) text.Text {
	a := s.article()
	n := bulletinLen(t.String())
	if a.Headline.Len() > 0 || n == 0 || s.hasBody() {
		return t
	}
	a.Headline = t.Slice(span.Span{Start: len("【"), End: n - len("】")})
	s.bulletin = true
	return t.Slice(span.Span{Start: n, End: t.Len()})
}

// caption sets a caption apart. Where the line only says who took the photo, the
// line before it is the caption.
func (s *splitter) caption(i int) {
	l := s.lines[i]
	c := Caption{Text: l.text, Photographer: photographer(l.text)}
	if n := len(s.pending); n > 0 && i > 0 && utf8.RuneCountInString(l.s) <= 12 && c.Photographer.Len() > 0 && !strings.Contains(l.s, "。") {
		if last := s.pending[n-1]; last.String() == s.lines[i-1].s && utf8.RuneCountInString(last.String()) <= 40 {
			c.Text = text.Join(last, l.text)
			s.pending = s.pending[:n-1]
			s.torn = len(s.pending) > 0
		}
	}
	s.article().Captions = append(s.article().Captions, c)
}

// flush ends the current article.
func (s *splitter) flush() {
	if s.current == nil {
		return
	}
	s.settle()
	a := s.current
	s.attribute(a)
	a.Span = extent(a)
	a.Published = cmp.Or(a.Published, s.published(a))
	if a.Span.Len() > 0 {
		s.articles = append(s.articles, *a)
	}
	s.current, s.torn, s.digest, s.bulletin = nil, false, false, false
}
