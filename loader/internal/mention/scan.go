package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/lexicon"
	"soegraph/loader/internal/span"
)

// scan is one sentence while names are looked for in it.
type scan struct {
	d       *dictionary
	reg     Registry
	phrases *phrases
	verbs   *lexicon.Lexicon // the announcements
	s       string
	tokens  []token
	found   []Mention
}

func (sc *scan) text(i, j int) string { return sc.s[sc.tokens[i].start:sc.tokens[j-1].end] }

// is reports whether token i exists and is of kind k.
func (sc *scan) is(i int, k kind) bool {
	return i >= 0 && i < len(sc.tokens) && sc.tokens[i].kinds&k != 0
}

// reads reports whether token i exists and is one of words.
func (sc *scan) reads(i int, words ...string) bool {
	return i >= 0 && i < len(sc.tokens) && slices.Contains(words, sc.text(i, i+1))
}

// add notes that the tokens from i up to j are a name.
func (sc *scan) add(i, j int, c graph.Class, r rule) {
	sc.addSpan(span.Span{Start: sc.tokens[i].start, End: sc.tokens[j-1].end}, c, r, "")
}

func (sc *scan) addSpan(at span.Span, c graph.Class, r rule, key string) {
	text := sc.s[at.Start:at.End]
	if utf8.RuneCountInString(text) > maxRunes {
		return
	}
	if sc.found == nil {
		sc.found = make([]Mention, 0, 8)
	}
	sc.found = append(sc.found, Mention{
		Class: c, Span: at, Text: text, Key: key, Rule: r.id, Confidence: r.confidence,
	})
}

// maxRunes bounds a name: what is longer is a clause that was not cut.
const maxRunes = 48

// letter reports whether token i is a letter that no list knows as anything else
// than a surname, or a unit where no number stands before: 兆驰.
func (sc *scan) letter(i int) bool {
	if i < 0 || i >= len(sc.tokens) || sc.tokens[i].kinds&^(surname|measure|counter) != 0 {
		return false
	}
	return sc.tokens[i].kinds&^surname == 0 || sc.tokens[i].end-sc.tokens[i].start == len("兆") && !sc.is(i-1, number|measure|stop)
}

// money reports whether token i makes the number before it a sum, a share or a time.
func (sc *scan) money(i int) bool {
	return sc.reads(i, "亿元", "万元", "元", "万亿元", "亿", "%", "％", "倍", "年", "天", "岁")
}

// nameable reports whether token i may stand in the middle of a name.
func (sc *scan) nameable(i int) bool {
	return sc.reads(i, "”") || i >= 0 && !sc.tokens[i].is(punct|stop|title|date) && (!sc.tokens[i].is(verb) || sc.tokens[i].is(action))
}

// stockCode reports whether s is a listing in brackets: (601985.SH).
func stockCode(s string) bool {
	digits := 0
	for _, r := range s {
		if isDigit(r) {
			digits++
		}
	}
	return digits >= 4 && digits <= 6 && (strings.Contains(s, ".") || digits >= 5) && !strings.ContainsAny(s, "年月日万亿")
}

// strip is i moved over tokens that a name does not start with.
func (sc *scan) strip(i, head int) int {
	if sc.opens(i) && sc.is(i+1, number) && sc.is(i+2, punct) && i+3 <= head {
		i += 3 // （4）
	}
	if sc.crumb(i) && i+1 < head {
		i++
	}
	if sc.is(i, number) && sc.reads(i+1, ".", "．", "、") && i+2 < head {
		i += 2 // 14.2023年某论坛: the item's number
	}
	for i < head && (sc.tokens[i].is(punct) && !sc.opens(i) || sc.is(i, counter) || sc.reads(i, "的", "了", "等") || sc.reads(i, "上", "后", "里") && sc.is(i-1, stop) || sc.reads(i, "前期", "后期", "近期")) {
		i++
	}
	return i
}

// crumb reports whether token i is a single letter, the rest of a word that the
// lists lack, before a number or an everyday word: 年|度农村供水工程.
func (sc *scan) crumb(i int) bool {
	return sc.reads(i, "度", "团", "国", "盟", "军", "员", "部", "性", "化", "者", "们", "场", "会", "届", "后", "前", "月", "日", "一") &&
		i > 0 && !sc.is(i-1, punct) && sc.is(i+1, number|ordinary|generic|project|facility) && !sc.is(i+1, industry|business)
}

// opens reports whether token i opens a bracket or a quotation.
func (sc *scan) opens(i int) bool {
	r, _ := utf8.DecodeRuneInString(sc.s[sc.tokens[i].start:])
	return strings.ContainsRune("（(“「‘《", r)
}

// names reports whether the tokens from i up to j say more than what kind of
// thing it is: 重大项目 does not, 塑料光纤项目 and 年产5万吨项目 do. A single letter
// at the start, in the middle of a clause, is a crumb of a word that the lists
// lack (标志|性工程). Words of kind more do not count either.
func (sc *scan) names(i, j int, more kind) bool {
	if sc.calls(i, j) {
		return true
	}
	letters, start := 0, i
	for ; i < j; i++ {
		t := sc.tokens[i]
		switch {
		case t.is(measure) && sc.is(i-1, number) && !sc.extent(i), sc.generation(i):
			return true
		case t.is(known|company|world|industry|work) && !t.is(generic):
			return true
		case t.kinds&^surname == 0:
			if letters += t.end - t.start; i > start || i+1 < j && (i == 0 || sc.is(i-1, punct|stop|verb|title|date|counter)) {
				return true
			}
		case !t.is(generic | ordinary | punct | counter | measure | number | stop | verb | action | event | more):
			return true
		}
	}
	return letters >= len("北湖")
}

// calls reports whether the tokens from i up to j hold what something is called in
// quotation marks, words of the language as it may be: “无线城市”建设项目.
func (sc *scan) calls(i, j int) bool {
	_, rest, _ := strings.Cut(sc.text(i, max(i+1, j)), "“")
	called, _, closed := strings.Cut(rest, "”")
	n := utf8.RuneCountInString(called)
	return closed && n >= 4 && n <= 10
}

// extent reports whether token i measures a length or an area, which no name is made by.
func (sc *scan) extent(i int) bool {
	return sc.reads(i, "公里", "千米", "米", "亩", "万亩", "平方米", "万平方米", "平方公里", "级", "万", "亿")
}
