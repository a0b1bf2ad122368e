package match

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// companies judges two companies' names, of which at most one means a row.
func (j *Judge) companies(a, b company) Judgement {
	if a.key != "" || b.key != "" {
		return j.listed(a, b)
	}
	switch {
	case a.owner != "" && a.owner == b.owner:
		return owned(a, b)
	case a.owner != "" && b.owner != "":
		return j.rows(a.owner, b.owner)
	case a.owner != "" || b.owner != "":
		return Judgement{Different, 0, "one is a company of " + a.owner + b.owner}
	}
	return j.proper(a, b)
}

// listed judges a name that means a row and one that does not.
func (j *Judge) listed(a, b company) Judgement {
	if b.key != "" {
		a, b = b, a
	}
	if b.owner == "" {
		return Judgement{Different, 0, "only one is in the registry"}
	}
	if b.owner == a.key {
		return Judgement{Related, 0, "one is named as a company of " + a.key}
	}
	return j.rows(a.key, b.owner)
}

// owned judges two companies of one owner by the rest of their names.
func owned(a, b company) Judgement {
	switch {
	case a.at != b.at:
		return Judgement{Related, 0, "companies of " + a.owner + " in two places"}
	case a.number != b.number:
		return Judgement{Related, 0, "numbered companies of " + a.owner}
	case a.brand == b.brand && a.trade == b.trade:
		return Judgement{Same, 0.95, "of " + a.owner + ", at one place, in one trade"}
	case a.brand == b.brand && (a.trade == "" || b.trade == ""):
		return Judgement{Unsure, 0.7, "of " + a.owner + ", at one place; the trade is named once"}
	}
	return Judgement{Related, 0.2, "companies of " + a.owner}
}

// proper judges two names that start with no enterprise's.
func (j *Judge) proper(a, b company) Judgement {
	switch {
	case a.brand != b.brand && j.shortened(a, b):
		return Judgement{Same, 0.92, "one is the other's name cut short"}
	case a.brand != b.brand && abbreviates(a.name, b.name):
		return Judgement{Unsure, 0.6, "one could abbreviate the other"}
	case a.brand != b.brand:
		return Judgement{Different, 0, "the proper parts differ: " + a.brand + ", " + b.brand}
	case !j.compatible(a.places, b.places):
		return Judgement{Different, 0, "in two places"}
	case a.brand == "" && (len(a.places) == 0 || len(b.places) == 0):
		return Judgement{Different, 0, "no proper part in common"}
	}
	return branches(a, b)
}

// shortened reports whether one of two names, which has no legal form, is how
// the other starts, and only trades are left out; or whether the other's trade
// is cut to its initials in it: 协鑫能科.
func (j *Judge) shortened(a, b company) bool {
	long, short := a, b
	if len(long.name) < len(short.name) {
		long, short = short, long
	}
	if short.form&^stock != 0 || short.at != long.at || !j.compatible(a.places, b.places) {
		return false
	}
	whole := short.brand + short.trade
	left, ok := strings.CutPrefix(long.brand+long.trade, whole)
	if !ok || utf8.RuneCountInString(whole) < 3 {
		rest, ok := strings.CutPrefix(whole, long.brand)
		return ok && long.brand != "" && initials(rest, long.trade)
	}
	brand, _ := j.cutTrade(left)
	return brand == ""
}

// branches judges two names with one proper part.
func branches(a, b company) Judgement {
	trade := tradesAgree(a, b)
	switch {
	case a.at != b.at:
		return Judgement{Related, 0.1, "one proper part, two places"}
	case trade == 0:
		return Judgement{Related, 0.1, "one proper part, two trades: " + a.trade + ", " + b.trade}
	}
	agreed := formsAgree(a.form, b.form)
	if agreed == 0 {
		return Judgement{Related, 0.3, "a group and its stock company"}
	}
	score := trade * agreed
	switch {
	case score >= Merge:
		return Judgement{Same, score, "one proper part, in one trade"}
	default:
		return Judgement{Unsure, score, "one proper part; the forms or the trades are not quite the same"}
	}
}

// tradesAgree says how far two trades may be one: 1 the same, 0 not.
func tradesAgree(a, b company) float64 {
	long, short := a, b
	if len(long.trade) < len(short.trade) {
		long, short = short, long
	}
	bare := short.form&(limited|branch|plain) == 0
	switch {
	case long.trade == short.trade:
		return 1
	case initials(short.trade, long.trade):
		return 0.95
	case short.trade == "" && bare && short.form&group == 0:
		return 0.95
	case short.trade == "" && utf8.RuneCountInString(short.brand) >= 3:
		return 0.8
	case short.trade != "" && strings.HasPrefix(long.trade, short.trade) && bare:
		return 0.95
	case short.trade == "" && long.trade == "技术":
		return 0.95
	}
	return 0
}

// initials reports whether short is the first letters of the words of two
// letters that long is made of: 能科 of 能源科技.
func initials(short, long string) bool {
	s, l := []rune(short), []rune(long)
	if len(s) < 2 || len(l) != 2*len(s) {
		return false
	}
	for i, r := range s {
		if l[2*i] != r {
			return false
		}
	}
	return true
}

// formsAgree says how far two legal forms may be of one company.
func formsAgree(a, b form) float64 {
	const kinds = group | stock
	switch {
	case a&kinds == b&kinds, a == 0, b == 0:
		return 1
	case a&kinds == kinds || b&kinds == kinds:
		return 0.95
	case a&kinds != 0 && b&kinds != 0:
		return 0
	default:
		return 0.75 // 北湖有限公司, 北湖集团有限公司
	}
}

// compatible reports whether two companies may be in one place: one does not
// say where it is, or its place lies in the other's.
func (j *Judge) compatible(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	x, y := a[len(a)-1], b[len(b)-1]
	return x == y || slices.Contains(j.reg.Ancestors(x), y) || slices.Contains(j.reg.Ancestors(y), x)
}

// abbreviates reports whether the letters of the shorter name, without its
// form, stand in the longer one in the same order, the first one first.
func abbreviates(a, b string) bool {
	long, _ := cutForms(a)
	short, _ := cutForms(b)
	if len(long) < len(short) {
		long, short = short, long
	}
	letters := []rune(short)
	if len(letters) < 2 || !strings.HasPrefix(long, string(letters[0])) {
		return false
	}
	for _, r := range letters {
		_, rest, ok := strings.Cut(long, string(r))
		if !ok {
			return false
		}
		long = rest
	}
	return true
}
