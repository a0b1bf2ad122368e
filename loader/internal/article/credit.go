package article

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"soegraph/loader/internal/source"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

// dateline reads a line that says when, by whom or from where an article was
// published.
func (s *splitter) dateline(l line) {
	date := source.Date(l.s)
	if s.current == nil {
		s.date = cmp.Or(date, s.date)
	}
	a := s.article()
	if a.Dateline.Len() == 0 && (!s.hasBody() || date != "") {
		a.Dateline = l.text
	}
	a.Published = cmp.Or(a.Published, date)
	for _, word := range []string{"来源", "发布人", "发布者", "发布单位", "发布机构"} {
		if v := value(l.text, word); v.Len() > 0 && a.Publisher.Len() == 0 {
			a.Publisher = v
		}
	}
	for _, word := range []string{"作者", "记者"} {
		if v := value(l.text, word); v.Len() > 0 {
			a.Byline = append(a.Byline, names(v)...)
		}
	}
}

// value is what stands behind a word and a colon, up to the next white space.
func value(t text.Text, word string) text.Text {
	s := t.String()
	_, rest, found := strings.Cut(s, word)
	if !found {
		return text.Text{}
	}
	trimmed := strings.TrimLeft(rest, "：: -—\u3000")
	if trimmed == "" || len(trimmed) == len(rest) {
		return text.Text{}
	}
	end := strings.IndexAny(trimmed, " \u3000\u00a0\t|）)】]")
	if end < 0 {
		end = len(trimmed)
	}
	from := len(s) - len(trimmed)
	return t.Slice(span.Span{Start: from, End: from + end})
}

// announce reads the announcement that a paragraph opens with.
func (s *splitter) announce(lead text.Text) {
	a := s.article()
	a.Byline = append(a.Byline, reporters(lead)...)
	if a.Dateline.Len() == 0 {
		a.Dateline = lead
	}
	if a.Publisher.Len() == 0 {
		a.Publisher = agency(lead)
	}
}

// agency is the paper or agency that an announcement opens with.
func agency(lead text.Text) text.Text {
	s := lead.String()
	from := len(s) - len(strings.TrimPrefix(s, "据"))
	if strings.HasPrefix(s[from:], "本") {
		return text.Text{}
	}
	for i, r := range s[from:min(len(s), from+30)] {
		if strings.ContainsRune("社网报台", r) && i > 0 {
			return lead.Slice(span.Span{Start: from, End: from + i + utf8.RuneLen(r)})
		}
	}
	return text.Text{}
}

// attribute takes from the end of an article, in brackets, who wrote it or which
// paper it is from.
func (s *splitter) attribute(a *Article) {
	n := len(a.Paragraphs) - 1
	if n < 0 || a.Paragraphs[n].Kind != Body {
		return
	}
	t := a.Paragraphs[n].Text
	inside, before := lastBrackets(t.String())
	if inside.Len() == 0 {
		return
	}
	switch credit, word := t.Slice(inside), t.String()[inside.Start:inside.End]; {
	case word == "完" || strings.HasPrefix(word, "上接") || strings.HasPrefix(word, "下转"):
	case strings.Contains(word, "记者") || strings.Contains(word, "通讯员") || hasAnyPrefix(word, "文/", "作者", "撰稿"):
		a.Byline = append(a.Byline, names(credit)...)
	case isName(word):
		a.Byline = append(a.Byline, credit)
	case isPaper(word):
		from := len(word) - len(strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(word, "据"), "来源"), "：: "))
		a.Publisher = credit.Slice(span.Span{Start: from, End: len(word)})
	default:
		return
	}
	a.Paragraphs[n].Text = t.Slice(span.Span{End: before})
	if before == 0 {
		a.Paragraphs = a.Paragraphs[:n]
	}
}

const longestCredit = 16 // runes of the name of a paper

// isPaper reports whether the words in brackets behind an article can be the
// name of a paper.
func isPaper(s string) bool {
	return utf8.RuneCountInString(s) <= longestCredit && !strings.ContainsAny(s, "，。；、%《》“”0123456789") &&
		!hasAnyPrefix(s, "如", "见", "详", "下同", "略", "图", "注", "含", "不含", "以下", "一", "二", "三")
}

// lastBrackets is what is in the brackets that close a passage behind the end of
// its last sentence, and where what stands before them ends.
func lastBrackets(s string) (inside span.Span, before int) {
	end := strings.TrimRight(s, " \u3000")
	if !hasAnySuffix(end, "）", ")") {
		return span.Span{}, 0
	}
	open := strings.LastIndexAny(end, "（(")
	if open < 0 {
		return span.Span{}, 0
	}
	_, opening := utf8.DecodeRuneInString(end[open:])
	_, closing := utf8.DecodeLastRuneInString(end)
	head := strings.TrimRight(end[:open], " \u3000")
	if head != "" && !hasAnySuffix(head, "。", "！", "？", "”", "…") || len(end)-open > 150 {
		return span.Span{}, 0
	}
	return span.Span{Start: open + opening, End: len(end) - closing}, len(head)
}

// published is an article's date where no line says it in full: that of the
// document or the page, or the day in the dateline with the year that the
// document, or the name of an event, gives.
func (s *splitter) published(a *Article) string {
	known := s.document.Published.Text()
	if len(known) == len("2006-01-02") {
		return known
	}
	if date := cmp.Or(s.date, source.Date(s.document.Title), source.Date(s.document.FileName), source.Date(a.Headline.String())); date != "" {
		return date
	}
	if day := source.MonthDay(a.Dateline.String()); day != "" {
		year := known[:min(len(known), 4)]
		if year == "" {
			year = eventYear(a.Headline.String())
		}
		if year == "" && len(a.Paragraphs) > 0 {
			year = eventYear(a.Paragraphs[0].Text.String())
		}
		if year != "" {
			return year + "-" + day
		}
	}
	return known
}
