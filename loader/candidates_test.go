package loader_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/loader"
	"soegraph/seeds"
)

func TestCandidates(t *testing.T) {
	tests := []struct {
		name  string
		class graph.Class
		names [2]string
		apart [][2]string
		want  int
	}{
		{"a name and the same with more in it are for people to look at", graph.Enterprise, [2]string{"东海重工", "东海重工装备有限公司"}, nil, 1},
		{"what somebody judged to be two is not asked again", graph.Enterprise, [2]string{"东海重工", "东海重工装备有限公司"}, [][2]string{{"东海重工装备有限公司", "东海重工"}}, 0},
		{"names with nothing in common are no candidates", graph.Enterprise, [2]string{"东海重工", "南岭电力"}, nil, 0},
		{"two subsidiaries of one group are two", graph.Enterprise, [2]string{"中国中铁一局集团有限公司", "中铁二局集团有限公司"}, nil, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l, err := loader.New(seeds.Registry(), loader.Options{Apart: test.apart})
			if err != nil {
				t.Fatal(err)
			}
			var entities []loader.Named
			for _, n := range test.names {
				entities = append(entities, loader.Named{IRI: graph.EntityIRI(test.class, n), Class: test.class, Names: []string{n}})
			}
			got := l.Candidates(slices.Values(entities))
			if diff := cmp.Diff(test.want, len(got)); diff != "" {
				t.Errorf("candidates (-want +got):\n%s%v", diff, got)
			}
		})
	}
}
