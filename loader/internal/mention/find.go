package mention

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/lexicon"
	"soegraph/loader/internal/registry"
	"soegraph/loader/internal/sentence"
)

// Finder finds names. It is immutable, so that many goroutines may share one.
type Finder struct {
	d       *dictionary
	reg     Registry
	phrases *phrases
	verbs   *lexicon.Lexicon // the announcements
	room    sync.Pool        // of *scratch
}

// Registry is what is known of names before any text is read.
type Registry interface {
	// Names yields the names with what they may mean.
	Names() iter.Seq2[string, []registry.Reading]
	// Ancestors is the keys of all that the row with a key belongs to.
	Ancestors(key string) []string
}

// NewFinder is a finder that knows the registry's names beside the lists of the
// package.
func NewFinder(reg Registry) *Finder {
	return &Finder{
		d: newDictionary(reg.Names()), reg: reg, phrases: anaphors(), verbs: lexicon.New(slices.Values(announcements)),
		room: sync.Pool{New: func() any { return new(scratch) }},
	}
}

// Find is the names in the sentences of one document, in the order of the text;
// of two that start at one place the longer comes first. A name may hold others
// (the company within the name of its project), but two never cross.
func (f *Finder) Find(sentences []sentence.Sentence) []Mention {
	scans := make([]*scan, len(sentences))
	index := map[string]int{}
	var forms []form
	work := f.room.Get().(*scratch)
	defer func() {
		work.tokens = work.tokens[:0]
		f.room.Put(work)
	}()
	for i, s := range sentences {
		sc := f.scan(s, work)
		for _, x := range append(sc.defined(), sc.again()...) {
			if k, ok := index[x.text]; !ok {
				index[x.text] = len(forms)
				forms = append(forms, x)
			} else if x.rule.confidence > forms[k].rule.confidence {
				forms[k] = x
			}
		}
		scans[i] = sc
	}
	if len(forms) > 0 {
		l := lexicon.New(texts(forms))
		for _, sc := range scans {
			sc.repeat(l, forms)
		}
	}
	offices(scans)
	total := 0
	for _, sc := range scans {
		sc.anaphors()
		total += len(sc.found)
	}
	all := make([]Mention, 0, total)
	for i, sc := range scans {
		order(sc.found)
		for _, m := range sc.found {
			m.Sentence = i
			all = append(all, m)
		}
	}
	return all
}

// texts yields what is to be looked for.
func texts(forms []form) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, f := range forms {
			if !yield(f.text) {
				return
			}
		}
	}
}

// scan finds the names in a sentence by what the sentence alone says.
func (f *Finder) scan(s sentence.Sentence, work *scratch) *scan {
	text := s.Text.String()
	sc := &scan{d: f.d, reg: f.reg, phrases: f.phrases, verbs: f.verbs, s: text, tokens: f.d.segment(text, work)}
	sc.known()
	sc.quoted()
	sc.enterprises()
	sc.slots()
	sc.governments()
	sc.projects()
	sc.works()
	sc.zones()
	sc.shared()
	sc.events()
	sc.policies()
	sc.platforms()
	sc.divisions()
	sc.abroad()
	sc.counties()
	sc.towns()
	sc.places()
	sc.islands()
	sc.persons(s.Kind)
	sc.lists()
	sc.branches()
	sc.leads()
	sc.industries()
	sc.found = sc.settle(sc.found)
	sc.entered()
	return sc
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
func (sc *scan) settle(found []Mention) []Mention {
	order(found)
	kept := found[:0]
	for _, m := range found {
		if slices.ContainsFunc(kept, func(k Mention) bool { return excludes(k, m) || sc.betweenTwo(k, m) }) {
			continue
		}
		if (m.Class == graph.Place || m.Class == graph.Zone) && slices.ContainsFunc(kept, func(k Mention) bool { return k.Class != graph.Government && k.Span.Overlaps(m.Span) }) {
			m.Confidence = min(m.Confidence, nestedPlace)
		}
		m.Proper = m.Key != "" || sc.properWithin(m.Span)
		kept = append(kept, m)
	}
	return kept
}

// nestedPlace is how sure it is that a place or a zone within a longer name is
// meant by itself: 深圳 in 深圳前海.
const nestedPlace = 0.9

// excludes reports whether m cannot stand where k, which starts no later, does.
func excludes(k, m Mention) bool {
	switch {
	case !k.Span.Overlaps(m.Span):
		return false
	case !k.Span.Contains(m.Span):
		return true
	case m.Class == graph.Place && k.Class != graph.Policy && m.Span.Start-k.Span.Start == len("白") && isHan(firstRune(k.Text)) && !strings.ContainsRune("省市驻", firstRune(k.Text)):
		return true // 沙湾 in 白沙湾化工园区
	case m.Text == "中国":
		return true // 中国 in a name is no more than a word of it
	default:
		return k.Span == m.Span || !nests(k, m)
	}
}

// betweenTwo reports whether the letters of m are of two cities that the line k
// joins (贵南高铁: 贵阳 and 南宁), not those of a county that is called so.
func (sc *scan) betweenTwo(k, m Mention) bool {
	rest, ok := strings.CutPrefix(k.Text, m.Text)
	if !ok || m.Class != graph.Place || utf8.RuneCountInString(m.Text) != 2 || m.Key != "" && len(sc.reg.Ancestors(m.Key)) < 2 {
		return false
	}
	return slices.ContainsFunc([]string{"高铁", "铁路", "高速", "城际", "客专", "动车"}, func(line string) bool { return strings.HasPrefix(rest, line) })
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// nests reports whether the name k may hold m, which counts by
// itself. Of the enterprises in an enterprise's name those do that have a head of
// their own (丰林集团北湖水泥有限公司); whose company one is that merely starts
// like another (中粮油脂), resolution tells.
func nests(k, m Mention) bool {
	switch k.Class {
	case graph.Project, graph.Facility, graph.Platform:
		return m.Class == graph.Enterprise || m.Class == graph.Place || m.Class == graph.Zone || m.Rule == ruleWork.id || strings.HasSuffix(k.Text, "机组") && k.Span.Start == m.Span.Start
	case graph.Zone:
		return m.Class == graph.Place || m.Class == graph.Enterprise || m.Class == graph.Zone
	case graph.Event:
		return m.Class != graph.Event && m.Class != graph.Industry
	case graph.Policy, graph.Government:
		return m.Class == graph.Place || m.Class == graph.Zone
	case graph.Enterprise:
		return m.Class == graph.Enterprise && (strings.HasSuffix(m.Text, "集团") || strings.HasSuffix(m.Text, "公司"))
	case graph.Industry:
		return m.Class == graph.Industry
	}
	return false
}
