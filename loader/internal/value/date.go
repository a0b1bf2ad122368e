package value

import (
	"strconv"
	"strings"

	"soegraph/loader/internal/span"
)

// Date is a day, a month, a year or a part of a year as a text refers to it.
// What it leaves out, or says by reference (今年, 昨天, 当日), a [Calendar] fills in.
type Date struct {
	Span             span.Span
	Year, Month, Day int // 0 where the text does not say
	Reference        Reference
	Offset           int // of the reference: 0 of 今年, -1 of 去年 and 昨天
	Part             Part
}

// Reference says to what a date is relative.
type Reference uint8

// The references.
const (
	None        Reference = iota
	ToYear                // 今年, 去年: the year of publication
	ToMonth               // 本月, 上月
	ToDay                 // 今天, 昨天
	ToEarlier             // 当日: the day that the text named before
	ToOtherYear           // 同年, 次年: the year that the text named before
)

// Part is a stretch of a year or of a month.
type Part uint8

// The parts.
const (
	Whole Part = iota
	FirstHalf
	SecondHalf
	FirstQuarter
	SecondQuarter
	ThirdQuarter
	FourthQuarter
	Early
	Middle
	Late
)

// suffix is the part as SDMX writes reporting periods: 2023-S1, 2023-Q3.
func (p Part) suffix() string {
	return [...]string{"", "-S1", "-S2", "-Q1", "-Q2", "-Q3", "-Q4", "", "", ""}[p]
}

// readDates is the dates that start at i and where the text goes on: two of
// 2013-2014年, one of all else. The end is i where there is none.
func readDates(s string, i int) ([]Date, int) {
	r, _ := runeAt(s, i)
	if isDigit(r) {
		return digitDates(s, i)
	}
	if wordDigit(r) >= 0 { // no other date begins with a numeral
		y, end := wordYear(s, i)
		if end == i {
			return nil, i
		}
		d := Date{Year: y}
		end = d.within(s, end)
		d.Span = at(i, end)
		return []Date{d}, end
	}
	for _, w := range relatives {
		if !strings.HasPrefix(s[i:], w.word) {
			continue
		}
		if w.reference == ToYear && w.word == "年内" && endsWithDigit(s[:i]) {
			continue
		}
		d := Date{Reference: w.reference, Offset: w.offset}
		end := d.within(s, i+len(w.word))
		if w.reference == ToDay {
			end = d.bracket(s, end)
		}
		d.Span = at(i, end)
		return []Date{d}, end
	}
	return nil, i
}

func endsWithDigit(s string) bool {
	r, _ := lastRune(s)
	return isDigit(r)
}

// relatives are the words that refer to a date, the longer before those that
// they start with.
var relatives = []struct {
	word      string
	reference Reference
	offset    int
}{
	{"今年", ToYear, 0},
	{"本年度", ToYear, 0},
	{"年内", ToYear, 0},
	{"去年", ToYear, -1},
	{"上年度", ToYear, -1},
	{"上年", ToYear, -1},
	{"前年", ToYear, -2},
	{"明年", ToYear, 1},

	{"同年", ToOtherYear, 0},
	{"当年", ToOtherYear, 0},
	{"次年", ToOtherYear, 1},
	{"翌年", ToOtherYear, 1},
	{"本月", ToMonth, 0},
	{"上个月", ToMonth, -1},
	{"上月", ToMonth, -1},
	{"下个月", ToMonth, 1},
	{"下月", ToMonth, 1},
	{"今天", ToDay, 0},
	{"今日", ToDay, 0},
	{"今晚", ToDay, 0},
	{"今晨", ToDay, 0},
	{"昨天", ToDay, -1},
	{"昨日", ToDay, -1},
	{"昨晚", ToDay, -1},
	{"前天", ToDay, -2},
	{"明天", ToDay, 1},
	{"明日", ToDay, 1},
	{"当天", ToEarlier, 0},
	{"当日", ToEarlier, 0},
	{"同日", ToEarlier, 0},
	{"次日", ToEarlier, 1},
	{"翌日", ToEarlier, 1},
}

