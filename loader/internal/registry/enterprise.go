package registry

import (
	"slices"
	"strings"

	"soegraph/graph"
)

var enterpriseColumns = []string{"id", "name", "kind", "parent", "year", "relation", "short", "english", "abbreviation", "source"}

func (r *Registry) addEnterprise(l line) error {
	c := l.cells
	row := Row{
		Key: "enterprise/" + idOr(c[0], c[1]), Class: graph.Enterprise, Name: c[1], Kind: RowKind(c[2]), Year: c[4], Relation: c[5],
		Source: c[9], origin: origin{quote: l.text}, file: l.file, line: l.number,
	}
	if !slices.Contains([]RowKind{Group, Listed, Bureau, Institute, Branch, Predecessor}, row.Kind) {
		return l.errorf("%q is no kind of enterprise", c[2])
	}
	if (row.Kind == Group) == (c[3] != "") && row.Relation == "" {
		return l.errorf("a group has no parent, and whatever else is has one")
	}
	if c[3] != "" {
		row.Parents = []string{"enterprise/" + c[3]}
	}
	kind := Short
	if row.Kind == Predecessor {
		kind = Former
	}
	row.add(kind, list(c[6])...)
	row.add(Derived, companyForms(row.Name)...)
	row.add(English, list(c[7])...)
	row.add(Abbreviation, list(c[8])...)
	r.rows = append(r.rows, row)
	return nil
}

// Tier says whose the enterprise is.
func (r *Row) Tier() graph.Ownership {
	switch r.Kind {
	case Group, Predecessor:
		return graph.CentralGroup
	case localSOE:
		return graph.LocalSOE
	case private:
		return graph.Private
	case foreign:
		return graph.Foreign
	default:
		return graph.Subsidiary
	}
}

// add gives the row names that it does not have yet.
func (r *Row) add(kind NameKind, names ...string) { r.addFrom(nil, kind, names...) }

// addFrom gives the row names that another row states, and that it does not
// have yet.
func (r *Row) addFrom(o *origin, kind NameKind, names ...string) {
	for _, n := range names {
		if n != "" && n != r.Name && !slices.ContainsFunc(r.Names, func(o Name) bool { return o.Text == n }) {
			r.Names = append(r.Names, Name{n, kind, o})
		}
	}
}

// companyForms is the names that a company's legal name is cut to: without its
// legal form, and with half of it.
func companyForms(legal string) []string {
	stem, form := LegalForm(legal)
	if len([]rune(stem)) < 4 {
		return nil
	}
	if form == "集团有限公司" || form == "集团公司" || form == "（集团）有限公司" || form == "（集团）总公司" {
		return []string{stem, stem + "集团", stem + "集团公司"}
	}
	return []string{stem}
}

// idOr is the id, or the one that the name makes.
func idOr(id, name string) string {
	if id != "" {
		return id
	}
	if strings.IndexFunc(name, func(c rune) bool { return c < '一' || c > '鿿' }) < 0 {
		return name // what Slug would make of it, at a tenth of the cost
	}
	return graph.Slug(name)
}
