package relation_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"soegraph/loader"
	"soegraph/loader/eval"
	"soegraph/loader/internal/relation"
	"soegraph/seeds"
)

var update = flag.Bool("update", false, "write testdata/calibration.txt anew")

// gold is where annotated texts are, beside the repository.
const gold = "../../../../shared/gold"

// measured is how often a rule that was right in right of given statements is
// right: as if it had been in 3 of 4 others before, so that a rule with few
// statements is not held to be perfect.
func measured(c eval.Count) float64 { return (float64(c.Right) + 3) / (float64(c.Given) + 4) }

// TestCalibration holds what rules state of themselves to what the annotated
// texts say of them: of statements with confidence 0.9, nine in ten are right.
func TestCalibration(t *testing.T) {
	files, err := filepath.Glob(gold + "/*.gold.json")
	if err != nil || len(files) == 0 {
		t.Skip("no annotated texts beside the repository")
	}
	score := score(t, files)
	var table bytes.Buffer
	fmt.Fprintf(&table, "# Of what each rule found in %d annotated texts, how much is right, what the gold holds optional included; measured is (right+3)/(given+4).\n", score.Documents)
	fmt.Fprintf(&table, "%-24s %5s %5s %8s %6s\n", "rule", "given", "right", "measured", "stated")
	var given, right, stated float64
	for _, id := range slices.Sorted(maps.Keys(score.Rules)) {
		c, confidence := score.Rules[id], relation.Confidence(id)
		fmt.Fprintf(&table, "%-24s %5d %5d %8.2f %6.2f\n", id, c.Given, c.Right, measured(c), confidence)
		given, right, stated = given+float64(c.Given), right+float64(c.Right), stated+confidence*float64(c.Given)
		if c.Given >= 15 && math.Abs(measured(c)-confidence) > 0.15 {
			t.Errorf("%s: states %.2f, was right in %d of %d", id, confidence, c.Right, c.Given)
		}
	}
	if math.Abs(right-stated)/given > 0.05 {
		t.Errorf("rules state that %.0f of %.0f are right; %.0f are", stated, given, right)
	}
	if *update {
		if err := os.WriteFile("testdata/calibration.txt", table.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// score is how the loader does on annotated texts.
func score(t *testing.T, files []string) eval.Score {
	t.Helper()
	l, err := loader.New(seeds.Registry(), loader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var all eval.Score
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".gold.json")
		data, err := os.ReadFile(filepath.Join(gold, "../documents", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		if first, rest, ok := bytes.Cut(data, []byte("\n")); ok && bytes.HasPrefix(first, []byte("# source:")) {
			data = rest
		}
		annotated, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found, err := l.Extract(name+".txt", data)
		if err != nil {
			t.Fatal(err)
		}
		all.Add(eval.Compare(parse(t, file, annotated), parse(t, name, found[0].JSON())))
	}
	return all
}

func parse(t *testing.T, name string, data []byte) eval.Document {
	t.Helper()
	d, err := eval.Parse(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
