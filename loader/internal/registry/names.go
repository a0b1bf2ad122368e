package registry

import (
	"slices"
	"strings"

	"soegraph/graph"
)

// addName adds a name to a row: a line of names.csv.
func (r *Registry) addName(l line) error {
	key, name, kind := l.cells[0], l.cells[1], NameKind(l.cells[2])
	i, ok := r.byKey[key]
	if !ok {
		return l.errorf("there is no row %s", key)
	}
	if !slices.Contains([]NameKind{Legal, Short, English, Abbreviation, Former}, kind) {
		return l.errorf("%q is no kind of name", kind)
	}
	r.rows[i].addFrom(&origin{quote: l.text}, kind, name)
	return nil
}

// words is the words of the language that look like names.
type words map[string]wordKind

type wordKind string

const (
	// genericWord is a division's whole name that is a word too: 郊区.
	genericWord wordKind = "generic"
	// commonWord is what a name must not be shortened to: 合作 of 合作市.
	commonWord wordKind = "word"
)

func (r *Registry) addWord(l line) error {
	kind := wordKind(l.cells[1])
	if kind != genericWord && kind != commonWord {
		return l.errorf("%q is no kind of word", kind)
	}
	if r.words == nil {
		r.words = words{}
	}
	r.words[l.cells[0]] = kind
	return nil
}

// policy is what is known of a name that several rows may be meant by, or none.
type policy struct {
	name     string
	kind     policyKind
	readings []string // keys; other: and a text where no row is meant
	note     string
	where    string
}

type policyKind string

const (
	primary  policyKind = "main"    // the first reading, unless the context says otherwise
	crossing policyKind = "cross"   // the first; but the letters may be the end of one word and the start of the next
	context  policyKind = "context" // the first, unless what stands beside it says that it is something else
	generic  policyKind = "generic" // a word of the language
	open     policyKind = "open"    // the context must say which
)

func (r *Registry) addPolicy(l line) error {
	p := policy{name: l.cells[0], kind: policyKind(l.cells[1]), readings: list(l.cells[2]), note: l.cells[3], where: l.where()}
	if !slices.Contains([]policyKind{primary, crossing, context, generic, open}, p.kind) {
		return l.errorf("%q is no policy", p.kind)
	}
	r.policies = append(r.policies, p)
	return nil
}

// gather makes the names found.
func (r *Registry) gather() {
	r.readings = make(map[string][]Reading, 2*len(r.rows)+len(r.rows)/2)
	slab := make([]Reading, 0, 3*len(r.rows))
	for i := range r.rows {
		row := &r.rows[i]
		if row.Class != graph.Industry || !row.generic {
			kind := Legal
			if row.generic {
				kind = Generic
			}
			slab = r.read(slab, row.Name, row, kind)
		}
		for _, n := range row.Names {
			slab = r.read(slab, n.Text, row, n.Kind)
		}
	}
}

// read notes that a name may mean a row. The first readings of the names, which
// are most, lie in one slab.
func (r *Registry) read(slab []Reading, name string, row *Row, kind NameKind) []Reading {
	x := Reading{Key: row.Key, Class: row.Class, Kind: kind, Ambiguous: kind == Generic, Trap: trap(name, row, kind)}
	list := r.readings[name]
	switch {
	case list == nil:
		slab = append(slab, x)
		r.readings[name] = slab[len(slab)-1 : len(slab) : len(slab)]
	case !slices.ContainsFunc(list, func(o Reading) bool { return o.Key == row.Key }):
		r.readings[name] = append(list, x)
	}
	return slab
}

// trap reports whether the name of a row is short enough to be part of words.
func trap(name string, row *Row, kind NameKind) bool {
	return kind == Derived && row.Kind == County && len(name) == len("金寨")
}

// settle decides what the names mean that more than one row has: first by
// what the file of ambiguous names says, then by rank.
func (r *Registry) settle() error {
	r.settled = map[string]bool{}
	decided := map[string]bool{}
	for _, p := range r.policies {
		if err := r.decide(p); err != nil {
			return err
		}
		decided[p.name] = true
	}
	for name, list := range r.readings {
		if decided[name] || len(list) == 1 {
			continue
		}
		slices.SortStableFunc(list, func(a, b Reading) int { return r.rank(a) - r.rank(b) })
		if r.rank(list[0]) < r.rank(list[1]) {
			r.settled[name] = true
			continue
		}
		for i := range list {
			list[i].Ambiguous = true
		}
	}
	return nil
}

// decide applies a policy to a name. Readings that the policy does not list
// come after those that it does.
func (r *Registry) decide(p policy) error {
	var readings []Reading
	for _, key := range p.readings {
		if strings.HasPrefix(key, "other:") {
			continue
		}
		row, ok := r.Row(key)
		if !ok {
			return graph.Errorf(graph.Invalid, "%s: %s may mean %s, of which there is no row", p.where, p.name, key)
		}
		readings = append(readings, Reading{Key: key, Class: row.Class, Kind: r.kindOf(p.name, key)})
	}
	for _, o := range r.readings[p.name] {
		if !slices.ContainsFunc(readings, func(x Reading) bool { return x.Key == o.Key }) {
			readings = append(readings, o)
		}
	}
	if len(readings) == 0 {
		return nil
	}
	for i := range readings {
		x := &readings[i]
		x.Note, x.Trap = p.explain(), p.kind == crossing || p.kind == context
		x.Ambiguous = p.kind == open || p.kind == generic || i > 0
		if p.kind == generic {
			x.Kind = Generic
		}
	}
	r.readings[p.name] = readings
	r.settled[p.name] = p.kind != open && p.kind != generic
	return nil
}

// kindOf is what kind of name a name is of a row; short where the row does not
// list it.
func (r *Registry) kindOf(name, key string) NameKind {
	for _, o := range r.readings[name] {
		if o.Key == key {
			return o.Kind
		}
	}
	return Short
}

// explain is the policy's note, and what else the name may mean.
func (p policy) explain() string {
	var parts []string
	if p.note != "" {
		parts = append(parts, p.note)
	}
	for _, key := range p.readings {
		if other, ok := strings.CutPrefix(key, "other:"); ok {
			parts = append(parts, other)
		}
	}
	return strings.Join(parts, "; ")
}

// rank orders the readings of a name that no policy is for: a name of its own
// before a derived one, the group before its companies and both before a former
// group, the larger place or industry before the smaller, a zone before the
// district that it fills, a word of the news before the standard's.
func (r *Registry) rank(x Reading) int {
	row := r.row(x.Key)
	rank := 0
	switch {
	case x.Class == graph.Enterprise && x.Kind == Derived:
		rank = slices.Index([]RowKind{Group, Listed, Bureau, Institute, Branch, Predecessor}, row.Kind)
	case x.Class == graph.Enterprise, x.Class == graph.Zone, row.Kind == Province, row.Kind == Term:
	case row.Kind == City:
		rank = 1
	case row.Kind == Standard:
		rank = len(row.Code)
	default:
		rank = 2
	}
	switch {
	case x.Kind == Generic:
		rank += 20
	case x.Kind == Derived && x.Class != graph.Place:
		rank += 10
	case x.Kind == Derived:
		rank += 5
	}
	return rank
}
