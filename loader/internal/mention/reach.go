package mention

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// limits says how far back from its head a name of some class may reach.
type limits struct {
	numbers  bool // it may hold numbers and measures (年产5万吨…)
	actions  bool // it may hold nouns of action, and verbs next to the head
	verbs    bool // it may hold verbs that are nouns of action elsewhere, too (合作共建园区签约仪式)
	firms    bool // companies found before stand within it whole
	joins    bool // 及, 暨, 至 may join two halves of it
	parties  bool // 与 and 、 may join the places at its start
	legal    bool // it ends in a company's legal form: a verb between its words is a trade (城市开发建设投资有限公司)
	numbered bool // it may hold an ordinal before a trade (第三建设公司)
	years    bool // it may hold a year (2023年全国…大会)
	soft     bool // a particle may be one of its letters (淮能, 泰达), an action its start (节能国祯)
	hard     kind // further kinds that end it
}

// reach is the first token of the name whose head is token head.
func (sc *scan) reach(head int, l limits) int {
	start, bare := head, true // bare: nothing but actions between here and the head
	for i := head - 1; i >= 0; i-- {
		t := sc.tokens[i]
		if first := sc.companyEnding(i); first < i && l.firms {
			start, i, bare = first, first, false
			continue
		}
		switch {
		case l.numbers && l.joins && (sc.capacities(i) || sc.oneItem(i)):
			continue
		case i < head && sc.bareFirm(i), t.is(l.hard) && !t.is(known|company|world) && (!l.soft || !sc.reads(i, "工程")):
			return start
		case t.is(punct) && l.parties && sc.party(i):
			continue
		case t.is(punct):
			open, ok := sc.joint(i)
			if !ok {
				return start
			}
			if open < i {
				start, i = open, open
			}
			continue
		case l.years && strings.HasSuffix(sc.text(i, i+1), "季度"): // 三季度集中签约
		case t.is(date | title):
			if !l.years || !strings.HasSuffix(sc.text(i, i+1), "年") {
				return start
			}
		case l.numbered && sc.ordinal(i):
		case t.is(number) && sc.counts(i, l), sc.money(i) && sc.is(i-1, number):
			return start
		case t.is(number):
		case t.is(known | company | world | industry), l.numbers && sc.generation(i):
		case t.is(verb) && l.actions && sc.purpose(i):
			start = i
			continue
		case t.is(verb):
			if sc.parts(i, head, bare, l) {
				return start
			}
			start = i
			continue
		case t.is(action) && l.actions:
			if !bare && !sc.nameable(i-1) && (!l.soft || i > 0) {
				return start
			}
			start = i
			continue
		case sc.listLetter(i):
			return i
		case t.is(stop) && sc.isLetter(i, l):
		case t.is(stop):
			if !sc.within(i, l) {
				return start
			}
			continue
		case t.is(counter) && sc.is(i-1, number|stop) && (!l.years || !sc.reads(i, "届", "次")):
			return start
		}
		start, bare = i, bare && t.is(facility|platform) && !t.is(known|industry)
	}
	return start
}

// inName reports whether the verb at i, in the middle of a name, is a noun of it:
// what is dealt with stands before it (锂电池回收…项目), or a quotation. What
// companies do (投资, 建设) is none.
func (sc *scan) inName(i int) bool {
	if sc.reads(i-1, "”") {
		return sc.calls(max(0, i-8), i)
	}
	return sc.is(i, action) && !sc.is(i, generic) && !sc.reads(i, "建设", "投资", "投资建设", "新建", "扩建", "改扩建", "开发", "运营", "合作", "签约", "开工", "启动", "投产", "竣工", "奠基", "揭牌", "通车") &&
		(sc.is(i-1, industry|measure) && !sc.is(i-1, known|verb) || sc.letter(i-1) && sc.letter(i-2))
}

// inFirm reports whether the verb at i, in the middle of a company's legal name,
// is one of its trades: a word of the name stands before it.
func (sc *scan) inFirm(i int) bool {
	return sc.is(i, action) && (sc.is(i-1, business|industry|ordinary|action) || sc.letter(i-1) && sc.letter(i-2) || sc.ordinal(i-1)) && !sc.is(i-1, enterprise|stop) && !sc.kindOfFirm(i-1)
}

