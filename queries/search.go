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
	v := newView(ctx, r)
	x := l.names.index(v)
	if v.err != nil {
		return nil, false, v.err
	}
	if o.Limit <= 0 {
		o.Limit = defaultSearchLimit
	}
	hits := x.search(text, o.Classes)
	if o.Offset >= len(hits) {
		return []Entity{}, false, nil
	}
	hits = hits[o.Offset:]
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
	quality int // how it fits; 0 is best
	length  int // of the name that fits
}

// search is all that fits, best first.
func (x *index) search(text string, classes []graph.Class) []hit {
	n := normal(text)
	if n == "" {
		return nil
	}
	best := map[int32]hit{}
	see := func(k key, quality int) {
		if !x.things[k.thing].is(classes) {
			return
		}
		h := hit{k.thing, quality, len(k.text)}
		if old, ok := best[k.thing]; !ok || h.quality < old.quality || h.quality == old.quality && h.length < old.length {
			best[k.thing] = h
		}
	}
	for _, k := range prefixed(x.keys, n) {
		see(k, boolIndex(k.text != n))
	}
	for _, k := range prefixed(x.heads, n) {
		see(k, 2+boolIndex(k.text != n))
	}
	for _, k := range prefixed(x.full, n) {
		see(k, 2+boolIndex(k.text != n))
	}
	if utf8.RuneCountInString(n) > 1 || len(best) == 0 {
		x.containing(n, func(k key) bool { see(k, 4); return true })
	}
	hits := make([]hit, 0, len(best))
	for _, h := range best {
		hits = append(hits, h)
	}
	slices.SortFunc(hits, func(a, b hit) int {
		s, t := &x.things[a.thing], &x.things[b.thing]
		return cmp.Or(cmp.Compare(a.quality, b.quality), cmp.Compare(t.weight, s.weight), cmp.Compare(a.length, b.length), cmp.Compare(s.iri, t.iri))
	})
	return hits
}

func boolIndex(b bool) int {
	if b {
		return 1
	}
	return 0
}

// nearNames is how many names an error suggests.
const nearNames = 5

// near is the entities of the classes with a name like the one given: found by
// a search for it, else by the most pairs of characters that the names share.
func (x *index) near(v *view, name string, classes []graph.Class) []Entity {
	hits := x.search(name, classes)
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
