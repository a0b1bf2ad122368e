package mention_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/loader/internal/mention"
	"soegraph/loader/internal/registry"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
	"soegraph/seeds"
)

func finder(t testing.TB) *mention.Finder {
	t.Helper()
	reg, err := registry.Load(seeds.Registry())
	if err != nil {
		t.Fatal(err)
	}
	return mention.NewFinder(reg)
}

// line is a line of text as a sentence.
func line(s string) sentence.Sentence {
	return sentence.Sentence{Text: text.New(s, span.Span{End: len(s)}), Paragraph: 0}
}

var (
	marked = regexp.MustCompile(`\[(?:([A-Z][a-z]+) )?([^\]]+)\]`)
	ruleID = regexp.MustCompile(`= rule\{"(mention/[a-z]+)"`)
)

// TestRules checks each rule on the examples in testdata/rules.txt, and that
// every rule has some.
func TestRules(t *testing.T) {
	data, err := os.ReadFile("testdata/rules.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := finder(t)
	tested := map[string]bool{}
	for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		lines := strings.Split(block, "\n")
		rule, _, ok := strings.Cut(lines[0], ": ")
		if !ok || strings.HasPrefix(rule, "#") {
			continue
		}
		t.Run(strings.TrimPrefix(rule, "mention/"), func(t *testing.T) {
			for _, example := range lines[1:] {
				plain, byline := strings.CutPrefix(example, "BYLINE ")
				var want []string
				for _, m := range marked.FindAllStringSubmatch(plain, -1) {
					want = append(want, strings.TrimSpace(m[1]+" "+m[2]))
					tested[rule] = true
				}
				s := line(marked.ReplaceAllString(plain, "$2"))
				if byline {
					s.Kind = sentence.Byline
				}
				if diff := cmp.Diff(want, foundBy(f, rule, s)); diff != "" {
					t.Errorf("%s: %s", example, diff)
				}
			}
		})
	}
	for _, id := range rules(t) {
		if !tested[id] {
			t.Errorf("the rule %s has no example", id)
		}
	}
}

// foundBy is the names that a rule finds in a sentence, class and text.
func foundBy(f *mention.Finder, rule string, s sentence.Sentence) []string {
	var list []string
	for _, m := range f.Find([]sentence.Sentence{s}) {
		switch {
		case m.Rule != rule:
		case m.Anaphor:
			list = append(list, m.Text)
		default:
			list = append(list, m.Class.Local()+" "+m.Text)
		}
	}
	return list
}

// rules is the ids of all rules in the package's files.
func rules(t *testing.T) []string {
	var ids []string
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".go") || strings.HasSuffix(file.Name(), "_test.go") {
			continue
		}
		data, err := os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range ruleID.FindAllStringSubmatch(string(data), -1) {
			ids = append(ids, m[1])
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// TestPhenomena finds every name of the lines in testdata/phenomena.txt and
// nothing else.
func TestPhenomena(t *testing.T) {
	data, err := os.ReadFile("testdata/phenomena.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := finder(t)
	for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		lines := strings.Split(block, "\n")
		if strings.HasPrefix(lines[0], "#") {
			continue
		}
		t.Run(lines[0], func(t *testing.T) {
			for _, example := range lines[1:] {
				plain, want := unmark(example)
				var got []string
				for _, m := range f.Find([]sentence.Sentence{line(plain)}) {
					if !m.Anaphor {
						got = append(got, m.Class.Local()+" "+m.Text)
					}
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s: %s", plain, diff)
				}
			}
		})
	}
}

// unmark is a line without its marks, and the names that they mark in the order
// in which they open.
func unmark(s string) (plain string, names []string) {
	var open, starts []int // of the names that are not closed: index, and where they start
	for s != "" {
		switch m := regexp.MustCompile(`^\[([A-Z][a-z]+) `).FindStringSubmatch(s); {
		case m != nil:
			open, starts = append(open, len(names)), append(starts, len(plain))
			names = append(names, m[1]+" ")
			s = s[len(m[0]):]
		case s[0] == ']':
			last := len(open) - 1
			names[open[last]] += plain[starts[last]:]
			open, starts, s = open[:last], starts[:last], s[1:]
		default:
			plain, s = plain+s[:1], s[1:]
		}
	}
	return plain, names
}
