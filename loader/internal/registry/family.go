package registry

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// family is a rule by which a name says whose the company is: a prefix, and for
// numbered bureaus a number in a range and what follows it.
type family struct {
	prefix, suffix string
	from, to       int // 0, 0: no number
	group          string
}

func (r *Registry) addFamily(l line) error {
	c := l.cells
	f := family{prefix: c[0], suffix: c[3], group: c[4]}
	if f.group != "" {
		f.group = "enterprise/" + f.group
	}
	if c[1] != "" {
		from, ok := ordinal(c[1])
		to, ok2 := ordinal(c[2])
		if !ok || !ok2 {
			return l.errorf("%s to %s is no range of numbers", c[1], c[2])
		}
		f.from, f.to = from, to
	}
	r.families = append(r.families, f)
	if f.from == 0 {
		r.prefixes = append(r.prefixes, f)
	}
	return nil
}

// takes reports whether the family takes a name, and how many bytes of it.
func (f family) takes(name string) (int, bool) {
	rest, ok := strings.CutPrefix(name, f.prefix)
	if !ok {
		return 0, false
	}
	if f.from > 0 {
		digits := strings.IndexFunc(rest, func(c rune) bool { return !strings.ContainsRune(numerals, c) })
		if digits <= 0 {
			return 0, false
		}
		n, ok := ordinal(rest[:digits])
		if !ok || n < f.from || n > f.to {
			return 0, false
		}
		rest = rest[digits:]
	}
	if !strings.HasPrefix(rest, f.suffix) {
		return 0, false
	}
	return len(name) - len(rest) + len(f.suffix), true
}

const numerals = "零一二三四五六七八九十"

// ordinal is the value of a Chinese number from one to ninety-nine.
func ordinal(s string) (int, bool) {
	digits := []rune(numerals)
	tens, units, ok := strings.Cut(s, "十")
	value := func(s string, empty int) (int, bool) {
		if s == "" {
			return empty, true
		}
		c, size := utf8.DecodeRuneInString(s)
		i := slices.Index(digits[:10], c)
		return i, i > 0 && size == len(s)
	}
	if !ok {
		n, ok := value(s, 0)
		return n, ok && s != ""
	}
	t, ok1 := value(tens, 1)
	u, ok2 := value(units, 0)
	return 10*t + u, ok1 && ok2
}

// InferSubsidiary says by its name alone whose company one is that the registry
// does not list: the longest name of an enterprise that it starts with, and
// more: 中车大连公司, 中粮油脂, 中铁十四局. It gives the key of that enterprise's
// group, or of the former group. It gives none for the name of an enterprise
// that the registry lists as a group, for a name whose start several groups
// share, and where what follows says that it is no company (国家能源局).
func (r *Registry) InferSubsidiary(name string) (group string, ok bool) {
	name = wide(name)
	if list := r.readings[name]; len(list) > 0 && (len(list) == 1 || r.settled[name]) {
		return r.groupOf(list[0].Key)
	}
	key, end, numbered := r.prefix(name, r.families)
	if key == "" {
		return "", false
	}
	rest := name[end:]
	if noCompany(rest) || !numbered && slices.Contains(onlyForm, rest) {
		return "", false
	}
	if g, ok := r.groupOf(key); ok {
		key = g
	}
	return key, true
}

// Owner is the key of the enterprise whose name, or a part of it that says
// whose a company is, the name starts with, and how many bytes of it that is:
// enterprise/crrc and 中车 of 中车大连公司. The longest wins. It is "" and 0 where
// there is none, and where several share the start.
func (r *Registry) Owner(name string) (key string, end int) {
	// A numbered bureau without a row keeps its number in the rest of the name.
	if key, end, _ = r.prefix(name, r.prefixes); key == "" {
		return "", 0
	}
	return key, end
}

// prefix is the enterprise whose name a longer name starts with, "" where
// several share it; where that ends; and whether it is itself a company of a
// group, so that what follows may be no more than a legal form.
func (r *Registry) prefix(name string, families []family) (key string, end int, part bool) {
	for _, f := range families {
		if n, ok := f.takes(name); ok && n > end {
			key, end, part = f.group, n, f.from > 0
		}
	}
	for at := len(name); at > max(end, 1); {
		_, size := utf8.DecodeLastRuneInString(name[:at])
		at -= size
		list := r.readings[name[:at]]
		if at < end || len(list) == 0 || list[0].Class != graph.Enterprise {
			continue
		}
		if list[0].Ambiguous {
			return "", at, false
		}
		_, part = r.groupOf(list[0].Key)
		return list[0].Key, at, part
	}
	return key, end, part
}

// groupOf is the group that an enterprise is a subsidiary of.
func (r *Registry) groupOf(key string) (string, bool) {
	row := r.row(key)
	switch row.Kind {
	case Listed, Bureau, Institute, Branch:
		return row.Parents[0], true
	default:
		return "", false
	}
}

// What starts and what ends the rest of a name, after an enterprise's, that is
// no company's.
var (
	otherStarts = []string{"局", "办", "业", "间市场", "工程", "枢纽", "库区", "坝", "大坝", "奖", "杯", "项目", "党委", "报"}
	otherEnds   = []string{"协会", "学会", "商会", "联合会", "研究会", "大学", "学院", "基金会", "委员会", "博物馆", "管理局", "监管局"}
)

// onlyForm is what follows an enterprise's name in longer forms of its own name.
var onlyForm = []string{
	"集团", "集团公司", "集团有限公司", "（集团）", "（集团）有限公司", "有限公司", "有限责任公司", "集团有限责任公司", "公司", "总公司", "控股",
}

// noCompany reports whether rest, which follows an enterprise's name, makes it
// the name of something that is no company.
func noCompany(rest string) bool {
	if strings.HasSuffix(rest, "公司") {
		return false
	}
	return slices.ContainsFunc(otherStarts, func(s string) bool { return strings.HasPrefix(rest, s) }) ||
		slices.ContainsFunc(otherEnds, func(s string) bool { return strings.HasSuffix(rest, s) })
}

// wide is a name with wide brackets.
func wide(s string) string {
	if !strings.ContainsAny(s, "()") {
		return s
	}
	return strings.NewReplacer("(", "（", ")", "）").Replace(s)
}
