package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/span"
)

var ruleAnaphor = rule{"mention/anaphor", 0.8} // a phrase that stands for a name given elsewhere

// anaphor is a phrase that stands for a name: what it refers to, and its class.
type anaphor struct {
	class  graph.Class
	refers Reference
}

// references is the words of the list that say what a phrase refers to.
var references = map[string]Reference{
	"topic": Topic, "near": Near, "own": Own, "both": Both, "three": Three, "former": Former, "latter": Latter,
	"city": City, "province": Province, "county": County, "here": Here,
}

// phrases is the anaphors by how they read.
type phrases struct {
	all    map[string]anaphor
	starts [256]bool // whether one may start with a letter, by the letter's lowest bits
}

// anaphors reads the list of phrases.
func anaphors() *phrases {
	p := &phrases{all: map[string]anaphor{}}
	for line := range strings.Lines(read("anaphor.txt")) {
		cells := strings.Fields(line)
		if len(cells) < 3 || cells[0] == "#" {
			continue
		}
		a := anaphor{refers: references[cells[0]]}
		if cells[1] != "-" {
			a.class = graph.Class(graph.NS + cells[1])
		}
		for _, phrase := range cells[2:] {
			first, _ := utf8.DecodeRuneInString(phrase)
			p.all[phrase], p.starts[byte(first)] = a, true
		}
	}
	return p
}

// longestAnaphor is how many tokens a phrase may have.
const longestAnaphor = 4

// anaphors adds to the names that were settled on the phrases that stand for a
// name, outside of names.
func (sc *scan) anaphors() {
	for i := 0; i < len(sc.tokens); i++ {
		if first, _ := utf8.DecodeRuneInString(sc.s[sc.tokens[i].start:]); !sc.phrases.starts[byte(first)] {
			continue // as most tokens: no phrase begins so
		}
		for n := min(longestAnaphor, len(sc.tokens)-i); n > 0; n-- {
			a, ok := sc.phrases.all[sc.text(i, i+n)]
			if !ok || !sc.refers(i, i+n, a) {
				continue
			}
			at := span.Span{Start: sc.tokens[i].start, End: sc.tokens[i+n-1].end}
			if !slices.ContainsFunc(sc.found, func(m Mention) bool { return m.Span.Overlaps(at) }) {
				sc.found = append(sc.found, Mention{
					Class: a.class, Span: at, Text: sc.s[at.Start:at.End], Anaphor: true, Refers: a.refers,
					Rule: ruleAnaphor.id, Confidence: ruleAnaphor.confidence,
				})
			}
			i += n - 1
			break
		}
	}
}

// refers reports whether the tokens from i up to j, which read as an anaphor,
// are one here: not within a name, not counted (两个园区), not one half of a
// compound (园区建设).
func (sc *scan) refers(i, j int, a anaphor) bool {
	if sc.is(i-1, number|counter) || sc.reads(i-1, "两个", "两家", "各", "每个", "一批") || sc.is(i-1, generic) && !sc.is(i-1, stop) {
		return false
	}
	switch {
	case a.refers == Topic:
		return sc.clause(i) && !sc.reads(j, "、", "和", "与", "及", "化", "签约", "推进", "名称", "资金")
	case a.refers == Own:
		return !sc.reads(j, "它", "实", "次")
	case a.class == graph.Zone:
		return i == 0 || sc.is(i-1, punct|stop|verb)
	}
	return true
}

// clause reports whether a clause starts at token i.
func (sc *scan) clause(i int) bool {
	return i == 0 || sc.is(i-1, punct) && !sc.reads(i-1, "、", "“", "《", "（", "(", "·") || sc.reads(i-1, "据", "以", "称", "表示", "截至目前", "目前", "后")
}
