package source

import "strings"

// Date is the first date of year, month and day in s as ISO 8601: written with
// hyphens, slashes, dots, 年月日, or as eight digits. "" where there is none.
func Date(s string) string {
	for i := 0; i+8 <= len(s); i++ {
		if c := s[i]; c != '1' && c != '2' {
			continue
		}
		if !digits(s[i:i+4]) || i > 0 && digits(s[i-1:i]) || s[i:i+2] != "19" && s[i:i+2] != "20" {
			continue
		}
		month, rest := dateField(s[i+4:])
		day, rest := dateField(rest)
		if isDay(month, day) && (rest == "" || !digits(rest[:1])) {
			return s[i:i+4] + "-" + month + "-" + day
		}
	}
	return ""
}

// MonthDay is the first month and day in s, written 月日, as 01-31; "" where
// there is none.
func MonthDay(s string) string {
	at := strings.Index(s, "月")
	if at < 0 {
		return ""
	}
	from := at
	for from > 0 && at-from < 2 && digits(s[from-1:from]) {
		from--
	}
	month, _ := dateField(s[from:])
	day, rest := dateField(s[at:])
	if !isDay(month, day) || !strings.HasPrefix(rest, "日") {
		return ""
	}
	return month + "-" + day
}

func isDay(month, day string) bool {
	return month >= "01" && month <= "12" && day >= "01" && day <= "31"
}

// dateField is the next one or two digits of s behind a separator, as two.
func dateField(s string) (field, rest string) {
	s = strings.TrimLeft(s, "-/.年月 ")
	switch {
	case len(s) >= 2 && digits(s[:2]):
		return s[:2], s[2:]
	case len(s) >= 1 && digits(s[:1]):
		return "0" + s[:1], s[1:]
	default:
		return "", s
	}
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// isoDate is a date that people wrote, of any precision, as ISO 8601; "" where
// it is none.
func isoDate(s string) string {
	if full := Date(s); full != "" {
		return full
	}
	year, rest := s[:min(4, len(s))], s[min(4, len(s)):]
	if len(year) < 4 || !digits(year) {
		return ""
	}
	if month, _ := dateField(rest); month >= "01" && month <= "12" {
		return year + "-" + month
	}
	return year
}
