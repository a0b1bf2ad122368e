package registry

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

var zoneColumns = []string{"id", "name", "place", "kind", "grade", "code", "short", "generic"}

func (r *Registry) addZone(l line) error {
	c := l.cells
	row := Row{
		Key: "zone/" + idOr(c[0], c[1]), Class: graph.Zone, Name: c[1], Parents: []string{"place/" + c[2]}, Kind: RowKind(c[3]),
		Grade: c[4], Code: c[5], generic: c[7] != "", origin: origin{quote: l.text}, file: l.file, line: l.number,
	}
	row.add(Short, list(c[6])...)
	if !row.generic {
		row.add(Derived, shortZones(row.Name, row.Grade == "national")...)
	}
	r.rows = append(r.rows, row)
	return nil
}

// zoneEnds is the ends of zones' names, and what they are shortened to.
var zoneEnds = []struct{ long, short string }{
	{"经济技术开发区", "经开区"},
	{"经济技术开发区", "经济开发区"},
	{"经济开发区", "经开区"},
	{"高新技术产业开发区", "高新区"},
	{"高新技术产业园区", "高新区"},
	{"高新技术开发区", "高新区"},
	{"自由贸易试验区", "自贸试验区"},
	{"自由贸易试验区", "自贸区"},
}

// shortZones is what a zone is called for short.
func shortZones(name string, national bool) []string {
	var out []string
	for _, e := range zoneEnds {
		stem, ok := strings.CutSuffix(name, e.long)
		if ok && utf8.RuneCountInString(stem) >= 2 {
			out = append(out, stem+e.short)
			if national && e.short == "经开区" {
				out = append(out, stem+"开发区")
			}
		}
	}
	return out
}

// withoutPlace adds to the zones the names without the place that they start
// with, if what is left still names them: 葛店经济技术开发区 of 鄂州.
func (r *Registry) withoutPlace() {
	for i := range r.rows {
		z := &r.rows[i]
		if z.Class != graph.Zone || z.generic {
			continue
		}
		for place := r.row(z.Parents[0]); place.Key != ""; place = r.row(r.Parent(place.Key)) {
			r.cutPlace(z, place.Name)
			for _, n := range place.Names {
				r.cutPlace(z, n.Text)
			}
		}
	}
}

// cutPlace adds to a zone its names without the place that they start with.
func (r *Registry) cutPlace(z *Row, place string) {
	cut := func(name string) {
		if rest, ok := strings.CutPrefix(name, place); ok && tells(rest, r.words) {
			z.add(Derived, rest)
		}
	}
	cut(z.Name)
	for _, n := range z.Names {
		cut(n.Text)
	}
}

// zoneHeads is the words that zones' names end in, the longest first.
var zoneHeads = []string{
	"经济技术开发区", "高新技术产业开发区", "高新技术产业园区", "高新技术开发区", "经济开发区", "产业开发区", "工业园区", "产业园区", "旅游度假区",
	"综合保税区", "保税港区", "工业园", "产业园", "科技园", "经开区", "高新区", "开发区", "示范区", "试验区", "合作区", "保税区", "新区", "园区",
}

// tells reports whether a zone's name says which it is: it has at least two
// letters before the word that it ends in, and they are no words of the language.
func tells(name string, w words) bool {
	for _, head := range zoneHeads {
		if stem, ok := strings.CutSuffix(name, head); ok {
			return utf8.RuneCountInString(stem) >= 2 && w[stem] == "" && !strings.ContainsAny(stem[:3], "（省市县区州旗盟") && !strings.HasPrefix(stem, "国家")
		}
	}
	return false
}
