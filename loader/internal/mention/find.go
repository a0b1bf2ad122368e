package mention

import (
	"cmp"
	"iter"
	"slices"

	"soegraph/graph"
	"soegraph/loader/internal/registry"
	"soegraph/loader/internal/sentence"
)

// Finder finds names. It is immutable, so that many goroutines may share one.
type Finder struct {
	d       *dictionary
	phrases map[string]anaphor
}

// NewFinder is a finder that knows the registry's names, and what each may
// mean, beside the lists of the package.
func NewFinder(names iter.Seq2[string, []registry.Reading]) *Finder {
	return &Finder{d: newDictionary(names), phrases: anaphors()}
}

// Find is the names in the sentences of one document, in the order of the text;
// of two that start at one place the longer comes first. A name may hold others
// (the company within the name of its project), but two never cross.
func (f *Finder) Find(sentences []sentence.Sentence) []Mention {
	var all []Mention
	for i, s := range sentences {
		for _, m := range f.sentence(s) {
			m.Sentence = i
			all = append(all, m)
		}
	}
	return all
}

func (f *Finder) sentence(s sentence.Sentence) []Mention {
	text := s.Text.String()
	sc := &scan{d: f.d, phrases: f.phrases, s: text, tokens: f.d.segment(text)}
	sc.known()
	sc.quoted()
	sc.enterprises()
	sc.governments()
	sc.projects()
	sc.zones()
	sc.events()
	sc.policies()
	sc.platforms()
	sc.places()
	sc.persons(s.Kind)
	sc.lists()
	sc.industries()
	sc.found = settle(sc.found)
	sc.anaphors()
	order(sc.found)
	return sc.found
}

// order sorts names as they stand in the sentence, the longer of two that start
// at one place first.
func order(found []Mention) {
	slices.SortStableFunc(found, func(a, b Mention) int {
		return cmp.Or(
			cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(b.Confidence, a.Confidence))
	})
}

// settle orders what was found and drops what cannot stand beside something
// better: of two names that cross, the one that starts later; of two within one
// another, the inner one where the classes do not nest.
func settle(found []Mention) []Mention {
	order(found)
	var kept []Mention
	for _, m := range found {
		if !slices.ContainsFunc(kept, func(k Mention) bool { return excludes(k, m) }) {
			kept = append(kept, m)
		}
	}
	return kept
}

// excludes reports whether m cannot stand where k, which starts no later, does.
func excludes(k, m Mention) bool {
	switch {
	case !k.Span.Overlaps(m.Span):
		return false
	case !k.Span.Contains(m.Span):
		return true
	default:
		return k.Span == m.Span || !nests(k.Class, m.Class)
	}
}

// nests reports whether a name of class outer may hold one of class inner that
// counts by itself.
func nests(outer, inner graph.Class) bool {
	switch outer {
	case graph.Project, graph.Facility, graph.Platform:
		return inner == graph.Enterprise || inner == graph.Place || inner == graph.Zone
	case graph.Zone:
		return inner == graph.Place || inner == graph.Enterprise
	case graph.Event:
		return inner != graph.Event && inner != graph.Industry
	case graph.Policy:
		return inner == graph.Place || inner == graph.Zone
	case graph.Enterprise, graph.Industry:
		return inner == outer
	case graph.Government:
		return inner == graph.Place || inner == graph.Zone
	}
	return false
}
