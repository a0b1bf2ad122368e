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
// a new one begins at a heading with a byline or an agency's mark behind it.
// Captions that stand inside an article are set apart, and paragraphs that the
// layout tore are put together.
func Split(d source.Document) []Article {
	s := &splitter{document: d, top: topLevel(d.Blocks)}
	for _, b := range d.Blocks {
		s.lines = append(s.lines, newLine(d.Text, b))
	}
	for i := 0; i < len(s.lines); {
		i += s.take(i)
	}
	s.flush()
	return s.articles
}

// topLevel is the level of the document's most general headings, 0 where none
// is marked.
func topLevel(blocks []source.Block) int {
	top := 0
	for _, b := range blocks {
		if b.Kind == source.Heading && (top == 0 || b.Level < top) {
			top = b.Level
		}
	}
	return top
}

type splitter struct {
	document source.Document
	lines    []line
	top      int
	articles []Article
	current  *Article
	torn     bool // the last paragraph of current goes on in the next body line
	digest   bool // current is a list of short news, each below its own heading
}

// take reads the line at i, and those behind it that belong to it.
func (s *splitter) take(i int) int {
	l := s.lines[i]
	switch {
	case s.starts(i):
		return s.start(i)
	case l.role == caption:
		s.caption(l)
	case l.role == byline:
		s.article().Byline = append(s.article().Byline, names(l.text)...)
	case l.role == dateline:
		s.dateline(l)
	case l.role == heading:
		s.torn = false
		s.add(Subheading, l.text)
	case l.role == item:
		s.torn = false
		s.add(ListItem, l.text)
	case l.role == row:
		s.torn = false
		s.add(TableRow, l.text)
	default:
		s.body(l)
	}
	return 1
}

// starts reports whether an article begins at line i.
func (s *splitter) starts(i int) bool {
	l := s.lines[i]
	if l.role != heading {
		return false
	}
	if s.current == nil || l.level > 0 && l.level == s.top {
		return true
	}
	next, ok := s.after(i)
	if !ok {
		return false
	}
	if s.digest && next.role == body {
		return true
	}
	if l.level > 0 {
		return isLead(next.s)
	}
	return next.role == byline || isName(next.s) || next.role == body && isLead(next.s)
}

// after is the first line behind i that is no heading but a name; of several
// headings in a row the first begins the article.
func (s *splitter) after(i int) (line, bool) {
	for _, l := range s.lines[i+1:] {
		if l.role != heading || isName(l.s) {
			return l, true
		}
		if l.level > 0 {
			return line{}, false
		}
	}
	return line{}, false
}

// start begins an article with the headline at i; the headings, the byline and
// the label of a column behind it are its own.
func (s *splitter) start(i int) int {
	digest := s.digest && s.lines[i].level == 0
	s.flush()
	a := s.article()
	s.digest = digest
	a.Headline = s.lines[i].text
	n := 1
	for ; i+n < len(s.lines); n++ {
		l := s.lines[i+n]
		switch {
		case l.role == byline:
			a.Byline = append(a.Byline, names(l.text)...)
		case l.role == heading && l.level == 0 && isName(l.s) && len(a.Byline) == 0:
			a.Byline = append(a.Byline, l.text)
		case l.role == heading && l.level == 0 && a.Deck.Len() == 0 && s.isDeck(i+n):
			a.Deck = l.text
		case l.role == heading && l.level == 0 && len(a.Byline) > 0 && utf8.RuneCountInString(l.s) <= 6 && a.Section.Len() == 0 && l.s != "核心提示":
			a.Section = l.text
		default:
			return n
		}
	}
	return n
}

// isDeck reports whether the heading at i, behind a headline, belongs to it: it
// opens with a dash, or what announces the article comes behind it.
func (s *splitter) isDeck(i int) bool {
	if hasAnyPrefix(s.lines[i].s, []string{"——", "—", "--"}) {
		return true
	}
	next, ok := s.after(i)
	return ok && (next.role == byline || isName(next.s) || next.role == body && isLead(next.s)) && !s.digest
}

func (s *splitter) article() *Article {
	if s.current == nil {
		s.current = &Article{}
	}
	return s.current
}

func (s *splitter) add(kind Kind, t text.Text) {
	a := s.article()
	a.Paragraphs = append(a.Paragraphs, Paragraph{kind, t})
}

func (s *splitter) caption(l line) {
	name, _ := photographer(l.text)
	s.article().Captions = append(s.article().Captions, Caption{Text: l.text, Photographer: name})
}

func (s *splitter) dateline(l line) {
	a := s.article()
	if a.Dateline.Len() == 0 {
		a.Dateline = l.text
	}
	a.Published = cmp.Or(a.Published, isoDate(l.s))
}

// body adds a paragraph, or the rest of one that was torn.
func (s *splitter) body(l line) {
	a := s.article()
	if s.torn {
		last := &a.Paragraphs[len(a.Paragraphs)-1]
		last.Text = text.New(s.document.Text, append(last.Text.Spans(), l.text.Spans()...)...)
		s.torn = !ended(l.s)
		return
	}
	t := s.headed(l.text)
	if n := leadLen(t.String()); n > 0 {
		a.Byline = append(a.Byline, reporters(t, n)...)
		if a.Dateline.Len() == 0 {
			a.Dateline = t.Slice(span.Span{End: n})
		}
		t = t.Slice(span.Span{Start: n, End: t.Len()})
		s.digest = s.digest || t.Len() == 0
	}
	if t.Len() == 0 {
		return
	}
	s.add(Body, t)
	s.torn = !ended(t.String())
}

// headed takes the headline off a paragraph that opens with one in brackets:
// 【headline】text.
func (s *splitter) headed(t text.Text) text.Text {
	a := s.article()
	str := t.String()
	if a.Headline.Len() > 0 || !strings.HasPrefix(str, "【") {
		return t
	}
	end := strings.Index(str, "】")
	if end < 0 || end+len("】") == len(str) {
		return t
	}
	a.Headline = t.Slice(span.Span{Start: len("【"), End: end})
	return t.Slice(span.Span{Start: end + len("】"), End: t.Len()})
}

// flush ends the current article.
func (s *splitter) flush() {
	if s.current == nil {
		return
	}
	a := *s.current
	s.current, s.torn, s.digest = nil, false, false
	a.Span = extent(a)
	a.Published = cmp.Or(a.Published, s.document.Published.Text(), isoDate(s.document.Title), isoDate(s.document.FileName))
	s.articles = append(s.articles, a)
}

// extent is the smallest span of the document that covers an article.
func extent(a Article) span.Span {
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

// isoDate is the first date of year, month and day in s as ISO 8601: written
// with hyphens, slashes, dots, 年月日, or as eight digits. "" where there is none.
func isoDate(s string) string {
	for i := 0; i+8 <= len(s); i++ {
		if !digits(s[i:i+4]) || i > 0 && digits(s[i-1:i]) || s[i:i+2] != "19" && s[i:i+2] != "20" {
			continue
		}
		month, rest := dateField(s[i+4:])
		day, _ := dateField(rest)
		if month >= "01" && month <= "12" && day >= "01" && day <= "31" {
			return s[i:i+4] + "-" + month + "-" + day
		}
	}
	return ""
}

// dateField is the next one or two digits of s behind a separator, as two.
func dateField(s string) (field, rest string) {
	s = strings.TrimLeft(s, "-/.年月 ")
	switch {
	case len(s) >= 2 && digits(s[:2]):
		return s[:2], s[2:]
	case len(s) >= 1 && digits(s[:1]):
		return "0" + s[:1], s[1:]
	default:
		return "", s
	}
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
