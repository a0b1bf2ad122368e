package queries

import (
	"cmp"
	"context"
	"slices"

	"soegraph/graph"
)

// Statement is a fact and all its evidence.
type Statement struct {
	IRI       graph.IRI
	Subject   Entity
	Predicate graph.Predicate
	Object    graph.Term
	Entity    *Entity // the object, where it is one
	Evidence  []Quote // surest first
	Sources   int     // independent documents and editions of the registry
}

// Quote is an evidence with its document and article.
type Quote struct {
	IRI        graph.IRI
	Exact      string
	Document   Entity  // its name is the headline, else the file's name
	Article    *Entity // its name is the headline; nil where the evidence names none
	Date       string  // when the article appeared, else the document; "" where it is not known
	Start, End int     // byte offsets into the document's text
	Rule       string
	Confidence float64
	Role       string // of participatesIn
	Printed    string // of a value: as the text prints it
	Qualifier  string // of a value: about, over, under, up-to
}

// StatementOf is the statement with an IRI, and all its evidence. It fails with
// [graph.NotFound].
func StatementOf(ctx context.Context, r Reader, iri graph.IRI) (Statement, error) {
	v := newView(ctx, r)
	id, err := v.statementID(string(iri))
	if err != nil {
		return Statement{}, err
	}
	for q := range v.match(graph.Pattern{G: id}) {
		return v.statement(q), cmp.Or(Damage(v.Reader), v.err, ctx.Err())
	}
	return Statement{}, graph.Errorf(graph.NotFound, "there is no statement %s in this graph", iri)
}

func (v *view) statement(q graph.IDQuad) Statement {
	s := Statement{
		IRI: v.Term(q.G).IRI(), Subject: v.entity(q.S), Predicate: graph.Predicate(v.Term(q.P).IRI()), Object: v.Term(q.O),
		Evidence: v.quotes(q.G), Sources: len(v.sources(q.G)),
	}
	if s.Object.Kind() != graph.Literal {
		e := v.entity(q.O)
		s.Entity = &e
	}
	return s
}

// quotes is the evidence of a statement, surest first.
func (v *view) quotes(statement graph.ID) []Quote {
	var list []Quote
	for q := range v.in(graph.EvidenceStatement, statement) {
		list = append(list, v.quote(q.S))
	}
	surestFirst(list)
	return list
}

func surestFirst(list []Quote) {
	slices.SortFunc(list, func(a, b Quote) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(b.Date, a.Date), cmp.Compare(a.Document.IRI, b.Document.IRI),
			cmp.Compare(a.Start, b.Start), cmp.Compare(a.IRI, b.IRI))
	})
}

func (v *view) quote(evidence graph.ID) Quote {
	q := Quote{
		IRI: v.Term(evidence).IRI(), Exact: v.text(evidence, graph.Exact), Document: v.entity(v.object(evidence, graph.EvidenceDocument)),
		Date: v.day(evidence), Start: v.number(evidence, graph.Start), End: v.number(evidence, graph.End),
		Rule: v.text(evidence, graph.EvidenceRule), Role: v.text(evidence, graph.EvidenceRole),
		Printed: v.text(evidence, graph.EvidencePrinted), Qualifier: v.text(evidence, graph.EvidenceQualifier),
	}
	if a := v.object(evidence, graph.EvidenceArticle); a != 0 {
		article := v.entity(a)
		q.Article = &article
	}
	q.Confidence, _ = v.Term(v.object(evidence, graph.EvidenceConfidence)).Number()
	return q
}
