package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

// leads open the first paragraph of an article: an agency or a paper announces
// the news that follows.
var leads = []string{"本报讯", "本刊讯", "本台消息", "本网讯", "央视网消息", "新华社", "中新网", "中新社", "人民网", "财联社", "据新华社", "新华网"}

// isLead reports whether a paragraph opens an article.
func isLead(s string) bool { return hasAnyPrefix(s, leads) || leadLen(s) > 0 }

const longestLead = 120 // bytes

// leadLen is the length of the announcement that a paragraph opens with, white
// space behind it included; 0 where there is none: 本报讯 记者于雅坤报道,
// 财联社8月22日电，, 央视网消息（新闻联播）：.
func leadLen(s string) int {
	head := s[:min(len(s), longestLead)]
	at := 0
	switch {
	case hasAnyPrefix(head, []string{"本报讯", "本刊讯", "本网讯", "本台消息"}):
		at = reporterEnd(head)
	case strings.HasPrefix(head, "央视网消息"):
		at = len("央视网消息")
		if rest := head[at:]; strings.HasPrefix(rest, "（") && strings.Contains(rest, "）") {
			at += strings.Index(rest, "）") + len("）")
		}
	default:
		at = telegraphEnd(head)
	}
	if at == 0 {
		return 0
	}
	return len(s) - len(strings.TrimLeft(s[at:], " \u3000：:，,"))
}

// telegraphEnd is the end of an agency's mark such as 新华社北京8月22日电（记者
// 某某）: a name, a date, 电.
func telegraphEnd(head string) int {
	i := strings.Index(head, "日电")
	if i < 0 || strings.ContainsAny(head[:i], "，。；") || !strings.ContainsFunc(head[:i], unicode.IsDigit) || !strings.Contains(head[:i], "月") {
		return 0
	}
	at := i + len("日电")
	if rest := strings.TrimLeft(head[at:], " "); strings.HasPrefix(rest, "（") || strings.HasPrefix(rest, "(") {
		if j := strings.IndexAny(rest, "）)"); j >= 0 {
			_, n := utf8.DecodeRuneInString(rest[j:])
			at = len(head) - len(rest) + j + n
		}
	}
	return at
}

// reporterEnd is the end of 本报讯 with the reporters named behind it, in
// brackets or up to 报道.
func reporterEnd(head string) int {
	at := strings.IndexFunc(head, func(r rune) bool { return strings.ContainsRune(" （(\u3000记", r) })
	if at < 0 {
		return len("本报讯")
	}
	rest := strings.TrimLeft(head[at:], " \u3000")
	skipped := len(head) - len(rest)
	if strings.HasPrefix(rest, "（") || strings.HasPrefix(rest, "(") {
		if j := strings.IndexAny(rest, "）)"); j >= 0 {
			_, n := utf8.DecodeRuneInString(rest[j:])
			return skipped + j + n
		}
	}
	if j := strings.Index(rest, "报道"); j >= 0 && j < 60 && !strings.ContainsAny(rest[:j], "，。") {
		return skipped + j + len("报道")
	}
	return min(at, len("本报讯"))
}

// titles are the words in a byline that are no name.
var titles = []string{"本报记者", "特约记者", "见习记者", "实习记者", "记者", "特约通讯员", "通讯员", "本报", "摄影报道", "报道", "摄影", "文/图", "作者", "撰稿", "文", "图"}

// names is the names in a byline, in order: 本报记者 甲乙 丙丁 has two.
func names(t text.Text) []text.Text {
	s := t.String()
	var list []text.Text
	start := -1
	flush := func(end int) {
		if start >= 0 && isNameLike(s[start:end]) {
			list = append(list, t.Slice(span.Span{Start: start, End: end}))
		}
		start = -1
	}
	for i := 0; i < len(s); {
		if n := titleLen(s[i:]); n > 0 {
			flush(i)
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch han := unicode.Is(unicode.Han, r) || r == '·'; {
		case han && start < 0:
			start = i
		case !han:
			flush(i)
		}
		i += n
	}
	flush(len(s))
	return list
}

func titleLen(s string) int {
	for _, t := range titles {
		if strings.HasPrefix(s, t) {
			return len(t)
		}
	}
	return 0
}

func isNameLike(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 4 || strings.Contains(s, "·") && n <= 12
}

// reporters is the names in the announcement that a paragraph opens with.
func reporters(t text.Text, lead int) []text.Text {
	s := t.String()[:lead]
	i := strings.Index(s, "记者")
	if i < 0 {
		return nil
	}
	return names(t.Slice(span.Span{Start: i, End: lead}))
}

// photographer is the name at the end of a caption, and where it begins.
func photographer(t text.Text) (text.Text, int) {
	s := strings.TrimRight(t.String(), "）)。 ")
	s = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s, "供图"), "摄"), " \u3000/")
	at := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
	if at < 0 {
		return text.Text{}, 0
	}
	_, n := utf8.DecodeRuneInString(s[at:])
	if !isNameLike(s[at+n:]) {
		return text.Text{}, at + n
	}
	return t.Slice(span.Span{Start: at + n, End: len(s)}), at + n
}
