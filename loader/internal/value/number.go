package value

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// number is a numeral as a text writes it, without a unit.
type number struct {
	low, high string // decimals in ASCII; high only of a range of words: 两三百
	words     bool   // written in Chinese numerals
}

// readNumber is the numeral that starts at i and where it ends; the end is i
// where there is none.
func readNumber(s string, i int) (number, int) {
	if end := digitsEnd(s, i); end > i {
		return number{low: asciiDigits(s[i:end])}, end
	}
	return readWords(s, i)
}

// digitsEnd is where the digits at i end, a decimal point and thousands
// separators within them included: 1,234.5, ４．９５.
func digitsEnd(s string, i int) int {
	start, point := i, false
	for i < len(s) {
		r, size := runeAt(s, i)
		switch {
		case isDigit(r):
		case (r == '.' || r == '．') && !point && i > start && startsDigit(s[i+size:]):
			point = true
		case r == ',' && !point && i > start && groups(s[i+size:]):
		default:
			return i
		}
		i += size
	}
	return i
}

// groups reports whether s starts with three digits and no fourth: the group
// behind a thousands separator.
func groups(s string) bool {
	for n := range 4 {
		r, size := runeAt(s, 0)
		if isDigit(r) != (n < 3) {
			return false
		}
		s = s[size:]
	}
	return true
}

func startsDigit(s string) bool {
	r, _ := runeAt(s, 0)
	return isDigit(r)
}

// asciiDigits is digits in one width, without separators.
func asciiDigits(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == ',' || r >= utf8.RuneSelf }) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == ',':
			return -1
		case r == '．':
			return '.'
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		}
		return r
	}, s)
}

// readWords is the number in Chinese numerals that starts at i: 十五, 一百二十,
// 三千六百. Two numerals that follow one another are a range: 两三百 is 200 to 300.
func readWords(s string, i int) (number, int) {
	total, last, second, unit, end := int64(0), int64(-1), int64(-1), int64(1), i
	if r, _ := runeAt(s, i); wordDigit(r) == 0 {
		return number{}, i // 零部件
	}
	for end < len(s) {
		r, size := runeAt(s, end)
		if n := wordDigit(r); n >= 0 {
			switch {
			case last > 0 && n == last+1 && second < 0:
				second = n
			case last > 0:
				return number{}, i // 二〇二三, 一二三: a year or a row of digits
			default:
				last = n
			}
			end += size
			continue
		}
		power := wordPower(r)
		if power == 0 {
			break
		}
		if next, _ := runeAt(s, end+size); power == 1000 && strings.ContainsRune("瓦米克伏卡", next) {
			break
		}
		if last < 0 {
			if power != 10 {
				break // 百 and 千 alone are no numbers
			}
			last = 1
		}
		if second > 0 {
			end += size
			return number{itoa(total + last*power), itoa(total + second*power), true}, end
		}
		total, last, unit = total+last*power, -1, power
		end += size
	}
	switch {
	case end == i:
		return number{}, i
	case second > 0:
		return number{itoa(total + last), itoa(total + second), true}, end
	case last > 0:
		total += last
	case last < 0 && unit == 1:
		return number{}, i
	}
	return number{low: itoa(total), words: true}, end
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// wordDigit is the digit that r stands for, or -1.
func wordDigit(r rune) int64 {
	switch r {
	case '零', '〇':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

// wordPower is the power of ten that r stands for, or 0.
func wordPower(r rune) int64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}

// scales are the words that multiply a number, the longer before those that
// they start with, by the power of ten.
var scales = []struct {
	word  string
	power int
}{{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"亿", 8}, {"千万", 7}, {"百万", 6}, {"十万", 5}, {"万", 4}, {"千", 3}, {"百", 2}}

// readScale is the power of ten of the scale word at i and where it ends.
func readScale(s string, i int) (power, end int) {
	for _, scale := range scales {
		if strings.HasPrefix(s[i:], scale.word) {
			return scale.power, i + len(scale.word)
		}
	}
	return 0, i
}

// Shift is the decimal d times ten to the power of places, without needless
// zeros: Shift("1.2", 12) is 1200000000000, Shift("50", -2) is 0.5.
func Shift(d string, places int) string {
	whole, fraction, _ := strings.Cut(d, ".")
	for ; places > 0; places-- {
		if fraction == "" {
			whole += strings.Repeat("0", places)
			break
		}
		whole, fraction = whole+fraction[:1], fraction[1:]
	}
	for ; places < 0; places++ {
		if whole == "" {
			whole = "0"
		}
		whole, fraction = whole[:len(whole)-1], whole[len(whole)-1:]+fraction
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		return whole + "." + fraction
	}
	return whole
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// runeAt is the rune at i and its size; 0 and 0 at the end of s.
func runeAt(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// lastRune is the last rune of s and its size; 0 and 0 where s is empty.
func lastRune(s string) (rune, int) {
	if s == "" {
		return 0, 0
	}
	return utf8.DecodeLastRuneInString(s)
}

// skipSpaces is where up to two spaces at i end.
func skipSpaces(s string, i int) int {
	for range 2 {
		r, size := runeAt(s, i)
		if r != ' ' && r != '　' && r != '\u00a0' {
			break
		}
		i += size
	}
	return i
}
