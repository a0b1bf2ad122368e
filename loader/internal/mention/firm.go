package mention

import (
	"slices"
	"strings"

	"soegraph/graph"
)

// firmAt reports whether what stands around the tokens from i up to j speaks of a
// company: what companies do follows, or a work of its own; what kind of firm it is
// stands before; or it stands in a list beside a company.
func (sc *scan) firmAt(i, j int) bool {
	if sc.invests(j) || sc.worksOf(j) {
		return true
	}
	for k := 0; k < 2 && (sc.is(j, date) || sc.reads(j, "此前", "日前", "近日", "今日", "昨日", "昨晚", "晚间", "当日", "早间", "也", "将", "已", "同日", "分别", "均", "在")); k++ {
		j++
	}
	switch {
	case sc.acts(j) || sc.builds(j) || sc.reads(j, "年产", "年处理", "：", "控股", "集团", "旗下", "方面"), sc.opens(min(j, len(sc.tokens)-1)), sc.ownsWork(j),
		sc.is(j, project|facility) && !sc.is(j, ordinary):
		return true
	case sc.enterprise(i), i > 0 && (sc.kindOfFirm(i-1) || sc.reads(i-1, "旗下", "由", "：", "收购", "入股", "参股", "通过") || sc.enterprise(i-1)):
		return true
	}
	for k := j + 1; sc.listed(j) && k < min(j+5, len(sc.tokens)); k++ {
		if sc.is(k, business) && sc.firmAt(j+1, k+1) {
			return true // 东海重工、南岭电力分别投资
		}
	}
	return sc.listed(i-1) && sc.firmBeside(sc.tokens[i-1].start, false) || sc.listed(j) && sc.firmBeside(sc.tokens[j].end, true) ||
		sc.reads(i-1, "与", "和", "同") && sc.reads(j, "合作", "签署", "签约", "签订", "共同", "联合", "合资", "共建")
}

// worksOf reports whether a work follows the 的 at j: 远望航天的卫星制造项目.
func (sc *scan) worksOf(j int) bool {
	if !sc.reads(j, "的") {
		return false
	}
	for k := j + 1; k < min(j+6, len(sc.tokens)) && !sc.is(k, punct|stop); k++ {
		if sc.is(k, project|facility) {
			return k > j+1
		}
	}
	return false
}

// firmBeside reports whether a company's name starts at byte at, or ends there.
func (sc *scan) firmBeside(at int, starts bool) bool {
	if slices.ContainsFunc(sc.found, func(m Mention) bool {
		return m.Class == graph.Enterprise && (starts && m.Span.Start == at || !starts && m.Span.End == at)
	}) {
		return true
	}
	for k := range sc.tokens {
		if sc.enterprise(k) && (starts && sc.tokens[k].start == at || !starts && sc.tokens[k].end == at) {
			return true
		}
	}
	return false
}

// subject reports whether the word before the trade at j, a place or an everyday
// word of two letters, is the start of a company's name, since what stands around
// the two speaks of a company: 东海重工拟投资, 子公司云南铝业.
func (sc *scan) subject(j int) bool {
	i := j - 1
	if i < 0 || sc.tokens[i].end-sc.tokens[i].start != len("东海") || !sc.is(i, known|world|ordinary) || sc.is(i, stop|generic|verb|industry|business|action) || sc.is(j, ordinary) && !sc.place(i) {
		return false
	}
	owned := sc.reads(i-1, "子公司", "全资子公司", "控股子公司", "旗下", "分公司", "公司") || i > 1 && sc.reads(i-1, "的") && sc.reads(i-2, "旗下", "子公司")
	if !owned && i > 0 && !sc.is(i-1, punct) && !sc.reads(i-1, "由", "从", "与", "和", "向", "为") {
		return false
	}
	if owned || sc.acts(j+1) {
		return true
	}
	return !sc.is(i, ordinary) && (sc.reads(j+1, "在", "与", "和", "、", "分别", "投资", "建设", "将", "的") && sc.partner(j+1))
}

// builds reports whether what stands at j says that a company builds or invests.
func (sc *scan) builds(j int) bool {
	return sc.acts(j) || sc.reads(j, "建设", "启动", "开工", "新建", "投资") && !sc.is(j+1, project|zone)
}

// ownsWork reports whether an industry at j starts what a project or a facility
// is called after its company: 远望航天卫星超级工厂.
func (sc *scan) ownsWork(j int) bool {
	if !sc.is(j, industry) {
		return false
	}
	for j++; sc.is(j, industry|action|ordinary) && !sc.is(j, project|facility); j++ {
	}
	return sc.is(j, project|facility)
}

// acts reports whether what stands at j is what companies do.
func (sc *scan) acts(j int) bool {
	return sc.reads(j, "拟", "拟投资", "公告", "公告称", "承建", "投资建设", "投建", "中标", "签署", "签订", "签约", "宣布", "获悉", "发布公告", "发布", "披露", "计划投资", "将投资", "拟建设", "拟设立", "收购", "开工建设", "合作", "持有", "间接持有", "增资", "入股", "参股", "出资", "回复", "回复称", "回应", "回应称", "在互动平台", "互动平台", "表示", "称", "透露", "董事长", "总经理", "总裁", "副总经理") ||
		sc.reads(j, "投资") && sc.is(j+1, number)
}

// partner reports whether the clause from token j on says that a company acts:
// it builds, signs or invests.
func (sc *scan) partner(j int) bool {
	for ; j < len(sc.tokens) && !sc.reads(j, "。", "；"); j++ {
		if sc.acts(j) || sc.reads(j, "投资", "建设", "承担", "设立", "成立", "参与", "开工", "项目") {
			return true
		}
	}
	return false
}

// kindOfFirm reports whether the word at i says what kind of firm follows: 全资子公司.
func (sc *scan) kindOfFirm(i int) bool {
	text := sc.text(i, i+1)
	return strings.HasSuffix(text, "公司") || strings.HasSuffix(text, "企业") || strings.HasSuffix(text, "单位") || strings.HasSuffix(text, "机构")
}
