package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

// titles are the words in a byline that are no name.
func titles() []string {
	return []string{
		"本报记者", "本刊记者", "本台记者", "特约记者", "见习记者", "实习记者", "首席记者", "全媒体记者", "记者", "特约通讯员", "通讯员", "实习生", "特约评论员", "评论员",
		"本报", "摄影报道", "综合报道", "报道", "摄影", "作者", "撰稿", "撰文", "文字", "图片", "整理", "综合", "编辑", "责编", "图文", "文图",
	}
}

// names is the names in a byline, in order: 本报记者 甲乙 丙丁 has two. A name of
// two characters that was spaced out (吕　丽) is read as one.
func names(t text.Text) []text.Text {
	s := t.String()
	var list []text.Text
	words := titles()
	var half text.Text // one character that stands alone, maybe half a name
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		word := t.Slice(span.Span{Start: start, End: end})
		switch single := utf8.RuneCountInString(word.String()) == 1; {
		case single && half.Len() > 0:
			list, half = append(list, text.Join(half, word)), text.Text{}
		case single:
			half = word
		case isNameLike(word.String()):
			list, half = append(list, word), text.Text{}
		}
		start = -1
	}
	for i := 0; i < len(s); {
		if n := titleLen(s[i:], words); n > 0 {
			if start >= 0 && strings.HasPrefix(s[i:], "记者") {
				start = -1 // 驻京记者, 新华社记者
			}
			flush(i)
			half = text.Text{}
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch han := unicode.Is(unicode.Han, r) || r == '·'; {
		case han && start < 0:
			start = i
		case !han:
			flush(i)
			if !unicode.IsSpace(r) {
				half = text.Text{}
			}
		}
		i += n
	}
	flush(len(s))
	return list
}

// titleLen is the length of the title that s opens with. 文 and 图 are titles only
// before a stroke or another title, since 文 is a surname too.
func titleLen(s string, words []string) int {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	for _, w := range []string{"文", "图", "摄"} {
		if rest, ok := strings.CutPrefix(s, w); ok && (rest == "" || hasAnyPrefix(rest, "/", "／", "|", "｜", "：", "、")) {
			return len(w)
		}
	}
	return 0
}

func isNameLike(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 4 || strings.Contains(s, "·") && n <= 12
}

// reporters is the names in the announcement that a paragraph opens with.
func reporters(lead text.Text) []text.Text {
	s := lead.String()
	for _, word := range []string{"（", "(", "记者", "通讯员"} {
		if i := strings.Index(s, word); i >= 0 {
			if (word == "（" || word == "(") && !strings.Contains(s, "记者") && !strings.Contains(s, "日电") {
				continue // （新闻联播）
			}
			return names(lead.Slice(span.Span{Start: i, End: lead.Len()}))
		}
	}
	return nil
}

// photographer is the name at the end of a caption; the zero text where there is
// none.
func photographer(t text.Text) text.Text {
	s := strings.TrimRight(t.String(), "）)。 \u3000")
	if !hasAnySuffix(s, "摄", "供图", "摄影报道") {
		return text.Text{}
	}
	from := 0
	for i, r := range s {
		if strings.ContainsRune("。！？，；：（(", r) {
			from = i + utf8.RuneLen(r)
		}
	}
	s = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s, "供图"), "摄"), " \u3000/／")
	if from >= len(s) {
		return text.Text{}
	}
	list := names(t.Slice(span.Span{Start: from, End: len(s)}))
	if len(list) == 0 {
		return text.Text{}
	}
	return list[len(list)-1]
}
