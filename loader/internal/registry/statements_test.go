package registry_test

import (
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/loader/internal/registry"
)

func collect(t *testing.T, seq iter.Seq2[graph.Statement, error]) []graph.Statement {
	t.Helper()
	var list []graph.Statement
	for s, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return list
}

// facts is the statements as "subject predicate object", short.
func facts(list []graph.Statement) []string {
	var out []string
	for _, s := range list {
		object := string(s.Object)
		if iri := s.Object.IRI(); iri != "" {
			object = strings.TrimPrefix(strings.TrimPrefix(string(iri), graph.EntityNS), graph.NS)
		}
		out = append(out, strings.TrimPrefix(string(s.Subject), graph.EntityNS)+" "+s.Predicate.Local()+" "+object)
	}
	return out
}

func TestStatements(t *testing.T) {
	r := load(t)
	list := collect(t, r.Statements())
	if d := cmp.Diff(list, collect(t, load(t).Statements())); d != "" {
		t.Error("two loads state different things")
	}
	described := map[graph.IRI]bool{}
	seen := map[graph.IRI]bool{}
	evidence := map[graph.IRI]int{}
	for _, s := range list {
		if seen[s.IRI()] {
			t.Errorf("stated twice: %s %s %s", s.Subject, s.Predicate.Local(), s.Object)
		}
		seen[s.IRI()] = true
		evidence[s.Evidence.IRI()]++
		if s.Predicate == graph.Type {
			described[s.Subject] = true
		}
		if s.Evidence.Label != graph.RegistryGraph || s.Evidence.Exact == "" || s.Evidence.End != len(s.Evidence.Exact) {
			t.Errorf("evidence %+v", s.Evidence)
		}
	}
	for _, s := range list {
		if iri := s.Object.IRI(); s.Predicate != graph.Type && iri != "" && !described[iri] {
			t.Errorf("%s %s %s, of which nothing is known", s.Subject, s.Predicate.Local(), iri)
		}
	}
	// A fact and the link of its evidence, and the seven quads that describe an evidence.
	if quads := 2*len(list) + 7*len(evidence); quads > 150_000 {
		t.Errorf("%d quads: too many for every export", quads)
	}
}

func TestStatementsOf(t *testing.T) {
	r := load(t)
	got := facts(collect(t, r.StatementsOf("enterprise/中国北车", "enterprise/无此企业", "place/210283", "industry/炼油")))
	for _, want := range []string{
		"enterprise/中国北车 type Enterprise",
		`enterprise/中国北车 prefLabel "中国北车"@zh-Hans`,
		"enterprise/中国北车 succeededBy enterprise/crrc",
		`enterprise/中国北车 succeededIn "2015"^^<http://www.w3.org/2001/XMLSchema#gYear>`,
		`enterprise/crrc altLabel "CRRC"@en`,
		`enterprise/crrc prefLabel "CRRC Corporation"@en`,
		`enterprise/crrc legalName "中国中车集团有限公司"@zh-Hans`,
		`enterprise/crrc tier "central-group"`,
		"place/210283 partOf place/2102", "place/2102 partOf place/21",
		`place/2102 altLabel "大连"@zh-Hans`, `place/2102 notation "2102"`,
		"industry/炼油 broader industry/石化", "industry/石化 broader industry/25", "industry/25 broader industry/c",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("not stated: %s", want)
		}
	}
	for _, s := range got {
		if strings.HasPrefix(s, "place/2101") {
			t.Errorf("stated without need: %s", s)
		}
	}
}

func TestZonesLieInTheDistrictThatTheyFill(t *testing.T) {
	got := facts(collect(t, load(t).StatementsOf("zone/大连金普新区", "zone/上海浦东新区")))
	for _, want := range []string{"zone/大连金普新区 locatedIn place/2102", "zone/上海浦东新区 locatedIn place/310115"} {
		if !slices.Contains(got, want) {
			t.Errorf("not stated: %s", want)
		}
	}
}

