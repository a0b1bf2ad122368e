package entity_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/loader/internal/entity"
	"soegraph/loader/internal/mention"
)

func TestResolve(t *testing.T) {
	data, err := os.ReadFile("testdata/resolve.txt")
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		lines := strings.Split(block, "\n")
		if strings.HasPrefix(lines[0], "#") {
			continue
		}
		t.Run(lines[0], func(t *testing.T) {
			first := 1 + slices.IndexFunc(lines[1:], func(s string) bool { return strings.HasPrefix(s, "one ") || strings.HasPrefix(s, "key ") })
			sentences := article(lines[1:first])
			mentions := w.finder.Find(sentences)
			entities := w.resolver.Resolve(entity.Document{Sentences: sentences, Mentions: mentions})
			for _, question := range lines[first:] {
				kind, rest, _ := strings.Cut(question, " ")
				name, want, _ := strings.Cut(rest, " = ")
				if kind == "one" {
					name, want = strings.Split(rest, " | ")[0], rest
				}
				e, ok := called(name, entities, mentions)
				if !ok {
					t.Errorf("no entity is called %s", name)
					continue
				}
				got := map[string]string{"one": strings.Join(forms(e, mentions), " | "), "key": e.Key, "owner": e.Owner}[kind]
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s: %s", question, diff)
				}
			}
		})
	}
}

// forms is the different names of an entity, in the order of the text.
func forms(e entity.Entity, mentions []mention.Mention) []string {
	var list []string
	for _, i := range e.Mentions {
		if m := mentions[i]; !m.Anaphor && !slices.Contains(list, m.Text) {
			list = append(list, m.Text)
		}
	}
	return list
}

// called is the entity that has a name.
func called(name string, entities []entity.Entity, mentions []mention.Mention) (entity.Entity, bool) {
	i := slices.IndexFunc(entities, func(e entity.Entity) bool { return slices.Contains(forms(e, mentions), name) })
	if i < 0 {
		return entity.Entity{}, false
	}
	return entities[i], true
}

// TestIRI checks that the same thing has one IRI in two documents that call it
// differently, and that what no name tells apart has two.
func TestIRI(t *testing.T) {
	w := newWorld(t)
	iri := func(document, text, name string) graph.IRI {
		sentences := article([]string{text})
		mentions := w.finder.Find(sentences)
		e, ok := called(name, w.resolver.Resolve(entity.Document{IRI: graph.IRI(document), Sentences: sentences, Mentions: mentions}), mentions)
		if !ok {
			t.Fatalf("%s: no entity is called %s", text, name)
		}
		return e.IRI
	}
	for _, c := range []struct {
		one, name, other, second string
		same                     bool
	}{
		{"北湖青岭新材料有限公司投产。", "北湖青岭新材料有限公司", "北湖青岭新材料股份有限公司投产。", "北湖青岭新材料股份有限公司", true},
		{"中国中车投产。", "中国中车", "中国中车集团有限公司投产。", "中国中车集团有限公司", true},
		{"青岭高性能碳纤维项目开工。", "青岭高性能碳纤维项目", "“青岭”高性能碳纤维项目开工。", "“青岭”高性能碳纤维项目", true},
		{"双方举行签约仪式。", "签约仪式", "各方举行签约仪式。", "签约仪式", false},
		{"北湖青岭矿业有限公司投产。", "北湖青岭矿业有限公司", "南岗青岭矿业有限公司投产。", "南岗青岭矿业有限公司", false},
	} {
		a, b := iri("doc/1", c.one, c.name), iri("doc/2", c.other, c.second)
		if (a == b) != c.same {
			t.Errorf("%s and %s: %s, %s", c.name, c.second, a, b)
		}
	}
}
