package mention

import (
	"iter"
	"slices"
	"strings"

	"soegraph/loader/internal/lexicon"
	"soegraph/loader/internal/registry"
)

// word is what the dictionary knows of a string.
type word struct {
	kinds    kind
	readings []registry.Reading
}

// dictionary is the words of the lists and the names of the registry. It is
// immutable once made.
type dictionary struct {
	lexicon *lexicon.Lexicon
	words   []word // by the lexicon's number
}

func newDictionary(names iter.Seq2[string, []registry.Reading]) *dictionary {
	d := &dictionary{}
	index := map[string]int{}
	var spellings []string
	add := func(s string) *word {
		key := strings.Map(fold, s)
		i, ok := index[key]
		if !ok {
			i = len(d.words)
			index[key] = i
			d.words = append(d.words, word{})
			spellings = append(spellings, s)
		}
		return &d.words[i]
	}
	words(func(s string, k kind) { add(s).kinds |= k })
	for name, readings := range names {
		if len(name) > len("中") && (!strings.HasSuffix(name, "新") || len(name) <= len("阜新")) { // 滨海新 is no name without 区
			w := add(name)
			w.kinds |= known
			w.readings = readings
		}
	}
	d.lexicon = lexicon.New(slices.Values(spellings))
	return d
}

// get is the word that is exactly s, or nil.
func (d *dictionary) get(s string) *word {
	if id, ok := d.lexicon.Find(s); ok {
		return &d.words[id]
	}
	return nil
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
