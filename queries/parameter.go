package queries

import "soegraph/graph"

// The parameters that several queries share.

func enterpriseParameter() Parameter {
	return Parameter{"enterprise", EntityParameter, []graph.Class{graph.Enterprise}, true, Title{"Enterprise", "企业"}, "CRRC"}
}

func zoneParameter() Parameter {
	return Parameter{"zone", EntityParameter, []graph.Class{graph.Zone, graph.Place}, true, Title{"Zone", "园区"}, "太平湾合作创新区"}
}

func placeParameter(required bool) Parameter {
	return Parameter{"place", EntityParameter, []graph.Class{graph.Place, graph.Zone}, required, Title{"Place", "地点"}, "大连"}
}

func industryParameter(required bool) Parameter {
	return Parameter{"industry", EntityParameter, []graph.Class{graph.Industry}, required, Title{"Industry", "行业"}, "石化"}
}
