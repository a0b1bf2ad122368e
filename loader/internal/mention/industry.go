package mention

import (
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
		for sc.trade(j) {
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

// sector reports whether the word at j says that what stands before it is an industry.
func (sc *scan) sector(j int) bool {
	return sc.reads(j, "产业", "行业", "领域", "产业链", "产业集群", "工业", "业", "赛道", "板块", "产品", "装备", "项目", "基地", "产业园")
}

// trade reports whether token i is the name of an industry.
func (sc *scan) trade(i int) bool {
	if i >= len(sc.tokens) {
		return false
	}
	t := sc.tokens[i]
	return t.is(industry) || t.is(known) && t.onlyIndustry()
}
