package mention

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// invested reports whether the 的 at i follows a verb of investing or building,
// a sum or an enterprise, so that a certain work follows: 甲集团合作投资的青石岭核电站,
// 总投资5亿元的高端轴承项目, 甲公司的大型锻件项目.
func (sc *scan) invested(i int) bool {
	if !sc.reads(i, "的") || i == 0 {
		return false
	}
	if sc.money(i-1) && sc.is(i-2, number) && strings.HasSuffix(sc.text(i-1, i), "元") || sc.owned(i) {
		return true
	}
	verb := sc.text(i-1, i)
	return strings.HasSuffix(verb, "投资") || strings.HasSuffix(verb, "投建") || verb == "承建" || verb == "兴建" ||
		(strings.HasSuffix(verb, "建设") || verb == "开发" || verb == "实施" || verb == "打造") && sc.acted(i)
}

// acted reports whether the clause of token i names an enterprise before it.
func (sc *scan) acted(i int) bool {
	start, end := sc.tokens[sc.clauseStart(i)].start, sc.tokens[i].start
	return slices.ContainsFunc(sc.found, func(m Mention) bool {
		return m.Class == graph.Enterprise && m.Span.Start >= start && m.Span.End <= end
	})
}

// owned reports whether an enterprise's name ends right before token i.
func (sc *scan) owned(i int) bool {
	return slices.ContainsFunc(sc.found, func(m Mention) bool {
		return m.Class == graph.Enterprise && m.Span.End == sc.tokens[i].start
	})
}

// governments notes public bodies: a place or 国家, 省, 市 and what they are, or
// a body that there is only one of.
func (sc *scan) governments() {
	for j := range sc.tokens {
		if !sc.is(j, government) || sc.is(j+1, government) && !sc.reads(j, "招商局") {
			continue
		}
		i := j
		for i > 0 && sc.is(i-1, government) {
			i--
		}
		i = sc.jurisdiction(i)
		text := sc.text(i, j+1)
		if sc.reads(i-1, "、") && sc.reads(i-2, "党中央") {
			continue // 党中央、国务院决策部署
		}
		if bare(text) || i == j && strings.HasSuffix(text, "委员会") || sc.headed(j+1) {
			continue
		}
		end := j + 1
		if rest := sc.s[sc.tokens[j].end:]; strings.IndexAny(rest, "一二三四五六七八九十") == 0 && strings.HasPrefix(rest[len("三"):], "局") {
			end = sc.tokenAt(sc.tokens[j].end + len("三局")) // 招商局三局
		}
		if end < 0 {
			end = len(sc.tokens)
		}
		sc.add(i, end, graph.Government, ruleHead)
	}
}

// headed reports whether the body before token j only says of what somebody is
// the head: 海丰县委书记沈木荣.
func (sc *scan) headed(j int) bool {
	return sc.reads(j, "书记", "副书记", "第一书记", "常委")
}

// jurisdiction is the first token of whose the body at j is.
func (sc *scan) jurisdiction(j int) int {
	i := j
	letters := 0
	if suffix, _ := utf8.DecodeRuneInString(sc.s[sc.tokens[j].start:]); strings.ContainsRune("市县", suffix) {
		if first := sc.twoLetters(j); first >= 0 && sc.nameStarts(first) {
			return first // 云麓市政府
		}
	}
	if sc.reads(j, "管委会", "管理委员会") && sc.reads(j-1, "港", "湾", "岛", "新港") {
		i--
	}
	for i > 0 {
		t := sc.tokens[i-1]
		switch {
		case t.is(known|world) && !t.onlyIndustry(), sc.reads(i-1, "中共", "国家", "自治区", "省", "市", "县", "区", "全国"):
		case t.is(zone):
		case t.kinds&^surname == 0 && letters < 6 && (i < j || sc.letter(i-2) && sc.place(i-3)):
			letters++
		default:
			return i
		}
		i--
	}
	return i
}

// bare reports whether a head of a public body names none by itself.
func bare(s string) bool {
	switch s {
	case "政府", "人民政府", "部门", "委员会", "党委", "党工委", "工委", "管委会", "管理委员会", "市政府", "省政府", "县政府", "区政府", "市委", "省委", "县委", "区委", "州委",
		"盟委", "旗委", "党委、政府", "市委、市政府", "省委、省政府", "县委、县政府", "区委、区政府", "署", "总局", "办公室", "办公厅", "中央", "党中央", "中共中央", "法院", "检察院",
		"纪委", "组织部", "宣传部", "统战部", "政法委", "人大", "政协", "招商局", "数据局", "人大常委会", "委、市政府", "委、省政府", "市人民政府", "省人民政府", "办事处", "街道办", "科委", "海关", "区管委会", "县管委会":
		return true
	}
	return false
}

// events notes names of meetings, signings, fairs and contests by their heads.
func (sc *scan) events() {
	l := limits{firms: true, numbers: true, actions: true, verbs: true, joins: true, parties: true, years: true}
	for j := range sc.tokens {
		if !sc.is(j, event) || sc.is(j+1, event) && !sc.reads(j+1, "会议") || sc.is(j+1, project) || sc.speech(j+1) {
			continue
		}
		i := sc.strip(sc.reach(j, l), j)
		if sc.is(i-1, counter) && !sc.reads(i-1, "届", "次") || !sc.names(i, j, 0) && !sc.is(i, project) && !sc.oneOfSeries(i, j) && !sc.numbered(i, j) {
			i = sc.held(j)
		}
		if i == j && sc.massed(j) {
			continue
		}
		if i == j && !ceremony(sc.text(j, j+1)) {
			continue
		}
		sc.add(i, j+1, graph.Event, ruleHead)
	}
}

