package relation

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed lists/values.txt
var valueWords string

// wordsOf is the words of lists/values.txt by their group, the longest first.
var wordsOf = sync.OnceValue(func() map[string][]string {
	words := map[string][]string{}
	for line := range strings.Lines(valueWords) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] != "#" {
			words[fields[0]] = append(words[fields[0]], fields[1:]...)
		}
	}
	for _, list := range words {
		slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	}
	return words
})

// suffix is the longest word of a group that s ends with, or "".
func suffix(s, group string) string {
	for _, word := range wordsOf()[group] {
		if strings.HasSuffix(s, word) {
			return word
		}
	}
	return ""
}

// prefix is the longest word of a group that s starts with, or "".
func prefix(s, group string) string {
	for _, word := range wordsOf()[group] {
		if strings.HasPrefix(s, word) {
			return word
		}
	}
	return ""
}

// first is the word of a group that comes first in s, and where it starts; -1
// where s has none.
func first(s, group string) (string, int) {
	best, at := "", -1
	for _, word := range wordsOf()[group] {
		if i := strings.Index(s, word); i >= 0 && (at < 0 || i < at) {
			best, at = word, i
		}
	}
	return best, at
}

// unfilled is s without the words at its end that may stand between a noun and
// its number: 总投资预计将达 -> 总投资.
func unfilled(s string) string {
	for {
		t, ok := stripped(s)
		if !ok {
			return s
		}
		s = t
	}
}

// stripped is s without the last such word, if it ends in one.
func stripped(s string) (string, bool) {
	t := strings.TrimRight(s, " 　")
	t = strings.TrimSuffix(t, suffix(t, "filler"))
	return t, len(t) < len(s)
}
