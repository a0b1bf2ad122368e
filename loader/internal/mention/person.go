package mention

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
)

// persons notes people: in bylines, after a title, before 表示, and in the list
// that a title opens.
func (sc *scan) persons(k sentence.Kind) {
	if k == sentence.Byline {
		for name := range strings.FieldsFuncSeq(sc.s, func(r rune) bool { return !isHan(r) && r != '·' }) {
			if sc.given(name) == len(name) {
				at := strings.Index(sc.s, name)
				sc.addSpan(span.Span{Start: at, End: at + len(name)}, graph.Person, ruleByline, "")
			}
		}
		return
	}
	for i, t := range sc.tokens {
		if t.is(title) {
			sc.titled(t.end)
		}
		if t.is(saying) {
			sc.sayer(i)
		}
	}
}

// titled notes the person, or the list of people, that a title ends before.
func (sc *scan) titled(at int) {
	for at < len(sc.s) {
		rest := sc.s[at:]
		for _, skip := range []string{" ", "　", "：", ":"} {
			rest = strings.TrimPrefix(rest, skip)
		}
		at = len(sc.s) - len(rest)
		n := sc.given(rest)
		if n == 0 {
			return
		}
		sc.addSpan(span.Span{Start: at, End: at + n}, graph.Person, ruleTitle, "")
		at += n
		if !strings.HasPrefix(sc.s[at:], "、") && !strings.HasPrefix(sc.s[at:], " ") {
			return
		}
		at += len("、")
		if !strings.HasPrefix(sc.s[at-len("、"):], "、") {
			at -= len("、") - 1
		}
	}
}

// sayer notes the person right before token i, where what stands before the
// name ends a clause.
func (sc *scan) sayer(i int) {
	end := sc.tokens[i].start
	for _, runes := range []int{3, 2} {
		start := back(sc.s, end, runes)
		if start < 0 || start > 0 && !sc.cut(start) {
			continue
		}
		if name := sc.s[start:end]; sc.given(name) == len(name) && sc.d.get(name) == nil {
			sc.addSpan(span.Span{Start: start, End: end}, graph.Person, ruleSaying, "")
			return
		}
	}
}

// cut reports whether a clause may start at byte at: a sign stands before it.
func (sc *scan) cut(at int) bool {
	r, _ := utf8.DecodeLastRuneInString(sc.s[:at])
	return strings.ContainsRune("，。；：！？”“、 　", r)
}

func back(s string, end, runes int) int {
	for range runes {
		if end == 0 {
			return -1
		}
		_, size := utf8.DecodeLastRuneInString(s[:end])
		end -= size
	}
	return end
}

// given is the number of bytes of the personal name that s starts with, or 0: a
// surname and one or two letters, the second of them only where no word starts
// there; or a name with a dot (库热西·买合苏提).
func (sc *scan) given(s string) int {
	if n := dotted(s); n > 0 {
		return n
	}
	family := 0
	for _, runes := range []int{2, 1} {
		if end := forward(s, runes); end > 0 {
			if w := sc.d.get(s[:end]); w != nil && w.kinds&surname != 0 {
				family = end
				break
			}
		}
	}
	if family == 0 {
		return 0
	}
	if sc.phraseAt(s) || sc.d.get(s[:family]).any(stop) && sc.phraseAt(s[family:]) {
		return 0 // 代表, 和相关
	}
	for _, runes := range []int{2, 1} {
		end := forward(s[family:], runes)
		if end == 0 || !han(s[family:family+end]) || sc.d.get(s[family:family+end]).any(stop) {
			continue
		}
		if one := forward(s[family:], 1); runes == 2 && sc.wordAt(s[family+one:]) {
			continue
		}
		if rest := s[family+end:]; rest == "" || !isHanStart(rest) || sc.wordAt(rest) {
			return family + end
		}
	}
	return 0
}

// any reports whether the word is one of kinds k; a nil word is none.
func (w *word) any(k kind) bool { return w != nil && w.kinds&k != 0 }

// han reports whether s is nothing but Chinese letters.
func han(s string) bool {
	for _, r := range s {
		if !isHan(r) {
			return false
		}
	}
	return true
}

// wordAt reports whether a word that is no part of a personal name starts s: a
// particle, or a known word of two letters or more.
func (sc *scan) wordAt(s string) bool {
	first := forward(s, 1)
	return first > 0 && sc.d.get(s[:first]).any(stop|verb|saying) || sc.phraseAt(s)
}

// phraseAt reports whether a known word of two letters or more starts s.
func (sc *scan) phraseAt(s string) bool {
	for runes := 2; runes <= 4; runes++ {
		end := forward(s, runes)
		if end == 0 {
			return false
		}
		if sc.d.get(s[:end]).any(stop | verb | saying | title | action | event | ordinary | generic | government | enterprise | project | facility | zone | industry | known | world) {
			return true
		}
	}
	return false
}

// dotted is the length of a name of two parts with a dot between, or 0.
func dotted(s string) int {
	dot, runes := -1, 0
	for i, r := range s {
		switch {
		case r == '·' && dot < 0 && runes >= 2:
			dot, runes = i, 0
		case !isHan(r):
			if dot > 0 && runes >= 2 {
				return i
			}
			return 0
		default:
			runes++
		}
		if runes > 5 {
			if dot < 0 {
				return 0
			}
			end := dot + len("·") + len("买合苏提")
			return min(end, len(s))
		}
	}
	if dot > 0 && runes >= 2 {
		return len(s)
	}
	return 0
}

func forward(s string, runes int) int {
	n := 0
	for i := range s {
		if n == runes {
			return i
		}
		n++
	}
	if n == runes {
		return len(s)
	}
	return 0
}

func isHanStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isHan(r)
}