// within reads what follows a year or a month: a month and a day, a part, a day.
func (d *Date) within(s string, i int) int {
	switch d.Reference {
	case ToDay, ToEarlier:
		return i
	case ToMonth:
		return d.day(s, i)
	}
	if month, end := field(s, skipSpaces(s, i), "月"); end > 0 && month >= 1 && month <= 12 {
		d.Month = month
		return d.day(s, end)
	}
	return d.part(s, i, yearParts)
}

// day reads the day behind a month, or the part of it.
func (d *Date) day(s string, i int) int {
	for _, word := range []string{"日", "号"} {
		if day, end := field(s, skipSpaces(s, i), word); end > 0 && day >= 1 && day <= 31 {
			d.Day = day
			return end
		}
	}
	if first, end := fieldOfRange(s, i); end > 0 {
		d.Day = first
		return end
	}
	return d.part(s, i, monthParts)
}

// part reads the word for a part of a year or a month at i.
func (d *Date) part(s string, i int, parts []partWord) int {
	for _, p := range parts {
		if strings.HasPrefix(s[i:], p.word) {
			d.Part = p.part
			return i + len(p.word)
		}
	}
	return i
}

type partWord struct {
	word string
	part Part
}

var yearParts = []partWord{
	{"上半年", FirstHalf},
	{"下半年", SecondHalf},
	{"年底前", Late},
	{"年底", Late},
	{"年末", Late},
	{"年初", Early},
	{"年中", Middle},
	{"底前", Late},
	{"底", Late},
	{"末", Late},
	{"初", Early},
	{"第一季度", FirstQuarter},
	{"一季度", FirstQuarter},
	{"首季", FirstQuarter},
	{"第二季度", SecondQuarter},
	{"二季度", SecondQuarter},
	{"第三季度", ThirdQuarter},
	{"三季度", ThirdQuarter},
	{"前三季度", ThirdQuarter},
	{"第四季度", FourthQuarter},
	{"四季度", FourthQuarter},
}

var monthParts = []partWord{{"底前", Late}, {"底", Late}, {"末", Late}, {"初", Early}, {"中旬", Middle}, {"上旬", Early}, {"下旬", Late}}

// bracket reads the date in brackets behind 今天: 今天（3月18日）, 今天上午（3月18日）.
func (d *Date) bracket(s string, i int) int {
	for _, part := range []string{"上午", "下午", "晚间", "晚上", "早上", "中午", "清晨", "傍晚", "凌晨", "晚"} {
		if strings.HasPrefix(s[i:], part+"（") || strings.HasPrefix(s[i:], part+"(") {
			i += len(part)
			break
		}
	}
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if !strings.HasPrefix(s[i:], pair[0]) {
			continue
		}
		dates, end := digitDates(s, i+len(pair[0]))
		if len(dates) == 1 && strings.HasPrefix(s[end:], pair[1]) {
			*d = dates[0]
			return end + len(pair[1])
		}
	}
	return i
}

// digitDates is the dates that start with the digits at i.
func digitDates(s string, i int) ([]Date, int) {
	end := runEnd(s, i)
	switch n := len(asciiDigits(s[i:end])); {
	case n == 4:
		return yearDates(s, i, end)
	case n > 2:
		return nil, i
	}
	if to := months(s, i, end); to > i {
		return nil, to
	}
	d := Date{}
	if month, to := field(s, i, "月"); to > 0 && month >= 1 && month <= 12 {
		d.Month = month
		to = d.day(s, to)
		d.Span = at(i, to)
		return []Date{d}, to
	}
	if to := d.bareDay(s, i); to > i {
		d.Span = at(i, to)
		return []Date{d}, to
	}
	return nil, i
}

// months is where a range of months whose first number ends at end itself ends:
// 1-10月, 1至5月. It is no date.
func months(s string, i, end int) int {
	next := rangeSign(s, end)
	if next == end {
		return i
	}
	if month, to := field(s, next, "月"); to > 0 && month <= 12 {
		return to
	}
	return i
}

