package match

import (
	"slices"
	"strings"

	"soegraph/graph"
)

// heads is the words that zones' names end in, and one that stands for all that
// are the same.
var heads = []struct{ text, head string }{
	{"经济技术开发区", "经开区"},
	{"经开区", "经开区"},
	{"高新技术产业开发区", "高新区"},
	{"高新技术产业园区", "高新区"},
	{"高新技术开发区", "高新区"},
	{"高新区", "高新区"},
	{"自由贸易试验区", "自贸区"},
	{"自贸试验区", "自贸区"},
	{"自贸区", "自贸区"},
	{"工业园区", "工业园区"},
	{"工业园", "工业园区"},
	{"产业园区", "产业园区"},
	{"产业园", "产业园区"},
}

// zones judges two zones' names, of which at most one means a row.
func (j *Judge) zones(a, b string) Judgement {
	stem, head := zone(a)
	other, second := zone(b)
	x, y := company{}, company{}
	stem, other = j.cutPlaces(&x, stem, 0), j.cutPlaces(&y, other, 0)
	switch {
	case head != second:
		if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
			return Judgement{Related, 0.1, "one is a part of the other"}
		}
		return Judgement{Different, 0, "zones of two kinds"}
	case stem != other:
		return Judgement{Different, 0, "the proper parts differ: " + stem + ", " + other}
	case !j.compatible(x.places, y.places):
		return Judgement{Different, 0, "in two places"}
	case stem == "" && (len(x.places) == 0 || len(y.places) == 0):
		return Judgement{Unsure, 0.6, "one says nothing but what kind of zone it is"}
	}
	return Judgement{Same, 0.95, "one proper part, one kind of zone"}
}

// zone is a zone's name without its head, and that.
func zone(s string) (stem, head string) {
	for _, h := range heads {
		if rest, ok := strings.CutSuffix(s, h.text); ok {
			return rest, h.head
		}
	}
	return s, ""
}

// places judges two places' names, of which at most one means a row: a name may
// start with the places that the other lies in.
func (j *Judge) places(a, b string) Judgement {
	ka, kb := j.finest(a), j.finest(b)
	if ka == "" || kb == "" {
		return Judgement{Unsure, Review / 2, "not both are places of the registry"}
	}
	return j.rows(ka, kb)
}

// finest is the key of the place that a chain of places ends in: 沙河口区 of
// 大连市沙河口区.
func (j *Judge) finest(s string) string {
	above := ""
	for s != "" {
		key, end := j.placeBelow(s, above)
		if key == "" {
			return ""
		}
		above, s = key, s[end:]
	}
	return above
}

// placeBelow is the longest place that s starts with and that lies in another.
func (j *Judge) placeBelow(s, above string) (key string, end int) {
	for i := len(s); i > 0; i-- {
		for _, x := range j.reg.Readings(s[:i]) {
			if x.Class == graph.Place && (above == "" && !x.Ambiguous || above != "" && slices.Contains(j.reg.Ancestors(x.Key), above)) {
				return x.Key, i
			}
		}
	}
	return "", 0
}
