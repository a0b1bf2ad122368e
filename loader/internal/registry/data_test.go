package registry_test

import (
	"encoding/csv"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"soegraph/graph"
	"soegraph/loader/internal/registry"
	"soegraph/seeds"
)

// column is the first column of a file of the registry.
func column(t *testing.T, file string, n int) []string {
	t.Helper()
	data, err := fs.ReadFile(seeds.Registry(), file)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, row := range rows[1:] {
		list = append(list, row[n])
	}
	return list
}

// What Load does not check: it takes a user's rows too.
func TestRowsAreWellFormed(t *testing.T) {
	r := load(t)
	codes := map[graph.Class]*regexp.Regexp{
		graph.Place:      regexp.MustCompile(`^([1-9]\d|[1-9]\d{3}|[1-9]\d{5})$`),
		graph.Zone:       regexp.MustCompile(`^(|[1-9]\d{5}|[1-9]\d{8})$`),
		graph.Industry:   regexp.MustCompile(`^(|[A-T]|\d{2,4})$`),
		graph.Enterprise: regexp.MustCompile(`^$`),
	}
	iris := map[graph.IRI]string{}
	count := map[graph.Class]int{}
	for row := range r.Rows() {
		count[row.Class]++
		iri := r.IRI(row.Key)
		if _, err := graph.ParseIRI(string(iri)); err != nil {
			t.Errorf("%s: %v", row.Key, err)
		}
		if other, ok := iris[iri]; ok {
			t.Errorf("%s and %s have the IRI %s", row.Key, other, iri)
		}
		iris[iri] = row.Key
		if !codes[row.Class].MatchString(row.Code) {
			t.Errorf("%s: the code %q is none", row.Key, row.Code)
		}
		for _, n := range append(slices.Clone(row.Names), registry.Name{Text: row.Name}) {
			if strings.TrimSpace(n.Text) != n.Text || len([]rune(n.Text)) < 2 {
				t.Errorf("%s: the name %q", row.Key, n.Text)
			}
		}
		if row.Class == graph.Enterprise && (row.Source == "" || row.Source == "S3") {
			t.Errorf("%s: the source %q may not be embedded", row.Key, row.Source)
		}
	}
	for class, least := range map[graph.Class]int{graph.Enterprise: 450, graph.Place: 3200, graph.Zone: 1300, graph.Industry: 700} {
		if count[class] < least {
			t.Errorf("%d rows of %s", count[class], class.Local())
		}
	}
}

// Names yields what Meaning says.
func TestNamesAgreeWithMeaning(t *testing.T) {
	r := load(t)
	before := ""
	for _, name := range []string{"经济开发区", "太阳能", "八局", "郊区"} {
		if len(r.Readings(name)) == 0 {
			t.Errorf("nothing is known of %s", name)
		}
	}
	for name, readings := range r.Names() {
		if name <= before {
			t.Fatalf("%q comes after %q", name, before)
		}
		before = name
		key, ok := r.Meaning(name)
		if single := len(readings) == 1 && !readings[0].Ambiguous; single != ok || ok && key != readings[0].Key {
			t.Errorf("%s: %+v, but Meaning is %q, %t", name, readings, key, ok)
		}
		if readings[0].Kind == registry.Generic {
			t.Errorf("%s is no name to look for", name)
		}
		if len(r.Readings(name)) < len(readings) {
			t.Errorf("%s: Names knows more than Readings", name)
		}
	}
}

// A name that two enterprises have must be one that someone has thought about.
func TestSharedNamesAreListed(t *testing.T) {
	r := load(t)
	listed := column(t, "ambiguous.csv", 0)
	for name := range r.Names() {
		own := 0
		for _, x := range r.Readings(name) {
			if x.Class == graph.Enterprise && x.Kind != registry.Derived {
				own++
			}
		}
		if own > 1 && !slices.Contains(listed, name) {
			t.Errorf("%s may mean %+v, but ambiguous.csv does not have it", name, r.Readings(name))
		}
	}
}

func TestNoHierarchyEndsInItself(t *testing.T) {
	r := load(t)
	for row := range r.Rows() {
		if slices.Contains(r.Ancestors(row.Key), row.Key) {
			t.Errorf("%s belongs to itself", row.Key)
		}
		for _, child := range r.Children(row.Key) {
			if !slices.Contains(r.Ancestors(child), row.Key) {
				t.Errorf("%s is a child of %s but does not belong to it", child, row.Key)
			}
		}
	}
}

func TestNamesMean(t *testing.T) {
	r := load(t)
	for key, names := range map[string]string{
		"enterprise/crrc":         "CRRC 中车 中国中车 中车集团 中国中车集团有限公司",
		"enterprise/cofco":        "COFCO 中粮 中粮集团 中粮集团有限公司",
		"enterprise/cgn":          "CGN 中广核 中国广核集团有限公司 中国广核集团",
		"enterprise/cnpc":         "CNPC 中国石油 中石油 中国石油天然气集团有限公司 中国石油天然气集团公司",
		"enterprise/chinatelecom": "中国电信 中国电信集团有限公司",
		"enterprise/cmg":          "招商局 招商局集团",
		"enterprise/ctg":          "三峡 三峡集团 中国长江三峡集团有限公司",
		"enterprise/中国北车":         "中国北车 北车集团 北车",
		"enterprise/中国铝业股份有限公司":   "中国铝业",
		"enterprise/cnaf":         "中国航油 中国航空油料集团有限公司",
		"place/21":                "辽宁省 辽宁",
		"place/2102":              "大连市 大连",
		"place/210204":            "沙河口区 沙河口",
		"place/210211":            "甘井子区 甘井子",
		"place/210212":            "旅顺口区 旅顺",
		"place/210283":            "庄河市 庄河",
		"place/45":                "广西壮族自治区 广西",
		"place/22":                "吉林省 吉林",
		"place/1522":              "兴安盟",
		"place/1525":              "锡林郭勒盟 锡林郭勒",
		"place/152221":            "科尔沁右翼前旗 科右前旗",
		"place/4228":              "恩施土家族苗族自治州 恩施州",
		"zone/大连金普新区":             "大连金普新区 金普新区",
		"zone/上海浦东新区":             "上海浦东新区 浦东新区 浦东",
		"zone/河北雄安新区":             "雄安新区 雄安",
		"zone/天津经济技术开发区":          "天津经开区 天津开发区 泰达",
		"zone/大连太平湾合作创新区":         "太平湾合作创新区 太平湾",
		"industry/石化":             "石化",
		"industry/农业":             "农业",
		"industry/36":             "汽车制造业",
	} {
		for name := range strings.FieldsSeq(names) {
			if got, _ := r.Meaning(name); got != key {
				t.Errorf("%s means %q, not %q: %+v", name, got, key, r.Readings(name))
			}
		}
	}
	for name := range strings.FieldsSeq("经济开发区 高新区 郊区 和平 合作 会同 东方 中铁 中航 CTG 太阳能 朝阳区 八局 第一") {
		if key, ok := r.Meaning(name); ok {
			t.Errorf("%s means %s, though it could be anything", name, key)
		}
	}
}

func TestTraps(t *testing.T) {
	r := load(t)
	for name := range strings.FieldsSeq("招商局 三峡 中建 国电 国网 一重") {
		readings := r.Readings(name)
		if len(readings) == 0 || !readings[0].Trap || readings[0].Note == "" {
			t.Errorf("%s: %+v is no trap with a note", name, readings)
		}
	}
}

func TestNeverMerge(t *testing.T) {
	r := load(t)
	n := 0
	for p := range r.Distinct() {
		n++
		one, ok := r.Meaning(p.One)
		if other, _ := r.Meaning(p.Other); ok && one == other {
			t.Errorf("%s and %s both mean %s", p.One, p.Other, one)
		}
		if relation, ok := r.Differ(p.Other, p.One); !ok || relation != p.Relation {
			t.Errorf("%s and %s are listed as different, but Differ does not know", p.One, p.Other)
		}
		a, _ := registry.LegalForm(p.One)
		b, _ := registry.LegalForm(p.Other)
		if a == b {
			t.Errorf("%s and %s have the stem %s", p.One, p.Other, a)
		}
	}
	if n < 80 {
		t.Errorf("only %d pairs", n)
	}
	if _, ok := r.Differ("中国中车", "中车集团"); ok {
		t.Error("中国中车 and 中车集团 are not listed")
	}
}
