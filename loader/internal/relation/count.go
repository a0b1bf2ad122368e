package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/value"
)

// The rules of projectCount.
const (
	ruleCountBehind = "projectCount/before-noun" // 签约9个项目
	ruleCountBefore = "projectCount/after-noun"  // 合作项目102个
)

// groups is the numbers of projects in a passage.
func groups(l *line) []group {
	var list []group
	for i, q := range l.values.Quantities {
		if q.Kind != value.Count || q.High != "" || q.Scale > 0 || l.named(q) || !strings.Contains("个项家件宗大", q.Base) || q.Low == "1" {
			continue
		}
		at, ok := countedBehind(l, q)
		if !ok {
			at, ok = countedBefore(l, q)
		}
		if ok {
			sub := partOfGroup(l.text[:at.Start]) || len(list) > 0 && !slices.ContainsFunc(list, func(g group) bool { return !g.sub })
			list = append(list, group{at, i, sub})
		}
	}
	return list
}

// longestNoun is how far the word for project may be from its number, in runes.
const longestNoun = 18

// countedBehind finds the noun behind its number: 9个重点项目.
func countedBehind(l *line, q value.Quantity) (span.Span, bool) {
	rest := l.text[q.Core.End:l.end(q.Core.Start)]
	for _, other := range l.values.Quantities {
		if other.Core.Start > q.Core.Start {
			rest = rest[:max(0, min(len(rest), other.Span.Start-q.Core.End))]
			break
		}
	}
	for _, noun := range []string{"项目", "工程"} {
		at := strings.Index(rest, noun)
		if at < 0 || utf8.RuneCountInString(rest[:at]) > longestNoun || strings.ContainsAny(rest[:at], "、：:") || at == 0 && few(q) && !l.summed(q) {
			continue
		}
		if _, other := first(rest[:at], "another"); other >= 0 {
			continue
		}
		end := q.Core.End + at + len(noun)
		if head(l.text[end:]) {
			return span.Span{Start: q.Core.Start, End: end}, true
		}
	}
	return span.Span{}, false
}

// summed reports whether a small number in words sums up what an event is about, rather
// than what was named before: 此次开工的三个项目.
func (l *line) summed(q value.Quantity) bool {
	before := l.text[l.start(q.Core.Start):q.Core.Start]
	_, at := first(before, "together")
	return at >= 0 && strings.HasSuffix(before, "的")
}

// few reports whether a quantity is a small number in words: 两个项目 are those
// named before, not a count of them.
func few(q value.Quantity) bool { return q.Words && (q.Low == "2" || q.Low == "3") }

// head reports whether a word for project that rest follows is the head of its
// noun, not a part of another: 项目部, 项目公司.
func head(rest string) bool {
	for _, more := range []string{"项目", "部", "公司", "组", "经理", "负责", "业主", "资金", "建设单位", "人员", "库", "工地", "合同", "机械", "技术", "师", "院", "局", "设计", "管理", "装备", "承包", "车辆", "质量", "类"} {
		if strings.HasPrefix(rest, more) {
			return false
		}
	}
	return true
}

// countedBefore finds the noun before its number: 合作重大项目102个, 项目共374项.
func countedBefore(l *line, q value.Quantity) (span.Span, bool) {
	start := l.start(q.Core.Start)
	before := unfilled(l.text[start:q.Span.Start])
	for _, tail := range []string{"数量", "总数", "个数", "数"} {
		before = strings.TrimSuffix(before, tail)
	}
	for _, noun := range []string{"项目等", "工程等", "项目", "工程"} {
		if strings.HasSuffix(before, noun) {
			return span.Span{Start: start + len(before) - len(noun), End: q.Core.End}, true
		}
	}
	return span.Span{}, false
}

// partOfGroup reports whether s, the sentence before a number, says that what it
// counts is part of something counted already.
func partOfGroup(s string) bool {
	if i := strings.LastIndex(s, "；"); i >= 0 {
		s = s[i:]
	}
	return strings.Contains(s, "其中") || strings.Contains(s, "包括") || strings.Contains(s, "分为")
}

