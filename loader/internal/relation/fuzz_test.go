package relation_test

import (
	"os"
	"strings"
	"testing"

	"soegraph/graph"
)

// FuzzFind checks that whatever sentences say, evidence lies within its sentence
// and relations are between entities that there are.
func FuzzFind(f *testing.F) {
	for _, file := range []string{"testdata/examples.txt", "testdata/values.txt"} {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for block := range strings.SplitSeq(string(data), "\n\n") {
			f.Add(block)
		}
	}
	f.Add("与举行，在位于由签约其中")
	r := newReader(f)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<12 {
			return
		}
		d, found := r.read(strings.Split(s, "\n"))
		for _, x := range found {
			text := d.Sentences[x.Sentence].Text.String()
			if x.Span.Start < 0 || x.Span.End > len(text) || x.Span.Len() <= 0 {
				t.Errorf("%s: evidence %v is outside of %q", x.Rule, x.Span, text)
			}
			if x.Subject < 0 || x.Subject >= len(d.Entities) || x.Object >= len(d.Entities) {
				t.Errorf("%s: no such entity", x.Rule)
			}
			if x.Object < 0 && x.Value == "" && x.Predicate != graph.Figure {
				t.Errorf("%s: no object", x.Rule)
			}
		}
	})
}
