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
			if k > i+1 && strings.Trim(l.gap(k-1, k), " ") != "、" {
				break // 甲的子公司乙与丙、丁: only 乙 is 甲's
			}
			if k == i+1 || k > i && !f.sc.foreign(l.nameAt(k), l.nameAt(i-1)) {
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

// owner is a fact of a company whose group the document names too: by its own
// name (中车大连公司), or by the registry.
func (f *found) owner(l *line, i int) {
	n := l.nameAt(i)
	if k := i + 1; l.owned(i) == k && !f.sc.foreign(l.nameAt(k), n) {
		f.add("tie/beside", l.nameAt(k), graph.SubsidiaryOf, n, l.evidence(i, k))
	}
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
