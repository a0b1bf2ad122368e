package relation

import (
	"strings"

	"soegraph/graph"
)

// isLeading is facts of the leading industries of an area: 某园区主导产业为甲, 以甲、乙为
// 主导产业, 甲、乙两大主导产业.
func (f *found) isLeading(l *line, group []int) bool {
	first, last := group[0], group[len(group)-1]
	from, to := l.items[first].Start, l.items[last].End
	before, after := l.text[l.start(from):from], l.text[to:l.end(to)] // the list may go on over commas
	known := strings.HasSuffix(before, "以") && prefix(after, "renowned") != ""
	if !known && !leads(before) && !leads(strings.TrimLeft(after, "等产业一二两三四五六七八九十大个")) {
		return false
	}
	area, ok := f.lastBefore(l, first, graph.Zone)
	if !ok {
		area, ok = f.fosters(l, first)
	}
	if !ok {
		area, ok = f.zoneNear(l)
	}
	if !ok {
		return false
	}
	for _, k := range group {
		f.add("industry/leading", area, graph.InIndustry, l.nameAt(k), l.evidence(first, last))
	}
	return true
}

// leads reports whether s, the text beside a list of industries, says that an area
// lives on them.
func leads(s string) bool {
	for _, word := range []string{"主导产业", "支柱产业", "首位产业", "特色产业", "优势产业"} {
		if strings.HasPrefix(s, word) || strings.HasSuffix(strings.TrimRight(s, "为是有包括：:以"), word) {
			return true
		}
	}
	return strings.HasPrefix(s, "为主导") || strings.HasPrefix(s, "为主的产业")
}

// isKind is facts of what something is said to be: 该项目为集中供热项目, 甲集团以钢铁业为主.
func (f *found) isKind(l *line, i, last int) bool {
	rest := l.text[l.items[last].End:]
	before := l.text[l.clauses[l.items[i].clause].Start:l.items[i].Start]
	subjects := []graph.Class{graph.Project, graph.Facility}
	switch {
	case strings.HasPrefix(rest, "为主") && strings.HasSuffix(before, "以"):
		subjects = []graph.Class{graph.Enterprise, graph.Zone}
	case strings.HasPrefix(rest, "项目") && (strings.HasSuffix(before, "为") || strings.HasSuffix(before, "是")):
	default:
		return false
	}
	for j := i - 1; j >= 0 && l.items[j].clause == l.items[i].clause; j-- {
		if !l.of(j, subjects...) {
			continue
		}
		for k := i; k <= last; k++ {
			if l.of(k, graph.Industry) {
				f.add("industry/kind", l.nameAt(j), graph.InIndustry, l.nameAt(k), l.evidence(j, k))
			}
		}
		return true
	}
	return false
}

// fosters is the zone or place that a sentence with a verb of fostering at item i is about:
// the one that opens it, else that opens one of the two before.
func (f *found) fosters(l *line, i int) (name, bool) {
	for s := f.sentence; s >= 0 && s >= f.sentence-2 && f.sc.lines[s].Article == l.Article; s-- {
		p := &f.sc.lines[s]
		for j := range p.items {
			if s == f.sentence && j >= i || p.items[j].clause > 1 {
				break
			}
			if p.of(j, areas...) && p.opens(j) {
				return p.nameAt(p.finest(j)), true
			}
		}
	}
	return name{}, false
}

// isTrade is facts of an enterprise that is said to make or sell what items i to
// last name: 甲公司是领先的煤矿装备供应商.
func (f *found) isTrade(l *line, i, last int) bool {
	rest := strings.TrimPrefix(l.text[l.items[last].End:], "等")
	makes := false
	for _, word := range []string{"供应商", "制造商", "制造企业", "生产企业", "企业", "龙头", "服务商", "运营商", "生产商", "制造龙头"} {
		makes = makes || strings.HasPrefix(rest, word)
	}
	if !makes {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		if l.of(j, graph.Enterprise) && strings.HasPrefix(strings.TrimLeft(l.text[l.items[j].End:], "）"), "是") {
			for k := i; k <= last; k++ {
				if l.of(k, graph.Industry) {
					f.add("industry/maker", l.nameAt(j), graph.InIndustry, l.nameAt(k), l.evidence(j, k))
				}
			}
			return true
		}
	}
	return false
}
