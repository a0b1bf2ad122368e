package entity

import (
	"slices"
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/mention"
)

// kindred reports whether a zone may be meant by a word for one kind of zones:
// 高新区 is a 高新技术产业开发区 and no 工业园.
func kindred(word, name string) bool {
	kinds := map[string][]string{
		"高新区": {"高新区", "高新技术产业开发区", "高新技术开发区", "高新技术产业园区", "高新技术产业园"},
		"经开区": {"经开区", "经济开发区", "经济技术开发区", "开发区"},
		"开发区": {"开发区", "经开区", "高新区"},
		"示范区": {"示范区"},
		"自贸区": {"自贸区", "自贸试验区", "自由贸易试验区", "片区"},
		"合作区": {"合作区"},
		"保税区": {"保税区", "综保区"},
		"综保区": {"综保区", "综合保税区"},
		"试验区": {"试验区"},
		"新区":  {"新区"},
		"产业园": {"产业园", "产业园区", "园区"},
		"工业区": {"工业区", "工业园区"},
		"工业园": {"工业园", "工业园区", "园区"},
	}[word]
	return kinds == nil || slices.ContainsFunc(kinds, func(kind string) bool { return strings.HasSuffix(name, kind) })
}

// park is the park that a text which names no project calls one: 某产业园开工。项目占地
// 百亩.
func (a *anaphors) park(i int, m mention.Mention) int {
	if m.Class != graph.Project {
		return -1
	}
	k := a.topic(i, graph.Zone)
	if k < 0 || !slices.ContainsFunc([]string{"园", "园区", "基地", "聚集区", "物流城", "商贸城", "市场", "小镇", "综合体"}, func(end string) bool {
		return strings.HasSuffix(a.mentions[k].Text, end)
	}) {
		return -1
	}
	return k
}

// collective reports whether a phrase speaks of all zones of an area: 全市园区, 各开发区.
func (a *anaphors) collective(m mention.Mention) bool {
	before := a.sentences[m.Sentence].Text.String()[:m.Span.Start]
	return m.Class == graph.Zone && slices.ContainsFunc([]string{"全市", "全省", "全县", "全区", "全国", "我市", "我省", "我县", "各", "各类", "所有", "多个"}, func(all string) bool {
		return strings.HasSuffix(before, all)
	})
}
