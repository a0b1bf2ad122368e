package mention

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// industries notes the names of industries that a list or the registry gives: a
// long one anywhere, a short one (能源, 交通) only where 产业, 领域 and the like
// follow, since it is an everyday word elsewhere.
func (sc *scan) industries() {
	for i := 0; i < len(sc.tokens); i++ {
		if !sc.trade(i) {
			continue
		}
		j := i + 1
		for sc.trade(j) && !sc.whole(j-1, j) {
			j++
		}
		at := span.Span{Start: sc.tokens[i].start, End: sc.tokens[j-1].end}
		if utf8.RuneCountInString(sc.s[at.Start:at.End]) > 2 || sc.sector(j) {
			r := ruleTerm
			if j == i+1 && sc.is(i, abstract) {
				r = ruleAbstract
			}
			sc.addSpan(at, graph.Industry, r, "")
			if sc.reads(j, "产业", "行业", "工业", "业") {
				sc.add(i, j+1, graph.Industry, ruleTerm)
			}
		}
		i = j - 1
	}
}

// branches notes industries by what no list knows before 产业 or 行业: 花椒产业.
func (sc *scan) branches() {
	for j := range sc.tokens {
		switch sc.text(j, j+1) {
		case "产业", "行业", "产业链", "产业集群", "产业带":
		default:
			continue
		}
		if sc.is(j+1, zone|facility|project|enterprise|policy|platform) {
			continue
		}
		i, letters := j, 0
		for i > 0 && (sc.letter(i-1) || sc.is(i-1, ordinary|industry) && !sc.is(i-1, generic|stop|verb)) && !sc.place(i-1) {
			if i--; sc.letter(i) {
				letters++
			}
		}
		if letters == 0 {
			continue
		}
		n := utf8.RuneCountInString(sc.text(i, j))
		if n < 2 || n > 6 || i > 0 && !sc.is(i-1, punct|stop|verb) && !sc.place(i-1) || strings.ContainsAny(sc.text(i, j), "各每该本全此诸占县镇村市省乡") {
			continue
		}
		sc.add(i, j+1, graph.Industry, ruleBranch)
	}
}

// leads notes what is said to be a place's leading industry: 以畜禽为主导产业.
func (sc *scan) leads() {
	for j := range sc.tokens {
		switch sc.text(j, j+1) {
		case "主导产业", "支柱产业", "特色产业", "优势产业", "首位产业", "富民产业":
		default:
			continue
		}
		if sc.reads(j+1, "为", "是") {
			k := j + 2
			for k < len(sc.tokens) && !sc.is(k, punct|stop|verb) {
				k++
			}
			sc.lead(j+2, k)
		}
		for i := j - 2; i > 0 && i > j-8 && sc.reads(j-1, "为", "作为") && !sc.is(i, punct|verb); i-- {
			if sc.reads(i, "以", "将", "把") {
				sc.lead(i+1, j-1)
				break
			}
		}
	}
}

// lead notes the tokens from i up to j as an industry where they are short enough.
func (sc *scan) lead(i, j int) {
	if i < j && utf8.RuneCountInString(sc.text(i, j)) <= 8 && !sc.is(i, generic|stop) {
		sc.add(i, j, graph.Industry, ruleLead)
	}
}

// whole reports whether the industries at i and j are two: the first says that it
// is one (数字产业), or the second is none that only another makes complete
// (新材料新能源; but 冶金新材料).
func (sc *scan) whole(i, j int) bool {
	first, second := sc.text(i, i+1), sc.text(j, j+1)
	if strings.HasSuffix(first, "产业") || strings.HasSuffix(first, "行业") {
		return true
	}
	for _, end := range []string{"材料", "装备", "制造", "加工", "零部件", "设备", "服务", "物流", "贸易", "金融", "产业", "业", "技术", "制品", "工程", "信息", "仓储", "旅游", "电池", "能源"} {
		if strings.HasSuffix(second, end) && second != "新能源" {
			return false
		}
	}
	return utf8.RuneCountInString(first) > 2 && utf8.RuneCountInString(second) > 2
}

// sector reports whether the word at j says that what stands before it is an industry.
func (sc *scan) sector(j int) bool {
	return sc.reads(j, "产业", "行业", "领域", "产业链", "产业集群", "工业", "业", "赛道", "板块", "装备", "项目", "基地", "产业园", "生产", "制造", "加工", "企业", "市场")
}

// trade reports whether token i is the name of an industry.
func (sc *scan) trade(i int) bool {
	if i >= len(sc.tokens) {
		return false
	}
	t := sc.tokens[i]
	return t.is(industry) || t.is(known) && t.onlyIndustry()
}
