package graph_test

import (
	"strings"
	"testing"

	"soegraph/graph"
)

func TestParseIRI(t *testing.T) {
	for _, good := range []string{
		"https://w3id.org/soegraph/id/project/旅顺新厂-1a2b3c4d", "urn:uuid:1", "http://a/%E4%B8%AD?q=x#y", "file:///tmp/a", "a:",
	} {
		if _, err := graph.ParseIRI(good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for bad, why := range map[string]string{
		"":                  "not absolute",
		"/id/x":             "not absolute",
		"1a:x":              "not absolute",
		"http://a b":        `' '`,
		"http://a/<x>":      `'<'`,
		"http://a/%zz":      "hexadecimal",
		"http://a/%4":       "hexadecimal",
		"http://a/\x00":     `'\x00'`,
		"http://a/\u202e":   "\\u202e",
		"http://a/\ufffe":   "\\ufffe",
		"http://a/\xff":     "UTF-8",
		"http://a/\"quote":  `'"'`,
		"http://a/{x}":      `'{'`,
		"http://a/back\\sl": `'\\'`,
	} {
		_, err := graph.ParseIRI(bad)
		if graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: error %v, want one of kind %s about %s", bad, err, graph.Invalid, why)
		}
	}
}

func TestEntityIRI(t *testing.T) {
	for _, test := range []struct {
		class graph.Class
		name  string
		want  string
	}{
		{graph.Project, "北岭 储能（二期）项目", graph.EntityNS + "project/北岭-储能-二期-项目-"},
		{graph.Enterprise, "SBM OFFSHORE", graph.EntityNS + "enterprise/sbm-offshore-"},
		{graph.Policy, "《》", graph.EntityNS + "policy/"},
	} {
		iri := graph.EntityIRI(test.class, test.name)
		hash, ok := strings.CutPrefix(string(iri), test.want)
		if !ok || len(hash) != 8 {
			t.Errorf("IRI of %s: %s, want %s and eight digits", test.name, iri, test.want)
		}
		if _, err := graph.ParseIRI(string(iri)); err != nil {
			t.Error(err)
		}
	}
	if graph.EntityIRI(graph.Project, "甲") == graph.EntityIRI(graph.Facility, "甲") {
		t.Error("two classes share an IRI")
	}
	if long := graph.EntityIRI(graph.Project, strings.Repeat("长", 500)); len([]rune(string(long))) > 120 {
		t.Errorf("a long name gives a long IRI: %d runes", len([]rune(string(long))))
	}
}

func FuzzEntityIRI(f *testing.F) {
	f.Add("旅顺%新厂 <x>")
	f.Add("\u202e\ufeff\U000E0001")
	f.Fuzz(func(t *testing.T, name string) {
		iri := graph.EntityIRI(graph.Event, name)
		if _, err := graph.ParseIRI(string(iri)); err != nil {
			t.Error(err)
		}
	})
}
