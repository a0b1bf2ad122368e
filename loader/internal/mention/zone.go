package mention

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// zones notes names of zones by their heads.
func (sc *scan) zones() {
	l := limits{hard: event | counter}
	for j := range sc.tokens {
		if !sc.is(j, zone) && !sc.trades(j) || sc.is(j, known) && !sc.area(j-1) || sc.is(j+1, project) || sc.is(j+1, zone) && !sc.partOfZone(j+1) {
			continue
		}
		i := sc.strip(sc.reach(j, l), j)
		for k := i; k < j; k++ {
			if sc.reads(k, "首个", "最大", "唯一", "首家") {
				i = k + 1 // 自治区首个石墨产业园
			}
		}
		if sc.reads(i, "中国") && i+1 == j {
			continue // 中国开发区, all of them
		}
		if sc.planned(i, j) {
			sc.add(i, j+1, graph.Zone, ruleKind)
			continue
		}
		if i == j || !sc.landscape(i) && (!sc.names(i, j, 0) || !sc.proper(i, j)) || sc.partOfZone(j) && !sc.area(i) && !sc.national(i, j) && (!sc.reads(j, "片区") || !sc.holds(i, j, industry)) && (!sc.is(i, zone) || sc.partOfZone(i)) {
			continue
		}
		if sc.inCompany(j + 1) {
			continue // 中电智谷科技有限公司
		}
		r := ruleHead
		if sc.reads(j, "经济圈", "经济带", "城市群", "都市圈", "城市圈", "湾区", "大湾区") {
			r = ruleRegion
		}
		sc.add(i, j+1, graph.Zone, r)
	}
}

// planned reports whether the tokens from i up to the zone's head j are trades, and
// a zone of them is laid out here: 规划6平方公里的新能源汽车零部件产业园.
func (sc *scan) planned(i, j int) bool {
	if utf8.RuneCountInString(sc.text(i, j+1)) < 7 || !sc.trade(j-1) && !sc.is(j-1, action|ordinary) || sc.proper(i, j) || !sc.holds(i, j, industry) || !sc.reads(j, "产业园", "工业园", "产业园区", "工业园区", "物流园", "化工园区", "科技园", "科技园区") {
		return false
	}
	if sc.is(i-1, verb) && sc.reads(i-1, "建设", "规划", "规划建设", "新建", "打造", "投资建设", "落户", "设立") {
		return true
	}
	if i == 0 || sc.is(i-1, punct) && !sc.listed(i-1) {
		return utf8.RuneCountInString(sc.text(i, j)) >= 4 && sc.is(j+1, number|stop|verb) // 海洋生物科技园已签约16家
	}
	return sc.reads(i-1, "的") && (sc.is(i-2, measure) || sc.money(i-2))
}

// national reports whether the tokens from i up to j say that the state has
// named a zone: 獐子岛国家级海洋牧场示范区.
func (sc *scan) national(i, j int) bool {
	for i++; i < j; i++ {
		if sc.reads(i, "国家级", "国家", "省级") {
			return true
		}
	}
	return false
}

// inCompany reports whether the zone's head before token j is part of a
// company's name, whose trade and legal form follow.
func (sc *scan) inCompany(j int) bool {
	for sc.is(j, business|industry|generic|action) && !sc.is(j, enterprise) {
		j++
	}
	return sc.is(j, enterprise) && strings.HasSuffix(sc.text(j, j+1), "公司") && !sc.kindOnly(j)
}

// kindOnly reports whether the enterprise's head at j is a word by itself: 园区子公司.
func (sc *scan) kindOnly(j int) bool { return sc.is(j, ordinary) || sc.reads(j, "公司", "分公司") }

// landscape reports whether token i is an everyday word for the lie of the land
// that zones are called by, where a name may start: 沿江新区, 临港装备产业园.
func (sc *scan) landscape(i int) bool {
	return sc.reads(i, "沿江", "沿海", "滨海", "滨江", "滨河", "滨湖", "临港", "临空", "临江", "空港", "环湖") && sc.nameStarts(i)
}

// partOfZone reports whether the head at j is of parts of zones, or of what
// many are called: a name needs more before it.
func (sc *scan) partOfZone(j int) bool {
	return sc.reads(j, "功能区", "片区", "核心区", "起步区", "启动区", "集中区", "园区", "湾区", "特区", "示范区", "引领区", "先导区")
}
