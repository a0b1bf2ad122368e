package mention

import (
	"iter"

	"soegraph/loader/internal/registry"
)

// word is what the dictionary knows of a string.
type word struct {
	kinds    kind
	readings []registry.Reading
}

// dictionary is a trie over the words of the lists and the names of the
// registry. It is immutable once made.
type dictionary struct {
	next  map[edge]int32
	words []word  // by number; 0 is none
	ends  []int32 // of a node: the number of the word that ends there
}

type edge struct {
	node int32
	r    rune
}

func newDictionary(names iter.Seq2[string, []registry.Reading]) *dictionary {
	d := &dictionary{next: map[edge]int32{}, words: make([]word, 1), ends: make([]int32, 1)}
	words(func(s string, k kind) { d.add(s).kinds |= k })
	for name, readings := range names {
		if len(name) > len("中") {
			w := d.add(name)
			w.kinds |= known
			w.readings = readings
		}
	}
	return d
}

// add is the word s, made if it is new.
func (d *dictionary) add(s string) *word {
	node := int32(0)
	for _, r := range s {
		e := edge{node, fold(r)}
		to, ok := d.next[e]
		if !ok {
			to = int32(len(d.ends))
			d.ends = append(d.ends, 0)
			d.next[e] = to
		}
		node = to
	}
	if d.ends[node] == 0 {
		d.ends[node] = int32(len(d.words))
		d.words = append(d.words, word{})
	}
	return &d.words[d.ends[node]]
}

// get is the word that is exactly s, or nil.
func (d *dictionary) get(s string) *word {
	node := int32(0)
	for _, r := range s {
		to, ok := d.next[edge{node, fold(r)}]
		if !ok {
			return nil
		}
		node = to
	}
	if d.ends[node] == 0 {
		return nil
	}
	return &d.words[d.ends[node]]
}

// fold makes forms of one letter the same: full width and half, small and capital.
func fold(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z':
		return r - 'a' + 'A'
	case r < 0x80:
		return r
	case r >= '！' && r <= '～':
		return fold(r - '！' + '!')
	}
	return r
}
