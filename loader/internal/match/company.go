package match

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// company is a company's name in its parts.
type company struct {
	name   string
	key    string   // of the registry's row that the name means, or ""
	owner  string   // key of the enterprise that the name starts with, or ""
	places []string // keys of the places before the proper part, the finest last
	brand  string   // the proper part
	trade  string
	at     string // place after the proper part or in brackets: a key, or a region
	number string // of a numbered company of its owner: 三
	form   form
}

// form is what the end of a company's name says.
type form uint8

const (
	group   form = 1 << iota // 集团
	stock                    // 股份
	limited                  // 有限公司, 有限责任公司
	branch                   // 分公司
	plain                    // 公司
)

// forms is the ends of companies' names, the longest first where one ends in
// another.
var forms = []struct {
	text string
	form form
}{
	{"股份有限公司", stock | limited},
	{"有限责任公司", limited},
	{"有限公司", limited},
	{"股份公司", stock},
	{"分公司", branch},
	{"总公司", group},
	{"公司", plain},
	{"（集团）", group},
	{"控股集团", group},
	{"集团", group},
	{"股份", stock},
	{"控股", 0},
}

// regions is parts of the country that companies of groups are named by.
var regions = []string{"东北", "华北", "华东", "华南", "华中", "西北", "西南"}

// part takes a company's name apart.
func (j *Judge) part(name, key string) company {
	c := company{name: name, key: key}
	rest := name
	if key == "" {
		owner, end := j.reg.Owner(name)
		if owner == "" {
			owner, _ = j.reg.InferSubsidiary(name)
		}
		c.owner, rest = j.mainCompany(owner), strings.TrimPrefix(name[end:], "（集团）")
		if c.owner != "" {
			rest = cutStart(rest, "股份有限公司", "有限公司", "股份", "集团")
		}
	}
	rest, c.form = cutForms(rest)
	rest, c.at = j.bracket(rest)
	rest, more := cutForms(rest)
	c.form |= more
	if c.owner == "" {
		rest = j.cutPlaces(&c, rest, 2)
	}
	if c.at == "" {
		rest, c.at = j.inner(rest, c.owner != "")
	}
	if c.owner != "" && number(rest) != "" {
		c.number, rest = number(rest), ""
	}
	c.brand, c.trade = j.cutTrade(rest)
	return c
}

// mainCompany is the group where the key is that of its main company (中国石油
// 天然气股份有限公司), whose name stands for the group's in the names of branches.
func (j *Judge) mainCompany(key string) string {
	row, ok := j.reg.Row(key)
	if !ok {
		return key
	}
	for _, n := range row.Names {
		readings := j.reg.Readings(n.Text)
		if slices.Contains(row.Parents, readings[0].Key) && readings[0].Class == graph.Enterprise {
			return readings[0].Key
		}
	}
	return key
}

// cutStart is s without the first of the starts that it has.
func cutStart(s string, starts ...string) string {
	for _, p := range starts {
		if rest, ok := strings.CutPrefix(s, p); ok && rest != "" {
			return rest
		}
	}
	return s
}

// cutForms is s without the legal forms that it ends in, and what they say. At
// least one letter is left, unless s is nothing but a form.
func cutForms(s string) (string, form) {
	var all form
	for again := true; again; {
		again = false
		for _, f := range forms {
			if rest, ok := strings.CutSuffix(s, f.text); ok && (rest != "" || all == 0) {
				s, all, again = rest, all|f.form, true
				break
			}
		}
	}
	return s, all
}

// bracket is s without a place in brackets, and that place.
func (j *Judge) bracket(s string) (string, string) {
	before, rest, ok := strings.Cut(s, "（")
	inside, after, closed := strings.Cut(rest, "）")
	if !ok || !closed {
		return s, ""
	}
	if key := j.place(inside); key != "" {
		return before + after, key
	}
	return s, ""
}

// cutPlaces is s without the places that it starts with, as long as so many
// letters are left.
func (j *Judge) cutPlaces(c *company, s string, least int) string {
	for {
		key, end := j.placeAt(s)
		if key == "" {
			key, end = division(s)
		}
		if key == "" || utf8.RuneCountInString(s[end:]) < least {
			return s
		}
		c.places = append(c.places, key)
		s = s[end:]
	}
}

// division is a place that no row is for, if s starts with what reads as one:
// two or three letters and 省, 市, 县.
func division(s string) (name string, end int) {
	n := 0
	for i, r := range s {
		if n++; n > 4 {
			break
		}
		if n > 2 && strings.ContainsRune("省市县", r) {
			end = i + utf8.RuneLen(r)
			return s[:end], end
		}
	}
	return "", 0
}

// inner is s without a place that it ends in or, in the name of an owner's
// company, starts with; and that place.
func (j *Judge) inner(s string, owned bool) (string, string) {
	if owned {
		if key, end := j.placeAt(s); key != "" {
			return s[end:], key
		}
	}
	for i := range s {
		if i >= len("北湖") || owned {
			if key := j.place(s[i:]); key != "" {
				return s[:i], key
			}
		}
	}
	return s, ""
}

// placeAt is the longest place that s starts with, and where it ends.
func (j *Judge) placeAt(s string) (key string, end int) {
	for i := range s {
		if k := j.place(s[:i]); k != "" {
			key, end = k, i
		}
	}
	if k := j.place(s); k != "" {
		key, end = k, len(s)
	}
	return key, end
}

// place is the key of a place by its name, or a region.
func (j *Judge) place(s string) string {
	if slices.Contains(regions, s) {
		return s
	}
	if key, ok := j.meaning(graph.Place, s); ok {
		return key
	}
	return ""
}

// cutTrade is s without the trades that it ends in, and those.
func (j *Judge) cutTrade(s string) (brand, trade string) {
	brand = s
	for again := true; again; {
		again = false
		for _, t := range j.trades {
			if rest, ok := strings.CutSuffix(brand, t); ok && utf8.RuneCountInString(rest) != 1 {
				brand, trade, again = rest, t+trade, brand != t
				break
			}
		}
	}
	return brand, trade
}

// number is the number of a company that has no other name: 三, 第三工程.
func number(s string) string {
	s = strings.TrimSuffix(strings.TrimPrefix(s, "第"), "工程")
	if s == "" || strings.Trim(s, "一二三四五六七八九十") != "" {
		return ""
	}
	return s
}
