package mention

import (
	"slices"
	"unicode/utf8"

	"soegraph/graph"
)

var ruleSlot = rule{"mention/slot", 0.85} // unknown letters where the words around them leave room for a company only

// slots notes the companies that no list knows by where they stand: behind
// 子公司, between 由 and 承建, between 与 and 签署 where a company signs.
func (sc *scan) slots() {
	for i := 1; i < len(sc.tokens); i++ {
		before := sc.text(i-1, i)
		affiliate, by, with := slices.Contains(affiliates, before), before == "由", before == "与" || before == "携手" || before == "联手"
		if !affiliate && !by && !with {
			continue
		}
		j := sc.slotEnd(i)
		for affiliate && j > i && sc.is(j, industry) && !sc.is(j, project|zone|facility) {
			j++ // 子公司欣北汽车电池
		}
		if j == i || !sc.fillsSlot(i, j) {
			continue
		}
		switch {
		case affiliate && sc.ends(j),
			by && sc.reads(j, "投资", "投资建设", "投建", "承建", "建设", "总承包", "承包", "开发", "开发建设", "运营", "承担", "建造", "研制", "联合", "设计", "实施", "牵头", "负责", "施工", "供货", "监理", "主导", "发起", "代建", "操盘", "投标", "中标"),
			with && sc.reads(j, "签署", "签订", "签约", "签下", "达成", "合资", "合作", "共建", "共同投资", "成立", "正式签约", "战略合作") && sc.firmActs(i-1):
			sc.add(i, j, graph.Enterprise, ruleSlot)
		}
	}
	sc.starters()
	sc.beside()
}

// starters notes the companies whose names a clause, or a word that leads to one,
// starts with: what follows tells, an officer, a workshop, what it invests.
func (sc *scan) starters() {
	for i := range sc.tokens {
		from, visits := false, false
		if i > 0 && !sc.is(i-1, punct) {
			switch sc.text(i-1, i) {
			case "从", "记者从":
				from = true
			case "在", "走进", "来到", "步入", "位于":
				visits = true
			default:
				continue
			}
		}
		j := sc.slotEnd(i)
		if j == i || j == len(sc.tokens) || !sc.fillsSlot(i, j) {
			continue
		}
		if sc.reads(j, officers...) || from && sc.reads(j, "获悉", "了解", "了解到", "得知") || visits && sc.workshop(j) || !visits && sc.invests(j) {
			sc.add(i, j, graph.Enterprise, ruleSlot)
		}
	}
}

// officers is who only companies have.
var officers = []string{"董事长", "总经理", "首席执行官", "总裁", "副总裁", "副总经理", "董秘", "董事会秘书", "首席技术官", "首席财务官", "创始人", "联合创始人", "厂长"}

// workshop reports whether token j, or the one behind 的 there, is a part of a works.
func (sc *scan) workshop(j int) bool {
	if sc.reads(j, "的") {
		j++
	}
	return sc.reads(j, "车间", "生产车间", "厂区", "厂房", "展厅", "智能工厂", "工厂", "生产线", "生产基地") || sc.reads(j, "生产", "总装", "组装") && sc.reads(j+1, "车间", "现场", "基地", "线")
}

// invests reports whether what stands at j says that a company builds somewhere:
// 在东莞投建, 自主研发.
func (sc *scan) invests(j int) bool {
	if sc.reads(j, "自主研发", "自主研制") || sc.reads(j, "自主") && sc.reads(j+1, "研发", "研制") {
		return true
	}
	if !sc.reads(j, "在", "于") {
		return false
	}
	somewhere := false
	for k := j + 1; k < min(j+8, len(sc.tokens)) && !sc.is(k, punct); k++ {
		somewhere = somewhere || sc.place(k) || sc.is(k, world|zone)
		if somewhere && sc.reads(k, "投建", "投资", "投资建设", "设立", "建厂", "布局", "兴建", "建设", "开工", "新建") {
			return true
		}
	}
	return false
}

// personal reports whether the tokens from i up to j read like a person's name.
func (sc *scan) personal(i, j int) bool {
	name := sc.text(i, j)
	return sc.given(name) == len(name)
}

// beside notes the companies that stand in a list beside one that is known.
func (sc *scan) beside() {
	for k := 0; k < len(sc.found); k++ {
		m := sc.found[k]
		if m.Class != graph.Enterprise {
			continue
		}
		if i := sc.tokenAt(m.Span.End); i > 0 && sc.reads(i, "、") {
			if j := sc.slotEnd(i + 1); j > i+1 && (sc.ends(j) || sc.listed(j)) && sc.fillsSlot(i+1, j) && !sc.personal(i+1, j) {
				sc.add(i+1, j, graph.Enterprise, ruleSlot)
			}
		}
		if j := sc.tokenAt(m.Span.Start); j > 1 && sc.reads(j-1, "、") {
			i := j - 1
			for i > 0 && sc.slotEnd(i-1) == j-1 {
				i--
			}
			if i < j-1 && (i == 0 || sc.is(i-1, punct|stop|verb)) && sc.fillsSlot(i, j-1) && !sc.personal(i, j-1) {
				sc.add(i, j-1, graph.Enterprise, ruleSlot)
			}
		}
	}
}

// affiliates is what a company is to another, right before its name.
var affiliates = []string{"子公司", "全资子公司", "控股子公司", "参股公司", "参股子公司", "控股股东", "旗下", "下属", "下属企业", "旗下公司", "全资孙公司", "下属子公司"}

// slotEnd is the end of the run of words from token i that a company's short
// name may be made of.
func (sc *scan) slotEnd(i int) int {
	j := i
	for j < len(sc.tokens) && (sc.letter(j) || j == i && sc.listLetter(j) || sc.place(j) || sc.is(j, company|latin|world) || j > i && (sc.is(j, business|enterprise) || sc.soft(j) || sc.spaced(j))) && !sc.is(j, government|zone|project) {
		j++
	}
	return j
}

// spaced reports whether token i is the space between two words of a foreign name.
func (sc *scan) spaced(i int) bool { return sc.reads(i, " ") && sc.is(i-1, latin) && sc.is(i+1, latin) }

// fillsSlot reports whether the tokens from i up to j may be a company's short
// name: two letters on end that no list knows, or Latin letters, and not found yet.
func (sc *scan) fillsSlot(i, j int) bool {
	letters := 0
	for k := i; k < j && letters < 2; k++ {
		switch {
		case sc.is(k, latin):
			letters = 2
		case sc.letter(k), sc.soft(k) && k > i, sc.listLetter(k):
			letters++
		default:
			letters = 0
		}
	}
	n := utf8.RuneCountInString(sc.text(i, j))
	start, end := sc.tokens[i].start, sc.tokens[j-1].end
	return letters == 2 && n >= 2 && n <= 20 && !slices.ContainsFunc(sc.found, func(m Mention) bool {
		return m.Span.Start <= start && m.Span.End >= end
	})
}

// ends reports whether a name may end before token j.
func (sc *scan) ends(j int) bool {
	return j == len(sc.tokens) || sc.is(j, stop|verb|punct)
}

// firmActs reports whether a company is named, or 公司 stands, in the clause before token i.
func (sc *scan) firmActs(i int) bool {
	return sc.acted(i) || sc.reads(sc.clauseStart(i), "公司", "集团", "该公司", "子公司")
}
