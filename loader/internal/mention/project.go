package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// projects notes names of projects and facilities by their heads.
func (sc *scan) projects() {
	for j := range sc.tokens {
		if !sc.is(j, project|facility) || sc.reads(j, "高速") && !sc.expressway(j) || sc.is(j, known) && !sc.tokens[j].onlyIndustry() || sc.is(j, company) || sc.continues(j) {
			continue
		}
		i := sc.workStart(j)
		switch named := i == j || sc.names(i, j, project); {
		case !named && !sc.is(j, project) && sc.opened(j+1):
			sc.add(i, j+1, graph.Facility, ruleKind) // 人才公寓、生活广场均已开工
			continue
		case !named && sc.is(j, project) && sc.particular(i, j):
			sc.add(i, j+1, graph.Project, ruleKind) // 老旧小区改造项目总投资3亿元
			continue
		case !sc.distinct(i, j) || sc.described(i, j):
			continue
		}
		class := graph.Project
		switch {
		case sc.is(j, project):
		case sc.region(i, j):
			class = graph.Zone
		default:
			class = graph.Facility
		}
		r := ruleHead
		if !sc.unknown(i, j) && !sc.capacity(i, j) {
			r = ruleKind
		}
		end := sc.units(j + 1)
		sc.add(i, end, class, r)
		if i < j && sc.reads(end-1, "机组", "号机组") {
			sc.add(i, j+1, class, r) // the works that the unit is of
		}
	}
	sc.blocks()
}

// workLimits say how far back from its head a project's name reaches.
var workLimits = limits{firms: true, numbers: true, actions: true, joins: true, hard: event}

// workStart is the first token of the project or facility with the head at j.
func (sc *scan) workStart(j int) int {
	i := sc.strip(sc.afterPerson(sc.reach(j, workLimits)), j)
	if !sc.is(j, project) {
		i = sc.second(i, j)
	}
	for k := i + 1; k < j; k++ {
		if sc.is(k, verb) && sc.isNamed(k) {
			i = k + 1 // 南岭电力投资建设抽水蓄能电站
		}
	}
	for k := i + 1; k < j; k++ {
		switch {
		case sc.reads(k, "“") && !sc.names(i, k, abstract) && !sc.proper(i, k):
			i = k // 国家重大科技基础设施“子午工程”二期
		case sc.reads(k, "建", "新建") && sc.place(k-1):
			i = k + 1 // 在包头建金属硅项目
		}
	}
	for i < j-1 && sc.is(i, project) {
		i++ // 已投产项目海尚水产食品项目
	}
	for k := i; k < j; k++ {
		if sc.reads(k, "项目") && sc.is(k+1, project) {
			i = k + 1 // 甲项目一期生产线 is a part of 甲项目
		}
	}
	if i < j && !sc.names(i, j, project) && sc.kindOfWork(j) {
		return j
	}
	return i
}

// distinct reports whether the tokens from i up to the head j, with what stands
// around them, say which work is meant: not only what kind, or how many.
func (sc *scan) distinct(i, j int) bool {
	switch {
	case i == j && !phase(sc.text(j, j+1)) && !sc.kindOfWork(j), i < j && (!sc.tells(i, j) || sc.is(i, project)):
		return false
	case sc.predicate(i) && (!sc.reads(i-1, "为") || !sc.is(j, project) || !sc.proper(i, j)):
		return false
	case sc.is(j+1, number) && sc.is(j+2, counter) && !sc.proper(i, j):
		return false // 共开工项目23个
	}
	return !sc.followedByHead(j) && !sc.reads(j-1, "分", "分为", "共") && (!sc.is(i-1, counter) || !sc.is(i-2, number))
}

