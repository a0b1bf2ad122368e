package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
)

func TestTerm(t *testing.T) {
	type parts struct {
		Kind     graph.Kind
		Text     string
		Lang     string
		Datatype graph.IRI
	}
	for name, test := range map[string]struct {
		term graph.Term
		line string
		want parts
	}{
		"IRI":           {graph.IRI("https://example.org/项目").Term(), `<https://example.org/项目>`, parts{graph.Resource, "https://example.org/项目", "", ""}},
		"blank":         {"_:b0", `_:b0`, parts{graph.Blank, "_:b0", "", ""}},
		"plain":         {graph.String("旅顺"), `"旅顺"`, parts{graph.Literal, "旅顺", "", graph.XSDString}},
		"escapes":       {graph.String("a\"b\\c\n\t\r\b\f\x01\x7f"), `"a\"b\\c\n\t\r\b\f\u0001\u007F"`, parts{graph.Literal, "a\"b\\c\n\t\r\b\f\x01\x7f", "", graph.XSDString}},
		"quote at end":  {graph.String(`说“好”"`), `"说“好”\""`, parts{graph.Literal, `说“好”"`, "", graph.XSDString}},
		"language":      {graph.LangString("中国中车", "zh-Hans"), `"中国中车"@zh-Hans`, parts{graph.Literal, "中国中车", "zh-Hans", graph.RDFLangString}},
		"integer":       {graph.Integer(-7), `"-7"^^<http://www.w3.org/2001/XMLSchema#integer>`, parts{graph.Literal, "-7", "", graph.XSDInteger}},
		"lexical form":  {graph.Typed("007", graph.XSDInteger), `"007"^^<http://www.w3.org/2001/XMLSchema#integer>`, parts{graph.Literal, "007", "", graph.XSDInteger}},
		"string as xsd": {graph.Typed("x", graph.XSDString), `"x"`, parts{graph.Literal, "x", "", graph.XSDString}},
		"at in text":    {graph.String(`a"@en`), `"a\"@en"`, parts{graph.Literal, `a"@en`, "", graph.XSDString}},
		"none":          {"", "", parts{graph.None, "", "", ""}},
	} {
		t.Run(name, func(t *testing.T) {
			if string(test.term) != test.line {
				t.Errorf("line %s, want %s", test.term, test.line)
			}
			got := parts{test.term.Kind(), test.term.Text(), test.term.Lang(), test.term.Datatype()}
			if d := cmp.Diff(test.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestNumbers(t *testing.T) {
	if n, ok := graph.Typed("007", graph.XSDInteger).Integer(); n != 7 || !ok {
		t.Errorf("Integer of 007: %d, %t", n, ok)
	}
	if _, ok := graph.String("7").Integer(); ok {
		t.Error("a plain literal has an integer value")
	}
	if f, ok := graph.Decimal("45.6").Number(); f != 45.6 || !ok {
		t.Errorf("Number of 45.6: %g, %t", f, ok)
	}
	if _, ok := graph.LangString("7", "en").Number(); ok {
		t.Error("a text in English has a number")
	}
}

func FuzzString(f *testing.F) {
	for _, s := range []string{"", "旅顺\n", `"\`, "\x00\x7f", `\u0041`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		valid := string([]rune(s))
		if got := graph.String(s).Text(); got != valid {
			t.Errorf("%q came back as %q", valid, got)
		}
		if got := graph.LangString(s, "zh-Hans"); got.Lang() != "zh-Hans" || got.Text() != valid {
			t.Errorf("%q in zh-Hans came back as %q in %s", valid, got.Text(), got.Lang())
		}
	})
}
