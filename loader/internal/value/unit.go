package value

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// Kind says what a quantity is of.
type Kind uint8

// The kinds of quantity.
const (
	Bare     Kind = iota // a number with a scale word and no unit: 投资200亿
	Money                // 亿元
	Percent              // %, 个百分点
	Times                // 倍
	Count                // 个, 家
	Duration             // 年, 个月
	Measure              // 万吨, 亩
)

// unit is one way to write a unit.
type unit struct {
	text     string
	kind     Kind
	currency string // ISO 4217 code of Money
	scaled   bool   // only behind a scale word
}

//go:embed lists/units.txt
var unitList string

// unitsByRune is the units by their first rune, the longest first.
var unitsByRune = sync.OnceValue(func() map[rune][]unit {
	kinds := map[string]Kind{"percent": Percent, "times": Times, "count": Count, "duration": Duration, "measure": Measure}
	units := map[rune][]unit{}
	for fields := range fieldsOf(unitList) {
		u := unit{kind: Money, currency: fields[0]}
		if kind, ok := kinds[fields[0]]; ok {
			u = unit{kind: kind}
		} else if fields[0] == "scaled" {
			u = unit{kind: Measure, scaled: true}
		}
		for _, u.text = range fields[1:] {
			first, _ := runeAt(u.text, 0)
			units[first] = append(units[first], u)
		}
	}
	for _, list := range units {
		slices.SortStableFunc(list, func(a, b unit) int { return cmp.Compare(len(b.text), len(a.text)) })
	}
	return units
})

// fieldsOf yields the fields of each line of a list that is no comment.
func fieldsOf(list string) func(yield func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(list) {
			if fields := strings.Fields(line); len(fields) > 0 && fields[0] != "#" && !yield(fields) {
				return
			}
		}
	}
}

// readUnit is the unit at i, behind a scale word or not, and where it ends; the
// end is i where there is none.
func readUnit(s string, i int, scaled bool) (unit, int) {
	first, _ := runeAt(s, i)
	for _, u := range unitsByRune()[first] {
		if (scaled || !u.scaled) && strings.HasPrefix(s[i:], u.text) && !runsOn(s, i+len(u.text)) {
			return u, i + len(u.text)
		}
	}
	return unit{}, i
}

// runsOn reports whether a unit of Latin letters that ends at i goes on: the P
// of PPP is no unit.
func runsOn(s string, i int) bool { return i > 0 && i < len(s) && isLatin(s[i-1]) && isLatin(s[i]) }

func isLatin(c byte) bool { return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' }

// Qualifier says how exact a quantity is.
type Qualifier string

// The qualifiers.
const (
	Exact Qualifier = ""
	About Qualifier = "about" // 约100亿元, 近50家
	Over  Qualifier = "over"  // 超800亿元, 20余家
	Under Qualifier = "under" // 不足10%
	UpTo  Qualifier = "up-to" // 最高1000万元
)

//go:embed lists/qualifiers.txt
var qualifierList string

// qualifiers is the words of the list by the side on which they stand, the
// longest first. Those that only look like one have no qualifier.
var qualifiers = sync.OnceValue(func() map[string][]qualifying {
	words := map[string][]qualifying{}
	for fields := range fieldsOf(qualifierList) {
		q := Qualifier(fields[0])
		if q == "not" {
			q = Exact
		}
		for _, word := range fields[2:] {
			words[fields[1]] = append(words[fields[1]], qualifying{word, q})
		}
	}
	for _, list := range words {
		slices.SortStableFunc(list, func(a, b qualifying) int { return cmp.Compare(len(b.word), len(a.word)) })
	}
	return words
})

// qualifying is a word that qualifies a number.
type qualifying struct {
	word      string
	qualifier Qualifier
}

// qualifierBefore is the qualifier that ends at i and where it starts.
func qualifierBefore(s string, i int) (Qualifier, int) {
	for _, q := range qualifiers()["before"] {
		if strings.HasSuffix(s[:i], q.word) {
			if q.qualifier == Exact {
				return Exact, i
			}
			return q.qualifier, i - len(q.word)
		}
	}
	return Exact, i
}

// qualifierAfter is the qualifier that starts at i and where it ends.
func qualifierAfter(s string, i int) (Qualifier, int) {
	for _, q := range qualifiers()["after"] {
		if strings.HasPrefix(s[i:], q.word) {
			return q.qualifier, i + len(q.word)
		}
	}
	return Exact, i
}
