package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// enterprises notes names that end in 公司, 集团 and the like, short names that
// end in a trade, and names that a stock code or 公告 follows.
func (sc *scan) enterprises() {
	sc.offshoots()
	announced := slices.ContainsFunc(sc.tokens, func(t token) bool { return sc.verbs.StartsAt(sc.s, t.start) })
	for j := range sc.tokens {
		switch {
		case sc.is(j, enterprise) && !sc.is(j+1, enterprise) && !sc.goesOn(j) && !sc.grade(j):
			sc.company(j)
		case sc.is(j, business):
			sc.business(j)
		case sc.reads(j, "院"):
			sc.institute(j)
		}
		if sc.coded(j) || announced && sc.announces(j) {
			sc.announcer(j)
		}
	}
}

// institute notes the institute of a group that ends at token j, by the group and
// what it is for or where it is: 中铁大桥院, 中国电建西北院.
func (sc *scan) institute(j int) {
	for i := j - 1; i >= max(0, j-3); i-- {
		if sc.enterprise(i) && i < j {
			sc.add(i, j+1, graph.Enterprise, ruleBusiness)
			return
		}
		if sc.is(i, punct|stop) {
			return
		}
	}
}

// companyLimits say how far back from its head a company's name reaches.
var companyLimits = limits{actions: true, soft: true, numbered: true, hard: project | event | policy}

// company notes the name that ends in the head at token head, and the group that it starts with.
func (sc *scan) company(head int) {
	first := head
	for first > 0 {
		if sc.bracketed(first - 2) {
			first -= 3 // （集团）
		} else if sc.is(first-1, enterprise) && !sc.is(first-1, known|company) {
			first--
		} else {
			break
		}
	}
	for first > 1 && sc.reads(first-1, "工程", "规划", "设计", "勘测", "勘察", "咨询", "监理") {
		first-- // 甲市政工程有限公司, 乙交通规划设计研究院
	}
	from := first
	if from > 1 && sc.is(from-1, stop) && sc.letter(from-2) && sc.soft(from-1) && !sc.reads(from-1, "有", "如", "可") {
		from--
	}
	l := companyLimits
	l.legal = strings.HasSuffix(sc.text(head, head+1), "有限公司") || strings.HasSuffix(sc.text(head, head+1), "有限责任公司")
	i := sc.strip(sc.reach(from, l), first)
	if sc.reads(i-1, "工程") && strings.Contains(sc.text(first, head+1), "院") {
		i = sc.strip(sc.reach(i-1, companyLimits), first) // 中国市政工程|中南设计研究总院
	}
	for k := i; k < first; k++ {
		if sc.is(k, ordinary) && sc.kindOfFirm(k) || sc.reads(k, "公司") && sc.placesOnly(i, k) {
			i = k + 1
		}
		if sc.reads(k, "集团") && k > i && k+1 < first && !sc.is(k+1, punct) {
			sc.add(i, k+1, graph.Enterprise, ruleHead)
		}
	}
	if i == first && !sc.is(first, known) || first == head && sc.reads(head, "公司") && sc.placesOnly(i, head) {
		return
	}
	if strings.HasSuffix(sc.text(head, head+1), "厂") && sc.is(head+1, project) {
		return // a works that a project is of: 生物药厂项目
	}
	if sc.proper(i, first) || i < first && sc.commissioned(i, first) || i < first && sc.reads(i, "省", "市", "县", "区") && sc.is(i+1, industry) {
		sc.add(i, head+1, graph.Enterprise, ruleHead)
	}
}

// grade reports whether the head at token j is a part of a word for a size or a
// kind: 集团级, 企业化.
func (sc *scan) grade(j int) bool {
	rest := sc.s[sc.tokens[j].end:]
	return strings.HasPrefix(rest, "级") || strings.HasPrefix(rest, "化") || strings.HasPrefix(rest, "型")
}

// commissioned reports whether the tokens from i up to j, words of the language as
// they may be, stand where a company does: 由高铁新城公司和常高新集团负责建设.
func (sc *scan) commissioned(i, j int) bool {
	if utf8.RuneCountInString(sc.text(i, j)) < 2 || sc.is(i, stop|generic) {
		return false
	}
	return sc.reads(i-1, "由") || sc.reads(i-1, "和", "与", "、") && sc.is(i-2, enterprise)
}

