package relation

import (
	"strings"

	"soegraph/graph"
)

// elides reports whether the word at item i, 全资子公司 and the like, does not say whose
// company follows: nothing but a verb or preposition stands right before it.
func (l *line) elides(i int) bool {
	if !strings.HasSuffix(l.reads(i), "公司") && !strings.HasSuffix(l.reads(i), "企业") || l.says(i-1, establishing|ahead|with) && l.near(i-1, i, 1) && !l.opensList(i-1) {
		return false
	}
	before := l.text[l.clauses[l.items[i].clause].Start:l.items[i].Start]
	for _, end := range []string{"", "及", "和", "其", "由", "将由", "拟由", "同意", "公司", "公司的", "其中", "以", "通过", "拟通过", "对", "为", "向", "收到", "下称", "近日", "日前", "近期", "："} {
		if before == end || len(end) > 0 && strings.HasSuffix(before, end) {
			return true
		}
	}
	return false
}

// opensList reports whether the word at item i joins what follows to 公司 or to the
// enterprise before it: 公司及全资子公司乙, not 与全资子公司乙.
func (l *line) opensList(i int) bool { return l.reads(i) == "及" || l.reads(i) == "和" }

// ownsElided is facts of 甲公告，全资子公司乙… at item i: the company is that of the
// enterprise that the sentence is about, else the article.
func (f *found) ownsElided(l *line, i int) {
	owner, from := f.speaker(l, i)
	for _, k := range l.group(i+1, graph.Enterprise) {
		if k > i+1 && strings.Trim(l.gap(k-1, k), " ") != "、" {
			return // 与丙: not a company of the same
		}
		if k > i && owner.known() && !f.sc.foreign(l.nameAt(k), owner) {
			f.add("tie/owns-elided", l.nameAt(k), graph.SubsidiaryOf, owner, l.evidence(from, k))
		}
	}
}

// speaker is the enterprise that a sentence is about up to item i, the first that is
// neither whom the news is from nor itself somebody's company; else that of the
// article. from is its item, or i.
func (f *found) speaker(l *line, i int) (n name, from int) {
	for j := range i {
		if l.of(j, graph.Enterprise) && !l.tells(j) && !l.sited(j) && !l.says(j-1, owning) {
			return l.nameAt(j), j
		}
	}
	e := f.sc.articles[l.Article].about(graph.Enterprise)
	if e < 0 || f.sc.articles[l.Article].first[e] > f.sentence {
		return name{}, i
	}
	return name{class: graph.Enterprise, entities: []int{e}}, i
}
