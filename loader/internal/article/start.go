package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

// isTorn reports whether what looks like a heading within an article is the first
// half of a paragraph: headings put spaces where sentences have commas.
func (s *splitter) isTorn(l line) bool {
	return l.role == heading && l.level == 0 && s.hasBody() && !s.digest && !ended(l.s) &&
		(strings.Count(l.s, "，") > 1 || strings.Contains(l.s, "，") && utf8.RuneCountInString(l.s) >= shortestHalf)
}

// starts reports whether an article begins at line i.
func (s *splitter) starts(i int) bool {
	l := s.lines[i]
	empty := s.isEmpty()
	if l.role == body {
		if n := bulletinLen(l.s); n > 0 && (s.bulletin || s.digest || leadLen(l.s[n:]) > 0) {
			return !empty
		}
		return l.lead > 0 && !empty && s.hasBody() && !strings.HasPrefix(l.s, "据") && !hasAnyPrefix(l.s, "（", "(")
	}
	if l.role != heading && (l.role != field || !s.digest) {
		return false
	}
	if l.level > 0 {
		return empty || l.level == s.top || l.level == s.level
	}
	next := line{role: noise}
	if f := s.follow[i]; f >= 0 {
		next = s.lines[f]
	}
	switch {
	case empty && l.role == heading:
		return true
	case s.digest && next.role == body:
		return true
	case next.role == dateline:
		listed := isStamp(next.s) && !s.hasSentences() // a signature has a date below it too
		return s.follow[i] == i+1 && (listed || hasAnyPrefix(next.s, "发布时间", "发稿时间", "发布日期"))
	default:
		return next.role == byline || isName(next.s) || next.lead > 0 && !strings.HasPrefix(next.s, "据")
	}
}

// isEmpty reports whether no article has begun, but for lines above its headline.
func (s *splitter) isEmpty() bool {
	return s.current == nil || s.current.Headline.Len() == 0 && len(s.current.Paragraphs) == 0 && len(s.pending) == 0
}

// hasBody reports whether the current article has more than what stands above
// its text.
func (s *splitter) hasBody() bool {
	return s.current != nil && len(s.current.Paragraphs)+len(s.pending) > 0
}

// hasSentences reports whether the current article has a whole sentence.
func (s *splitter) hasSentences() bool {
	isSentence := func(t text.Text) bool { return strings.Contains(t.String(), "。") }
	return slices.ContainsFunc(s.pending, isSentence) ||
		s.current != nil && slices.ContainsFunc(s.current.Paragraphs, func(p Paragraph) bool { return isSentence(p.Text) })
}

// start begins an article with the headline at i; the headings, the byline and
// the label of a column behind it are its own.
func (s *splitter) start(i int) int {
	l := s.lines[i]
	digest := s.digest && l.level == 0
	if !s.isEmpty() {
		s.flush()
	}
	a := s.article()
	if last := len(s.articles) - 1; digest && last >= 0 {
		a.Published, a.Publisher = s.articles[last].Published, s.articles[last].Publisher
	}
	if l.role == body {
		s.digest = digest
		s.body(l)
		return 1
	}
	s.digest = digest
	s.headline(l)
	s.digest = digest || isDigest(l.s)
	n := 1
	for ; i+n < len(s.lines); n++ {
		l := s.lines[i+n]
		length := utf8.RuneCountInString(l.s)
		switch {
		case l.role == byline:
			a.Byline = append(a.Byline, names(l.text)...)
		case l.role != heading || l.level > 0:
			return n
		case isName(l.s) && len(a.Byline) == 0:
			a.Byline = append(a.Byline, l.text)
		case a.Deck.Len() == 0 && s.isDeck(i+n):
			a.Deck = l.text
		case len(a.Byline) > 0 && length <= 6 && a.Section.Len() == 0 && !isLabel(l.s):
			a.Section = l.text
		default:
			return n
		}
	}
	return n
}

// headline sets the headline, without the number that it has in a digest, or the
// agency's mark before it: 某社6月1日电 题：headline.
func (s *splitter) headline(l line) {
	a := s.article()
	a.Headline = l.text
	if l.numbered && s.digest && l.level == 0 {
		a.Headline = l.text.Slice(span.Span{Start: numberLen(l.s), End: l.text.Len()})
	}
	if i := strings.Index(l.s, "题："); i > 0 && markEnd(l.s) > 0 && markEnd(l.s) <= i {
		a.Dateline = l.text.Slice(span.Span{End: markEnd(l.s)})
		a.Publisher = agency(a.Dateline)
		a.Headline = l.text.Slice(span.Span{Start: i + len("题："), End: l.text.Len()})
	}
}

// isDeck reports whether the heading at i, behind a headline, belongs to it: it
// opens with a dash, or what announces the article comes behind it.
func (s *splitter) isDeck(i int) bool {
	if hasAnyPrefix(s.lines[i].s, "——", "—", "--") {
		return true
	}
	if s.follow[i] < 0 || s.digest {
		return false
	}
	next := s.lines[s.follow[i]]
	return next.role == byline || isName(next.s) || next.lead > 0
}