// syllable reports whether the particle at i is one that joins nothing, so that it
// is a letter of a legal name as well: 君正能源化工有限公司.
func (sc *scan) syllable(i int) bool {
	t := sc.tokens[i]
	return t.end-t.start == len("正") && !sc.reads(i, "和", "与", "及", "的", "由", "在", "对", "向", "为", "以", "将", "被", "从", "于", "并", "同", "等", "跟", "是", "把", "经", "据", "按")
}

// counts reports whether the number at i is no part of a name: it counts what
// follows, or is a sum.
func (sc *scan) counts(i int, l limits) bool {
	return !l.numbers || sc.is(i+1, counter) && !sc.reads(i+1, "届", "次") || sc.is(i+1, stop) || sc.money(i+1)
}

// parts reports whether the verb at i ends a name, of which head is the head and
// bare says that nothing but actions stands between.
func (sc *scan) parts(i, head int, bare bool, l limits) bool {
	switch {
	case !l.actions || !sc.is(i, action):
		return true
	case i < head-1 && sc.reads(i, "启动", "开展", "举行", "举办", "召开", "参加", "推进"):
		return true
	}
	return !bare && !l.verbs && !sc.inName(i) && (!l.legal || !sc.inFirm(i))
}

// isLetter reports whether the particle at i is a letter of the name.
func (sc *scan) isLetter(i int, l limits) bool {
	return (l.soft && sc.soft(i) || sc.reads(i, "达", "都") || l.legal && sc.syllable(i)) && sc.letter(i-1)
}

// within reports whether the particle at i stands between two parts of one name.
func (sc *scan) within(i int, l limits) bool {
	return l.years && sc.is(i, generic|industry) || l.joins && sc.joins(i) || l.parties && sc.party(i) || sc.international(i)
}

// capacities reports whether what is at i joins two capacities of one works:
// 年产20万吨磷酸铁、10万吨硫酸项目.
func (sc *scan) capacities(i int) bool {
	return sc.reads(i, "、", "及") && !sc.is(i-1, project|facility) && sc.capacityAt(i+1) && sc.capacityBefore(i)
}

// oneItem reports whether the 和 at i stands within one item of a list of works,
// since the item ends in a head only behind it: 、新型装饰材料和智能家居生产项目.
func (sc *scan) oneItem(i int) bool {
	if !sc.reads(i, "和", "与") {
		return false
	}
	k := i - 1
	for k > 0 && k > i-6 && !sc.is(k, punct|stop|verb|project|facility|zone|enterprise|number|known) {
		k--
	}
	return k < i-1 && (sc.reads(k, "、") || sc.reads(k, "涵盖", "包括", "包含"))
}

// capacityAt reports whether a number and a measure stand at token i.
func (sc *scan) capacityAt(i int) bool {
	if sc.reads(i, "年产", "日产", "年处理", "日处理") {
		i++
	}
	return sc.is(i, number) && sc.is(i+1, measure) && !sc.extent(i+1)
}

// capacityBefore reports whether the words before token i, up to a sign or a
// particle, hold a number and a measure.
func (sc *scan) capacityBefore(i int) bool {
	for k := i - 1; k > 0 && k > i-8 && !sc.is(k, punct|stop); k-- {
		if sc.capacityAt(k - 1) {
			return true
		}
	}
	return false
}

// bareFirm reports whether token i is the 公司 that a text is about, no end of a name.
func (sc *scan) bareFirm(i int) bool {
	return sc.reads(i, "公司", "附属公司", "该公司") && (i == 0 || sc.is(i-1, punct|stop|verb|saying) && !sc.is(i-1, business|industry|action))
}

// listLetter reports whether the particle at i is the first letter of a name, right
// behind 、 as no particle is: 甲、和运集团.
func (sc *scan) listLetter(i int) bool {
	return sc.is(i, stop) && sc.reads(i-1, "、") && utf8.RuneCountInString(sc.text(i, i+1)) == 1 && (sc.letter(i+1) || sc.is(i+1, business))
}

