// Package lexicon finds many names in a text at once.
//
// It is a trie whose edges lie in one open-addressed hash table, keyed by node
// and letter; the first letter of a text position is looked up in a table of
// its own, which sends most positions away at once. Small and capital Latin
// letters are the same, and so are the wide and narrow forms of signs and
// letters (Unicode block FF00).
package lexicon

import (
	"iter"
	"unicode/utf8"
)

// ID is the number of a name: the order in which [New] was given it.
type ID int32

// Match is a name that stands in a text.
type Match struct {
	Start, End int // bytes
	ID         ID
}

// Lexicon is a set of names. It is immutable, so that many goroutines may
// share one.
type Lexicon struct {
	names  []string
	codes  [1 << 16]uint16 // of a folded letter of the basic plane: its number, 0 if no name has it
	rare   map[rune]uint16 // of the other planes
	roots  []int32         // of a code: the node that it leads to from the start, 0 if none
	edges  []edge          // open-addressed, a power of two long
	shift  uint            // of a hash: what is left is an index into edges
	ends   []ID            // of a node: the name that ends there plus one, 0 if none
	latin  []uint8         // of a name: whether its ends must not touch Latin letters
	filled int
}

// edge leads from a node by a letter to a node. An empty one has key 0.
type edge struct {
	key  uint64 // node<<16 | code; node is never 0, which is the root
	node int32
}

const (
	latinStart = 1 << iota
	latinEnd
)

// New is a lexicon of the names. A name that differs from an earlier one in
// case or width only is a name of its own that never matches; the empty name
// never matches either.
func New(names iter.Seq[string]) *Lexicon {
	l := &Lexicon{rare: map[rune]uint16{}, roots: make([]int32, 1), ends: make([]ID, 1)}
	l.resize(1 << 12)
	for name := range names {
		l.add(name)
	}
	return l
}

// Len is the number of names.
func (l *Lexicon) Len() int { return len(l.names) }

// Name is the name with a number.
func (l *Lexicon) Name(id ID) string { return l.names[id] }

// Find is the number of the name that is s, but for case and width.
func (l *Lexicon) Find(s string) (ID, bool) {
	node := int32(0)
	for _, r := range s {
		if node = l.step(node, l.code(r)); node == 0 {
			return 0, false
		}
	}
	return l.ends[node] - 1, l.ends[node] > 0
}

// add makes room for a name.
func (l *Lexicon) add(name string) {
	id := ID(len(l.names))
	l.names = append(l.names, name)
	l.latin = append(l.latin, touches(name))
	if name == "" {
		return
	}
	node := int32(0)
	for _, r := range name {
		code := l.number(fold(r))
		next := l.step(node, code)
		if next == 0 {
			next = int32(len(l.ends))
			l.ends = append(l.ends, 0)
			l.connect(node, code, next)
		}
		node = next
	}
	if l.ends[node] == 0 {
		l.ends[node] = id + 1
	}
}

// number is the code of a folded letter, made if it is new.
func (l *Lexicon) number(r rune) uint16 {
	code := l.folded(r)
	if code != 0 {
		return code
	}
	code = uint16(len(l.roots))
	l.roots = append(l.roots, 0)
	if r < rune(len(l.codes)) {
		l.codes[r] = code
	} else {
		l.rare[r] = code
	}
	return code
}

// code is the code of a letter, 0 if no name has it.
func (l *Lexicon) code(r rune) uint16 { return l.folded(fold(r)) }

func (l *Lexicon) folded(r rune) uint16 {
	if uint32(r) < uint32(len(l.codes)) {
		return l.codes[r]
	}
	return l.rare[r]
}

// step is the node that a letter leads to, 0 if there is none.
func (l *Lexicon) step(node int32, code uint16) int32 {
	switch {
	case code == 0:
		return 0
	case node == 0:
		return l.roots[code]
	}
	key := uint64(node)<<16 | uint64(code)
	mask := uint64(len(l.edges) - 1)
	for i := hash(key) >> l.shift; ; i = (i + 1) & mask {
		e := &l.edges[i]
		if e.key == key {
			return e.node
		}
		if e.key == 0 {
			return 0
		}
	}
}

// connect adds an edge.
func (l *Lexicon) connect(node int32, code uint16, next int32) {
	if node == 0 {
		l.roots[code] = next
		return
	}
	if 2*l.filled >= len(l.edges) {
		l.resize(2 * len(l.edges))
	}
	l.insert(edge{uint64(node)<<16 | uint64(code), next})
}

func (l *Lexicon) insert(e edge) {
	mask := uint64(len(l.edges) - 1)
	i := hash(e.key) >> l.shift
	for l.edges[i].key != 0 {
		i = (i + 1) & mask
	}
	l.edges[i] = e
	l.filled++
}

// resize makes the table of edges n long, a power of two.
func (l *Lexicon) resize(n int) {
	old := l.edges
	l.edges, l.filled, l.shift = make([]edge, n), 0, 64
	for ; n > 1; n /= 2 {
		l.shift--
	}
	for _, e := range old {
		if e.key != 0 {
			l.insert(e)
		}
	}
}

// hash spreads keys over the upper bits (Fibonacci hashing, Knuth 6.4).
func hash(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 }

// fold makes the forms of a letter that are compared as one the same.
func fold(r rune) rune {
	if r >= '！' && r <= '～' {
		r -= '！' - '!'
	}
	if r >= 'a' && r <= 'z' {
		r -= 'a' - 'A'
	}
	return r
}

// touches says which ends of a name are Latin letters or digits.
func touches(name string) uint8 {
	var t uint8
	first, _ := utf8.DecodeRuneInString(name)
	last, _ := utf8.DecodeLastRuneInString(name)
	if alphanumeric(first) {
		t |= latinStart
	}
	if alphanumeric(last) {
		t |= latinEnd
	}
	return t
}

func alphanumeric(r rune) bool {
	r = fold(r)
	return r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}