// goesOn reports whether the head at token j stands in brackets within a longer
// name, or right before such brackets: 城建控股（集团）有限责任公司.
func (sc *scan) goesOn(j int) bool {
	return sc.bracketed(j) || sc.is(j, enterprise) && sc.bracketed(j+2)
}

// bracketed reports whether the head at token j stands in brackets before another.
func (sc *scan) bracketed(j int) bool {
	return sc.is(j, enterprise) && sc.is(j-1, punct) && sc.opens(j-1) && sc.is(j+1, punct) && sc.is(j+2, enterprise)
}

// placesOnly reports whether the tokens from i up to j are places and nothing
// more: 上海市金山区公司 is the company of the text, in 金山区.
func (sc *scan) placesOnly(i, j int) bool {
	for ; i < j; i++ {
		if !sc.place(i) {
			return false
		}
	}
	return true
}

// proper reports whether the tokens from i up to j hold a proper name: two
// letters on end that no list knows, a place, a known name, Latin letters.
func (sc *scan) proper(i, j int) bool {
	letters := 0
	for ; i < j; i++ {
		t := sc.tokens[i]
		switch {
		case t.is(known|company|world|latin|work) && !t.onlyIndustry() && (t.kinds != latin || t.end-t.start > 1):
			return true
		case sc.letter(i):
			letters += utf8.RuneCountInString(sc.s[t.start:t.end])
		case letters > 0 && t.is(stop|verb|counter|measure) && t.end-t.start == len("能"):
			letters++
		default:
			letters = 0
		}
		if letters >= 2 {
			return true
		}
	}
	return false
}

// business notes the short name that ends in the trade at j: two or three
// letters that no list knows, at the start of a clause or after a word that is
// no name, then the trade.
func (sc *scan) business(j int) {
	i := j
	for sc.letter(i - 1) {
		i--
	}
	letters := utf8.RuneCountInString(sc.s[sc.tokens[i].start:sc.tokens[j].start])
	if letters == 1 && sc.tokens[j].end-sc.tokens[j].start > len("电子") {
		letters = 2 // 赛微电子
	}
	if first := sc.clauseStart(j); sc.reads(j, "股份") && first < j && sc.unknown(first, j) {
		if n := utf8.RuneCountInString(sc.text(first, j)); n >= 2 && n <= 3 {
			i, letters = first, n // 省广股份
		}
	}
	if i == j && sc.subject(j) {
		i, letters = j-1, 2 // 东海重工拟投资
	}
	if sc.reads(i, "年", "日", "月") && i < j || sc.is(j, industry) && sc.is(j+1, number) {
		return // 可年修造船舶, 配建储能60万千瓦
	}
	if i == j && sc.enterprise(i-1) && sc.tokens[i-1].end-sc.tokens[i-1].start <= len("中国石化") {
		i, letters = i-1, 2 // 国电 and 电力
	}
	if letters >= 2 && sc.reads(i-1, "中国") && (i == 1 || sc.is(i-2, stop|verb|punct)) && !sc.is(j+1, business|enterprise|project|facility|zone|industry) {
		sc.add(i-1, j+1, graph.Enterprise, ruleBusiness) // 中国华粮物流
		return
	}
	if letters >= 2 && sc.place(i-1) && (i == 1 || sc.kindOfFirm(i-2) || sc.is(i-2, punct) && !sc.reads(i-2, "、") || sc.reads(i-2, "旗下", "由", "与")) {
		sc.add(i-1, j+1, graph.Enterprise, ruleBusiness) // 武汉明德医疗
		return
	}
	if letters < 2 || letters > 3 || i > 0 && !sc.tokens[i-1].is(stop|verb|punct) && !sc.kindOfFirm(i-1) {
		return
	}
	if j+1 < len(sc.tokens) && sc.tokens[j+1].is(business|enterprise|project|facility|zone|action|industry) && !sc.builds(j+1) && !sc.ownsWork(j+1) {
		return
	}
	if sc.reads(j+1, "产业", "工业") && sc.is(j+2, zone|facility) {
		return // 松木岛化工产业开发区
	}
	if !sc.reads(j, "股份") && !sc.firmAt(i, j+1) {
		return // 屋顶光伏, 工伤保险
	}
	sc.add(i, j+1, graph.Enterprise, ruleBusiness)
}