// counts is the numbers of projects that a sentence states.
func (f *reader) counts(l *line) []Relation {
	var list []Relation
	counted := map[int]bool{}
	for _, g := range groups(l) {
		q := l.values.Quantities[g.quantity]
		h := f.holder(l, g.at.Start)
		if _, hope := first(l.text[:g.at.Start], "hoped"); h < 0 || hope >= 0 || counted[h] && !l.atStage(g) || g.sub && !f.placed(l, g) {
			continue
		}
		counted[h] = true
		by := ruleCountBehind
		if g.at.Start < q.Core.Start {
			by = ruleCountBefore
		}
		f.used[g.quantity] = true
		r := stated(l, h, graph.ProjectCount, graph.Typed(q.Amount(), graph.XSDInteger), q, by)
		r.Span = span.Span{Start: min(r.Span.Start, g.at.Start), End: max(r.Span.End, g.at.End)}
		list = append(list, r)
	}
	return list
}

// atStage reports whether a number counts the projects of one stage, beside those of
// others: 签约项目41个，开工项目26个.
func (l *line) atStage(g group) bool {
	start := l.start(g.at.Start)
	for _, word := range []string{"签约", "开工", "新开工", "投产", "竣工", "在建", "续建", "复工", "建成"} {
		if strings.Contains(l.text[start:g.at.End], word+"项目") || strings.Contains(l.text[start:g.at.Start], word) {
			return true
		}
	}
	return false
}

// holder is the event, zone or place whose projects byte at of a line speaks of,
// or -1: a place or zone that its clause names; where projects are signed, the
// event of the sentence or the one before, else of the article; else the place or
// zone before; else the project that has parts.
func (f *reader) holder(l *line, at int) int {
	own := f.holding(l, l.between(l.start(at), at, graph.Event, graph.Zone, graph.Place))
	k := len(own) - 1
	if k >= 0 && (!own[k].anaphor || own[k].class == graph.Event) && l.Kind != sentence.Headline {
		return own[k].entity()
	}
	if signing(l) {
		if e := f.eventOf(l, at); e >= 0 {
			return e
		}
	}
	if k >= 0 {
		return own[k].entity()
	}
	if len(l.between(0, at, graph.Enterprise)) > 0 {
		return -1 // those of an enterprise
	}
	if n, ok := f.nearestBefore(l, l.start(at), 2, areas...); ok {
		return n.entity()
	}
	if n, ok := f.theme(l, works); ok {
		return n.entity()
	}
	return -1
}

// eventOf is the event at which what byte at of a line speaks of happened, or -1:
// one that the sentence names before, or the one before it in the paragraph, else
// the one that the article is about.
func (f *reader) eventOf(l *line, at int) int {
	about := f.sc.articles[l.Article].about(graph.Event)
	for _, n := range slices.Backward(f.holding(l, l.between(0, at, graph.Event))) {
		return n.entity()
	}
	if l.index > 0 && l.Paragraph >= 0 {
		if k := &f.sc.lines[l.index-1]; k.Article == l.Article && k.Paragraph == l.Paragraph {
			for _, n := range slices.Backward(k.between(0, len(k.text), graph.Event)) {
				return n.entity()
			}
		}
	}
	return about
}

// placed reports whether a part of a total is that of a place which its clause
// names: 其中甲县签约18个项目.
func (f *reader) placed(l *line, g group) bool {
	return len(l.between(l.start(g.at.Start), g.at.Start, areas...)) > 0
}

// holding is the names that may have projects: not where something comes from
// (来自乙市的项目), not what refers to the event of the article (此次集中开工) or is
// a part of it (现场签约).
func (f *reader) holding(l *line, names []name) []name {
	about := f.sc.articles[l.Article].about(graph.Event)
	return slices.DeleteFunc(names, func(n name) bool {
		before := l.text[:n.Start]
		return strings.HasSuffix(before, "来自") || strings.HasSuffix(before, "由") ||
			about >= 0 && about != n.entity() && (again(before, n) || n.class == graph.Event && suffix(n.text, "plainEvent") == n.text)
	})
}

// again reports whether s, the text before a name, says that its event is one
// spoken of before.
func again(s string, n name) bool {
	return n.class == graph.Event && (strings.HasSuffix(s, "此次") || strings.HasSuffix(s, "本次"))
}

// signing reports whether a sentence says that projects are signed or started
// together.
func signing(l *line) bool {
	_, at := first(l.text, "signing")
	return at >= 0
}
