package registry

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"soegraph/graph"
)

// ExtensionColumns is the header of a user's own file of names.
//
//	class         enterprise, place, zone or industry
//	name          the legal or official name; that of a row which exists gives that row more names
//	id            what the IRI ends in; made from the name where it is empty
//	kind          of an enterprise: group, listed, bureau, institute, branch, predecessor, local-soe, private, foreign;
//	              empty is branch with a parent and private without; of others anything or nothing
//	parent        what it belongs to: a name, or a key such as enterprise/crrc; may be empty
//	short         short names, separated by |
//	english       English names, separated by |
//	abbreviation  abbreviations, separated by |
//	code          an official code; may be empty
const ExtensionColumns = "class,name,id,kind,parent,short,english,abbreviation,code"

// The tiers that only an extension's enterprises have.
const (
	localSOE RowKind = "local-soe"
	private  RowKind = "private"
	foreign  RowKind = "foreign"
)

// Extend is the registry with the rows of a user's own CSV file, whose header
// is [ExtensionColumns]; file is its name, for messages. It fails with
// [graph.Invalid] and names the line which is not well formed. The registry
// itself is left as it is.
func (r *Registry) Extend(file string, data []byte) (*Registry, error) {
	x := r.clone()
	if err := parseTable(file, data, strings.Split(ExtensionColumns, ","), x.addExtension); err != nil {
		return nil, err
	}
	if err := x.index(); err != nil {
		return nil, err
	}
	return x, x.finish()
}

// clone is a copy whose rows may be added to.
func (r *Registry) clone() *Registry {
	x := *r
	x.rows = slices.Clone(r.rows)
	for i := range x.rows {
		x.rows[i].Names = slices.Clip(x.rows[i].Names)
	}
	x.byKey = maps.Clone(r.byKey)
	return &x
}

func (r *Registry) addExtension(l line) error {
	c := l.cells
	class, name := c[0], strings.TrimSpace(c[1])
	if classes[class] == "" {
		return l.errorf("the class %q is none of enterprise, place, zone, industry", class)
	}
	if name == "" {
		return l.errorf("a row needs a name")
	}
	i, err := r.extended(l, class, name)
	if err != nil {
		return err
	}
	row := &r.rows[i]
	o := &origin{l.text, edition(l.file)}
	row.addFrom(o, Short, list(c[5])...)
	row.addFrom(o, English, list(c[6])...)
	row.addFrom(o, Abbreviation, list(c[7])...)
	return nil
}

// extended is the index of the row that a line is about, made if it is new.
func (r *Registry) extended(l line, class, name string) (int, error) {
	key := class + "/" + idOr(l.cells[2], name)
	if i, ok := r.byKey[key]; ok {
		return i, nil
	}
	for _, x := range r.readings[name] {
		if x.Class == classes[class] && x.Kind == Legal && l.cells[2] == "" {
			return r.byKey[x.Key], nil
		}
	}
	if !strings.HasPrefix(string(r.IRI(key)), graph.EntityNS+class+"/") || strings.HasSuffix(string(r.IRI(key)), "/") {
		return 0, l.errorf("no IRI can be made of %q: give the row an id of letters and digits", name)
	}
	row := Row{
		Key: key, Class: classes[class], Kind: RowKind(l.cells[3]), Name: name, Code: l.cells[8], Source: "user",
		origin: origin{l.text, edition(l.file)}, file: l.file, line: l.number,
	}
	if parent := l.cells[4]; parent != "" {
		p, ok := r.parentOf(class, parent)
		if !ok {
			return 0, l.errorf("the parent %q of %s is no row, or could be several: write its key, such as enterprise/crrc", parent, name)
		}
		row.Parents = []string{p}
	}
	if err := row.complete(l); err != nil {
		return 0, err
	}
	r.byKey[key] = len(r.rows)
	r.rows = append(r.rows, row)
	return len(r.rows) - 1, nil
}

// edition is what the evidence of a user's file calls the document.
func edition(file string) string { return graph.Slug(strings.TrimSuffix(filepath.Base(file), ".csv")) }

// complete fills in what follows from the rest of an extension's row.
func (r *Row) complete(l line) error {
	switch r.Class {
	case graph.Enterprise:
		r.add(Derived, companyForms(r.Name)...)
		if r.Kind == "" && len(r.Parents) > 0 {
			r.Kind = Branch
		} else if r.Kind == "" {
			r.Kind = private
		}
		kinds := []RowKind{Group, Listed, Bureau, Institute, Branch, Predecessor, localSOE, private, foreign}
		if !slices.Contains(kinds, r.Kind) {
			return l.errorf("%q is no kind of enterprise: use one of %v", r.Kind, kinds)
		}
		if r.Kind == Predecessor {
			r.Relation = "merged"
		}
	case graph.Place:
		r.Kind = County
	case graph.Industry:
		r.Kind = Term
	}
	return nil
}

// parentOf is the key that a user means by a parent: a key, or a name that one
// row has, one of the same file before all others.
func (r *Registry) parentOf(class, parent string) (string, bool) {
	if _, ok := r.byKey[parent]; ok {
		return parent, true
	}
	if key := class + "/" + idOr("", parent); r.row(key).Key != "" {
		return key, true
	}
	for i := len(r.rows) - 1; i >= 0 && r.rows[i].origin.edition != ""; i-- {
		if r.rows[i].called(parent) {
			return r.rows[i].Key, true
		}
	}
	return r.Meaning(parent)
}

// called reports whether a name is the row's.
func (r *Row) called(name string) bool {
	return r.Name == name || slices.ContainsFunc(r.Names, func(n Name) bool { return n.Text == name })
}