// offshoots notes what companies are called that a known group owns: its short
// name and two letters more, where a name starts and nothing more follows.
func (sc *scan) offshoots() {
	for i := range sc.tokens {
		if !sc.enterprise(i) || sc.tokens[i].end-sc.tokens[i].start > len("国家电") || i > 0 && !sc.is(i-1, punct|stop|verb) && !sc.kindOfFirm(i-1) {
			continue
		}
		j := i + 1
		for j < len(sc.tokens) && j < i+3 && (sc.letter(j) || sc.soft(j) && j > i+1) {
			j++
		}
		if j == i+3 && (j == len(sc.tokens) || sc.is(j, stop|verb|punct) || sc.reads(j, "年产", "年处理")) {
			sc.add(i, j, graph.Enterprise, ruleBusiness)
		}
	}
}

// clauseStart is the first token of the clause that token j is in.
func (sc *scan) clauseStart(j int) int {
	for j > 0 && !sc.is(j-1, punct) {
		j--
	}
	return j
}

// coded reports whether the stock code of the name before it stands at token j.
func (sc *scan) coded(j int) bool {
	if j == 0 || !sc.is(j, punct) || !sc.opens(j) {
		return false
	}
	end := strings.IndexAny(sc.s[sc.tokens[j].start:], ")）")
	return end > 0 && stockCode(sc.s[sc.tokens[j].start:sc.tokens[j].start+end])
}

// announcements are verbs that a listed company is the subject of.
var announcements = []string{"公告", "发布公告", "披露", "公布", "回复", "发布年度报告", "发布业绩"}

// circumstances are words between a company and its announcement, for when and
// where it announces.
var circumstances = []string{
	"日前", "近日", "今日", "昨日", "日", "晚间", "午间", "早间", "晚", "盘后", "此前", "同日", "当日", "近期", "随后", "最新",
	"在", "于", "上", "互动", "平台", "投资者", "上交所", "深交所", "北交所", "港交所", "也", "还", "均", "曾", "已", "又", "再次",
}

// announces reports whether what stands at j follows the name of a company that
// announces something, with when and where it does between them.
func (sc *scan) announces(j int) bool {
	if j == 0 || sc.circumstance(j-1) || sc.place(j-1) || sc.is(j-1, government|zone|title) || strings.ContainsAny(sc.text(j-1, j), "部局委厅署") {
		return false
	}
	k := j
	for k < j+6 && sc.circumstance(k) {
		k++
	}
	return k < len(sc.tokens) && sc.verbs.StartsAt(sc.s, sc.tokens[k].start)
}

// circumstance reports whether token i says when or where something is announced.
func (sc *scan) circumstance(i int) bool { return sc.is(i, date) || sc.reads(i, circumstances...) }

// announcer notes the company that announces what stands at j: what no list knows
// before it, the whole of a clause where it is short.
func (sc *scan) announcer(j int) {
	i := sc.reach(j, companyLimits)
	if start := sc.clauseStart(j); start < i && utf8.RuneCountInString(sc.text(start, j)) <= 6 && !sc.is(start, stop|date|number|known) {
		i = start // 电投产融, where 投产 is a word
	}
	if n := utf8.RuneCountInString(sc.s[sc.tokens[i].start:sc.tokens[j].start]); n >= 2 && n <= 12 && sc.unknown(i, j) {
		sc.add(i, j, graph.Enterprise, ruleListed)
	}
}

// enterprise reports whether token i is a name of an enterprise that the registry
// or a list gives.
func (sc *scan) enterprise(i int) bool {
	if i < 0 || i >= len(sc.tokens) {
		return false
	}
	t := sc.tokens[i]
	return t.is(company) || t.word != nil && t.is(known) && len(t.word.readings) > 0 && t.word.readings[0].Class == graph.Enterprise
}

// soft reports whether the particle at i is a letter of a name as often: 泰能集团.
func (sc *scan) soft(i int) bool {
	return sc.reads(i, "能", "达", "多", "会", "有", "可", "如")
}

// unknown reports whether the tokens from i up to j hold anything but words that
// the lists know as words.
func (sc *scan) unknown(i, j int) bool {
	for ; i < j; i++ {
		if sc.letter(i) || sc.proper(i, i+1) {
			return true
		}
	}
	return false
}