// purpose reports whether the verb at i says what a centre between an industry
// and the head is for: 低空经济运营中心项目.
func (sc *scan) purpose(i int) bool {
	return sc.is(i, action) && sc.is(i-1, industry) && !sc.is(i-1, verb) && sc.reads(i+1, "中心", "枢纽", "总部")
}

// companyEnding is the first token of the longest company's name found that ends
// with token i, or i.
func (sc *scan) companyEnding(i int) int {
	first := i
	for _, m := range sc.found {
		if m.Class == graph.Enterprise && m.Span.End == sc.tokens[i].end {
			for first > 0 && sc.tokens[first].start > m.Span.Start {
				first--
			}
		}
	}
	return first
}

// ordinal reports whether token i numbers a part of a company: 第三建设公司.
func (sc *scan) ordinal(i int) bool {
	return sc.is(i, number) && strings.HasPrefix(sc.text(i, i+1), "第") && sc.is(i+1, business|action|industry|enterprise|project)
}

// generation reports whether token i is the 代 of a make: 第8.6代生产线.
func (sc *scan) generation(i int) bool { return sc.reads(i, "代") && sc.is(i-1, number) }

// international reports whether token i is the 国际 of a name: 光谷国际网球中心.
func (sc *scan) international(i int) bool {
	return sc.reads(i, "国际") && (sc.letter(i-1) || sc.is(i-1, known|world|zone)) && !sc.is(i-1, stop)
}

// joins reports whether the conjunction at i joins two halves of one name:
// 莱州至青岛高速公路, 隧道及延伸工程.
func (sc *scan) joins(i int) bool {
	switch {
	case sc.reads(i, "至"):
		return sc.nameable(i-1) && sc.nameable(i+1) && !sc.is(i-1, number) && !sc.is(i+1, number)
	case sc.reads(i, "及", "暨"):
		return sc.nameable(i-1) && !sc.is(i-1, enterprise|government|known|company)
	case sc.reads(i, "的"):
		return sc.is(i-1, measure|counter) && sc.is(i-2, number) && sc.reads(i-3, "年产", "日产", "月产", "年处理", "日处理")
	}
	return false
}

// party reports whether what is at i joins the parties to an event: 甲市与乙市合作仪式.
func (sc *scan) party(i int) bool {
	return sc.reads(i, "与", "和", "、") && sc.place(i-1)
}

// joint reports whether the sign at i may stand within a name, and the token
// from which to go on: the opening bracket of a closing one.
func (sc *scan) joint(i int) (int, bool) {
	r, _ := utf8.DecodeRuneInString(sc.s[sc.tokens[i].start:])
	switch r {
	case '）', ')', '”', '」', '】', '’':
		if r == '】' {
			return i, false
		}
		open := sc.opening(i)
		return max(open, 0), open >= 0 && sc.aside(sc.text(open+1, i+1))
	case ' ':
		return i, sc.is(i-1, latin) && sc.is(i+1, latin)
	case '·', '—', '-', '/', '×', '+', '±', '－', '%', '~', '～', '―', '–':
		return i, i > 0 && sc.nameable(i-1)
	}
	return i, false
}

// aside reports whether a name may hold s in brackets: a few letters that
// define no short form, give no listing and describe no picture.
func (sc *scan) aside(s string) bool {
	if utf8.RuneCountInString(s) > 9 || stockCode(s) {
		return false
	}
	for _, word := range []string{"简称", "下称", "左", "右", "即"} {
		if strings.Contains(s, word) {
			return false
		}
	}
	return true
}

// opening is the token that opens what token i closes, or -1.
func (sc *scan) opening(i int) int {
	closing, _ := utf8.DecodeRuneInString(sc.s[sc.tokens[i].start:])
	for j := i - 1; j >= 0; j-- {
		r, _ := utf8.DecodeRuneInString(sc.s[sc.tokens[j].start:])
		if sc.tokens[j].is(punct) && pairs(r, closing) {
			return j
		}
	}
	return -1
}

func pairs(open, closing rune) bool {
	switch closing {
	case '）', ')':
		return open == '（' || open == '('
	case '”':
		return open == '“'
	case '」':
		return open == '「'
	case '’':
		return open == '‘'
	}
	return false
}
