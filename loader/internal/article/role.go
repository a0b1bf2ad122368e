package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"soegraph/loader/internal/source"
	"soegraph/loader/internal/text"
)

// role is what a line is for, judged by the line alone.
type role uint8

const (
	body     role = iota
	heading       // short, and no sentence
	byline        // says who wrote it
	dateline      // says when, or where it was taken from
	caption       // below a photo
	item          // of a list, or a field of a form
	row           // of a table
)

// line is a block with its role.
type line struct {
	text  text.Text
	s     string
	role  role
	level int // of a marked heading, 0 for others
}

// The longest that a line of each role may be, in runes.
const (
	longestHeading  = 36
	longestByline   = 40
	longestDateline = 80
	longestCaption  = 90
	shortestTorn    = 18
)

func newLine(document string, b source.Block) line {
	t := text.New(document, b.Spans...)
	l := line{text: t, s: t.String(), level: b.Level}
	n := utf8.RuneCountInString(l.s)
	switch {
	case b.Kind == source.Heading:
		l.role = heading
	case b.Kind == source.Row:
		l.role = row
	case n <= longestCaption && isCaption(l.s):
		l.role = caption
	case n <= longestByline && isByline(l.s):
		l.role = byline
	case n <= longestDateline && isDateline(l.s):
		l.role = dateline
	case b.Kind == source.Item, n <= longestHeading && isField(l.s):
		l.role = item
	case n <= longestHeading && isHeading(l.s):
		l.role = heading
	}
	return l
}

// isHeading reports whether a short line reads as a heading: it is no sentence
// and no part of one.
func isHeading(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	first, _ := utf8.DecodeRuneInString(s)
	return !strings.ContainsAny(s, "。；") && !strings.ContainsRune("，、：；。.,:;", last) &&
		!strings.ContainsRune("，、。；：）)”", first) && strings.ContainsFunc(s, unicode.IsLetter)
}

// isField reports whether a line is a field of a form: a short name, a colon, a
// value, as in 总 投 资：5亿元.
func isField(s string) bool {
	name, _, ok := strings.Cut(strings.Replace(s, ":", "：", 1), "：")
	return ok && utf8.RuneCountInString(name) <= 10 && name != "" && !strings.ContainsAny(name, "，。“")
}

// isCaption reports whether a line is the caption of a photo: it ends with who
// took it.
func isCaption(s string) bool {
	s = strings.TrimRight(s, "）)。 ")
	return strings.HasSuffix(s, "摄") || strings.HasSuffix(s, "供图") || strings.HasSuffix(s, "摄影报道")
}

// bylines opens a line that says who wrote an article.
var bylines = []string{"本报记者", "本报通讯员", "特约记者", "通讯员", "□", "■", "记者", "见习记者", "实习记者"}

func isByline(s string) bool {
	s = strings.TrimLeft(s, "（(")
	return !strings.ContainsAny(s, "，。；：") && hasAnyPrefix(s, bylines)
}

// datelines opens a line that says when an article was published, or by whom.
var datelines = []string{
	"发布时间", "发稿时间", "发布日期", "更新时间", "发表时间", "时间：", "日期：", "来源：", "来源:", "发布人", "作者：", "作者:", "责任编辑", "编辑：", "【字体", "字号", "浏览次数", "点击数", "信息来源", "文章来源", "稿件来源",
}

func isDateline(s string) bool { return hasAnyPrefix(s, datelines) }

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// surnames is the commonest hundred or so; a line that is one and one to three
// characters more, below a headline, is a byline.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"

// isName reports whether a line is a person's name and nothing else.
func isName(s string) bool {
	n := utf8.RuneCountInString(s)
	first, _ := utf8.DecodeRuneInString(s)
	return n >= 2 && n <= 4 && strings.ContainsRune(surnames, first) && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

// ended reports whether a paragraph ends as one does; another was torn apart.
func ended(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？；…：”’）》】.!?;:)」", last) || utf8.RuneCountInString(s) < shortestTorn
}
