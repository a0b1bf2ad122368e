package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// The rules for names that a list or the registry gives whole.
var (
	ruleRegistry = rule{"mention/registry", 0.95} // a name that the registry gives, with one reading
	ruleCompany  = rule{"mention/company", 0.9}   // a well-known enterprise
	ruleWorld    = rule{"mention/world", 0.9}     // a country, a part of the world or of China
	ruleRegion   = rule{"mention/region", 0.65}   // a part of the world or of China that no division covers
	ruleTerm     = rule{"mention/industry", 0.87} // an industry by its name
	ruleBranch   = rule{"mention/branch", 0.8}    // what no list knows before 产业
	ruleLead     = rule{"mention/lead", 0.85}     // what is said to be a leading industry
	ruleAbstract = rule{"mention/abstract", 0.2}  // a word that sounds like an industry: 传统产业
	ruleHead     = rule{"mention/head", 0.92}     // a name that ends in a word that says what it is
	ruleKind     = rule{"mention/kind", 0.73}     // the head of a name and the industry only: 炼油项目
	ruleBusiness = rule{"mention/business", 0.85} // a short name that ends in a trade (天岳先进)
	ruleListed   = rule{"mention/listed", 0.95}   // a name before its stock code, or before 公告
	ruleQuoted   = rule{"mention/quoted", 0.9}    // 《》
	ruleTitle    = rule{"mention/title", 0.95}    // a person after a title
	ruleByline   = rule{"mention/byline", 0.95}   // a person in a byline
	ruleSaying   = rule{"mention/saying", 0.9}    // a person before 表示
	ruleList     = rule{"mention/list", 0.93}     // a part of a list whose other parts or whose end say what it is
	ruleSuffix   = rule{"mention/division", 0.85} // a township or village after its county
	ruleAbroad   = rule{"mention/abroad", 0.85}   // a foreign city or state behind its country
	ruleCounty   = rule{"mention/county", 0.9}    // a county's short name, a word elsewhere, behind its province or city
	ruleDivision = rule{"mention/unlisted", 0.88} // a city or county that no list knows, by its suffix
)

// known notes the names that a list or the registry gives whole.
func (sc *scan) known() {
	for i, t := range sc.tokens {
		if t.word == nil {
			continue
		}
		switch {
		case t.is(known):
			sc.registered(i, t)
		case t.is(company):
			sc.add(i, i+1, graph.Enterprise, ruleCompany)
		case t.is(region):
			sc.add(i, i+1, graph.Place, ruleRegion)
		case t.is(world) && t.end-t.start == len("京") && !sc.reads(i-1, "在", "赴", "来", "抵", "进", "返", "驻", "到"):
			// 京阳科技: a letter of a name
		case t.is(world):
			sc.add(i, i+1, graph.Place, ruleWorld)
		}
	}
}

// registered notes a name of the registry that has one reading here. A zone
// takes the places before it that it lies in along: 深圳前海.
func (sc *scan) registered(i int, t token) {
	c := t.class()
	switch {
	case c == "" || c == graph.Industry:
		return
	case c == graph.Place && sc.street(i+1):
		return
	case c == graph.Enterprise && t.word.readings[0].Trap && sc.landmark(i+1):
		return
	case sc.reads(i, "招商局") && sc.is(i-1, facility|zone|government|ordinary):
		return // 基地招商局
	case c == graph.Enterprise && sc.completes(i):
		sc.add(i, i+2, graph.Facility, ruleHead) // 大亚湾核电站, not 大亚湾核电
		return
	case c == graph.Enterprise && sc.place(i+1) && utf8.RuneCountInString(t.text(sc.s)) <= 3 && (i == 0 || sc.is(i-1, punct|stop)) && sc.is(i+2, punct|stop) && !sc.reads(i+2, "市", "省", "的", "、"):
		sc.add(i, i+2, graph.Enterprise, ruleHead) // 中铝香港
		return
	case c == graph.Enterprise && sc.place(i-1) && (t.is(business) || sc.d.get(strings.TrimSuffix(t.text(sc.s), "集团")).any(business)):
		sc.add(i-1, i+1, graph.Enterprise, ruleBusiness) // 山西电建 is not 电建, 贵州路桥集团 not 路桥集团
		return
	case c == graph.Enterprise && sc.renamed(i):
		sc.add(i-1, i+1, graph.Enterprise, ruleHead)
		return
	}
	key := t.word.readings[0].Key
	if t.word.readings[0].Ambiguous || len(t.word.readings) > 1 {
		key = ""
	}
	start := i
	if c == graph.Enterprise && sc.reads(i-1, "中国") && !strings.HasPrefix(t.text(sc.s), "中国") {
		start-- // 中国铁建大桥局
	}
	for c == graph.Zone && sc.place(start-1) && slices.Contains(sc.reg.Ancestors(key), sc.tokens[start-1].word.readings[0].Key) {
		start--
	}
	if c == graph.Zone && start == i && sc.trades(i) {
		return // 新能源产业园 is many
	}
	sc.addSpan(span.Span{Start: sc.tokens[start].start, End: t.end}, c, ruleRegistry, key)
}

