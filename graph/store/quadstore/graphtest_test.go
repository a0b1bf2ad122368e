package quadstore_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"

	"soegraph/graph/store/quadstore"
	"soegraph/graph/store/quadstore/memory"
)

// TestCayley runs the tests that Cayley has for every kind of store.
func TestCayley(t *testing.T) {
	chdirBelowCayley(t)
	open := func(testing.TB) (cayley.QuadStore, cayley.Options, func()) {
		return quadstore.New(memory.New()), nil, func() {}
	}
	graphtest.TestAll(t, open, &graphtest.Config{OptimizesComparison: true})
}

// chdirBelowCayley goes where the relative paths of Cayley's tests lead to the
// data of its module.
func chdirBelowCayley(t *testing.T) {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	if err := os.Symlink(filepath.Join(strings.TrimSpace(string(out)), "data"), filepath.Join(root, "data")); err != nil {
		t.Fatal(err)
	}
	below := filepath.Join(root, "a", "b", "c", "d")
	if err := os.MkdirAll(below, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Chdir(below)
}
