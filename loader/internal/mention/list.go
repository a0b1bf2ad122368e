package mention

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// lists notes the parts of lists whose end says what they are: A、B、C等领域,
// A、B等企业, A、B和C三大产业集群.
func (sc *scan) lists() {
	for i := range sc.tokens {
		switch sc.text(i, i+1) {
		case "等", "等多个", "等地", "两个", "三个", "四个", "五个", "六个", "多个", "两大", "三大", "四大", "五大", "六大", "八大", "十大":
		default:
			continue
		}
		c, ok := sc.collective(i)
		if !ok {
			continue
		}
		if sc.reads(i-1, "“") {
			i-- // 商业航天“三大未来产业”
		}
		sc.items(i, c)
	}
}

// collective is the class of what the list before 等 is of.
func (sc *scan) collective(i int) (graph.Class, bool) {
	for j := i + 1; j < len(sc.tokens) && j < i+9; j++ {
		t := sc.tokens[j]
		if t.is(punct) && !sc.reads(j, "（", "）", "(", ")") || t.is(verb) && (!t.is(action) || j == i+1 || !sc.collects(j-1)) {
			return "", false
		}
		if c, ok := collectiveOf(sc.text(j, j+1)); ok {
			if sc.collects(j+1) || sc.is(j+1, action) && sc.collects(j+2) {
				continue // 央企合作项目
			}
			return c, true
		}
	}
	return "", false
}

// collects reports whether token i says what a list is of.
func (sc *scan) collects(i int) bool {
	if i >= len(sc.tokens) {
		return false
	}
	_, ok := collectiveOf(sc.text(i, i+1))
	return ok
}

// collectiveOf is the class that a word says things of a list to be, by itself or
// by its end: 企业, 龙头企业.
func collectiveOf(s string) (graph.Class, bool) {
	if c, ok := collectives[s]; ok {
		return c, true
	}
	for _, end := range []string{"企业", "公司", "车企", "药企"} {
		if strings.HasSuffix(s, end) && !strings.HasSuffix(s, "子公司") {
			return graph.Enterprise, true
		}
	}
	if strings.HasSuffix(s, "产业") {
		return graph.Industry, true // 主导产业, 未来产业
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
	stopAt, later := sc.tokens[end].start, false
	for stopAt > 0 {
		start := strings.LastIndexAny(sc.s[:stopAt], "、，。；：！？“”（）《》 ,;:!?()")
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
		if !later && c == graph.Enterprise && last-first == 1 && sc.is(first, action|industry) && !sc.is(first, known|company|business) {
			c = graph.Industry // 航空发动机、螺旋桨、维修等关联企业
		}
		more := sc.item(first, last, c, later)
		later = true
		if sign != "、" || !more {
			return
		}
		stopAt = start - len(sign)
	}
}

// firm reports whether the tokens from first up to last are short as a company's
// name is, letters and a trade: 汇龙环保.
func (sc *scan) firm(first, last int) bool {
	if last-first < 2 || !sc.is(last-1, business) || sc.is(last-1, project|facility) || utf8.RuneCountInString(sc.text(first, last)) != 4 {
		return false
	}
	for i := first; i < last-1; i++ {
		if !sc.letter(i) && !sc.soft(i) {
			return false
		}
	}
	return true
}

// item notes the last part of the tokens from first up to last that may be a
// name, and reports whether that is all of them. later says that it is not the
// last item of its list, so that 与 does not end the list but joins two words
// (船舶与海工装备).
func (sc *scan) item(first, last int, c graph.Class, later bool) bool {
	projects := c == graph.Project
	if c == graph.Project && last-1 > first && sc.is(last-1, business) && sc.letter(last-2) && sc.letter(last-3) {
		c = graph.Enterprise // 璨扬光电等一批龙头项目
	}
	if c == graph.Project && sc.firm(first, last) {
		c = graph.Enterprise // 汇龙环保、矽盛电子等27个项目
	}
	if c == graph.Project && (!sc.proper(first, last) || utf8.RuneCountInString(sc.text(first, last)) <= 4 && !sc.place(first)) && !sc.is(last-1, project|facility|zone) && !sc.rebuilds(last-1) {
		c = graph.Industry
	}
	i := last
	for i > first {
		t := sc.tokens[i-1]
		if later && c == graph.Industry && sc.reads(i-1, "与") && i-1 > first {
			i--
			continue
		}
		if t.is(stop|date|title) || t.is(verb) && !t.is(action|industry|known) || c == graph.Industry && (t.is(number) || sc.place(i-1)) {
			break
		}
		i--
	}
	for i < last-1 && (sc.is(i, stop) || c == graph.Industry && sc.is(i, verb) && !sc.trade(i)) {
		i++
	}
	joined := i > first && sc.reads(i-1, "和", "与", "及", "以及")
	if i < last {
		at := span.Span{Start: sc.tokens[i].start, End: sc.tokens[last-1].end}
		n := utf8.RuneCountInString(sc.s[at.Start:at.End])
		other := c == graph.Enterprise && (sc.is(last-1, project|facility|zone|event|government) || last == i+1 && (sc.place(i) || sc.is(i, world)))
		if projects && c == graph.Industry && !sc.holds(i, last, industry) {
			other = true // 土地平整、土壤改良等工程
		}
		if n >= 2 && n <= 20 && !other && (c == graph.Industry && sc.specific(i, last) || c != graph.Industry && (sc.proper(i, last) || sc.rebuilds(last-1) || c == graph.Project && sc.holds(i, last-1, industry) || c == graph.Enterprise && sc.unknown(i, last))) {
			sc.addSpan(at, c, ruleList, "")
		}
	}
	if joined && i-1 > first {
		return sc.item(first, i-1, c, true)
	}
	return i == first
}

// rebuilds reports whether token i is a work on something that stands: a project
// by itself (大船搬迁).
func (sc *scan) rebuilds(i int) bool {
	return sc.reads(i, "搬迁", "改造", "搬迁改造", "扩建", "改扩建", "迁建", "重建", "技改", "技术改造", "整治", "综合整治", "治理", "综合治理")
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
