// Package registry knows the enterprises, places, zones and industries that
// are known before any document is read: their names, what belongs to what, and
// which names mean more than one thing.
package registry

import (
	"cmp"
	"io/fs"
	"iter"
	"slices"
	"strings"

	"soegraph/graph"
)

// Registry is the rows and the names that they have. It is immutable, so that
// many goroutines may share one.
type Registry struct {
	version  string
	rows     []Row
	byKey    map[string]int
	children map[string][]string
	readings map[string][]Reading // of a name: what it may mean, best first
	settled  map[string]bool      // names of which the first reading is meant
	policies []policy
	words    words
	families []family
	prefixes []family // those without numbers
	distinct []Pair
}

// usual is about how many rows a registry has.
const usual = 6 << 10

// Load reads the files of a registry: see seeds/registry/README.md. It fails
// with [graph.Invalid] and names file and line where one is not well formed.
func Load(files fs.FS) (*Registry, error) {
	version, err := fs.ReadFile(files, "VERSION")
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "the registry has no file VERSION: %w", err)
	}
	if _, err := graph.ParseIRI(editions + strings.TrimSpace(string(version))); err != nil {
		return nil, graph.Errorf(graph.Invalid, "the registry's VERSION cannot be part of an IRI: %w", err)
	}
	r := &Registry{version: strings.TrimSpace(string(version)), rows: make([]Row, 0, usual)}
	for _, f := range []struct {
		name    string
		columns []string
		row     func(*Registry, line) error
	}{
		{"words.csv", []string{"word", "kind"}, (*Registry).addWord},
		{"enterprises.csv", enterpriseColumns, (*Registry).addEnterprise},
		{"more-enterprises.csv", enterpriseColumns, (*Registry).addEnterprise},
		{"places.csv", []string{"code", "name"}, (*Registry).addPlace},
		{"zones.csv", zoneColumns, (*Registry).addZone},
		{"more-zones.csv", zoneColumns, (*Registry).addZone},
		{"terms.csv", []string{"term", "code", "broader"}, (*Registry).addTerm},
		{"industries.csv", []string{"code", "name", "parent"}, (*Registry).addIndustry},
		{"ambiguous.csv", []string{"name", "policy", "readings", "note"}, (*Registry).addPolicy},
		{"families.csv", []string{"prefix", "from", "to", "suffix", "group"}, (*Registry).addFamily},
		{"distinct.csv", []string{"one", "other", "relation"}, (*Registry).addPair},
	} {
		if err := readTable(files, f.name, f.columns, func(l line) error { return f.row(r, l) }); err != nil {
			return nil, err
		}
	}
	if err := r.index(); err != nil {
		return nil, err
	}
	if err := readTable(files, "names.csv", []string{"key", "name", "kind"}, r.addName); err != nil {
		return nil, err
	}
	return r, r.finish()
}

// Version says which edition of the data this is.
func (r *Registry) Version() string { return r.version }

// Rows yields every row in the order of the files.
func (r *Registry) Rows() iter.Seq[Row] { return slices.Values(r.rows) }

// Row is the row with a key.
func (r *Registry) Row(key string) (Row, bool) {
	_, ok := r.byKey[key]
	return *r.row(key), ok
}

// row is the row with a key, or an empty one.
func (r *Registry) row(key string) *Row {
	if i, ok := r.byKey[key]; ok {
		return &r.rows[i]
	}
	return &Row{}
}

// IRI is the IRI of the row with a key.
func (r *Registry) IRI(key string) graph.IRI {
	class, id, _ := strings.Cut(key, "/")
	return graph.RegisteredIRI(classes[class], id)
}

// Parent is the key of what the row belongs to: the group of a subsidiary, the
// successor of a former group, the city of a county, the place of a zone, the
// broader industry of an industry; "" where there is none.
func (r *Registry) Parent(key string) string {
	if row := r.row(key); len(row.Parents) > 0 {
		return row.Parents[0]
	}
	return ""
}

// Ancestors is the keys of all that the row belongs to, the nearest first.
func (r *Registry) Ancestors(key string) []string {
	var list []string
	for next := []string{key}; len(next) > 0; next = next[1:] {
		row := r.row(next[0])
		for _, p := range row.Parents {
			if !slices.Contains(list, p) && p != key {
				list = append(list, p)
				next = append(next, p)
			}
		}
	}
	return list
}

// Children is the keys of the rows that belong to a row directly, in the order
// of the files.
func (r *Registry) Children(key string) []string { return r.children[key] }

// index makes the rows found by their keys, and checks that keys are unique.
func (r *Registry) index() error {
	r.byKey = make(map[string]int, len(r.rows))
	for i := range r.rows {
		row := &r.rows[i]
		if j, ok := r.byKey[row.Key]; ok {
			return graph.Errorf(graph.Invalid, "%s: the key %s is that of %s too: give one of them an id of its own",
				row.where(), row.Key, r.rows[j].where())
		}
		r.byKey[row.Key] = i
	}
	return nil
}

// finish links rows to their parents and gathers the names.
func (r *Registry) finish() error {
	r.hang()
	r.children = map[string][]string{}
	for i := range r.rows {
		row := &r.rows[i]
		for _, p := range row.Parents {
			if _, ok := r.byKey[p]; !ok {
				return graph.Errorf(graph.Invalid, "%s: %s belongs to %s, of which there is no row", row.where(), row.Name, p)
			}
			r.children[p] = append(r.children[p], row.Key)
		}
	}
	r.withoutPlace()
	r.gather()
	return r.settle()
}

// Names yields the names to look for in a text with what they mean, in the order
// of the letters. A name that one row is meant by, unless the context says
// otherwise, has that reading alone. Words that are rarely a name (经济开发区, 太阳能)
// are not among them: [Registry.Readings] gives what they may mean too.
func (r *Registry) Names() iter.Seq2[string, []Reading] {
	return func(yield func(string, []Reading) bool) {
		names := make([]string, 0, len(r.readings))
		for name := range r.readings {
			names = append(names, name)
		}
		slices.SortFunc(names, cmp.Compare[string])
		for _, name := range names {
			list := r.readings[name]
			if list[0].Kind == Generic {
				continue
			}
			if r.settled[name] {
				list = list[:1]
			}
			if !yield(name, list) {
				return
			}
		}
	}
}

// Meaning is the key of the row that a name means by itself; not ok where it
// has none, or the context must say which.
func (r *Registry) Meaning(name string) (key string, ok bool) {
	list := r.readings[name]
	if len(list) == 0 || list[0].Ambiguous || len(list) > 1 && !r.settled[name] {
		return "", false
	}
	return list[0].Key, true
}

// Readings is all that a name may mean, best first. The name is compared
// letter by letter.
func (r *Registry) Readings(name string) []Reading { return r.readings[name] }
