package relation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"soegraph/loader/internal/value"
)

// nounOf is what a quantity that no name holds is the figure of, by the noun
// before it: its name, "" where it is no figure, the unit where only the noun says
// it, and the rule.
func nounOf(l *line, q value.Quantity, before string) (noun, unit, by string) {
	switch q.Kind {
	case value.Bare:
		if unit = bareUnit(before, q); unit == "" {
			return "", "", ""
		}
		by = ruleFigureMoney
	case value.Money:
		by = ruleFigureMoney
	case value.Percent, value.Times:
		by = ruleFigureRate
	case value.Measure:
		by = ruleFigureSize
		if made := prefix(before, "makes"); made != "" && made == before {
			thing, _, _ := strings.Cut(nounBehind(l, q), "的")
			before += thing // 年产1.5万吨电解铜箔
		}
	case value.Duration:
		if suffix(before, "term") == "" {
			return "", "", ""
		}
		by = ruleFigureTime
	case value.Count:
		noun = counted(l, q, before)
		if (prefix(q.Base, "ordinal") != "") || q.Low == "1" && noun != before {
			return "", "", "" // 第3次, 一座大桥
		}
		people := strings.Contains("人名位", q.Base) && suffix(noun, "people") == ""
		if q.Words || quoted(l, q) || people {
			return "", "", ""
		}
		return nameable(noun), "", ruleFigureNumber
	}
	return nameable(before), unit, by
}

// nameable is noun, or "" where it says that the figure is of somebody whose name
// is not known.
func nameable(noun string) string {
	if strings.Contains(noun, "公司") || strings.Contains(noun, "集团") {
		return ""
	}
	return noun
}

// bareUnit is the unit of a number without one, as its noun says: 惠及人口近100万,
// 将投145亿, 税收1个亿. "" where the noun does not say.
func bareUnit(noun string, q value.Quantity) string {
	switch {
	case suffix(noun, "people") != "":
		return "人"
	case q.Scale >= 8 && suffix(noun, "sum") != "":
		return "元"
	}
	return ""
}

// quoted reports whether a quantity stands in quotation marks with little else:
// a saying.
func quoted(l *line, q value.Quantity) bool {
	open, closed := strings.LastIndex(l.text[:q.Core.Start], "“"), strings.LastIndex(l.text[:q.Core.Start], "”")
	if open <= closed {
		return false
	}
	end := strings.Index(l.text[open:], "”")
	return end >= 0 && utf8.RuneCountInString(l.text[open:open+end]) < 24
}

// counted is what a number counts: the noun behind it, or the one before it
// where the clause ends with the number (就业岗位410个).
func counted(l *line, q value.Quantity, before string) string {
	if noun := nounBehind(l, q); noun != "" {
		return noun
	}
	rest := l.text[q.Span.End:]
	for _, bound := range []string{"以上", "以下", "左右", "之多"} {
		rest = strings.TrimPrefix(rest, bound)
	}
	if rest == "" || strings.ContainsAny(rest[:min(3, len(rest))], "，。；、）的") {
		return before
	}
	return ""
}

// longestName is how many runes the name of a figure has at most.
const longestName = 16

// nounBefore is what a quantity is said of, as the clause before it ends.
func nounBefore(l *line, q value.Quantity) string {
	start := l.start(q.Span.Start)
	for _, n := range l.between(0, len(l.text), owners...) {
		if n.End <= q.Span.Start {
			start = max(start, n.End)
		}
	}
	for _, other := range l.values.Quantities {
		if other.Span.End <= q.Span.Start {
			start = max(start, other.Span.End)
		}
	}
	for _, d := range l.values.Dates {
		if d.Span.End <= q.Span.Start {
			start = max(start, d.Span.End)
		}
	}
	s := unfilled(l.text[start:q.Span.Start])
	if start == l.start(q.Span.Start) {
		s = unfilled(l.before(q.Span.Start))
	}
	if q.Kind == value.Percent {
		s = shareOf(s)
	}
	if i := strings.LastIndexAny(s, "、：:（(）)“”《》【】的 "); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		s = s[i+size:]
	}
	if !strings.HasPrefix(s, "等效") && !strings.HasPrefix(s, "等级") && !strings.HasPrefix(s, "等量") {
		s = strings.TrimPrefix(s, "等") // 甲、乙等企业500家
	}
	for w := prefix(s, "lead"); w != "" && utf8.RuneCountInString(s[len(w):]) >= 2 && !strings.HasPrefix(s, "共同"); w = prefix(s, "lead") {
		s = s[len(w):]
	}
	if n := utf8.RuneCountInString(s); n < 2 || n > longestName || suffix(s, "verbal") == s {
		return ""
	}
	return s
}

// shareOf is what a share is of, where s ends in the whole: 资本金比例为总投资的.
func shareOf(s string) string {
	if !strings.HasSuffix(s, "的") {
		return s
	}
	for _, word := range []string{"占", "为"} {
		if i := strings.LastIndex(s, word); i > 0 {
			return unfilled(s[:i])
		}
	}
	return s
}

// nounBehind is what a quantity counts: the noun behind it.
func nounBehind(l *line, q value.Quantity) string {
	s := l.text[q.Core.End:l.end(q.Core.Start)]
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) || isValueDigit(r) })
	if end >= 0 {
		s = s[:end]
	}
	if strings.HasPrefix(s, "的") {
		return "" // 产能2万套的生产线
	}
	for _, bound := range []string{"以上", "以下", "左右", "之多"} {
		s = strings.TrimPrefix(s, bound)
	}
	if two := runes(s, 2); two < len(s) {
		if _, cut := first(s[two:], "cut"); cut >= 0 {
			s = s[:two+cut]
		}
	}
	if n := utf8.RuneCountInString(s); n < 2 || n > longestName || suffix(s, "verbal") == s || vague(s) {
		return ""
	}
	return s
}

// vague reports whether s counts only to say how many there are: 13个地区.
func vague(s string) bool {
	word := prefix(s, "vague")
	return word != "" && !strings.HasPrefix(s[len(word):], "级")
}

// runes is where the first n runes of s end.
func runes(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

func isValueDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }
