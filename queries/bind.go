package queries

import (
	"slices"
	"strings"
	"time"

	"soegraph/graph"
)

// bind checks the arguments and finds what they name.
func (l *Library) bind(c *call, q Query, args map[string]string) error {
	for name := range args {
		if !slices.ContainsFunc(q.Parameters, func(p Parameter) bool { return p.Name == name }) {
			return graph.Errorf(graph.Invalid, "query %s has no parameter %q; it takes %s", q.Name, name, q.usage())
		}
	}
	for _, p := range q.Parameters {
		text := strings.TrimSpace(args[p.Name])
		if text == "" {
			if p.Required {
				return graph.Errorf(graph.Invalid, "query %s needs %s, for instance %s=%s", q.Name, p.Name, p.Name, p.Example)
			}
			continue
		}
		a, err := l.argument(c.view, p, text)
		if err != nil {
			return err
		}
		c.args[p.Name] = a
	}
	if q.check != nil {
		return q.check(c)
	}
	return nil
}

// usage is the parameters as a user writes them.
func (q Query) usage() string {
	if len(q.Parameters) == 0 {
		return "none"
	}
	parts := make([]string, len(q.Parameters))
	for i, p := range q.Parameters {
		parts[i] = p.Name + "=" + p.Example
		if !p.Required {
			parts[i] = "[" + parts[i] + "]"
		}
	}
	return strings.Join(parts, " ")
}

func (l *Library) argument(v *view, p Parameter, text string) (argument, error) {
	a := argument{text: text}
	var err error
	switch p.Kind {
	case EntityParameter:
		a.id, err = l.resolve(v, text, p.Classes)
	case DateParameter:
		err = checkDate(p.Name, text)
	case StatementParameter:
		a.id, err = v.statementID(text)
	case DocumentParameter:
		a.id, err = v.documentID(text)
	case PredicateParameter:
		a.id, err = v.predicateID(text)
	case ObjectParameter:
		a.id, err = l.objectID(v, text)
	case TextParameter:
	}
	return a, err
}

// checkDate accepts a year, a month or a day.
func checkDate(name, text string) error {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if _, err := time.Parse(layout, text); err == nil {
			return nil
		}
	}
	return graph.Errorf(graph.Invalid, "%s=%s is not a date: write 2023, 2023-09 or 2023-09-21", name, text)
}

// inNamespace is the IRI that a text is in full, as a CURIE, or without the
// namespace.
func inNamespace(text, ns string) graph.IRI {
	if iri := expand(text); iri != "" {
		return iri
	}
	return graph.IRI(ns + text)
}

func (v *view) statementID(text string) (graph.ID, error) {
	iri := inNamespace(text, graph.StmtNS)
	id := v.term(iri.Term())
	if id == 0 || v.Count(graph.Pattern{G: id}) == 0 {
		return 0, graph.Errorf(graph.NotFound, "there is no statement %s in this graph", iri)
	}
	return id, nil
}

func (v *view) predicateID(text string) (graph.ID, error) {
	iri := inNamespace(text, graph.NS)
	id := v.term(iri.Term())
	if id == 0 || v.Count(graph.Pattern{P: id}) == 0 {
		return 0, graph.Errorf(graph.NotFound, "no fact in this graph has the predicate %q; predicates are %s", text, predicateNames())
	}
	return id, nil
}

func predicateNames() string {
	var names []string
	for _, p := range graph.Predicates() {
		names = append(names, p.Local())
	}
	return strings.Join(names, ", ")
}

// documentID finds a document by its IRI or hash, else by its file's name or its
// headline.
func (v *view) documentID(text string) (graph.ID, error) {
	class := v.classID(graph.DocumentClass)
	if id := v.term(inNamespace(text, graph.DocNS).Term()); v.has(id, graph.Type, class) {
		return id, nil
	}
	var found []candidate
	for _, p := range []graph.Predicate{graph.DocumentFile, graph.Headline} {
		for q := range v.in(p, v.term(graph.String(text))) {
			if v.has(q.S, graph.Type, class) {
				found = add(found, candidate{id: q.S})
			}
		}
	}
	switch len(found) {
	case 0:
		return 0, graph.Errorf(graph.NotFound, "no document %q is loaded: give its IRI, its file name or its headline; `documents` lists them", text)
	case 1:
		return found[0].id, nil
	}
	return 0, nameError(graph.Ambiguous, text, "means more than one document", v.candidates(found), "; give an IRI")
}

// objectID is the number of a term that is written as a term, as an entity's
// name, or as the text of a value.
func (l *Library) objectID(v *view, text string) (graph.ID, error) {
	plain := []graph.Term{
		graph.Term(text), graph.Decimal(text), graph.Typed(text, graph.XSDInteger), graph.Typed(text, graph.XSDDate),
		graph.Typed(text, graph.XSDYearMonth), graph.Typed(text, graph.XSDYear), graph.Typed(text, graph.XSDMonthDay),
	}
	for _, t := range plain {
		if id := v.term(t); id != 0 {
			return id, nil
		}
	}
	id, err := l.resolve(v, text, nil)
	if err == nil {
		return id, nil
	}
	for _, t := range []graph.Term{graph.String(text), graph.LangString(text, graph.Chinese), graph.LangString(text, graph.English)} {
		if id := v.term(t); id != 0 {
			return id, nil
		}
	}
	return 0, err
}
