package registry

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// addPlace adds a division. Its level and parent follow from its code (GB/T
// 2260): two digits are a province, four a city, six a county. A county whose
// city has no row hangs on the province.
func (r *Registry) addPlace(l line) error {
	code, name := l.cells[0], l.cells[1]
	row := Row{Key: "place/" + code, Class: graph.Place, Name: name, Code: code, origin: origin{quote: l.text}, file: l.file, line: l.number}
	switch len(code) {
	case 2:
		row.Kind = Province
	case 4:
		row.Kind, row.Parents = City, []string{"place/" + code[:2]}
	case 6:
		row.Kind, row.Parents = County, []string{"place/" + code[:4]}
	default:
		return l.errorf("the code %q of %s has neither two, four nor six digits", code, name)
	}
	row.generic = r.words[name] == genericWord
	row.add(Derived, shortPlaces(name, row.Kind, r.words)...)
	r.rows = append(r.rows, row)
	return nil
}

// hang makes counties without a city belong to their province, and zones that
// fill a district lie in it.
func (r *Registry) hang() {
	for i := range r.rows {
		row := &r.rows[i]
		switch {
		case row.Kind == County && len(row.Code) == 6 && r.row(row.Parents[0]).Key == "":
			row.Parents = []string{"place/" + row.Code[:2]}
		case row.Class == graph.Zone && row.Code != "" && r.row("place/"+row.Code).Key != "":
			row.Parents = []string{"place/" + row.Code}
		}
	}
}

// nations is the names of peoples in the names of autonomous divisions.
var nations = []string{
	"蒙古族", "蒙古", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族",
	"哈萨克", "傣族", "黎族", "傈僳族", "佤族", "畲族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜", "土族", "达斡尔族",
	"仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯", "阿昌族", "普米族", "塔吉克", "怒族", "鄂温克族", "保安族", "裕固族",
	"京族", "独龙族", "鄂伦春", "赫哲族", "各族", "族",
}

// shortPlaces is what a division is called for short. One letter is never
// left, nor a word of the language.
func shortPlaces(name string, level RowKind, w words) []string {
	var out []string
	keep := func(short string, least int) {
		if utf8.RuneCountInString(short) >= least && w[short] == "" {
			out = append(out, short)
		}
	}
	for _, s := range []string{"特别行政区", "自治区", "自治州", "自治县", "省", "地区", "盟", "市", "县", "林区", "区"} {
		rest, ok := strings.CutSuffix(name, s)
		if !ok {
			continue
		}
		switch s {
		case "自治区", "自治州", "自治县":
			rest = withoutNations(rest)
			keep(rest, 2)
			if s == "自治州" {
				keep(rest+"州", 3)
			}
			if s == "自治县" {
				keep(rest+"县", 3)
			}
		case "区":
			keep(rest, 3)
		default:
			keep(rest, 2)
		}
		break
	}
	return out
}

// withoutNations is a name without the names of peoples that it ends in.
func withoutNations(s string) string {
	for again := true; again; {
		again = false
		for _, n := range nations {
			if rest, ok := strings.CutSuffix(s, n); ok && utf8.RuneCountInString(rest) >= 2 {
				s, again = rest, true
				break
			}
		}
	}
	return s
}
