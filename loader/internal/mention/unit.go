package mention

import (
	"soegraph/graph"
)

// blocks notes the units of a power station by their number, where a clause says
// what they do: 3号机组投产.
func (sc *scan) blocks() {
	for j := range sc.tokens {
		i := j - 1
		switch text := sc.text(j, j+1); {
		case text == "机组" && sc.reads(j-1, "号"):
			i--
		case text != "号机组":
			continue
		}
		if sc.is(i, number) && (i == 0 || sc.is(i-1, punct|stop)) && !sc.reads(i-1, "、", "和") {
			sc.add(i, j+1, graph.Project, ruleKind)
		}
	}
}

// opened reports whether the clause from token j says that what its list ends in
// is started or finished: 、生活广场均已开工.
func (sc *scan) opened(j int) bool {
	for k := j; k < min(j+8, len(sc.tokens)); k++ {
		switch {
		case sc.reads(k, "开工", "投用", "建成", "封顶", "竣工", "启用", "建成投用", "投入使用", "动工", "完工", "开业", "开放"):
			return !sc.is(k+1, project|facility)
		case sc.reads(k, "、", "均", "已", "都", "全部", "相继", "陆续", "和", "及", "等", "月", "正式"), sc.is(k, date), sc.is(k, ordinary|facility|generic|action):
		default:
			return false
		}
	}
	return false
}

// units is the end of a name that may go on from j with the units that are
// meant: 核电项目1号、2号机组.
func (sc *scan) units(j int) int {
	if sc.reads(j, "（", "(") && sc.is(j+1, action) && sc.is(j+1, project) && sc.reads(j+2, "）", ")") {
		return j + 3 // 项目（二期）
	}
	if end := sc.section(j); end > j {
		return end
	}
	for k := j; k < len(sc.tokens) && k < j+8; k++ {
		switch {
		case sc.reads(k, "机组", "号机组"):
			return k + 1
		case sc.is(k, number), sc.reads(k, "号", "、", "和"):
		default:
			return j
		}
	}
	return j
}

// section is the end of a name that goes on from j with a part of a line: 温岭至玉环段.
func (sc *scan) section(j int) int {
	if sc.place(j) && sc.reads(j+1, "至", "到") && sc.place(j+2) && sc.reads(j+3, "段") {
		return j + 4
	}
	return j
}
