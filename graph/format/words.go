package format

import (
	"math"
	"strconv"

	"soegraph/graph"
)

// words is what people read for the terms of the vocabulary, in Chinese and in
// English: the words of the explorer.
var words = map[string][2]string{
	"Enterprise": {"企业", "enterprise"}, "Project": {"项目", "project"}, "Facility": {"设施", "facility"}, "Zone": {"园区", "zone"},
	"Industry": {"产业", "industry"}, "Place": {"地点", "place"}, "Government": {"政府", "government"}, "Event": {"活动", "event"},
	"Policy": {"政策", "policy"}, "Platform": {"平台", "platform"}, "Person": {"人物", "person"},
	"participatesIn": {"参与", "participates in"}, "subsidiaryOf": {"隶属于", "subsidiary of"}, "locatedIn": {"位于", "located in"},
	"partOf": {"属于", "part of"}, "inIndustry": {"所属产业", "in industry"}, "signedAt": {"签约于", "signed at"},
	"participatesInEvent": {"参加", "takes part in"}, "cooperatesWith": {"合作", "cooperates with"}, "establishedIn": {"设立于", "established in"},
	"investment": {"投资额", "investment"}, "projectCount": {"项目数", "number of projects"}, "status": {"进展", "status"}, "date": {"日期", "date"},
	"governs": {"适用于", "governs"}, "issuedBy": {"发布者", "issued by"}, "figure": {"数据", "figure"}, "broader": {"上级", "broader"},
	"tier": {"性质", "ownership"}, "notation": {"代码", "code"}, "succeededBy": {"并入", "succeeded by"}, "succeededIn": {"并入年份", "succeeded in"},
	"planned": {"计划", "planned"}, "signed": {"已签约", "signed"}, "started": {"已开工", "started"}, "underConstruction": {"在建", "under construction"},
	"completed": {"已建成", "completed"}, "operating": {"运营中", "operating"}, "terminated": {"终止", "terminated"},
}

// word is a term of the vocabulary in both languages, or as it is.
func word(local string) string {
	if w, ok := words[local]; ok {
		return w[0] + " " + w[1]
	}
	return local
}

// readable is a value as the page shows it: amounts in 亿元 or 万元, stages in
// words.
func readable(v Value) string {
	amount, ok := v.Object.Number()
	switch {
	case v.Predicate == graph.Status:
		return word(v.Object.Text())
	case v.Predicate != graph.Investment || !ok || v.Object.Datatype() != graph.XSDDecimal:
		return v.Shown()
	case math.Abs(amount) >= 1e8:
		return strconv.FormatFloat(amount/1e8, 'f', -1, 64) + " 亿元"
	case math.Abs(amount) >= 1e4:
		return strconv.FormatFloat(amount/1e4, 'f', -1, 64) + " 万元"
	default:
		return strconv.FormatFloat(amount, 'f', -1, 64) + " 元"
	}
}
