// Package value reads the values that Chinese texts state: numbers, amounts of
// money, counts, measures, percentages and dates, each with its place in the
// text. It knows how values are written and nothing of what they say about whom.
//
// Units and the words that qualify a number are data, in lists/: a unit or a
// qualifier is added there, in one line.
package value

import "soegraph/loader/internal/span"

// Values is what one passage states, each kind in the order of the text. The
// spans of two values never overlap, except for a qualifier that two share.
type Values struct {
	Quantities []Quantity
	Dates      []Date
}

// Scan reads the values in s. It never fails: what it cannot read is no value.
func Scan(s string) Values {
	var v Values
	for i := 0; i < len(s); {
		r, size := runeAt(s, i)
		switch {
		case !startsValue(r):
		case withinWord(s, i):
			if _, end := readNumber(s, i); end > i {
				i = end
				continue
			}
		default:
			if dates, end := readDates(s, i); end > i {
				v.Dates = append(v.Dates, dates...)
				i = end
				continue
			}
			if q, end := readQuantity(s, i); end > i {
				if q.Low != "" {
					v.Quantities = append(v.Quantities, q)
				}
				i = end
				continue
			}
		}
		i += size
	}
	return v
}

// startsValue reports whether a number or a date may start with r: the quick
// test that lets most letters pass.
func startsValue(r rune) bool {
	switch r {
	case '零', '〇', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百':
		return true
	case '今', '去', '明', '前', '后', '昨', '当', '本', '上', '下', '同', '次', '翌', '年':
		return true
	}
	return isDigit(r)
}

// withinWord reports whether the digits at i belong to a word that is no number:
// C919, G7, 第12届.
func withinWord(s string, i int) bool {
	before, _ := lastRune(s[:i])
	return before == '第' || before >= 'A' && before <= 'Z' || before >= 'a' && before <= 'z' || before == '×' || before == '+' || before == '_' || before == '#'
}

// at is the span from start to end.
func at(start, end int) span.Span { return span.Span{Start: start, End: end} }