// described reports whether the work from token i up to the head j is one of many
// of its kind, or a part or a merit of something named.
func (sc *scan) described(i, j int) bool {
	switch {
	case sc.reads(i-1, "更多", "一批", "若干", "一些", "许多", "多个") && !sc.proper(i, j):
		return true // 布局更多新材料项目
	case sc.reads(i, "配套") && sc.is(i+1, number), sc.reads(j+1, "地位", "功能", "作用", "城市", "优势"):
		return true // 配套15小时储热装置, 铁路枢纽地位
	case !sc.is(j, project) && sc.reads(i-1, "一座", "一个", "一条", "一批", "一家", "多座", "数座", "两座", "三座") && !sc.proper(i, j):
		return true // 建设一座10万千瓦级储能电站
	case !sc.reads(i-1, "的", "全国", "作为", "重要") || sc.invested(i-1) || sc.capacity(i, j):
		return false
	}
	// 国际领先的大型化工项目 says what something is, not which
	return !sc.is(j, project) && !sc.region(i, j) && !sc.unknown(i, j) ||
		sc.is(i, generic|ordinary) && !sc.holds(i, j, facility) && !sc.proper(i, j) && sc.tokens[i].end-sc.tokens[i].start > len("大")
}

// expressway reports whether the 高速 at j, behind places or letters, is a road:
// 六安高速同步开通, not 高速增长.
func (sc *scan) expressway(j int) bool {
	return (sc.place(j-1) || sc.letter(j-1) && (sc.letter(j-2) || sc.is(j-2, world))) && (sc.ends(j+1) || sc.is(j+1, project|facility)) &&
		!sc.reads(j+1, "增长", "发展", "运转", "成长", "行驶", "运行", "前进")
}

// particular reports whether what is said of the project whose name, in words of the
// language, stands from token i up to the head j is said of one in particular: what it costs or where it lies.
func (sc *scan) particular(i, j int) bool {
	if utf8.RuneCountInString(sc.text(i, j)) < 4 || !sc.holds(i, j, action) || i > 0 && !sc.is(i-1, punct) {
		return false
	}
	return sc.reads(j+1, "总投资", "总投资约", "计划总投资", "计划投资", "占地", "占地面积", "位于", "选址", "全长", "建设地点", "概算总投资", "预计总投资", "规划总投资") || sc.reads(j+1, "投资") && sc.is(j+2, number)
}

// region reports whether the base from token i up to the head j is an area where many
// build: 西安阎良国家航空高技术产业基地, 张家口坝上风电基地.
func (sc *scan) region(i, j int) bool {
	name := sc.text(i, j+1)
	return strings.HasSuffix(name, "产业基地") && sc.national(i, j) ||
		(strings.HasSuffix(name, "风电基地") || strings.HasSuffix(name, "光伏基地") || strings.HasSuffix(name, "能源基地")) && sc.place(i)
}

// isNamed reports whether the name of an enterprise ends before the verb at k,
// which builds or invests: what follows is its object.
func (sc *scan) isNamed(k int) bool {
	return sc.reads(k, "投资", "投资建设", "建设", "新建", "承建", "开工", "启动", "合作") && slices.ContainsFunc(sc.found, func(m Mention) bool {
		return m.Class == graph.Enterprise && m.Span.End == sc.tokens[k].start && m.Rule != ruleCompany.id && m.Rule != ruleRegistry.id
	})
}

// second is the first token of the second of two facilities that 及 joins: each
// is one by itself (仓储基地及研发实验室), unless 工程 makes them one work.
func (sc *scan) second(i, j int) int {
	for k := j - 1; k > i; k-- {
		if sc.reads(k, "及", "暨", "至") && sc.is(k-1, facility) {
			return k + 1
		}
	}
	return i
}

// tells reports whether the tokens from i up to the head j say which project it
// is: not only where (大连市重点项目).
func (sc *scan) tells(i, j int) bool {
	if !sc.is(j, project) {
		return sc.names(i, j, project)
	}
	if !sc.names(i, j, project) {
		return false
	}
	for k := j - 1; k >= i && sc.is(k, generic) && !sc.is(k, industry|known); k-- {
		if k == i || sc.area(k-1) || sc.is(k-1, zone) {
			return false
		}
	}
	return true
}

