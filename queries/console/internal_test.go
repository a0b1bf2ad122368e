package console

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestComplete(t *testing.T) {
	for text, want := range map[string]bool{
		`g.V().all()`:                      true,
		`g.V(`:                             false,
		`g.V("(").all()`:                   true,
		`g.V('\'(').all()`:                 true,
		"g.V() // (":                       true,
		"g.V() /* ":                        false,
		"g.V() /* ( */.all()":              true,
		"function f(x) {":                  false,
		"function f(x) {\nreturn x\n}":     true,
		"`a\n":                             false,
		"`a\n(`":                           true,
		`"open`:                            true,
		`g.V().`:                           false,
		`:limit (`:                         true,
		`:explain g.V(`:                    false,
		`1 / 2`:                            true,
		`g.V()) )`:                         true,
		`["a",`:                            false,
		`g.V("x").filter(regex("a/*b"))`:   true,
		"g.V()\n  .out(\"soe:partOf\")\n.": false,
	} {
		if got := complete(text); got != want {
			t.Errorf("complete(%q) = %t", text, got)
		}
	}
}

func TestCandidates(t *testing.T) {
	o := Options{Names: func(typed string) []string { return []string{typed + "国中车"} }}
	for before, want := range map[string][]string{
		`g.V().unio`:                   {"union"},
		`g.V().followRec`:              {"followRecursive"},
		`g.em`:                         {"emit"},
		`enti`:                         {"entity"},
		`g.V(enti`:                     {"entity"},
		`:ex`:                          {":explain"},
		`g.V(entity("中`:                {"中国中车"},
		`g.V(x).out("soe:particip`:     {"soe:participatesIn", "soe:participatesInEvent"},
		`g.V(x).out(["soe:partOf", "s`: nil,
		`g.V(x).save("skos:pref`:       {"skos:prefLabel"},
		`g.emit("some te`:              nil,
		`1 + `:                         nil,
	} {
		got, _ := o.candidates(before)
		if before == `g.V(x).out(["soe:partOf", "s` {
			if len(got) == 0 {
				t.Errorf("%s: nothing", before)
			}
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", before, diff)
		}
	}
}
