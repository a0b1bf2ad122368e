package lexicon

import (
	"iter"
	"slices"
	"unicode/utf8"
)

// Matches is the names in s, found from the left, of those that start at one
// place the longest: none overlaps another.
func (l *Lexicon) Matches(s string) []Match { return slices.Collect(l.Longest(s)) }

// Longest yields the names in s, found from the left, of those that start at
// one place the longest: none overlaps another.
func (l *Lexicon) Longest(s string) iter.Seq[Match] {
	return func(yield func(Match) bool) {
		for i := 0; i < len(s); {
			best := Match{}
			size := l.from(s, i, func(m Match) bool {
				best = m
				return true
			})
			if best.End == 0 {
				i += size
				continue
			}
			if !yield(best) {
				return
			}
			i = best.End
		}
	}
}

// All yields every name in s, also those that overlap or lie in one another,
// by where they start, and of one start the shortest first.
func (l *Lexicon) All(s string) iter.Seq[Match] {
	return func(yield func(Match) bool) {
		more := true
		for i := 0; i < len(s) && more; {
			i += l.from(s, i, func(m Match) bool {
				more = yield(m)
				return more
			})
		}
	}
}

// AppendAt appends the names that start at byte i to a list, the shortest first.
func (l *Lexicon) AppendAt(list []Match, s string, i int) []Match {
	l.from(s, i, func(m Match) bool {
		list = append(list, m)
		return true
	})
	return list
}

// StartsAt reports whether a name starts at byte i.
func (l *Lexicon) StartsAt(s string, i int) bool {
	found := false
	l.from(s, i, func(Match) bool {
		found = true
		return false
	})
	return found
}

// from calls each with the names that start at i, the shortest first, until it
// returns false. It gives the length of the letter at i.
func (l *Lexicon) from(s string, i int, each func(Match) bool) int {
	r, size := decode(s, i)
	first := l.code(r)
	node := l.roots[first]
	for at := i + size; node != 0; {
		if id := l.nodes[node].end; id > 0 && l.stands(s, i, at, id-1) && !each(Match{i, at, id - 1}) {
			break
		}
		if at >= len(s) {
			break
		}
		next, n := decode(s, at)
		code := l.code(next)
		if at == i+size && !l.begins(first, code) {
			break
		}
		node = l.step(node, code)
		at += n
	}
	return size
}

// stands reports whether what stands from start to end is the name, not a part
// of a longer Latin word.
func (l *Lexicon) stands(s string, start, end int, id ID) bool {
	ends := l.latin[id]
	if ends&latinStart != 0 {
		if r, _ := utf8.DecodeLastRuneInString(s[:start]); alphanumeric(r) {
			return false
		}
	}
	if ends&latinEnd != 0 {
		if r, _ := utf8.DecodeRuneInString(s[end:]); alphanumeric(r) {
			return false
		}
	}
	return true
}

// decode is the letter at i. What is not UTF-8 is a letter of no name.
func decode(s string, i int) (rune, int) {
	if c := s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	// Nearly all Chinese letters are three bytes: decode them in line.
	if i+2 < len(s) && s[i]&0xF0 == 0xE0 && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
		r := rune(s[i]&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)
		if r >= 0x800 && (r < 0xD800 || r > 0xDFFF) {
			return r, 3
		}
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError && size == 1 {
		return -1, 1
	}
	return r, size
}
