package mention

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"soegraph/loader/internal/lexicon"
)

// token is a stretch of a sentence that reads as one word.
type token struct {
	start, end int // bytes
	kinds      kind
	word       *word // of the dictionary, or nil
}

func (t token) is(k kind) bool { return t.kinds&k != 0 }

// text is the token as it reads in the sentence s.
func (t token) text(s string) string { return s[t.start:t.end] }

// The cost of a word in a reading of a sentence: the cheapest reading wins. A
// word that the dictionary knows costs less than the letters that it is made
// of, a long one less than two short ones.
const (
	costWord    = 100
	costLetter  = 150 // a letter that no word of the dictionary covers
	costSingle  = 120 // a word of one letter
	costRun     = 50  // digits, Latin letters, a date
	costOf      = 110 // 的, which nothing is more frequent than: 项目|的, not 项|目的
	costPunct   = 10
	gainPerRune = 3 // of a long word
)

// segment reads s as words of the dictionary and letters between them: the
// cheapest path through the lattice of all words that start anywhere in s.
func (d *dictionary) segment(s string, work *scratch) []token {
	n := len(s)
	best := slices.Grow(work.places[:0], n+1)[:n+1]
	work.places = best
	for i := range best {
		best[i].cost = 1 << 30
	}
	best[0].cost = 0
	for i := 0; i < n; {
		r, size := utf8.DecodeRuneInString(s[i:])
		if best[i].cost < 1<<30 {
			d.steps(s, i, r, size, best)
		}
		i += size
	}
	return path2tokens(best, n, work)
}

// scratch is room for the sentences of one document, which the next one takes
// over: the places of the sentence at hand, and the tokens of all.
type scratch struct {
	places []step
	tokens []token
}

// take is room for n tokens.
func (w *scratch) take(n int) []token {
	from := len(w.tokens)
	w.tokens = slices.Grow(w.tokens, n)[:from+n]
	return w.tokens[from:]
}

// step is the cheapest way to reach a place in a sentence.
type step struct {
	cost  int32
	from  int32
	kinds kind
	word  *word
}

// steps enters into best where one can get in one step from i, where the letter r
// of some size stands.
func (d *dictionary) steps(s string, i int, r rune, size int, best []step) {
	reach := func(to int, cost int32, k kind, w *word) {
		if c := best[i].cost + cost; c < best[to].cost {
			best[to] = step{c, int32(i), k, w}
		}
	}
	switch {
	case isDigit(r):
		end, k := numberEnd(s, i)
		reach(end, costRun, k, nil)
	case r == '第':
		if end := max(ordinalEnd(s, i+size), digitsEnd(s, i+size)); end > i+size {
			reach(end, costRun, number, nil)
		}
		reach(i+size, costLetter, 0, nil)
	case isLatin(r):
		reach(latinEnd(s, i), costRun, latin, nil)
	case isHan(r) && r != '丨':
		reach(i+size, costLetter, 0, nil)
	case !unicode.IsLetter(r) && !unicode.IsDigit(r), r == '丨': // which news agencies put for a line
		reach(i+size, costPunct, punct, nil)
	default:
		reach(i+size, costLetter, 0, nil)
	}
	if splitsRun(s, i) {
		return
	}
	var few [8]lexicon.Match
	for _, m := range d.lexicon.AppendAt(few[:0], s, i) {
		if splitsRun(s, m.End) {
			continue
		}
		w := &d.words[m.ID]
		runes := int32(utf8.RuneCountInString(s[i:m.End]))
		switch {
		case isLatin(r):
			reach(m.End, costRun-1, w.kinds|latin, w)
		case runes > 1:
			reach(m.End, costWord-gainPerRune*min(runes, 12), w.kinds, w)
		case r == '的':
			reach(m.End, costOf, w.kinds, w)
		case w.kinds&(stop|verb|counter) != 0:
			reach(m.End, costSingle, w.kinds, w)
		default:
			reach(m.End, costLetter-1, w.kinds, w)
		}
	}
}

// splitsRun reports whether a word that starts or ends at i would cut a run of
// Latin letters or digits in two.
func splitsRun(s string, i int) bool {
	if i == 0 || i == len(s) || s[i] >= 0xE4 && s[i] <= 0xE9 {
		return false // before a Chinese letter, by its first byte, as nearly always
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i:])
	return isLatin(before) && isLatin(after) || isDigit(before) && isDigit(after)
}

func path2tokens(best []step, n int, work *scratch) []token {
	count := 0
	for i := int32(n); i > 0; i = best[i].from {
		count++
	}
	tokens := work.take(count)
	for i := int32(n); i > 0; i = best[i].from {
		count--
		b := best[i]
		tokens[count] = token{int(b.from), int(i), b.kinds, b.word}
	}
	return tokens
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// isLatin reports whether r is a Latin letter, or a Roman numeral (Ⅰ).
func isLatin(r rune) bool {
	r = fold(r)
	return r >= 'A' && r <= 'Z' || r >= 'Ⅰ' && r <= 'ⅿ'
}

// numberEnd is where the number that starts at i ends, and what it is: a date
// takes 年, 月, 日 and what follows along.
func numberEnd(s string, i int) (int, kind) {
	end := digitsEnd(s, i)
	k := number
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if r != '年' && r != '月' && r != '日' {
			break
		}
		if next, _ := utf8.DecodeRuneInString(s[end+size:]); r == '年' && (next == '产' || next == '处') {
			break
		}
		k = date
		end += size
		next := digitsEnd(s, end)
		if follows, _ := utf8.DecodeRuneInString(s[next:]); next == end || follows != '月' && follows != '日' {
			break
		}
		end = next
	}
	return end, k
}

// digitsEnd is where the digits at i end, decimal points and thousands
// separators within them included.
func digitsEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isDigit(r) {
			next, _ := utf8.DecodeRuneInString(s[i+size:])
			if r != '.' && r != '．' && r != ',' || !isDigit(next) || i == 0 {
				break
			}
			if before, _ := utf8.DecodeLastRuneInString(s[:i]); !isDigit(before) {
				break
			}
		}
		i += size
	}
	return i
}

// latinEnd is where the run of Latin letters, digits and the signs that join
// them ends.
func latinEnd(s string, i int) int {
	end := i
	for j := i; j < len(s); {
		r, size := utf8.DecodeRuneInString(s[j:])
		switch {
		case isLatin(r) || isDigit(r):
			end = j + size
		case r == '.' || r == '-' || r == '&' || r == '\'' || r == '’':
		default:
			return end
		}
		j += size
	}
	return end
}

// ordinalEnd is where the numeral after 第 at i ends.
func ordinalEnd(s string, i int) int {
	for j, r := range s[i:] {
		if !isDigit(r) && !strings.ContainsRune("一二三四五六七八九十百", r) {
			return i + j
		}
	}
	return len(s)
}
