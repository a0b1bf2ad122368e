package match_test

import (
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/loader/internal/match"
	"soegraph/loader/internal/registry"
	"soegraph/seeds"
)

var update = flag.Bool("update", false, "write the golden files")

func judge(t testing.TB) *match.Judge {
	t.Helper()
	r, err := registry.Load(seeds.Registry())
	if err != nil {
		t.Fatal(err)
	}
	return match.New(r)
}

// pair is a line of names.csv.
type pair struct {
	one, other string
	class      graph.Class
	kind       match.Kind
	held       bool
}

func pairs(t *testing.T) []pair {
	t.Helper()
	f, err := os.Open("../../testdata/names.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	classes := map[string]graph.Class{"enterprise": graph.Enterprise, "zone": graph.Zone, "place": graph.Place}
	var list []pair
	for _, r := range rows[1:] {
		list = append(list, pair{r[0], r[1], classes[r[2]], match.Kind(r[3]), r[4] == "held"})
	}
	return list
}

// tally counts how a part of the pairs was judged.
type tally struct {
	pairs, same, merged, wrong, review, kinds int
}

func (x tally) String() string {
	return fmt.Sprintf("%4d pairs, %3d of them one; merged %3d, of them wrongly %d; precision %.3f recall %.3f; for review %d more; kind right %.3f",
		x.pairs, x.same, x.merged, x.wrong, float64(x.merged-x.wrong)/float64(x.merged), float64(x.merged-x.wrong)/float64(x.same),
		x.review, float64(x.kinds)/float64(x.pairs))
}

// TestPairs judges the pairs of names.csv. The third that is held back was not
// looked at while the rules were made.
func TestPairs(t *testing.T) {
	j := judge(t)
	tallies := map[bool]*tally{false: {}, true: {}}
	for _, p := range pairs(t) {
		x := tallies[p.held]
		got := j.Compare(p.class, p.one, p.other)
		if back := j.Compare(p.class, p.other, p.one); back != got && back.Score != got.Score {
			t.Errorf("%s, %s: %+v one way, %+v the other", p.one, p.other, got, back)
		}
		x.pairs++
		if p.kind == match.Same {
			x.same++
		}
		switch {
		case got.Score >= match.Merge:
			x.merged++
			if p.kind != match.Same {
				x.wrong++
				t.Errorf("merged: %s, %s, which are %s: %s", p.one, p.other, p.kind, got.Reason)
			}
		case got.Score >= match.Review && p.kind == match.Same:
			x.review++
		}
		if got.Kind == p.kind {
			x.kinds++
		} else if !p.held {
			t.Logf("%s, %s: %s, not %s (%.2f: %s)", p.one, p.other, got.Kind, p.kind, got.Score, got.Reason)
		}
	}
	for held, x := range tallies {
		if recall := float64(x.merged-x.wrong) / float64(x.same); recall < 0.9 {
			t.Errorf("held %t: recall %.3f", held, recall)
		}
	}
	golden(t, "../../testdata/names.golden", fmt.Sprintf("tune %s\nheld %s\n", tallies[false], tallies[true]))
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
		t.Errorf("%s (-want +got; -update writes it):\n%s", file, d)
	}
}

func TestNamesThatAreOneShareABlock(t *testing.T) {
	j := judge(t)
	for _, p := range pairs(t) {
		if j.Compare(p.class, p.one, p.other).Score < match.Merge {
			continue
		}
		one, other := j.Blocks(p.class, p.one), j.Blocks(p.class, p.other)
		if !slices.ContainsFunc(one, func(b string) bool { return slices.Contains(other, b) }) {
			t.Errorf("%s is filed under %v, %s under %v", p.one, one, p.other, other)
		}
	}
}

func TestCompare(t *testing.T) {
	j := judge(t)
	for _, c := range []struct {
		class      graph.Class
		one, other string
		kind       match.Kind
	}{
		{graph.Enterprise, "“北湖钢铁”", "北湖 钢铁", match.Same},
		{graph.Enterprise, "北湖(集团)有限公司", "北湖（集团）有限公司", match.Same},
		{graph.Enterprise, "ｃｒｒｃ", "中国中车", match.Same},
		{graph.Enterprise, "中车集团公司", "中国中车", match.Same},
		{graph.Enterprise, "中铁十四局二公司", "中铁十四局第二工程有限公司", match.Same},
		{graph.Enterprise, "中铁十四局二公司", "中铁十四局三公司", match.Related},
		{graph.Enterprise, "中铁十四局二公司", "中铁二十四局二公司", match.Related},
		{graph.Enterprise, "中国三十冶集团", "中国二十冶集团", match.Different},
		{graph.Enterprise, "中国十七冶集团", "中国十七冶集团有限公司", match.Same},
		{graph.Enterprise, "中国十七冶集团", "中国十九冶集团", match.Related},
		{graph.Enterprise, "中铁三局二公司", "中铁十四局二公司", match.Different},
		{graph.Enterprise, "中国中车", "北湖钢铁", match.Different},
		{graph.Enterprise, "北湖有限公司", "北湖集团有限公司", match.Unsure},
		{graph.Enterprise, "北湖集团", "北湖股份有限公司", match.Related},
		{graph.Enterprise, "大连北湖水泥有限公司", "沈阳北湖水泥有限公司", match.Different},
		{graph.Enterprise, "辽宁北湖水泥有限公司", "大连北湖水泥有限公司", match.Same},
		{graph.Enterprise, "北湖水泥（大连）公司", "北湖水泥大连公司", match.Same},
		{graph.Enterprise, "北湖水泥（大连）公司", "北湖水泥（沈阳）公司", match.Related},
		{graph.Enterprise, "公司", "集团", match.Different},
		{graph.Enterprise, "", "集团", match.Different},
		{graph.Zone, "南城高新技术产业开发区", "南城高新区", match.Same},
		{graph.Zone, "高新区", "大连高新区", match.Unsure},
		{graph.Zone, "南城高新区", "北城高新区", match.Different},
		{graph.Place, "长春市朝阳区", "北京市朝阳区", match.Different},
		{graph.Place, "吉林省吉林市", "吉林市", match.Same},
		{graph.Place, "某某村", "吉林市", match.Unsure},
		{graph.Project, "北湖隧道", "北湖隧道工程", match.Unsure},
	} {
		if got := j.Compare(c.class, c.one, c.other); got.Kind != c.kind {
			t.Errorf("%s, %s: %+v, want %s", c.one, c.other, got, c.kind)
		}
	}
}

func FuzzCompare(f *testing.F) {
	j := judge(f)
	f.Add("中车（大连）公司", "北湖\xff股份")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, class := range []graph.Class{graph.Enterprise, graph.Zone, graph.Place} {
			there, back := j.Compare(class, a, b), j.Compare(class, b, a)
			if there.Score != back.Score || there.Kind != back.Kind {
				t.Errorf("%q, %q: %+v one way, %+v the other", a, b, there, back)
			}
			if there.Score < 0 || there.Score > 1 || (there.Kind == match.Same) != (there.Score >= match.Merge) {
				t.Errorf("%q, %q: %+v", a, b, there)
			}
			j.Blocks(class, a)
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	j := judge(b)
	b.ReportAllocs()
	for b.Loop() {
		j.Compare(graph.Enterprise, "大连北湖水泥股份有限公司", "大连南湖水泥有限公司")
	}
}
