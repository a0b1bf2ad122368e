package value

import (
	"cmp"
	"strings"

	"soegraph/loader/internal/span"
)

// Quantity is a number with its unit.
type Quantity struct {
	Span      span.Span // with its qualifier: 约100亿元, 1000万元以上
	Core      span.Span // from the first digit to the end of the unit
	Low       string    // the number in Unit, a decimal in ASCII: 100
	High      string    // the upper end of a range, "" where it is none
	Unit      string    // as printed, its scale word included: 亿元, 家, 万吨/年
	Base      string    // the unit without the scale word: 元; "" where there is none
	Scale     int       // the power of ten of the scale word: 8 of 亿
	Kind      Kind
	Currency  string // ISO 4217 code of Money, "" of any other kind
	Qualifier Qualifier
	Words     bool // the number is in Chinese numerals
}

// Amount is the number in the unit without its scale word: 10000000000 of
// 100亿元. Of a range it is the lower end.
func (q Quantity) Amount() string { return Shift(q.Low, q.Scale) }

// readQuantity is the number with a unit or a scale word that starts at i, and
// where to go on. Where there is a number without either, Low is empty and the
// end is behind it.
func readQuantity(s string, i int) (Quantity, int) {
	q, end := readSimple(s, i)
	if end == i {
		return Quantity{}, i
	}
	if next := rangeSign(s, end); next > end {
		if upper, upperEnd := readSimple(s, next); upperEnd > next && follows(q, upper) {
			q, end = join(q, upper), upperEnd
		}
	}
	if q.Base == "" && q.Scale == 0 {
		if q.Words {
			return Quantity{}, i + len("一")
		}
		return Quantity{}, end
	}
	q.Core = at(i, end)
	return qualify(s, q), end
}

// readSimple is a number with what follows it, no range.
func readSimple(s string, i int) (Quantity, int) {
	n, end := readNumber(s, i)
	if end == i {
		return Quantity{}, i
	}
	q := Quantity{Low: n.low, High: n.high, Words: n.words}
	from := skipSpaces(s, end)
	if q.Qualifier, from = more(s, from, Exact); strings.HasPrefix(s[from:], "个亿") {
		from += len("个")
	}
	rest := from
	if _, whole := readUnit(s, from, false); whole == from || !strings.HasPrefix(s[from:], "千") {
		q.Scale, rest = readScale(s, from)
	}
	scaled := rest
	q.Qualifier, rest = more(s, rest, q.Qualifier)
	u, unitEnd := readUnit(s, skipSpaces(s, rest), q.Scale > 0)
	if u.kind == Bare {
		if q.Scale == 0 {
			return Quantity{Low: n.low, Words: n.words}, end
		}
		q.Unit = s[from:scaled]
		return q, rest
	}
	q.Kind, q.Currency, q.Base = u.kind, u.currency, u.text
	unitEnd = per(s, unitEnd)
	q.Unit = s[from:scaled] + strings.TrimLeft(s[rest:unitEnd], " 　")
	if q.Unit == "％" {
		q.Unit = "%"
	}
	return q, unitEnd
}

// more is where 余 and 多 at i end and the qualifier that results.
func more(s string, i int, q Qualifier) (Qualifier, int) {
	for _, word := range []string{"余", "多"} {
		if strings.HasPrefix(s[i:], word) {
			return Over, i + len(word)
		}
	}
	return q, i
}

// per is where the second unit of a rate ends: 万吨/年, 元/吨.
func per(s string, i int) int {
	if i >= len(s) || s[i] != '/' {
		return i
	}
	if _, end := readUnit(s, i+1, false); end > i+1 {
		return end
	}
	for _, word := range []string{"日", "月"} {
		if strings.HasPrefix(s[i+1:], word) {
			return i + 1 + len(word)
		}
	}
	return i
}

// rangeSign is where the sign of a range at i ends; i where there is none.
func rangeSign(s string, i int) int {
	end := i
	for end < len(s) {
		r, size := runeAt(s, end)
		if !strings.ContainsRune("-－—–~～至到―", r) {
			break
		}
		end += size
	}
	if end-i > len("——") || end > i && !startsDigit(s[end:]) {
		return i
	}
	return end
}

// follows reports whether upper is the upper end of a range that starts with q.
func follows(q, upper Quantity) bool {
	return upper.Base != "" && (q.Base == "" || q.Base == upper.Base) || upper.Scale > 0 && q.Base == ""
}

// join is the range from q to upper, in upper's unit.
func join(q, upper Quantity) Quantity {
	low := q.Low
	if q.Scale > 0 {
		low = Shift(q.Low, q.Scale-upper.Scale)
	}
	upper.Low, upper.High = low, upper.Low
	upper.Qualifier = cmp.Or(q.Qualifier, upper.Qualifier)
	return upper
}

// qualify reads the words around a quantity that say how exact it is.
func qualify(s string, q Quantity) Quantity {
	start, end := q.Core.Start, q.Core.End
	for _, sign := range []string{"人民币", "￥", "¥", "RMB"} {
		if strings.HasSuffix(s[:start], sign) {
			start -= len(sign)
			if q.Kind == Bare {
				q.Kind, q.Currency, q.Base = Money, "CNY", "元"
			}
			break
		}
	}
	before, qualified := qualifierBefore(s, start)
	if before != Exact {
		q.Qualifier, start = before, qualified
	}
	if after, to := qualifierAfter(s, end); after != Exact {
		end = to
		if q.Qualifier == Exact {
			q.Qualifier = after
		}
	}
	q.Span = at(start, end)
	return q
}
