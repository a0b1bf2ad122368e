package relation

import (
	"cmp"
	_ "embed" // the lists of words
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed lists/values.txt
var valueWords string

// wordList is the words of a group by the rune that they start with and by the
// one that they end in, the longest first.
type wordList struct {
	starting, ending map[rune][]string
	starts, ends     [256]bool // whether a word may start with a rune, or end in it, by its lowest bits
}

// wordsOf is the words of lists/values.txt by their group.
var wordsOf = sync.OnceValue(func() map[string]*wordList {
	groups := map[string]*wordList{}
	for line := range strings.Lines(valueWords) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] == "#" {
			continue
		}
		g := groups[fields[0]]
		if g == nil {
			g = &wordList{starting: map[rune][]string{}, ending: map[rune][]string{}}
			groups[fields[0]] = g
		}
		for _, word := range fields[1:] {
			start, _ := utf8.DecodeRuneInString(word)
			end, _ := utf8.DecodeLastRuneInString(word)
			g.starting[start], g.ending[end] = append(g.starting[start], word), append(g.ending[end], word)
			g.starts[byte(start)], g.ends[byte(end)] = true, true
		}
	}
	for _, g := range groups {
		for _, list := range g.starting {
			slices.SortStableFunc(list, longer)
		}
		for _, list := range g.ending {
			slices.SortStableFunc(list, longer)
		}
	}
	return groups
})

func longer(a, b string) int { return cmp.Compare(len(b), len(a)) }

// suffix is the longest word of a group that s ends with, or "".
func suffix(s, group string) string {
	end, _ := utf8.DecodeLastRuneInString(s)
	g := wordsOf()[group]
	if !g.ends[byte(end)] {
		return ""
	}
	for _, word := range g.ending[end] {
		if strings.HasSuffix(s, word) {
			return word
		}
	}
	return ""
}

// prefix is the longest word of a group that s starts with, or "".
func prefix(s, group string) string {
	start, _ := utf8.DecodeRuneInString(s)
	g := wordsOf()[group]
	if !g.starts[byte(start)] {
		return ""
	}
	for _, word := range g.starting[start] {
		if strings.HasPrefix(s, word) {
			return word
		}
	}
	return ""
}

// first is the word of a group that comes first in s, the longest of several, and
// where it starts; -1 where s has none.
func first(s, group string) (string, int) {
	g := wordsOf()[group]
	for i, r := range s {
		if !g.starts[byte(r)] {
			continue
		}
		for _, word := range g.starting[r] {
			if strings.HasPrefix(s[i:], word) {
				return word, i
			}
		}
	}
	return "", -1
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
