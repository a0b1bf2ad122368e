package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"soegraph/loader/internal/source"
	"soegraph/loader/internal/text"
)

// role is what a line is for.
type role uint8

const (
	body     role = iota
	heading       // short, and no sentence
	byline        // says who wrote it
	dateline      // says when, or where it was taken from
	caption       // below a photo
	item          // of a list
	field         // of a form: 建设单位：某某公司
	row           // of a table
	noise         // navigation of a web page
)

// line is a block with its role.
type line struct {
	text     text.Text
	s        string
	role     role
	level    int // of a marked heading, 0 for others
	numbered bool
	lead     int // length of the announcement that it opens with
}

// The longest that a line of each role may be, in runes.
const (
	longestHeading  = 36
	longestHeadline = 70 // where what follows shows that it is one
	longestByline   = 40
	longestDateline = 80
	longestCaption  = 90
	shortestTorn    = 18
	shortestHalf    = 28 // of a paragraph that looks like a heading
)

// newLine judges a block by itself; what stands around it may change its role.
func newLine(document string, b source.Block) line {
	t := text.New(document, b.Spans...)
	l := line{text: t, s: t.String(), level: b.Level}
	n := longestCaption + 1 // or more
	if len(l.s) <= longestCaption*utf8.UTFMax {
		n = utf8.RuneCountInString(l.s)
	}
	l.numbered = numberLen(l.s) > 0
	switch {
	case b.Kind == source.Heading:
		l.role = heading
	case b.Kind == source.Row:
		l.role = row
	case n > longestCaption:
	case n <= 30 && isNoise(l.s):
		l.role = noise
	case isCaption(l.s):
		l.role = caption
	case n <= longestByline && isByline(l.s):
		l.role = byline
	case n <= longestDateline && isDateline(l.s):
		l.role = dateline
	case b.Kind == source.Item || l.numbered && !isOrdinal(l.s):
		l.role = item
	case n <= longestHeading && isField(l.s):
		l.role = field
	case n <= longestHeading && isHeading(l.s):
		l.role = heading
	}
	if l.role == body {
		l.lead = leadLen(l.s)
	}
	return l
}

// isHeading reports whether a short line reads as a heading: it is no sentence
// and no part of one.
func isHeading(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	first, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("，、：；。,:;", last) || strings.ContainsRune("，、。；：）)”", first) {
		return false
	}
	if strings.Contains(s, "。") || strings.Contains(s, "；") || strings.ContainsRune("！？", last) && strings.Contains(s, "，") {
		return false
	}
	return strings.ContainsFunc(s, unicode.IsLetter)
}

// isField reports whether a line is a field of a form: a short name, a colon, a
// value, as in 总 投 资：5亿元.
func isField(s string) bool {
	i := strings.Index(s, "：")
	if i < 0 {
		i = strings.IndexByte(s, ':')
	}
	return i > 0 && utf8.RuneCountInString(s[:i]) <= 10 && !strings.ContainsAny(s[:i], "，。“【《") && !strings.HasSuffix(s, "。")
}

// isLabelled reports whether a paragraph opens with what it tells of, as those
// of a list do: a name, a colon.
func isLabelled(s string) bool {
	for i, r := range s[:min(len(s), 25*3)] {
		switch r {
		case '：', ':':
			return i > 0
		case '，', '。', '；', '“':
			return false
		}
	}
	return false
}

// numberLen is the length of the number in a list that s opens with: 1. 2、（3）
// ④ 五、（六）; 0 where it opens with none.
func numberLen(s string) int {
	rest := strings.TrimPrefix(strings.TrimPrefix(s, "（"), "(")
	bracketed := len(rest) < len(s)
	n := 0
	for n < len(rest) && n < 12 {
		r, size := utf8.DecodeRuneInString(rest[n:])
		if (r < '0' || r > '9') && !strings.ContainsRune("一二三四五六七八九十", r) {
			break
		}
		n += size
	}
	if n == 0 {
		if r, size := utf8.DecodeRuneInString(s); r >= '①' && r <= '⑳' {
			return size
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(rest[n:])
	end := len(s) - len(rest) + n + size
	switch {
	case bracketed && (r == '）' || r == ')'), !bracketed && r == '、':
		return end
	case !bracketed && (r == '.' || r == '．') && n <= 3 && end < len(s) && !isDigit(s[end]):
		return end
	default:
		return 0
	}
}

// isOrdinal reports whether the number that s opens with is Chinese, as that of
// a heading is.
func isOrdinal(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(strings.TrimPrefix(s, "（"), "("))
	return strings.ContainsRune("一二三四五六七八九十", r)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// ended reports whether a paragraph ends as one does; another was torn apart.
func ended(s string) bool {
	switch last, _ := utf8.DecodeLastRuneInString(s); last {
	case '，', '、':
		return false
	case '。', '！', '？', '；', '…', '：', '”', '’', '）', '》', '】', '.', '!', '?', ';', ':', ')', '」':
		return true
	default:
		return len(s) < shortestTorn*utf8.UTFMax && utf8.RuneCountInString(s) < shortestTorn
	}
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, p := range suffixes {
		if strings.HasSuffix(s, p) {
			return true
		}
	}
	return false
}
