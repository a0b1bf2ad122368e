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
	sc.found = append(sc.found, Mention{
		Class: c, Span: at, Text: text, Key: key, Rule: r.id, Confidence: r.confidence,
	})
}

// maxRunes bounds a name: what is longer is a clause that was not cut.
const maxRunes = 48

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
		case i < head && sc.bareFirm(i):
			return start
		case t.is(punct):
			if l.parties && sc.party(i) {
				continue
			}
			open, ok := sc.joint(i)
			if !ok {
				return start
			}
			if open < i {
				start, i = open, open
			}
			continue
		case t.is(l.hard) && !t.is(known|company|world) && (!l.soft || !sc.reads(i, "工程")):
			return start
		case l.years && strings.HasSuffix(sc.text(i, i+1), "季度"): // 三季度集中签约
		case t.is(date | title):
			if !l.years || !strings.HasSuffix(sc.text(i, i+1), "年") {
				return start
			}
		case l.numbered && sc.ordinal(i):
		case t.is(number):
			if !l.numbers || sc.is(i+1, counter) && !sc.reads(i+1, "届", "次") || sc.is(i+1, stop) || sc.money(i+1) {
				return start
			}
		case sc.money(i) && sc.is(i-1, number):
			return start
		case t.is(known | company | world | industry), l.numbers && sc.generation(i):
		case t.is(verb) && l.actions && sc.purpose(i):
			start = i
			continue
		case t.is(verb):
			if !l.actions || !bare && !l.verbs && !sc.inName(i) && !(l.legal && sc.inFirm(i)) || !t.is(action) || i < head-1 && sc.reads(i, "启动", "开展", "举行", "举办", "召开", "参加", "推进") {
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
		case t.is(stop):
			switch {
			case l.soft && sc.listLetter(i):
				return i
			case (l.soft && sc.soft(i) || sc.reads(i, "达", "都") || l.legal && sc.syllable(i)) && sc.letter(i-1):
			case l.years && t.is(generic|industry):
				continue
			case l.joins && sc.joins(i), l.parties && sc.party(i), sc.international(i):
				continue
			default:
				return start
			}
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
	return sc.reads(i-1, "、") && utf8.RuneCountInString(sc.text(i, i+1)) == 1 && (sc.letter(i+1) || sc.is(i+1, business))
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
	for i < head && (sc.tokens[i].is(punct) && !sc.opens(i) || sc.is(i, counter) || sc.reads(i, "上", "后", "里") && sc.is(i-1, stop) || sc.reads(i, "前期", "后期", "近期")) {
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
