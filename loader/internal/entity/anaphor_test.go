package entity_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/loader/internal/entity"
	"soegraph/loader/internal/mention"
	"soegraph/loader/internal/registry"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
	"soegraph/seeds"
)

// world finds and resolves names as the loader does.
type world struct {
	finder   *mention.Finder
	resolver *entity.Resolver
}

func newWorld(t testing.TB) world {
	t.Helper()
	reg, err := registry.Load(seeds.Registry())
	if err != nil {
		t.Fatal(err)
	}
	return world{mention.NewFinder(reg), entity.New(reg)}
}

// article is lines as the sentences of one article.
func article(lines []string) []sentence.Sentence {
	var list []sentence.Sentence
	for i, line := range lines {
		s := sentence.Sentence{Paragraph: i}
		if rest, ok := strings.CutPrefix(line, "HEADLINE "); ok {
			line, s.Kind, s.Paragraph = rest, sentence.Headline, -1
		}
		s.Text = text.New(line, span.Span{End: len(line)})
		list = append(list, s)
	}
	return list
}

func TestAnaphors(t *testing.T) {
	data, err := os.ReadFile("testdata/anaphors.txt")
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(t)
	for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		lines := slices.DeleteFunc(strings.Split(block, "\n"), func(s string) bool { return strings.HasPrefix(s, "#") })
		if len(lines) == 0 {
			continue
		}
		t.Run(lines[0], func(t *testing.T) {
			first := slices.IndexFunc(lines, func(s string) bool { return strings.Contains(s, " = ") })
			sentences := article(lines[1:first])
			mentions := w.finder.Find(sentences)
			got := anaphors(mentions, w.resolver.Resolve(entity.Document{Sentences: sentences, Mentions: mentions}))
			if diff := cmp.Diff(lines[first:], got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// anaphors is every anaphor with the first names of what it stands for.
func anaphors(mentions []mention.Mention, entities []entity.Entity) []string {
	var list []string
	for i, m := range mentions {
		if !m.Anaphor {
			continue
		}
		var names []string
		for _, e := range entities {
			if slices.Contains(e.Mentions, i) {
				first := slices.IndexFunc(e.Mentions, func(k int) bool { return !mentions[k].Anaphor })
				names = append(names, mentions[e.Mentions[first]].Text)
			}
		}
		list = append(list, m.Text+" = "+strings.Join(names, ", "))
	}
	return list
}