// completes reports whether the letter behind the known name at i makes the end
// of the name the head of a facility's.
func (sc *scan) completes(i int) bool {
	if !sc.letter(i + 1) {
		return false
	}
	name, letter := sc.text(i, i+1), sc.text(i+1, i+2)
	for k := range name {
		if k > 0 && sc.d.get(name[k:]+letter).any(facility) {
			return true
		}
	}
	return false
}

// renamed reports whether the known name at i is the end of another's: 东方光大集团.
func (sc *scan) renamed(i int) bool {
	return sc.letter(i-1) && sc.tokens[i-1].end-sc.tokens[i-1].start >= len("东方") && strings.HasSuffix(sc.text(i, i+1), "集团") &&
		(i == 1 || sc.is(i-2, punct|stop|verb))
}

// class is the class of what a known name means first, or "".
func (t token) class() graph.Class {
	if t.word == nil || len(t.word.readings) == 0 {
		return ""
	}
	return t.word.readings[0].Class
}

// trades reports whether the zone's name that token i is says no more than an
// industry and what kind of zone it is.
func (sc *scan) trades(i int) bool {
	if sc.tokens[i].class() != graph.Zone {
		return false
	}
	text := sc.text(i, i+1)
	for k := range text {
		if head := sc.d.get(text[k:]); k > 0 && head != nil && head.kinds&zone != 0 {
			stem := sc.d.get(text[:k])
			return stem != nil && stem.kinds&(industry|ordinary|generic|action) != 0 && stem.kinds&(world|company) == 0
		}
	}
	return false
}

// street reports whether token i makes the place before it part of the name of
// something else: a river, a street, a spirit.
func (sc *scan) street(i int) bool {
	if i >= len(sc.tokens) {
		return false
	}
	if sc.reads(i, "河", "江", "湖", "山", "岭", "峡", "湾", "关", "岛") {
		return true
	}
	rest := sc.s[sc.tokens[i].start:]
	for _, after := range []string{"路", "东路", "西路", "南路", "北路", "中路", "大道", "大街", "街道", "街", "巷", "精神", "号", "战役", "杯", "会议精神"} {
		if strings.HasPrefix(rest, after) && !strings.HasPrefix(rest, "街道办") && !strings.HasPrefix(rest, "路桥") && !strings.HasPrefix(rest, "路网") && !strings.HasPrefix(rest, "号召") {
			return true
		}
	}
	return false
}

// landmark reports whether token i says that the name before it is of a place:
// 三峡水电站, 葛洲坝枢纽.
func (sc *scan) landmark(i int) bool {
	return sc.is(i, facility) || sc.reads(i, "大坝", "坝", "库区", "工程", "枢纽", "水利枢纽", "船闸", "地区", "景区")
}

// properWithin reports whether the letters at a span hold a proper name.
func (sc *scan) properWithin(at span.Span) bool {
	first, last := -1, -1
	for i, t := range sc.tokens {
		if at.Contains(span.Span{Start: t.start, End: t.end}) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first >= 0 && sc.proper(first, last+1)
}

// onlyIndustry reports whether the token is the name of an industry and of
// nothing else.
func (t token) onlyIndustry() bool {
	if t.is(company|world|latin) || t.word == nil {
		return false
	}
	for _, r := range t.word.readings {
		if r.Class != graph.Industry {
			return false
		}
	}
	return true
}
