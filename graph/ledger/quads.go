package ledger

import (
	"encoding/json"
	"iter"
	"slices"
	"time"

	"soegraph/graph"
)

// The vocabulary of judgements in the graph. The whole line stands as JSON
// beside the parts that queries ask for, so that nothing of it is lost.
const (
	judgementClass graph.Class     = graph.NS + "Judgement"
	judgementKind  graph.Predicate = graph.NS + "judgementKind"
	judgementLine  graph.Predicate = graph.NS + "judgementLine"
	judgementWho   graph.Predicate = graph.NS + "judgedBy"
	judgementWhen  graph.Predicate = graph.NS + "judgedAt"
	judges         graph.Predicate = graph.NS + "judges" // the entities and the statement that it is about
)

const xsdDateTime = "http://www.w3.org/2001/XMLSchema#dateTime"

// Quads is the judgement under [graph.LedgerGraph], and what it makes the graph
// say: another name, a new class, each with the judgement as its evidence.
func (j Judgement) Quads() []graph.Quad {
	j.When = j.When.UTC()
	line, err := json.Marshal(j)
	if err != nil {
		panic(err) // see IRI
	}
	iri := j.IRI()
	quads := []graph.Quad{}
	add := func(p graph.Predicate, o graph.Term) {
		quads = append(quads, graph.Quad{Subject: iri.Term(), Predicate: p.Term(), Object: o, Label: graph.LedgerGraph.Term()})
	}
	add(graph.Type, judgementClass.Term())
	add(judgementKind, graph.String(string(j.Kind)))
	add(judgementLine, graph.String(string(line)))
	add(judgementWho, graph.String(j.Who))
	add(judgementWhen, graph.Typed(j.When.Format(time.RFC3339), xsdDateTime))
	for _, about := range j.about() {
		add(judges, about.Term())
	}
	for _, s := range j.effects() {
		quads = append(quads, s.Quads()...)
	}
	return quads
}

// about is the IRIs that the judgement is about.
func (j Judgement) about() []graph.IRI {
	var list []graph.IRI
	for _, n := range []*Name{j.Subject, j.Object} {
		if n != nil {
			list = append(list, n.iri())
		}
	}
	if j.Kind == Accept || j.Kind == Reject {
		list = append(list, j.Statement())
	}
	if j.Kind == Undo {
		list = append(list, j.Undoes)
	}
	return list
}

// Statement is the IRI of the fact that is accepted or rejected, as the names
// give it.
func (j Judgement) Statement() graph.IRI {
	object := graph.Term(j.Value)
	if j.Object != nil {
		object = j.Object.iri().Term()
	}
	return graph.StatementIRI(j.Subject.iri(), predicateOf(j.Predicate), object)
}

// iri is where the graph had the entity, or would have it.
func (n *Name) iri() graph.IRI {
	if n.IRI != "" {
		return n.IRI
	}
	return graph.EntityIRI(classOf(n.Class), n.Name)
}

// effects is the facts that a judgement adds to the graph.
func (j Judgement) effects() []graph.Statement {
	ev := graph.Evidence{
		Document: j.IRI(), Exact: j.Why, End: len(j.Why), Rule: "ledger/" + string(j.Kind), Confidence: 1, Label: graph.LedgerGraph,
	}
	switch j.Kind {
	case Rename:
		s := j.Subject.iri()
		return []graph.Statement{
			{Subject: s, Predicate: graph.PrefLabel, Object: graph.LangString(j.Value, graph.Chinese), Evidence: ev},
			{Subject: s, Predicate: graph.AltLabel, Object: graph.LangString(j.Subject.Name, graph.Chinese), Evidence: ev},
		}
	case Merge:
		return []graph.Statement{{Subject: j.Object.iri(), Predicate: graph.AltLabel, Object: graph.LangString(j.Subject.Name, graph.Chinese), Evidence: ev}}
	case Retype:
		return []graph.Statement{{Subject: j.Subject.iri(), Predicate: graph.Type, Object: classOf(j.Value).Term(), Evidence: ev}}
	}
	return nil
}

// Reader is what the ledger asks of a graph: see queries.Reader.
type Reader interface {
	ID(graph.Term) (graph.ID, bool)
	Term(graph.ID) graph.Term
	Match(graph.Pattern) iter.Seq[graph.IDQuad]
	Count(graph.Pattern) int
}

// Read is the judgements that a graph holds, oldest first. It fails with
// [graph.Invalid] where one cannot be read.
func Read(r Reader) ([]Judgement, error) {
	p, ok := r.ID(judgementLine.Term())
	if !ok {
		return nil, nil
	}
	var list []Judgement
	for q := range r.Match(graph.Pattern{P: p}) {
		var j Judgement
		if err := json.Unmarshal([]byte(r.Term(q.O).Text()), &j); err != nil {
			return nil, graph.Errorf(graph.Invalid, "judgement %s: %w", r.Term(q.S).Text(), err)
		}
		if err := j.Check(); err != nil {
			return nil, graph.Errorf(graph.Invalid, "judgement %s: %w", r.Term(q.S).Text(), err)
		}
		list = append(list, j)
	}
	slices.SortFunc(list, compare)
	if d, ok := r.(interface{ Err() error }); ok {
		return list, d.Err()
	}
	return list, nil
}
