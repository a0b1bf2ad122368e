package queries

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"soegraph/graph"
)

// names keeps the index of names of one generation of a graph.
type names struct {
	mu         sync.Mutex
	generation uint64
	built      *index
}

// generations is a reader that counts its changes. Of one that does not, the
// index cannot be kept.
type generations interface{ Generation() uint64 }

// index is the index of the graph that a view shows, built where it is not there.
func (n *names) index(v *view) *index {
	n.mu.Lock()
	defer n.mu.Unlock()
	g, ok := v.outer.(generations)
	if ok && n.built != nil && n.generation == g.Generation() {
		return n.built
	}
	built := buildIndex(v)
	if ok && v.err == nil && Damage(v.outer) == nil {
		n.built, n.generation = built, g.Generation()
	}
	return built
}

// index is the names of a graph, ready to be searched.
type index struct {
	things []thing
	keys   []key // names in normal form, in the order of their texts
	full   []key // in pinyin
	heads  []key // initials of the pinyin
	text   string
	starts []int32 // where in text the names of keys start
}

// thing is what has a name.
type thing struct {
	iri     graph.IRI
	class   graph.Class
	classes []graph.Class // where there are more than one
	weight  int           // how many quads it is in
}

// key is a form of a name of a thing.
type key struct {
	text      string
	thing     int32
	preferred bool
}

func buildIndex(v *view) *index {
	x := &index{}
	type label struct {
		entity, text graph.ID
		preferred    bool
	}
	var labels []label
	for _, p := range nameKinds() {
		for q := range v.scan(p) {
			labels = append(labels, label{q.S, q.O, p != graph.AltLabel})
		}
	}
	slices.SortStableFunc(labels, func(a, b label) int { return cmp.Compare(a.entity, b.entity) })
	pinyin := newTranscriber()
	for i, l := range labels {
		if i == 0 || labels[i-1].entity != l.entity {
			x.things = append(x.things, v.thing(l.entity))
		}
		n := int32(len(x.things) - 1)
		name := v.Term(l.text).Text()
		x.keys = append(x.keys, key{normal(name), n, l.preferred})
		if full, heads := pinyin.write(name); full != "" {
			x.full = append(x.full, key{full, n, l.preferred})
			x.heads = append(x.heads, key{heads, n, l.preferred})
		}
	}
	for _, list := range [][]key{x.keys, x.full, x.heads} {
		slices.SortFunc(list, func(a, b key) int {
			return cmp.Or(strings.Compare(a.text, b.text), cmp.Compare(x.things[a.thing].iri, x.things[b.thing].iri))
		})
	}
	var b strings.Builder
	for _, k := range x.keys {
		x.starts = append(x.starts, int32(b.Len()))
		b.WriteString(k.text)
		b.WriteByte('\n')
	}
	x.text = b.String()
	return x
}

func (v *view) thing(id graph.ID) thing {
	t := thing{iri: v.Term(id).IRI(), weight: v.degree(id)}
	types := 0
	for q := range v.out(id, graph.Type) {
		types++
		t.class = graph.Class(v.Term(q.O).IRI())
		t.classes = append(t.classes, t.class)
	}
	if types > 1 {
		t.class = v.class(id)
	} else {
		t.classes = nil
	}
	return t
}

// is reports whether a thing is of one of the classes; of none given, it is.
func (t *thing) is(classes []graph.Class) bool {
	if len(classes) == 0 || slices.Contains(classes, t.class) {
		return true
	}
	return slices.ContainsFunc(t.classes, func(c graph.Class) bool { return slices.Contains(classes, c) })
}

// prefixed is the keys that start with a text.
func prefixed(keys []key, text string) []key {
	from := sort.Search(len(keys), func(i int) bool { return keys[i].text >= text })
	to := from + sort.Search(len(keys)-from, func(i int) bool { return !strings.HasPrefix(keys[from+i].text, text) })
	return keys[from:to]
}

// containing yields the keys in which a text stands behind the start.
func (x *index) containing(text string, yield func(key) bool) {
	n := 0
	for at := 0; ; at = int(x.starts[n]) + len(x.keys[n].text) + 1 {
		i := strings.Index(x.text[at:], text)
		if i < 0 {
			return
		}
		for n+1 < len(x.starts) && int(x.starts[n+1]) <= at+i {
			n++
		}
		if !strings.HasPrefix(x.keys[n].text, text) && !yield(x.keys[n]) {
			return
		}
	}
}

// exact is the entities that have the name in any spelling.
func (x *index) exact(v *view, name string) []candidate {
	n := normal(name)
	if n == "" {
		return nil
	}
	var found []candidate
	for _, k := range prefixed(x.keys, n) {
		if k.text != n {
			break
		}
		found = add(found, candidate{v.term(x.things[k.thing].iri.Term()), k.preferred})
	}
	return found
}

// enoughToBeOne is the length, in runes, of a part of a name that may stand for
// the only name that has it.
const enoughToBeOne = 6

// only is the one entity of the classes that has the name as a part of one of
// its own, 0 where there is none or more than one, or where the part is short.
func (x *index) only(v *view, name string, classes []graph.Class) graph.ID {
	n := normal(name)
	if utf8.RuneCountInString(n) < enoughToBeOne || len(classes) == 0 {
		return 0
	}
	one := int32(-1)
	unique := true
	see := func(k key) bool {
		if x.things[k.thing].is(classes) && k.thing != one {
			unique = one < 0
			one = k.thing
		}
		return unique
	}
	for _, k := range prefixed(x.keys, n) {
		if !see(k) {
			return 0
		}
	}
	x.containing(n, see)
	if one < 0 || !unique {
		return 0
	}
	return v.term(x.things[one].iri.Term())
}
