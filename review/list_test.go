package review_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph/ledger"
	"soegraph/graph/store"
	"soegraph/loader"
	"soegraph/review"
	"soegraph/seeds"
)

// A company under two names, one of which may be a part of the other, is asked
// about until somebody judges; what the registry lists as two is not asked about.
func TestList(t *testing.T) {
	s, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	l, err := loader.New(seeds.Registry(), loader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.PutRegistry(t.Context(), l.Registry()); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"a.txt": "晶洲光电装备有限公司投资建设的海工装备基地项目开工。中国中车集团有限公司和中国中车股份有限公司参会。",
		"b.txt": "晶洲光电拟投资50亿元建设电池片项目。",
	} {
		if _, err := l.LoadBytes(t.Context(), s, name, []byte(text), loader.Meta{Source: name}); err != nil {
			t.Fatal(err)
		}
	}
	ask := func(judgements ...ledger.Judgement) []string {
		snapshot := s.Snapshot()
		defer snapshot.Close()
		items, err := review.List(t.Context(), snapshot, l, ledger.New(judgements), 0)
		if err != nil {
			t.Fatal(err)
		}
		var asked []string
		for _, i := range items {
			if i.Kind == review.SameEntity {
				asked = append(asked, i.A.Name.Name+" "+i.B.Name.Name)
			}
		}
		return asked
	}
	if diff := cmp.Diff([]string{"晶洲光电 晶洲光电装备有限公司"}, ask()); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	snapshot := s.Snapshot()
	items, err := review.List(t.Context(), snapshot, l, ledger.Ledger{}, 1)
	snapshot.Close()
	if err != nil || len(items) != 1 {
		t.Fatalf("%d items: %v", len(items), err)
	}
	if no := items[0].No(); no.Kind != ledger.Split {
		t.Errorf("no to two entities is a %s", no.Kind)
	}
	if got := ask(items[0].No()); len(got) > 0 {
		t.Errorf("asked again after a split: %v", got)
	}
}
