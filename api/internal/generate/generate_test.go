package generate_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/api/internal/generate"
)

const root = "../../../"

// What is generated is as the document has it.
func TestUpToDate(t *testing.T) {
	openAPI, err := os.ReadFile(root + "docs/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	for path, make := range generate.Files() {
		want, err := make(openAPI)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(root + path)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), string(got)); d != "" {
			t.Errorf("%s is old, run make generate: %s", path, d)
		}
	}
}

// What the generator does not know is an error, not a type that is wrong.
func TestUnknown(t *testing.T) {
	for _, document := range []string{
		`[`, `{"components": {"schemas": {"A": {"type": "object", "properties": {"b": {"type": "decimal"}}}}}}`,
		`{"components": {"schemas": {"A": {"type": "object", "properties": {"b": {"type": "array"}}}}}}`,
	} {
		for path, make := range generate.Files() {
			if _, err := make([]byte(document)); err == nil {
				t.Errorf("%s: %s is taken", path, document)
			}
		}
	}
}
