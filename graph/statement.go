package graph

import (
	"slices"
	"strconv"
	"strings"
)

// Statement is a fact and one evidence of it. Two statements with the same
// subject, predicate and object are the same fact, stated twice.
type Statement struct {
	Subject   IRI
	Predicate Predicate
	Object    Term
	Evidence  Evidence
}

// StatementIRI is the IRI of the fact (s, p, o), and the label of its quad: a
// hash, so that the same fact has the same IRI on every machine.
func StatementIRI(s IRI, p Predicate, o Term) IRI {
	return IRI(StmtNS + digest(32, string(s), string(p), string(o)))
}

// IRI is the IRI of the statement's fact.
func (s Statement) IRI() IRI { return StatementIRI(s.Subject, s.Predicate, s.Object) }

// Fact is the statement's fact as a quad.
func (s Statement) Fact() Quad { return s.fact(s.IRI()) }

func (s Statement) fact(iri IRI) Quad {
	return Quad{s.Subject.Term(), s.Predicate.Term(), s.Object, iri.Term()}
}

// Quads is the fact, then the evidence.
func (s Statement) Quads() []Quad {
	iri := s.IRI()
	return s.Evidence.appendQuads([]Quad{s.fact(iri)}, iri)
}

// Evidence is a passage of a document that states a fact. One evidence may
// state several facts: then its IRI is the same, and so are its quads but one.
type Evidence struct {
	Document   IRI     // the document; for a row of the registry: the registry's version
	Article    IRI     // the article within it, or ""
	Exact      string  // the quote as it is read: a sentence that the layout tore apart is whole here
	Start, End int     // byte offsets into the document's text; what the layout put between is inside
	Rule       string  // which rule found it
	Confidence float64 // 0..1; calibrated on the gold set: of those at 0.9, nine in ten are right
	Role       Role    // of participatesIn: what the enterprise does, or ""
	Printed    string  // of a value: as the text prints it (约100亿元), or ""
	Qualifier  string  // of a value: about, over, under, up-to, or ""
	Label      IRI     // the graph that holds the evidence; "" is the document
}

// IRI is the evidence's IRI: a hash of all that it says, except which facts.
func (e Evidence) IRI() IRI {
	return IRI(EvNS + digest(32, string(e.Document), string(e.Article), e.Exact, strconv.Itoa(e.Start), strconv.Itoa(e.End),
		e.Rule, e.confidence(), string(e.Role), e.Printed, e.Qualifier))
}

func (e Evidence) confidence() string {
	s := strconv.FormatFloat(e.Confidence, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// Quads is what the evidence says, statement being the fact that it states.
func (e Evidence) Quads(statement IRI) []Quad { return e.appendQuads(nil, statement) }

// The terms that every evidence has, made when the program is built: a page has
// thousands of evidences.
const (
	typeTerm               = "<" + Term(Type) + ">"
	evidenceClassTerm      = "<" + Term(EvidenceClass) + ">"
	evidenceStatementTerm  = "<" + Term(EvidenceStatement) + ">"
	evidenceDocumentTerm   = "<" + Term(EvidenceDocument) + ">"
	evidenceArticleTerm    = "<" + Term(EvidenceArticle) + ">"
	exactTerm              = "<" + Term(Exact) + ">"
	startTerm              = "<" + Term(Start) + ">"
	endTerm                = "<" + Term(End) + ">"
	evidenceRuleTerm       = "<" + Term(EvidenceRule) + ">"
	evidenceConfidenceTerm = "<" + Term(EvidenceConfidence) + ">"
	evidenceRoleTerm       = "<" + Term(EvidenceRole) + ">"
	evidencePrintedTerm    = "<" + Term(EvidencePrinted) + ">"
	evidenceQualifierTerm  = "<" + Term(EvidenceQualifier) + ">"
)

func (e Evidence) appendQuads(quads []Quad, statement IRI) []Quad {
	ev, document := e.IRI().Term(), e.Document.Term()
	label := document
	if e.Label != "" {
		label = e.Label.Term()
	}
	quads = append(
		slices.Grow(quads, 12),
		Quad{ev, typeTerm, evidenceClassTerm, label},
		Quad{ev, evidenceStatementTerm, statement.Term(), label},
		Quad{ev, evidenceDocumentTerm, document, label},
		Quad{ev, exactTerm, String(e.Exact), label},
		Quad{ev, startTerm, Integer(e.Start), label},
		Quad{ev, endTerm, Integer(e.End), label},
		Quad{ev, evidenceRuleTerm, String(e.Rule), label},
		Quad{ev, evidenceConfidenceTerm, Decimal(e.confidence()), label},
	)
	for _, o := range [...]struct {
		predicate Term
		value     string
	}{{evidenceRoleTerm, string(e.Role)}, {evidencePrintedTerm, e.Printed}, {evidenceQualifierTerm, e.Qualifier}} {
		if o.value != "" {
			quads = append(quads, Quad{ev, o.predicate, String(o.value), label})
		}
	}
	if e.Article != "" {
		quads = append(quads, Quad{ev, evidenceArticleTerm, e.Article.Term(), label})
	}
	return quads
}
