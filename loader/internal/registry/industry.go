package registry

import (
	"strings"

	"soegraph/graph"
)

func (r *Registry) addIndustry(l line) error {
	row := Row{
		Key: "industry/" + l.cells[0], Class: graph.Industry, Kind: Standard, Name: l.cells[1], Code: l.cells[0],
		origin: origin{quote: l.text}, file: l.file, line: l.number,
	}
	if p := l.cells[2]; p != "" {
		row.Parents = []string{"industry/" + p}
	}
	row.generic = !plainIndustry(row.Name)
	r.rows = append(r.rows, row)
	return nil
}

// plainIndustry reports whether the name of a class of the standard is one that
// a text may use: no list, no rest.
func plainIndustry(name string) bool {
	return !strings.ContainsAny(name, "、，（") && !strings.HasPrefix(name, "其他") && !strings.Contains(name, "及其他")
}

func (r *Registry) addTerm(l line) error {
	term, code, broader := l.cells[0], l.cells[1], l.cells[2]
	row := Row{
		Key: "industry/" + graph.Slug(term), Class: graph.Industry, Kind: Term, Name: term, origin: origin{quote: l.text}, file: l.file, line: l.number,
	}
	if broader != "" {
		row.Parents = append(row.Parents, "industry/"+graph.Slug(broader))
	}
	if code != "" {
		row.Parents = append(row.Parents, "industry/"+code)
	}
	r.rows = append(r.rows, row)
	return nil
}
