package relation

import (
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/entity"
)

// owns is facts of 甲旗下乙, 甲的全资子公司乙 at item i, and of 乙为甲的子公司.
func (f *found) owns(l *line, i int) {
	if l.of(i-1, graph.Enterprise) && l.of(i+1, graph.Enterprise) && l.near(i-1, i, 1) && l.near(i, i+1, 4) {
		for _, k := range l.group(i+1, graph.Enterprise) {
			if k > i && (k == i+1 || strings.Trim(l.gap(k-1, k), " ") == "、" && !f.sc.foreign(l.nameAt(k), l.nameAt(i-1))) {
				f.add("tie/owns", l.nameAt(k), graph.SubsidiaryOf, l.nameAt(i-1), l.evidence(i-1, k))
			}
		}
		return
	}
	if l.of(i+1, graph.Enterprise) && l.near(i, i+1, 4) && l.elides(i) {
		f.ownsElided(l, i)
		return
	}
	if l.of(i-1, graph.Enterprise) && l.of(i-2, graph.Enterprise) && l.near(i-1, i, 1) {
		switch gap := strings.TrimLeft(l.gap(i-2, i-1), "（("); gap {
		case "是", "为", "系", "作为", "":
			f.add("tie/owned", l.nameAt(i-2), graph.SubsidiaryOf, l.nameAt(i-1), l.evidence(i-2, i))
		}
	}
}

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

// owner is a fact of a company whose group the document names too: by its own
// name (中车大连公司), or by the registry.
func (f *found) owner(l *line, i int) {
	n := l.nameAt(i)
	for _, e := range n.entities {
		if o := f.sc.group(f.sc.Entities[e]); o >= 0 {
			f.add("tie/name", n, graph.SubsidiaryOf, name{entities: []int{o}}, l.evidence(i, i))
		}
	}
}

// foreign reports whether the registry says that x is of another group than y.
func (sc *scene) foreign(x, y name) bool {
	key, owner := sc.Entities[x.entities[0]].Key, sc.Entities[y.entities[0]].Key
	if key == "" || owner == "" || sc.Parent == nil {
		return false
	}
	for ; key != ""; key = sc.Parent(key) {
		if key == owner {
			return false
		}
	}
	return true
}

// group is the nearest enterprise above x that the document names, or -1.
func (sc *scene) group(x entity.Entity) int {
	key := x.Owner
	if key == "" && x.Key != "" && sc.Parent != nil {
		key = sc.Parent(x.Key)
	}
	for key != "" {
		if o, ok := sc.keyed[key]; ok && sc.Entities[o].Class == graph.Enterprise {
			return o
		}
		if sc.Parent == nil {
			return -1
		}
		key = sc.Parent(key)
	}
	return -1
}
