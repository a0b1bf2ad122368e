package relation_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/loader/internal/article"
	"soegraph/loader/internal/entity"
	"soegraph/loader/internal/mention"
	"soegraph/loader/internal/registry"
	"soegraph/loader/internal/relation"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
	"soegraph/seeds"
)

// reader finds names and facts as the loader does.
type reader struct {
	registry *registry.Registry
	finder   *mention.Finder
	resolver *entity.Resolver
}

func newReader(t testing.TB) reader {
	t.Helper()
	reg, err := registry.Load(seeds.Registry())
	if err != nil {
		t.Fatal(err)
	}
	return reader{reg, mention.NewFinder(reg), entity.New(reg)}
}

// read is the document that lines, as the sentences of one article, make, and
// what it states.
func (r reader) read(lines []string) (relation.Document, []relation.Relation) {
	d := relation.Document{Articles: []article.Article{{Published: "2024-03-18"}}, Published: "2024-03-18", Parent: r.registry.Parent}
	for i, line := range lines {
		s := sentence.Sentence{Paragraph: i}
		if rest, ok := strings.CutPrefix(line, "HEADLINE "); ok {
			line, s.Kind, s.Paragraph = rest, sentence.Headline, -1
		}
		if rest, ok := strings.CutPrefix(line, "TABLE "); ok {
			line, s.Kind = rest, sentence.TableRow
		}
		if rest, ok := strings.CutPrefix(line, "FIELD "); ok {
			line, s.Kind = rest, sentence.ListItem
		}
		s.Text = text.New(line, span.Span{End: len(line)})
		d.Sentences = append(d.Sentences, s)
	}
	d.Mentions = r.finder.Find(d.Sentences)
	d.Entities = r.resolver.Resolve(entity.Document{Sentences: d.Sentences, Mentions: d.Mentions})
	found, _ := relation.Find(d)
	return d, found
}

// fact is a relation as the examples print it.
func fact(d relation.Document, r relation.Relation) string {
	object := r.Value.Text()
	switch {
	case r.Figure != nil:
		object = strings.TrimSpace(r.Figure.Name + "=" + r.Figure.Value + " " + r.Figure.Unit)
	case r.Object >= 0:
		object = d.Entities[r.Object].Name
	}
	return strings.Join([]string{d.Entities[r.Subject].Name, r.Predicate.Local(), object}, " | ")
}

// examples calls each with the blocks of a file: the rule, the sentences, and the
// facts, marked by =, that the rule finds in them; none where the block has none.
func examples(t *testing.T, file string, each func(rule string, sentences, facts []string)) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		lines := slices.DeleteFunc(strings.Split(block, "\n"), func(s string) bool { return strings.HasPrefix(s, "#") })
		if len(lines) == 0 {
			continue
		}
		var sentences, facts []string
		for _, line := range lines[1:] {
			if f, ok := strings.CutPrefix(line, "= "); ok {
				facts = append(facts, f)
			} else {
				sentences = append(sentences, line)
			}
		}
		each(lines[0], sentences, facts)
	}
}

func TestRules(t *testing.T) {
	r := newReader(t)
	shown := map[string]bool{}
	check := func(rule string, sentences, facts []string) {
		shown[rule] = shown[rule] || len(facts) > 0
		t.Run(rule+" "+sentences[0], func(t *testing.T) {
			d, found := r.read(sentences)
			var got []string
			for _, x := range found {
				if x.Rule == rule {
					got = append(got, fact(d, x))
				}
			}
			if diff := cmp.Diff(facts, got); diff != "" {
				t.Errorf("%s\nall: %s", diff, all(d, found))
			}
		})
	}
	examples(t, "testdata/examples.txt", check)
	examples(t, "testdata/values.txt", check)
	for _, id := range relation.Rules() {
		if !shown[id] {
			t.Errorf("no example shows what rule %s finds", id)
		}
	}
}

// all is every fact found, for whoever reads a failure.
func all(d relation.Document, found []relation.Relation) string {
	var list []string
	for _, x := range found {
		list = append(list, fact(d, x)+" ("+x.Rule+")")
	}
	for _, e := range d.Entities {
		list = append(list, e.Class.Local()+" "+e.Name)
	}
	return "\n  " + strings.Join(list, "\n  ")
}
