package queries

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

	"soegraph/graph"
)

// SearchOptions narrows a search.
type SearchOptions struct {
	Classes []graph.Class // of these only; none is any
	Offset  int           // how many to leave out
	Limit   int           // how many at most; 0 is 20
}

// defaultSearchLimit is how many entities a search gives that asks for no number.
const defaultSearchLimit = 20

// Search finds entities by what a user has typed of a name: in Chinese or in
// English, in any width and case, by the initials of its pinyin (zgzc) or the
// pinyin itself. Names that are the text come first, then those that start with
// it, then those that it starts in pinyin, then those that contain it; of two
// alike, the one that more is known of. more says that there are others.
func (l *Library) Search(ctx context.Context, r Reader, text string, o SearchOptions) (found []Entity, more bool, err error) {
	v := l.known.view(ctx, r)
	x := l.names.index(v)
	if v.err != nil {
		return nil, false, v.err
	}
	if o.Limit <= 0 {
		o.Limit = defaultSearchLimit
	}
	hits := x.search(text, o.Classes, o.Offset+o.Limit+1)
	hits = hits[min(o.Offset, len(hits)):]
	found = make([]Entity, 0, min(o.Limit, len(hits)))
	for _, h := range hits[:min(o.Limit, len(hits))] {
		found = append(found, v.entity(v.term(x.things[h.thing].iri.Term())))
	}
	return found, len(hits) > o.Limit, nil
}

// Search is [Library.Search] for a caller who asks once: it builds the index.
func Search(r Reader, text string, o SearchOptions) ([]Entity, error) {
	found, _, err := New().Search(context.Background(), r, text, o)
	return found, err
}

// hit is a thing that a search found.
type hit struct {
	thing   int32
	quality int8 // how it fits; 0 is best
	length  int  // of the name that fits
}

// The qualities of a hit, best first.
const (
	isName int8 = iota
	startsName
	isPinyin
	startsPinyin
	inName
)

// finding is a search at work.
type finding struct {
	*index
	classes []graph.Class
	hits    []hit
	at      []int32 // of a thing: where its hit is, counted from 1
}

// see takes a key that fits.
func (f *finding) see(k key, quality int8) {
	if i := f.at[k.thing]; i > 0 {
		h := &f.hits[i-1]
		if quality < h.quality || quality == h.quality && len(k.text) < h.length {
			h.quality, h.length = quality, len(k.text)
		}
		return
	}
	if f.things[k.thing].is(f.classes) {
		f.hits = append(f.hits, hit{k.thing, quality, len(k.text)})
		f.at[k.thing] = int32(len(f.hits))
	}
}

// search is the first n of all that fits, best first.
func (x *index) search(text string, classes []graph.Class, n int) []hit {
	want := normal(text)
	if want == "" {
		return nil
	}
	f := &finding{index: x, classes: classes, at: make([]int32, len(x.things))}
	for _, in := range []struct {
		keys           []key
		whole, started int8
	}{{x.keys, isName, startsName}, {x.heads, isPinyin, startsPinyin}, {x.full, isPinyin, startsPinyin}} {
		for _, k := range prefixed(in.keys, want) {
			if k.text == want {
				f.see(k, in.whole)
			} else {
				f.see(k, in.started)
			}
		}
	}
	if utf8.RuneCountInString(want) > 1 || len(f.hits) == 0 {
		x.containing(want, func(k key) bool { f.see(k, inName); return true })
	}
	if n < len(f.hits) {
		divide(f.hits, n, x.compare)
		f.hits = f.hits[:n]
	}
	slices.SortFunc(f.hits, x.compare)
	return f.hits
}

// compare orders hits: the better fit, then what more is known of, then the
// shorter name, then the IRI.
func (x *index) compare(a, b hit) int {
	s, t := &x.things[a.thing], &x.things[b.thing]
	return cmp.Or(cmp.Compare(a.quality, b.quality), cmp.Compare(t.weight, s.weight), cmp.Compare(a.length, b.length), cmp.Compare(s.iri, t.iri))
}

// nearNames is how many names an error suggests.
const nearNames = 5

// near is the entities of the classes with a name like the one given: found by
// a search for it, else by the most pairs of characters that the names share.
func (x *index) near(v *view, name string, classes []graph.Class) []Entity {
	hits := x.search(name, classes, nearNames)
	if len(hits) == 0 {
		hits = x.similar(normal(name), classes)
	}
	list := make([]Entity, 0, nearNames)
	for _, h := range hits[:min(len(hits), nearNames)] {
		list = append(list, v.entity(v.term(x.things[h.thing].iri.Term())))
	}
	return list
}

// alike is the least share of pairs of characters that two names have in common
// (the coefficient of Dice) for one to be suggested for the other.
const alike = 0.4

func (x *index) similar(name string, classes []graph.Class) []hit {
	want := pairs(name)
	best := map[int32]float64{}
	for _, k := range x.keys {
		if !x.things[k.thing].is(classes) {
			continue
		}
		shared, all := 0, len(want)
		var before rune
		for i, r := range k.text {
			if i > 0 {
				all++
				if want[[2]rune{before, r}] {
					shared++
				}
			}
			before = r
		}
		if d := 2 * float64(shared) / float64(max(all, 1)); d >= alike && d > best[k.thing] {
			best[k.thing] = d
		}
	}
	hits := make([]hit, 0, len(best))
	for t := range best {
		hits = append(hits, hit{thing: t})
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(best[b.thing], best[a.thing]), cmp.Compare(x.things[a.thing].iri, x.things[b.thing].iri))
	})
	return hits
}

func pairs(s string) map[[2]rune]bool {
	set := map[[2]rune]bool{}
	var before rune
	for i, r := range s {
		if i > 0 {
			set[[2]rune{before, r}] = true
		}
		before = r
	}
	return set
}