const header = registry.ExtensionColumns + "\n"

func TestExtend(t *testing.T) {
	r := load(t)
	x, err := r.Extend("/home/me/mine.csv", []byte("\ufeff"+header+
		"enterprise,北湖钢铁集团有限公司,,local-soe,,北湖钢铁|北钢,Beihu Steel,BHS,\r\n"+
		"enterprise,北湖钢铁南城有限公司,,,北湖钢铁,,,,\n"+
		"enterprise,中国中车集团有限公司,,,,中车本部,,,\n"+
		"zone,南城新材料园,,,大连,南材园,,,\n"+
		"industry,湖钢冶炼,,,钢铁,,,,\n"+
		"place,南城区,219999,,place/2102,,,,219999\n"))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"北钢": "enterprise/北湖钢铁集团有限公司", "BHS": "enterprise/北湖钢铁集团有限公司", "北湖钢铁集团": "enterprise/北湖钢铁集团有限公司",
		"中车本部": "enterprise/crrc", "南材园": "zone/南城新材料园", "湖钢冶炼": "industry/湖钢冶炼", "南城区": "place/219999", "中车": "enterprise/crrc",
	} {
		if got, _ := x.Meaning(name); got != want {
			t.Errorf("%s means %q, want %q", name, got, want)
		}
	}
	if got, ok := x.InferSubsidiary("北湖钢铁东港公司"); got != "enterprise/北湖钢铁集团有限公司" || !ok {
		t.Errorf("InferSubsidiary = %q", got)
	}
	if _, ok := r.Meaning("北钢"); ok {
		t.Error("the registry that was extended has changed")
	}
	for _, s := range collect(t, x.Statements()) {
		own := strings.Contains(s.Evidence.Exact, "北湖钢铁") || strings.Contains(string(s.Object), "中车本部")
		if mine := s.Evidence.Document == graph.Base+"registry/mine"; own && !mine {
			t.Errorf("%s %s %s is quoted from %s", s.Subject, s.Predicate.Local(), s.Object, s.Evidence.Document)
			break
		}
	}
	for _, want := range []string{
		"enterprise/北湖钢铁南城有限公司 subsidiaryOf enterprise/北湖钢铁集团有限公司",
		`enterprise/北湖钢铁集团有限公司 tier "local-soe"`,
		"zone/南城新材料园 locatedIn place/2102", "industry/湖钢冶炼 broader industry/钢铁", "place/219999 partOf place/2102",
	} {
		if !slices.Contains(facts(collect(t, x.Statements())), want) {
			t.Errorf("not stated: %s", want)
		}
	}
}

func TestExtendFails(t *testing.T) {
	r := load(t)
	for _, c := range []struct{ name, data, message string }{
		{"empty", "", "mine.csv"},
		{"header", "name,class\n", "mine.csv:1: the header is"},
		{"class", header + "company,北湖,,,,,,,\n", `mine.csv:2: the class "company"`},
		{"name", header + "zone,,,,,,,,\n", "mine.csv:2: a row needs a name"},
		{"parent", header + "zone,南材园,,,大连,,,,\nzone,北材园,,,无此地,,,,\n", `mine.csv:3: the parent "无此地"`},
		{"ambiguous parent", header + "enterprise,北湖公司,,,中铁,,,,\n", `mine.csv:2: the parent "中铁"`},
		{"kind", header + "enterprise,北湖公司,,firm,,,,,\n", `mine.csv:2: "firm" is no kind`},
		{"cells", header + "enterprise,北湖公司\n", "mine.csv: record on line 2"},
		{"quotes", header + "enterprise,\"北湖\n", "mine.csv"},
		{"no IRI", header + "enterprise,（！）,,,,,,,\n", "mine.csv:2: no IRI"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := r.Extend("mine.csv", []byte(c.data))
			if err == nil || !strings.Contains(err.Error(), c.message) {
				t.Errorf("%v, want %q", err, c.message)
			}
		})
	}
}
