package relation

import (
	"strings"

	"soegraph/graph"
)

// gathers is facts of 某区集聚了甲、乙等企业 at item i: the companies behind it are there.
func (f *found) gathers(l *line, i int) {
	if !l.of(i+1, graph.Enterprise) || !l.near(i, i+1, 14) || l.wished(i) || l.ahead(i) || l.says(i-1, negation) {
		return
	}
	area, ok := f.gathered(l, i)
	list := l.group(i+1, graph.Enterprise)
	if !ok || !l.companies(list) {
		return
	}
	for _, k := range list {
		if k > i {
			f.add("tie/gathers", l.nameAt(k), graph.EstablishedIn, area, l.evidence(i, k))
		}
	}
}

// gathered is where the verb at item i gathers companies: the last area before it in the
// sentence, else the zone of the sentences before.
func (f *found) gathered(l *line, i int) (name, bool) {
	for j := i - 1; j >= 0; j-- {
		switch {
		case l.of(j, areas...):
			return l.nameAt(l.finest(j)), true
		case l.of(j, graph.Enterprise, graph.Event):
			return name{}, false
		}
	}
	return f.lastZone(l, 2)
}

// companies reports whether what follows a list of enterprises says that they are companies
// that have come: 等一批龙头企业, 等入驻.
func (l *line) companies(list []int) bool {
	last := l.items[list[len(list)-1]]
	rest := l.text[last.End:l.clauses[last.clause].End]
	if len(list) > 1 && strings.HasPrefix(rest, "等") {
		return true
	}
	for _, word := range []string{"企业", "公司", "入驻", "落户", "落地", "布局", "巨头", "龙头", "客商", "投资建厂"} {
		if at := strings.Index(rest, word); at >= 0 && at < 60 {
			return true
		}
	}
	return false
}
