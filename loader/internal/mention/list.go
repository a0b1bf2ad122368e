package mention

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// lists notes the parts of lists that end in 等 and say what they are:
// A、B、C等领域, A、B等企业.
func (sc *scan) lists() {
	for i := range sc.tokens {
		if !sc.reads(i, "等", "等多个", "等地") {
			continue
		}
		c, ok := sc.collective(i)
		if !ok {
			continue
		}
		sc.items(i, c)
	}
}

// collective is the class of what the list before 等 is of.
func (sc *scan) collective(i int) (graph.Class, bool) {
	for j := i + 1; j < len(sc.tokens) && j < i+9; j++ {
		t := sc.tokens[j]
		if t.is(punct) || t.is(verb) {
			return "", false
		}
		if c, ok := collectives[sc.text(j, j+1)]; ok {
			if next := j + 1; next < len(sc.tokens) {
				if _, more := collectives[sc.text(next, next+1)]; more {
					continue
				}
			}
			return c, true
		}
	}
	return "", false
}

// collectives says what a list is of that ends in 等 and such a word.
var collectives = map[string]graph.Class{
	"领域": graph.Industry, "产业": graph.Industry, "行业": graph.Industry, "产业集群": graph.Industry, "产业链": graph.Industry,
	"企业": graph.Enterprise, "公司": graph.Enterprise, "央企": graph.Enterprise, "央国企": graph.Enterprise, "中央企业": graph.Enterprise, "集团": graph.Enterprise, "品牌": graph.Enterprise,
	"国企": graph.Enterprise, "国有企业": graph.Enterprise, "项目": graph.Project, "工程": graph.Project,
}

// items notes the parts of the list that ends at token end.
func (sc *scan) items(end int, c graph.Class) {
	stopAt := sc.tokens[end].start
	for stopAt > 0 {
		start := strings.LastIndexAny(sc.s[:stopAt], "、，。；：！？“”（）《》 ")
		sign := ""
		if start >= 0 {
			_, size := utf8.DecodeRuneInString(sc.s[start:])
			sign = sc.s[start : start+size]
			start += size
		} else {
			start = 0
		}
		first, last := sc.tokenAt(start), sc.tokenAt(stopAt)
		if last < 0 {
			last = len(sc.tokens)
		}
		if first < 0 || first >= last {
			return
		}
		more := sc.item(first, last, c)
		if sign != "、" || !more {
			return
		}
		stopAt = start - len(sign)
	}
}

// item notes the last part of the tokens from first up to last that may be a
// name, and reports whether that is all of them.
func (sc *scan) item(first, last int, c graph.Class) bool {
	i := last
	for i > first {
		t := sc.tokens[i-1]
		if t.is(stop|date|title) || t.is(verb) && !t.is(action|industry|known) || c == graph.Industry && (t.is(number) || sc.place(i-1)) {
			break
		}
		i--
	}
	if i < last && sc.tokens[i].is(stop) {
		i++
	}
	joined := i > first && sc.reads(i-1, "和", "与", "及", "以及")
	if i < last {
		if c == graph.Project && !sc.proper(i, last) && !sc.is(last-1, project|facility) {
			c = graph.Industry
		}
		at := span.Span{Start: sc.tokens[i].start, End: sc.tokens[last-1].end}
		n := utf8.RuneCountInString(sc.s[at.Start:at.End])
		if n >= 2 && n <= 20 && (c == graph.Industry && sc.specific(i, last) || c != graph.Industry && sc.proper(i, last)) {
			sc.addSpan(at, c, ruleList, "")
		}
	}
	if joined && i-1 > first {
		return sc.item(first, i-1, c)
	}
	return i == first
}

// tokenAt is the token that starts at byte at, or -1.
func (sc *scan) tokenAt(at int) int {
	for i, t := range sc.tokens {
		if t.start == at {
			return i
		}
	}
	return -1
}

// specific reports whether the tokens from i up to j may name an industry: not
// all of them are everyday words.
func (sc *scan) specific(i, j int) bool {
	for ; i < j; i++ {
		if t := sc.tokens[i]; sc.trade(i) || !t.is(ordinary|generic|stop|verb|punct|zone|government) {
			return true
		}
	}
	return false
}
