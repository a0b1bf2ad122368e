package eval

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

var (
	numeral  = regexp.MustCompile(`-?\d[\d,]*\.?\d*(?:[eE][+-]?\d+)?`)
	quantity = regexp.MustCompile(`-?\d[\d,]*\.?\d*\s*[多余]?(万亿|亿|千万|百万|万)?[多余]?\s*(.*)`)
)

// number is the first number in s, in at most six digits.
func number(s string) (float64, bool) {
	m := numeral.FindString(norm.NFKC.String(s))
	if m == "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(m, ",", ""), 64)
	return f, err == nil
}

// value is a literal as it is compared: of an amount the number and whether it
// is in US dollars, of a figure its value and unit.
func value(predicate, s string) string {
	switch predicate {
	case "investment", "projectCount":
		n, ok := number(s)
		if !ok {
			return plain(s)
		}
		currency := ""
		if strings.Contains(plain(s), "usd") {
			currency = " usd"
		}
		return fmt.Sprintf("%.6g%s", n, currency)
	case "figure":
		return figure(s)
	case "date":
		return strings.TrimSpace(s)
	}
	return plain(s)
}

// figure is "name=value unit" as it is compared: the value with 亿 and 万 worked
// in, and the first letter of the unit, or the code of the currency.
func figure(s string) string {
	tail := norm.NFKC.String(s[strings.LastIndexByte(s, '=')+1:])
	m := quantity.FindStringSubmatch(tail)
	n, ok := number(tail)
	if m == nil || !ok {
		return plain(s)
	}
	scale := map[string]float64{"": 1, "万亿": 1e12, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4}[m[1]]
	return fmt.Sprintf("%.6g %s", n*scale, unit(plain(m[2])))
}

func unit(s string) string {
	for _, c := range [][2]string{{"美元", "usd"}, {"欧元", "eur"}, {"港元", "hkd"}, {"日元", "jpy"}, {"人民币", "cny"}, {"元", "cny"}} {
		if strings.HasPrefix(s, c[0]) {
			return c[1]
		}
	}
	for _, code := range []string{"cny", "usd", "eur", "hkd", "jpy"} {
		if strings.HasPrefix(s, code) {
			return code
		}
	}
	for _, r := range s {
		return string(r)
	}
	return ""
}

// sameValue compares two values; a date without a year agrees with any year.
func sameValue(predicate, a, b string) bool {
	if a == b || predicate != "date" {
		return a == b
	}
	if strings.HasPrefix(b, "--") {
		a, b = b, a
	}
	return strings.HasPrefix(a, "--") && strings.HasSuffix(b, a[1:])
}
