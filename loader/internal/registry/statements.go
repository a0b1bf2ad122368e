package registry

import (
	"iter"
	"unicode"

	"soegraph/graph"
)

// evidence is the passage of the registry that states something: a row of a
// file, and the edition that the file is of.
func (r *Registry) evidence(o origin, rule string) graph.Evidence {
	edition := o.edition
	if edition == "" {
		edition = r.version
	}
	return graph.Evidence{
		Document: graph.IRI(editions + edition), Exact: o.quote, End: len(o.quote), Rule: "registry/" + rule, Confidence: 1,
		Label: graph.RegistryGraph,
	}
}

// editions is what the IRIs of editions of the registry start with.
const editions = graph.Base + "registry/"

// Statements yields the facts of every row, in the order of the files: what the
// row is, its names, its codes, and what it belongs to. The facts of a row share
// one evidence, whose quote is the row; a name that another file adds has its own. The error is always nil.
func (r *Registry) Statements() iter.Seq2[graph.Statement, error] {
	return r.statements(func(*Row) bool { return true })
}

// StatementsOf yields the facts of the rows with the given keys and of all that
// they belong to, in the order of the files. Keys without a row are left out.
// The error is always nil.
func (r *Registry) StatementsOf(keys ...string) iter.Seq2[graph.Statement, error] {
	wanted := map[string]bool{}
	for _, key := range keys {
		wanted[key] = true
		for _, a := range r.Ancestors(key) {
			wanted[a] = true
		}
	}
	return r.statements(func(row *Row) bool { return wanted[row.Key] })
}

func (r *Registry) statements(wanted func(*Row) bool) iter.Seq2[graph.Statement, error] {
	return func(yield func(graph.Statement, error) bool) {
		for i := range r.rows {
			row := &r.rows[i]
			if !wanted(row) {
				continue
			}
			for _, s := range r.facts(row) {
				if !yield(s, nil) {
					return
				}
			}
		}
	}
}

// facts is what a row states.
func (r *Registry) facts(row *Row) []graph.Statement {
	subject := r.IRI(row.Key)
	evidence := r.evidence(row.origin, row.rule())
	var list []graph.Statement
	state := func(p graph.Predicate, o graph.Term) {
		list = append(list, graph.Statement{Subject: subject, Predicate: p, Object: o, Evidence: evidence})
	}
	state(graph.Type, row.Class.Term())
	state(graph.PrefLabel, graph.LangString(row.Name, graph.Chinese))
	if row.Class == graph.Enterprise {
		state(graph.LegalName, graph.LangString(row.Name, graph.Chinese))
		state(graph.Tier, graph.String(string(row.Tier())))
	}
	english := false
	for _, n := range row.Names {
		language := graph.Chinese
		label := graph.AltLabel
		if !han(n.Text) {
			language = graph.English
			if n.Kind == English && !english {
				label, english = graph.PrefLabel, true
			}
		}
		state(label, graph.LangString(n.Text, language))
		if n.origin != nil {
			list[len(list)-1].Evidence = r.evidence(*n.origin, "name")
		}
	}
	if row.Code != "" {
		state(graph.Notation, graph.String(row.Code))
	}
	for _, parent := range row.Parents {
		state(row.belongs(), r.IRI(parent).Term())
	}
	if row.Relation != "" && row.Year != "" {
		state(graph.SucceededIn, graph.Typed(row.Year, graph.XSDYear))
	}
	return list
}

// rule names the evidence's rule by the kind of row.
func (r *Row) rule() string {
	switch {
	case r.Class == graph.Enterprise && r.Kind == Predecessor:
		return "predecessor"
	case r.Class == graph.Enterprise:
		return "enterprise"
	case r.Class == graph.Place:
		return "place"
	case r.Class == graph.Zone:
		return "zone"
	default:
		return "industry"
	}
}

// belongs is the predicate between a row and what it belongs to.
func (r *Row) belongs() graph.Predicate {
	switch {
	case r.Class == graph.Enterprise && r.Relation != "":
		return graph.SucceededBy
	case r.Class == graph.Enterprise:
		return graph.SubsidiaryOf
	case r.Class == graph.Zone:
		return graph.LocatedIn
	case r.Class == graph.Place:
		return graph.PartOf
	default:
		return graph.Broader
	}
}

// han reports whether a name is written in Chinese.
func han(s string) bool {
	for _, c := range s {
		if unicode.Is(unicode.Han, c) {
			return true
		}
	}
	return false
}