// bareDay reads a day without a month: 22日晚间, 23-24日. What lasts days, or is
// counted by days, is none: 7日内, 5日均.
func (d *Date) bareDay(s string, i int) int {
	if before := s[:i]; strings.HasSuffix(before, "期") || strings.HasSuffix(before, "近") || strings.HasSuffix(before, "每") {
		return i
	}
	day, end := field(s, i, "日")
	if end == 0 {
		if day, end = fieldOfRange(s, i); end == 0 {
			return i
		}
	}
	next, _ := runeAt(s, end)
	if day < 1 || day > 31 || strings.ContainsRune("内均产游龄元", next) && next != 0 {
		return i
	}
	d.Day = day
	return end
}

// yearDates is the dates that start with the four digits from i to end.
func yearDates(s string, i, end int) ([]Date, int) {
	year, _ := strconv.Atoi(asciiDigits(s[i:end]))
	if year < 1900 || year > 2100 {
		return nil, i
	}
	d := Date{Year: year}
	if strings.HasPrefix(s[end:], "年") {
		after := end + len("年")
		if strings.HasPrefix(s[after:], "产") && startsDigit(s[after+len("产"):]) {
			return nil, i
		}
		after = d.within(s, after)
		d.Span = at(i, after)
		return []Date{d}, after
	}
	if to := d.numeric(s, end); to > end {
		d.Span = at(i, to)
		return []Date{d}, to
	}
	next := rangeSign(s, end)
	if to := runEnd(s, next); next > end && to > next {
		if more, last := yearDates(s, next, to); len(more) == 1 && strings.Contains(s[next:last], "年") {
			d.Span = at(i, end)
			return append([]Date{d}, more...), last
		}
	}
	return nil, i
}

// numeric reads month and day of 2011-04-19, 2024/3/2, 2024.03.02 behind the year.
func (d *Date) numeric(s string, i int) int {
	if i >= len(s) || !strings.ContainsRune("-/.", rune(s[i])) {
		return i
	}
	sign := s[i : i+1]
	month, end := field(s, i+1, sign)
	if end == 0 || month < 1 || month > 12 {
		return i
	}
	to := runEnd(s, end)
	day, err := strconv.Atoi(asciiDigits(s[end:to]))
	if err != nil || day < 1 || day > 31 || to-end > 2 {
		return i
	}
	d.Month, d.Day = month, day
	return to
}

// field is the number of one or two digits at i that the word follows, and
// where the word ends; the end is 0 where there is none.
func field(s string, i int, word string) (n, end int) {
	end = runEnd(s, i)
	digits := asciiDigits(s[i:end])
	if len(digits) == 0 || len(digits) > 2 || !strings.HasPrefix(s[end:], word) {
		return 0, 0
	}
	n, _ = strconv.Atoi(digits)
	return n, end + len(word)
}

// fieldOfRange is the first day of 23-24日 and where its digits end.
func fieldOfRange(s string, i int) (n, end int) {
	end = runEnd(s, i)
	digits := asciiDigits(s[i:end])
	next := rangeSign(s, end)
	if len(digits) == 0 || len(digits) > 2 || next == end {
		return 0, 0
	}
	if _, to := field(s, next, "日"); to == 0 {
		return 0, 0
	}
	n, _ = strconv.Atoi(digits)
	return n, end
}

// runEnd is where the run of digits at i ends.
func runEnd(s string, i int) int {
	for i < len(s) {
		r, size := runeAt(s, i)
		if !isDigit(r) {
			break
		}
		i += size
	}
	return i
}

// wordYear is the year in Chinese numerals at i, 二〇二三年, and where it ends.
func wordYear(s string, i int) (year, end int) {
	end = i
	for range 4 {
		r, size := runeAt(s, end)
		n := wordDigit(r)
		if n < 0 {
			return 0, i
		}
		year, end = year*10+int(n), end+size
	}
	if year < 1900 || year > 2100 || !strings.HasPrefix(s[end:], "年") {
		return 0, i
	}
	return year, end + len("年")
}
