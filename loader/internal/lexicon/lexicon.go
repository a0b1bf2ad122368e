// Package lexicon finds many names in a text at once.
//
// It is a trie. Most nodes have one child: it stands in the node, and nodes of one
// name lie side by side, so that following a name stays in the cache. Further
// children lie in one open-addressed hash table, keyed by node and letter. The first
// letter of a text position is looked up in a table of its own, and the first two
// together in a bit set small enough for the cache: they send most positions away
// before the trie is touched. Small and capital Latin letters are the same, and so
// are the wide and narrow forms of signs and letters (Unicode block FF00).
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
	codes  [256]*[256]uint16     // of a folded letter of the basic plane, by its upper and lower byte: its number, 0 if no name has it
	rare   map[rune]uint16       // of the other planes
	roots  []int32               // of a code: the node that it leads to from the start, 0 if none
	pairs  [pairBits / 64]uint64 // the hashes of the first two codes of every name
	nodes  []node
	edges  []edge  // open-addressed, a power of two long
	shift  uint    // of a hash: what is left is an index into edges
	latin  []uint8 // of a name: whether its ends must not touch Latin letters
	filled int
}

// node is where names that begin alike part.
type node struct {
	end   ID     // the name that ends here plus one, 0 if none
	child int32  // the first child, 0 if none
	code  uint16 // the letter that leads to it
	more  bool   // others are among the edges
}

// edge leads from a node by a letter to a node. An empty one has key 0.
type edge struct {
	key  uint64 // node<<16 | code; node is never 0, which is the root
	node int32
}

// pairBits is the size of the bit set of the names' first two letters. Of a
// hundred thousand names it is one eighth full.
const (
	pairShift = 18
	pairBits  = 1 << pairShift
)

const (
	latinStart = 1 << iota
	latinEnd
)

// New is a lexicon of the names. A name that differs from an earlier one in
// case or width only is a name of its own that never matches; the empty name
// never matches either.
func New(names iter.Seq[string]) *Lexicon {
	l := &Lexicon{rare: map[rune]uint16{}, roots: make([]int32, 1), nodes: make([]node, 1)}
	l.resize(1 << 4)
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
	return l.nodes[node].end - 1, l.nodes[node].end > 0
}

// add makes room for a name.
func (l *Lexicon) add(name string) {
	id := ID(len(l.names))
	l.names = append(l.names, name)
	l.latin = append(l.latin, touches(name))
	if name == "" {
		return
	}
	at, before := int32(0), uint16(0)
	for _, r := range name {
		code := l.number(fold(r))
		next := l.step(at, code)
		if next == 0 {
			next = int32(len(l.nodes))
			l.nodes = append(l.nodes, node{})
			l.connect(at, code, next)
			if before != 0 && l.roots[before] == at {
				i := pair(before, code)
				l.pairs[i/64] |= 1 << (i % 64)
			}
		}
		at, before = next, code
	}
	if l.nodes[at].end == 0 {
		l.nodes[at].end = id + 1
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
	if r > 0xFFFF {
		l.rare[r] = code
		return code
	}
	page := &l.codes[r>>8]
	if *page == nil {
		*page = new([256]uint16)
	}
	(*page)[r&0xFF] = code
	return code
}

// code is the code of a letter, 0 if no name has it.
func (l *Lexicon) code(r rune) uint16 { return l.folded(fold(r)) }

func (l *Lexicon) folded(r rune) uint16 {
	if uint32(r) > 0xFFFF {
		return l.rare[r]
	}
	if page := l.codes[uint8(r>>8)]; page != nil {
		return page[uint8(r)]
	}
	return 0
}

// step is the node that a letter leads to, 0 if there is none.
func (l *Lexicon) step(from int32, code uint16) int32 {
	if code == 0 {
		return 0
	}
	if from == 0 {
		return l.roots[code]
	}
	n := &l.nodes[from]
	if n.code == code {
		return n.child
	}
	if !n.more {
		return 0
	}
	key := uint64(from)<<16 | uint64(code)
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

// begins reports whether a name may start with the letters of two codes.
func (l *Lexicon) begins(first, second uint16) bool {
	i := pair(first, second)
	return l.pairs[i/64]&(1<<(i%64)) != 0
}

// pair is where the bit of two codes is.
func pair(first, second uint16) uint64 {
	return hash(uint64(first)<<16|uint64(second)) >> (64 - pairShift)
}

// connect adds an edge.
func (l *Lexicon) connect(from int32, code uint16, next int32) {
	if from == 0 {
		l.roots[code] = next
		return
	}
	if n := &l.nodes[from]; n.child == 0 {
		n.child, n.code = next, code
		return
	}
	l.nodes[from].more = true
	if 2*l.filled >= len(l.edges) {
		l.resize(2 * len(l.edges))
	}
	l.insert(edge{uint64(from)<<16 | uint64(code), next})
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