// held is the first token of what the event with the head j is for, in words of
// the language only, where the text says that it takes place (召开招商引资工作推进会),
// else j.
func (sc *scan) held(j int) int {
	for i := j - 1; i > 0 && !sc.is(i, punct|known|number|date); i-- {
		letters := utf8.RuneCountInString(sc.text(i, j))
		if sc.reads(i-1, "召开", "举行", "举办", "承办", "主办") && letters >= 4 && letters <= 14 {
			return i
		}
	}
	return j
}

// massed reports whether the head at j is a verb with its object: 大会集中签约13个项目.
func (sc *scan) massed(j int) bool {
	return sc.is(j+1, number) && sc.is(j+2, counter)
}

// numbered reports whether the tokens from i up to the head j only count the event
// in its series: 第137届广交会.
func (sc *scan) numbered(i, j int) bool {
	return j == i+2 && sc.is(i, number) && sc.reads(i+1, "届", "次")
}

// oneOfSeries reports whether the tokens from i up to the head j say which event
// of a series is meant, although in words of the language only: 招商项目三季度集中签约.
func (sc *scan) oneOfSeries(i, j int) bool {
	return i < j && slices.ContainsFunc([]string{"季度", "上半年", "下半年", "年度", "首批"}, func(period string) bool {
		return strings.Contains(sc.text(i, j), period)
	})
}

// speech reports whether token j says that the event before it is only where
// something was said that is to be carried out: 座谈会上的重要讲话精神.
func (sc *scan) speech(j int) bool {
	if j >= len(sc.tokens) {
		return false
	}
	rest := strings.TrimPrefix(sc.s[sc.tokens[j].start:], "上")
	return strings.HasPrefix(rest, "的重要讲话") || strings.HasPrefix(rest, "重要讲话") || strings.HasPrefix(rest, "精神")
}

// ceremony reports whether an event's head says enough by itself.
func ceremony(s string) bool {
	switch s {
	case "股东大会", "董事会会议", "常务会议", "工作会谈", "工作座谈":
		return false // every company and council has them
	}
	return utf8.RuneCountInString(s) >= 4 || s == "推介会" || s == "启动会"
}

// policies notes names of policies that stand without 《》 and say what they are of.
func (sc *scan) policies() {
	l := limits{firms: true, actions: true, joins: true, numbers: true, hard: event}
	for j := range sc.tokens {
		if !sc.is(j, policy) || sc.is(j+1, policy) || utf8.RuneCountInString(sc.text(j, j+1)) < 3 {
			continue
		}
		if i := sc.strip(sc.reach(j, l), j); i < j && (sc.names(i, j, 0) || sc.drive(i, j)) {
			sc.add(i, j+1, graph.Policy, ruleHead)
		}
	}
}

// drive reports whether the tokens from i up to the head j say what a drive is
// for, although in words of the language only: 全面振兴新突破三年行动.
func (sc *scan) drive(i, j int) bool {
	return strings.HasSuffix(sc.text(j, j+1), "行动") && utf8.RuneCountInString(sc.text(i, j)) >= 4
}

// platforms notes names of platforms by their heads.
func (sc *scan) platforms() {
	l := limits{firms: true, actions: true, hard: event}
	for j := range sc.tokens {
		if !sc.is(j, platform) || sc.is(j+1, platform|project) {
			continue
		}
		if i := sc.strip(sc.reach(j, l), j); i < j && sc.proper(i, j) && sc.names(i, j, 0) {
			sc.add(i, j+1, graph.Platform, ruleHead)
		}
	}
}

// islands notes islands and ports by the place that they are called by: 长兴岛, 太仓港.
func (sc *scan) islands() {
	for i := range sc.tokens {
		if sc.place(i) && sc.reads(i+1, "港") && (sc.ends(i+2) || sc.is(i+2, verb|action)) && !sc.is(i+2, zone|enterprise) {
			sc.add(i, i+2, graph.Facility, ruleHead)
			continue
		}
		if end := sc.tokens[i].end; sc.place(i) && strings.HasPrefix(sc.s[end:], "岛") && end-sc.tokens[i].start <= len("长兴") {
			sc.addSpan(span.Span{Start: sc.tokens[i].start, End: end + len("岛")}, graph.Place, ruleSuffix, "")
		}
	}
}

// places notes townships and villages: two to four letters and their suffix,
// right after the place that they lie in.
func (sc *scan) places() {
	for i := 1; i < len(sc.tokens); i++ {
		if !sc.place(i-1) || sc.tokens[i].kinds&(stop|verb|punct) != 0 {
			continue
		}
		if sc.reads(i, "市", "县", "区") || sc.place(i) {
			continue
		}
		rest := sc.s[sc.tokens[i].start:]
		for range 3 {
			end := division(rest)
			if end == 0 {
				break
			}
			at := span.Span{Start: len(sc.s) - len(rest), End: len(sc.s) - len(rest) + end}
			sc.addSpan(at, graph.Place, ruleSuffix, "")
			rest = rest[end:]
		}
	}
}

// place reports whether token i is a place of the registry.
func (sc *scan) place(i int) bool {
	if !sc.is(i, known) {
		return false
	}
	t := sc.tokens[i]
	for _, r := range t.word.readings {
		if r.Class == graph.Place {
			return true
		}
	}
	return false
}

// division is the number of bytes of the township or village that s starts
// with, or 0.
func division(s string) int {
	runes := 0
	for i, r := range s {
		runes++
		if runes > 5 || !isHan(r) {
			return 0
		}
		if runes < 3 {
			continue
		}
		switch {
		case strings.ContainsRune("镇乡村屯", r):
			return i + len("镇")
		case strings.HasPrefix(s[i:], "街道") && !strings.HasPrefix(s[i:], "街道办"):
			return i + len("街道")
		}
	}
	return 0
}

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }
