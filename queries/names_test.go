package queries_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/queries"
	"soegraph/queries/queriestest"
)

// TestResolve asks for names of the registry that comes with the program.
func TestResolve(t *testing.T) {
	r := queriestest.Of(registryStatements(t)...)
	l := queries.New()
	enterprise, place, zone, industry := graph.Enterprise, graph.Place, graph.Zone, graph.Industry
	for _, test := range []struct {
		name    string
		classes []graph.Class
		want    string // an id, or a code and candidates
	}{
		{"CRRC", nil, "enterprise/crrc"},
		{"crrc", nil, "enterprise/crrc"},
		{"ＣＲＲＣ", nil, "enterprise/crrc"},
		{"中车", nil, "enterprise/crrc"},
		{"中国中车", nil, "enterprise/crrc"},
		{"中国中车集团有限公司", nil, "enterprise/crrc"},
		{" “中国中车 集团有限公司” ", nil, "enterprise/crrc"},
		{"id:enterprise/crrc", nil, "enterprise/crrc"},
		{"enterprise/crrc", nil, "enterprise/crrc"},
		{"<https://w3id.org/soegraph/id/enterprise/crrc>", nil, "enterprise/crrc"},
		{"https://w3id.org/soegraph/id/enterprise/crrc", nil, "enterprise/crrc"},
		{"China Railway Rolling Stock Corporation", nil, "enterprise/crrc"},
		{"china  railway rolling-stock corporation", nil, "enterprise/crrc"},
		{"中国石油", []graph.Class{enterprise}, "enterprise/cnpc"},
		{"中国电信", []graph.Class{enterprise}, "enterprise/chinatelecom"},
		{"COFCO", nil, "enterprise/cofco"},
		{"大连", []graph.Class{place, zone}, "place/2102"},
		{"大连市", nil, "place/2102"},
		{"辽宁", nil, "place/21"},
		{"太平湾", []graph.Class{zone, place}, "zone/大连太平湾合作创新区"},
		{"吉林", []graph.Class{place}, "place/22"},
		{"浦东新区", []graph.Class{place, zone}, "place/310115"},
		{"浦东新区", nil, "zone/上海浦东新区"},
		{"石化", []graph.Class{industry}, "industry/石化"},
		{"大连", []graph.Class{enterprise}, "not-found"},
		{"没有这样的公司", nil, "not-found"},
		{"", nil, "invalid"},
	} {
		got := ""
		e, err := l.Resolve(t.Context(), r, test.name, test.classes...)
		if err != nil {
			got = string(graph.CodeOf(err))
		} else {
			got = e.ID()
		}
		if got != test.want {
			t.Errorf("%q of %v: %s (%v), want %s", test.name, test.classes, got, err, test.want)
		}
	}
}

// TestResolveStory resolves names that documents give, against the rules by
// which one of several is meant.
func TestResolveStory(t *testing.T) {
	story, err := queriestest.Parse(`
		Enterprise: 华联集团有限公司, 华联, 联合 @registry
		Enterprise: 华联股份有限公司, 华联 @registry
		Enterprise: 合众联合有限公司, 联合 @registry
		华联股份有限公司 subsidiaryOf 华联集团有限公司 @registry
		Enterprise: 华联, 老华联 @a
		Project: 联合
		Project: 沿海新厂二期项目
		Event: 沿海新厂二期项目签约仪式
		Event: 全国产业合作发展大会暨集中签约活动
		Policy: 《沿海新区条例》
		Place: 东山县 @registry
		Place: 东山市 @registry
		Place: 西山县, 西山 @registry
		Place: 西山市, 西山 @registry
		东山县 notation 350626 @registry
		西山县 notation 350626 @registry
		西山市 notation 3506 @registry
	`)
	if err != nil {
		t.Fatal(err)
	}
	r, l := story.Graph(), queries.New()
	for _, test := range []struct {
		name  string
		class graph.Class
		want  string // a preferred name, or a code and the names of the candidates
	}{
		{"华联", "", "华联集团有限公司"},       // of the registry; the one that the other is part of
		{"华联股份有限公司", "", "华联股份有限公司"}, // its own name
		{"老华联", "", "华联"},            // known from a document only
		{"联合", graph.Project, "联合"},  // the class decides
		{"联合", graph.Enterprise, "ambiguous: 华联集团有限公司, 合众联合有限公司"},
		{"沿海新区条例", "", "《沿海新区条例》"},                     // without the marks
		{"产业合作发展大会", graph.Event, "全国产业合作发展大会暨集中签约活动"}, // a long part of one name
		{"合作", graph.Event, "not-found: 全国产业合作发展大会暨集中签约活动"},
		{"西山", graph.Place, "西山市"}, // the larger
		{"东山", graph.Place, "not-found: 东山县, 东山市"},
		{"沿海新厂二期", graph.Project, "沿海新厂二期项目"},
		{"沿海新厂二期", "", "not-found: 沿海新厂二期项目, 沿海新厂二期项目签约仪式"},
	} {
		var classes []graph.Class
		if test.class != "" {
			classes = []graph.Class{test.class}
		}
		e, err := l.Resolve(t.Context(), r, test.name, classes...)
		got := e.Name
		if named, ok := errors.AsType[*queries.NameError](err); ok {
			var names []string
			for _, c := range named.Candidates {
				names = append(names, c.Name)
				if !strings.Contains(err.Error(), c.Name) || !strings.Contains(err.Error(), c.ID()) {
					t.Errorf("%q: the message leaves out %s: %v", test.name, c.Name, err)
				}
			}
			got = string(graph.CodeOf(err)) + ": " + strings.Join(names, ", ")
		}
		if got != test.want {
			t.Errorf("%q of %s: %s, want %s", test.name, test.class, got, test.want)
		}
	}
}

// TestSearch types parts of names.
func TestSearch(t *testing.T) {
	r := queriestest.Of(registryStatements(t)...)
	l := queries.New()
	for _, test := range []struct {
		text  string
		class graph.Class
		want  string // the id of the first
	}{
		{"中车", "", "enterprise/crrc"},
		{"中国中", "", ""},
		{"crrc", "", "enterprise/crrc"},
		{"CRR", "", "enterprise/crrc"},
		{"zgzc", "", "enterprise/crrc"},
		{"zhongguozhongche", "", "enterprise/crrc"},
		{"chongqing", graph.Place, "place/50"},
		{"cqs", graph.Place, "place/50"},
		{"changchun", graph.Place, "place/2201"},
		{"长春", graph.Place, "place/2201"},
		{"xiamen", graph.Place, "place/3502"},
		{"太平湾", graph.Zone, "zone/大连太平湾合作创新区"},
		{"合作创新区", graph.Zone, "zone/大连太平湾合作创新区"},
		{"rolling stock", graph.Enterprise, "enterprise/crrc"},
		{"没有这样的", "", "none"},
		{"《", "", "none"},
	} {
		var classes []graph.Class
		if test.class != "" {
			classes = []graph.Class{test.class}
		}
		found, _, err := l.Search(t.Context(), r, test.text, queries.SearchOptions{Classes: classes})
		if err != nil {
			t.Fatal(err)
		}
		got := "none"
		if len(found) > 0 {
			got = found[0].ID()
		}
		if got != test.want && (test.want != "" || got == "none") {
			t.Errorf("%q of %s: %s, want %s", test.text, test.class, got, test.want)
		}
		for _, e := range found {
			if test.class != "" && e.Class != test.class {
				t.Errorf("%q: %s is a %s", test.text, e.Name, e.Class.Local())
			}
		}
	}
}

// TestSearchPages reads a long answer page by page and as one.
func TestSearchPages(t *testing.T) {
	r := queriestest.Of(registryStatements(t)...)
	l := queries.New()
	all, more, err := l.Search(t.Context(), r, "开发区", queries.SearchOptions{Limit: 1000})
	if err != nil || more || len(all) < 100 {
		t.Fatalf("%d found, more %t, error %v", len(all), more, err)
	}
	var paged []queries.Entity
	for more = true; more; {
		var page []queries.Entity
		page, more, err = l.Search(t.Context(), r, "开发区", queries.SearchOptions{Offset: len(paged), Limit: 37})
		if err != nil {
			t.Fatal(err)
		}
		paged = append(paged, page...)
	}
	if d := cmp.Diff(all, paged); d != "" {
		t.Error(d)
	}
}
