// Package ledger keeps what people judged of the graph: which facts are right or
// wrong, which entities are one or two, what they are called and what they are.
//
// The ledger is append-only: a judgement is undone by another one. Judgements
// name entities and facts by their names, so that they outlive every reload of
// the documents and every new version of the loader; the IRI beside a name is
// where to look first. They are quads under [graph.LedgerGraph], or lines of
// JSON to exchange them.
//
// Judgements do not change what documents state: [Ledger.View] shows a graph as
// they say, and an undone judgement leaves no trace in it.
package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"soegraph/graph"
)

// Kind is what a judgement says.
type Kind string

// The kinds.
const (
	Accept Kind = "accept" // the fact is right
	Reject Kind = "reject" // the fact is wrong
	Merge  Kind = "merge"  // Subject and Object are one; it is called what Object is called
	Split  Kind = "split"  // Subject and Object are two, whatever their names say
	Rename Kind = "rename" // Subject is called Value
	Retype Kind = "retype" // Subject is of class Value
	Undo   Kind = "undo"   // the judgement Undoes does not hold
)

// Kinds lists the kinds.
func Kinds() []Kind { return []Kind{Accept, Reject, Merge, Split, Rename, Retype, Undo} }

// Name is an entity by its class and name, as names outlive IRIs.
type Name struct {
	Class string    `json:"class"` // local name: Enterprise
	Name  string    `json:"name"`
	IRI   graph.IRI `json:"iri,omitempty"` // where the graph had it when it was judged
}

// Judgement is one line of the ledger.
type Judgement struct {
	Kind      Kind        `json:"kind"`
	Subject   *Name       `json:"subject,omitempty"`
	Predicate string      `json:"predicate,omitempty"` // of a fact: local name
	Object    *Name       `json:"object,omitempty"`    // of a fact about two entities, of merge and split
	Value     string      `json:"value,omitempty"`     // of a fact: the literal in N-Quads; the new name or class
	Undoes    graph.IRI   `json:"undoes,omitempty"`
	Who       string      `json:"who"`
	When      time.Time   `json:"when"`
	Why       string      `json:"why,omitempty"`
	Evidence  []graph.IRI `json:"evidence,omitempty"` // what it rests on
}

// IRI is a hash of all that the judgement says: the same line twice is one
// judgement.
func (j Judgement) IRI() graph.IRI {
	j.When = j.When.UTC()
	data, err := json.Marshal(j)
	if err != nil {
		panic(err) // strings and times of four-digit years always marshal; Check sees to the years
	}
	sum := sha256.Sum256(data)
	return graph.IRI(graph.Base + "judgement/" + hex.EncodeToString(sum[:16]))
}

// Check reports what is wrong with the judgement: an error of code
// [graph.Invalid], or nil.
func (j Judgement) Check() error {
	if !slices.Contains(Kinds(), j.Kind) {
		return graph.Errorf(graph.Invalid, "there is no judgement %q; there are %v", j.Kind, Kinds())
	}
	if j.Who == "" {
		return graph.Errorf(graph.Invalid, "a judgement needs to say who judges")
	}
	if y := j.When.Year(); j.When.IsZero() || y < 0 || y > 9999 {
		return graph.Errorf(graph.Invalid, "a judgement needs the time when it was made")
	}
	for _, n := range []*Name{j.Subject, j.Object} {
		if err := n.check(); err != nil {
			return err
		}
	}
	return j.checkParts()
}

func (n *Name) check() error {
	switch {
	case n == nil:
		return nil
	case n.Name == "":
		return graph.Errorf(graph.Invalid, "an entity without a name cannot be judged")
	case classOf(n.Class) == "":
		return graph.Errorf(graph.Invalid, "%q is not a class of entities", n.Class)
	case n.IRI != "":
		_, err := graph.ParseIRI(string(n.IRI))
		return err
	}
	return nil
}

// checkParts reports whether the parts that the kind needs are there.
func (j Judgement) checkParts() error {
	missing := func(part string) error {
		return graph.Errorf(graph.Invalid, "a judgement of kind %s needs %s", j.Kind, part)
	}
	if j.Kind == Undo {
		if j.Undoes == "" {
			return missing("the judgement that it undoes")
		}
		return nil
	}
	if j.Subject == nil {
		return missing("a subject")
	}
	switch j.Kind {
	case Accept, Reject:
		if predicateOf(j.Predicate) == "" {
			return graph.Errorf(graph.Invalid, "%q is not a predicate", j.Predicate)
		}
		if j.Object == nil && graph.Term(j.Value).Kind() != graph.Literal {
			return missing("an object or a value")
		}
	case Merge, Split:
		if j.Object == nil {
			return missing("a second entity")
		}
		if j.Object.Class == j.Subject.Class && j.Object.Name == j.Subject.Name {
			return graph.Errorf(graph.Invalid, "%s is one already", j.Subject.Name)
		}
	case Rename:
		if j.Value == "" {
			return missing("the new name")
		}
	case Retype:
		if classOf(j.Value) == "" {
			return graph.Errorf(graph.Invalid, "%q is not a class of entities", j.Value)
		}
	}
	return nil
}

// classOf is the class with a local name, "" where there is none.
func classOf(local string) graph.Class {
	for _, c := range graph.Classes() {
		if c.Local() == local {
			return c
		}
	}
	return ""
}

// predicateOf is the predicate with a local name, "" where there is none.
func predicateOf(local string) graph.Predicate {
	for _, p := range append(graph.Predicates(), graph.Type, graph.PrefLabel, graph.AltLabel) {
		if p.Local() == local {
			return p
		}
	}
	return ""
}

// Concerns reports whether the judgement is about what has an IRI: an entity, a
// statement, another judgement.
func (j Judgement) Concerns(iri graph.IRI) bool { return slices.Contains(j.about(), iri) }

// String is the judgement as a line for people.
func (j Judgement) String() string {
	parts := []string{string(j.Kind)}
	for _, n := range []*Name{j.Subject, j.Object} {
		if n != nil {
			parts = append(parts, n.Name)
		}
		if n == j.Subject && j.Predicate != "" {
			parts = append(parts, j.Predicate)
		}
	}
	switch {
	case j.Kind == Undo:
		parts = append(parts, string(j.Undoes))
	case j.Kind == Accept || j.Kind == Reject:
		if j.Value != "" {
			parts = append(parts, graph.Term(j.Value).Text())
		}
	case j.Value != "":
		parts = append(parts, "to", j.Value)
	}
	parts = append(parts, "by", j.Who, j.When.UTC().Format(time.DateOnly))
	if j.Why != "" {
		parts = append(parts, "because", j.Why)
	}
	return strings.Join(parts, " ") + " (" + j.IRI().Local() + ")"
}
