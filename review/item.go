// Package review lists what people should look at: entities that may be one, and
// facts that the loader is not sure of, best first, each with the sentences to
// judge by. What people decide goes to the ledger.
package review

import (
	"soegraph/graph"
	"soegraph/graph/ledger"
	"soegraph/queries"
)

// Kind is what an item asks.
type Kind string

// The kinds.
const (
	SameEntity Kind = "same-entity" // are the two one?
	TrueFact   Kind = "true-fact"   // is it so?
)

// Item is one question for people.
type Item struct {
	Kind   Kind    `json:"kind"`
	Score  float64 `json:"score"` // 0..1: of two entities that they are one, of a fact its confidence
	Reason string  `json:"reason"`
	A      *Side   `json:"a,omitempty"` // of two entities
	B      *Side   `json:"b,omitempty"`
	Fact   *Fact   `json:"fact,omitempty"`
}

// Side is one of two entities, with a sentence that names it.
type Side struct {
	ledger.Name
	Quote    string `json:"quote"`
	Document string `json:"document"`
}

// Fact is a fact with the sentence that states it best.
type Fact struct {
	Statement  graph.IRI    `json:"statement"`
	Subject    ledger.Name  `json:"subject"`
	Predicate  string       `json:"predicate"`
	Object     *ledger.Name `json:"object,omitempty"`
	Value      string       `json:"value,omitempty"` // in N-Quads, where it is a value
	Text       string       `json:"text"`            // the object as people read it
	Quote      string       `json:"quote"`
	Document   string       `json:"document"`
	Rule       string       `json:"rule"`
	Confidence float64      `json:"confidence"`
}

// Yes is the judgement that agrees with the item; who, when and why are left open.
func (i Item) Yes() ledger.Judgement { return i.judgement(ledger.Merge, ledger.Accept) }

// No is the judgement that does not.
func (i Item) No() ledger.Judgement { return i.judgement(ledger.Split, ledger.Reject) }

func (i Item) judgement(entities, fact ledger.Kind) ledger.Judgement {
	if i.Kind == SameEntity {
		a, b := i.A.Name, i.B.Name
		return ledger.Judgement{Kind: entities, Subject: &a, Object: &b}
	}
	f := i.Fact
	return ledger.Judgement{Kind: fact, Subject: &f.Subject, Predicate: f.Predicate, Object: f.Object, Value: f.Value}
}

// NameOf is an entity as the ledger names it.
func NameOf(e queries.Entity) ledger.Name {
	return ledger.Name{Class: e.Class.Local(), Name: e.Name, IRI: e.IRI}
}
