package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const longestLead = 160 // bytes

// leadLen is the length of the announcement that a paragraph opens with, white
// space behind it included; 0 where there is none: 本报讯 记者于雅坤报道,
// 财联社8月22日电，, 央视网消息（新闻联播）：, （记者 某某）.
func leadLen(s string) int {
	head := s[:min(len(s), longestLead)]
	at := markEnd(head)
	if at == 0 {
		return 0
	}
	at = creditEnd(head, at)
	return len(s) - len(strings.TrimLeft(s[at:], " \u3000\u00a0：:，,"))
}

// markEnd is the end of the words that announce a piece of news: 本报讯, 某某日报讯,
// 新华社北京8月22日电, 本报大连6月1日讯, 央视网消息, 据新华社电; 0 where s opens with
// none.
func markEnd(head string) int {
	if hasAnyPrefix(head, "（记者", "(记者", "（本报记者", "(本报记者", "（通讯员") {
		return bracketEnd(head)
	}
	clause := firstClause(head)
	if !strings.Contains(clause, "电") && !strings.Contains(clause, "讯") && !strings.Contains(clause, "消息") {
		return 0
	}
	for _, word := range []string{"日电", "日讯", "日消息", "日专电"} {
		if i := strings.Index(clause, word); i > 0 && isDigit(clause[i-1]) && strings.Contains(clause[:i], "月") {
			return i + len(word)
		}
	}
	for _, word := range []string{"报讯", "网讯", "社讯", "刊讯", "台讯", "社电", "网电", "台消息", "网消息", "报消息", "社消息", "综合消息"} {
		if i := strings.Index(clause, word); i > 0 && utf8.RuneCountInString(clause[:i]) <= 12 && !strings.ContainsAny(clause[:i], " （(：") && endsMark(clause[i+len(word):], head, clause) {
			return i + len(word)
		}
	}
	return 0
}

// firstClause is what stands before the first mark of punctuation.
func firstClause(s string) string {
	for i, r := range s {
		switch r {
		case '，', '。', '；', '、', '“', '《':
			return s[:i]
		}
	}
	return s
}

// endsMark reports whether what stands behind 讯, 电 or 消息 shows that it is an
// announcement: a space, a bracket, a colon, the reporters, or the end.
func endsMark(rest, head, clause string) bool {
	if rest == "" {
		return len(clause) == len(head) || strings.HasPrefix(head[len(clause):], "，")
	}
	return hasAnyPrefix(rest, " ", "\u3000", "（", "(", "：", ":", "记者", "\u00a0")
}

// creditEnd is the end of what names the reporters behind an announcement that
// ends at at: in brackets, or up to 报道.
func creditEnd(head string, at int) int {
	rest := strings.TrimLeft(head[at:], " \u3000\u00a0")
	skipped := len(head) - len(rest)
	if hasAnyPrefix(rest, "（", "(") {
		if n := bracketEnd(rest); n > 0 {
			return skipped + n
		}
	}
	if i := strings.Index(rest, "报道"); i >= 0 && i < 60 && hasAnyPrefix(rest, "记者", "本报记者", "通讯员", "见习记者", "实习记者", "特约记者") && !strings.ContainsAny(rest[:i], "，。：") {
		return skipped + i + len("报道")
	}
	return at
}

// bracketEnd is the end of the brackets that s opens with.
func bracketEnd(s string) int {
	i := strings.IndexAny(s, "）)")
	if i < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return i + n
}

// bulletinLen is the length of the headline in brackets that a bulletin opens
// with, the brackets included: 【某某签约】; 0 where there is none.
func bulletinLen(s string) int {
	if !strings.HasPrefix(s, "【") {
		return 0
	}
	end := strings.Index(s, "】")
	if end < 0 || end+len("】") == len(s) {
		return 0
	}
	return end + len("】")
}

// eventYear is the year that a headline or a text names an event by, as
// 2026某某大会 does: four digits right before a word that counts nothing. "" where
// there is none, or where there are several.
func eventYear(s string) string {
	year := ""
	for i := 0; i+4 < len(s); i++ {
		if s[i] != '2' || s[i+1] != '0' || !isDigit(s[i+2]) || !isDigit(s[i+3]) {
			continue
		}
		if last, _ := utf8.DecodeLastRuneInString(s[:i]); i > 0 && (last < utf8.RuneSelf && last != ' ' || strings.ContainsRune("约超近达逾第共总额有为至到", last)) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+4:])
		if !unicode.Is(unicode.Han, next) || strings.ContainsRune("年万亿千百元吨个家项人台套公平名米兆辆座条余多户次件亩", next) {
			continue
		}
		if year != "" && year != s[i:i+4] {
			return ""
		}
		year = s[i : i+4]
	}
	return year
}
