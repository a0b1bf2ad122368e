package nquads_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"soegraph/graph"
	"soegraph/graph/nquads"
)

// suites is where the W3C's own tests are; the repository does not hold them.
const suites = "../../../shared/w3c"

// entry is one test of a manifest: its kind and its file.
var entry = regexp.MustCompile(`(?:a|rdf:type)\s+rdft:Test(NQuads|NTriples)(Positive|Negative)Syntax[\s\S]*?mf:action\s+<([^>]+)>`)

func TestW3C(t *testing.T) {
	for suite, want := range map[string]int{"rdf-n-quads": 87, "rdf-n-triples": 70} {
		t.Run(suite, func(t *testing.T) {
			manifest, err := os.ReadFile(filepath.Join(suites, suite, "manifest.ttl"))
			if err != nil {
				t.Skipf("the W3C suite is not there: %v", err)
			}
			entries := entry.FindAllStringSubmatch(string(manifest), -1)
			if len(entries) != want {
				t.Fatalf("the manifest lists %d tests, want %d", len(entries), want)
			}
			for _, e := range entries {
				t.Run(e[3], func(t *testing.T) { w3c(t, filepath.Join(suites, suite, e[3]), e[1], e[2]) })
			}
		})
	}
}

func w3c(t *testing.T, path, syntax, kind string) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := nquads.NewReader(f)
	r.Triples = syntax == "NTriples"
	var failed error
	for _, err := range r.Quads() {
		failed = err
		if err != nil {
			break
		}
	}
	switch {
	case kind == "Positive" && failed != nil:
		t.Errorf("a valid file is refused: %v", failed)
	case kind == "Negative" && graph.CodeOf(failed) != graph.Invalid:
		t.Errorf("an invalid file is accepted (error %v)", failed)
	}
}