// area reports whether token k is a place or a zone that the registry or a list knows.
func (sc *scan) area(k int) bool {
	return sc.place(k) || sc.is(k, world) || sc.is(k, known) && sc.tokens[k].class() == graph.Zone
}

// holds reports whether one of the tokens from i up to j is of kind k.
func (sc *scan) holds(i, j int, k kind) bool {
	for ; i < j; i++ {
		if sc.is(i, k) {
			return true
		}
	}
	return false
}

// capacity reports whether the tokens from i up to j hold how much is made.
func (sc *scan) capacity(i, j int) bool {
	for k := i; k < j; k++ {
		if sc.is(k, measure) && sc.is(k-1, number) && !sc.extent(k) {
			return true
		}
	}
	return false
}

// afterPerson is i, or where the person ends that a title before token i is of.
func (sc *scan) afterPerson(i int) int {
	if !sc.is(i-1, title) || i >= len(sc.tokens) {
		return i
	}
	end := sc.tokens[i].start + sc.given(sc.s[sc.tokens[i].start:])
	for i < len(sc.tokens) && sc.tokens[i].start < end {
		i++
	}
	return i
}

// kindOfWork reports whether the head at j tells by itself what is built, behind a
// word that makes it the object of building: 建设抽水蓄能电站项目.
func (sc *scan) kindOfWork(j int) bool {
	stem, ok := strings.CutSuffix(sc.text(j, j+1), "项目")
	return ok && sc.d.get(stem).any(facility) && len(stem) > len("综合体") && (sc.is(j-1, verb) || sc.reads(j-1, "和", "、", "及"))
}

// phase reports whether a head names a part of a project by itself.
func phase(s string) bool {
	switch s {
	case "一期项目", "二期项目", "三期项目", "一期工程", "二期工程", "三期工程":
		return true
	}
	return false
}

// predicate reports whether what starts at i is said of something else: 该项目为集中供热项目.
func (sc *scan) predicate(i int) bool {
	if sc.reads(i-1, "是", "为", "成为", "作为") {
		return true
	}
	if !sc.reads(i-1, "的") {
		return false
	}
	for k := i - 2; k >= 0; k-- {
		if sc.is(k, punct) {
			return sc.reads(k+1, "是", "为", "成为")
		}
	}
	return false
}

// continues reports whether the head at j is only part of a longer name: another
// head follows it (生产基地项目, 热电厂项目, 基地公司).
func (sc *scan) continues(j int) bool {
	if sc.reads(j, "项目") && sc.is(j+1, project) && sc.is(j+1, action) {
		return false // 项目一期
	}
	for k := j + 1; k < len(sc.tokens) && k < j+4; k++ {
		t := sc.tokens[k]
		switch {
		case t.is(project | facility | zone):
			return true
		case t.is(number) && sc.is(k+1, counter):
			return false // 核电站六台机组 counts what the name has
		case t.is(number|latin|action|measure) && !t.is(stop):
		default:
			return false
		}
	}
	return false
}

// followedByHead reports whether what follows makes a name that ends in j the
// beginning of a company's or an event's name.
func (sc *scan) followedByHead(j int) bool {
	if sc.reads(j, "工程") && sc.is(j+1, enterprise) && !sc.is(j+1, ordinary) {
		return true
	}
	return sc.is(j+1, event) && !sc.is(j+1, stop) && !celebrates(sc.text(j+1, j+2))
}

// celebrates reports whether an event's head is said of one project, whose name
// then stands before it: 甲项目开工奠基仪式.
func celebrates(head string) bool {
	for _, act := range []string{"签约", "开工", "动工", "奠基", "封顶", "投产", "竣工", "通车", "启用", "合龙", "投运"} {
		if strings.HasPrefix(head, act) {
			return true
		}
	}
	return false
}
