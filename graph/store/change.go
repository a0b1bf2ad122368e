package store

import (
	"context"
	"iter"

	"soegraph/graph"
)

// PutDocument writes a document and what it states, as one change. It replaces
// what the store has of the document, and the older versions of it: documents
// that were read from the same Source and from nowhere else. A fact that no
// evidence states any more goes. Writing the same again changes nothing.
func (s *Store) PutDocument(ctx context.Context, doc graph.Document, statements iter.Seq2[graph.Statement, error]) (graph.Change, error) {
	if _, err := graph.ParseIRI(string(doc.IRI)); err != nil {
		return graph.Change{}, graph.Errorf(graph.Invalid, "put a document: %w", err)
	}
	facts, evidence, err := collect(statements, func(st graph.Statement) (graph.Statement, error) {
		if st.Evidence.Document != doc.IRI || st.Evidence.Label != "" && st.Evidence.Label != doc.IRI {
			return st, graph.Errorf(graph.Invalid, "put document %s: the evidence of statement %s is of another document, %s", doc.IRI, st.IRI(), st.Evidence.Document)
		}
		return st, nil
	})
	if err != nil {
		return graph.Change{}, err
	}
	var local []graph.Quad
	for _, q := range doc.Quads() {
		if q.Label == graph.LocalGraph.Term() {
			local = append(local, q)
		} else {
			evidence = append(evidence, q)
		}
	}
	return s.commit(ctx, func(n *numberer) (change, error) {
		e := newEdit(n)
		e.replace(doc.IRI.Term(), evidence)
		e.state(facts)
		for _, q := range local {
			e.added = append(e.added, q)
			e.supersede(q)
		}
		e.dropUnstated()
		return e.change, nil
	})
}

// Retract removes a document: its evidence, and the facts that nothing else
// states. It fails with [graph.NotFound].
func (s *Store) Retract(ctx context.Context, doc graph.IRI) (graph.Change, error) {
	return s.commit(ctx, func(n *numberer) (change, error) {
		e := newEdit(n)
		id := e.v.find(doc.Term())
		if !e.isDocument(id) {
			return change{}, graph.Errorf(graph.NotFound, "no document %s is in the store", doc)
		}
		e.retract(id)
		e.dropUnstated()
		return e.change, nil
	})
}

// PutRegistry writes what the registry states, and [graph.Vocabulary], in place
// of what they stated before.
func (s *Store) PutRegistry(ctx context.Context, statements iter.Seq2[graph.Statement, error]) (graph.Change, error) {
	facts, evidence, err := collect(statements, func(st graph.Statement) (graph.Statement, error) {
		st.Evidence.Label = graph.RegistryGraph
		return st, nil
	})
	if err != nil {
		return graph.Change{}, err
	}
	return s.commit(ctx, func(n *numberer) (change, error) {
		e := newEdit(n)
		e.replace(graph.RegistryGraph.Term(), evidence)
		e.replace(graph.VocabularyGraph.Term(), graph.Vocabulary())
		e.state(facts)
		e.dropUnstated()
		return e.change, nil
	})
}

// Append adds quads under a label, and facts under their own statements, and
// removes nothing: lines of the ledger with what they state.
func (s *Store) Append(ctx context.Context, label graph.IRI, quads []graph.Quad) (graph.Change, error) {
	labelled := make([]graph.Quad, len(quads))
	for i, q := range quads {
		if q.Label == "" {
			q.Label = label.Term()
		}
		own := graph.StatementIRI(q.Subject.IRI(), graph.Predicate(q.Predicate.IRI()), q.Object)
		if q.Label != label.Term() && q.Label != own.Term() {
			return graph.Change{}, graph.Errorf(graph.Invalid, "append to %s: quad %d has the label %s", label, i, q.Label)
		}
		labelled[i] = q
	}
	return s.commit(ctx, func(*numberer) (change, error) { return change{added: labelled}, nil })
}

// collect is the facts and the evidence of statements. What several state is there
// several times.
func collect(statements iter.Seq2[graph.Statement, error], check func(graph.Statement) (graph.Statement, error)) (facts, evidence []graph.Quad, err error) {
	for st, err := range statements {
		if err == nil {
			st, err = check(st)
		}
		if err == nil && (st.Subject == "" || st.Predicate == "" || st.Object == "") {
			err = graph.Errorf(graph.Invalid, "a statement has no subject, predicate or object: %+v", st)
		}
		if err != nil {
			return nil, nil, err
		}
		quads := st.Quads()
		facts = append(facts, quads[0])
		evidence = append(evidence, quads[1:]...)
	}
	return facts, evidence, nil
}

// edit computes a change against a view.
type edit struct {
	change
	v        *view
	terms    *numberer
	states   graph.ID            // the number of graph.EvidenceStatement
	stated   map[graph.Term]bool // facts that the change states
	unstated map[graph.ID]int    // facts, by how many evidences they lose
}

func newEdit(n *numberer) *edit {
	return &edit{v: n.v, terms: n, states: n.v.find(graph.EvidenceStatement.Term()), stated: map[graph.Term]bool{}, unstated: map[graph.ID]int{}}
}

// replace puts quads in place of what is under a label.
func (e *edit) replace(label graph.Term, quads []graph.Quad) {
	id := e.v.find(label)
	if id == 0 {
		e.added = append(e.added, quads...)
		return
	}
	want := make(map[graph.Quad]struct{}, len(quads))
	for _, q := range quads {
		want[q] = struct{}{}
	}
	for c := e.v.cursor(graph.Pattern{G: id}); c.Next(); {
		q := e.v.quad(c.Quad)
		if _, ok := want[q]; ok {
			delete(want, q)
		} else {
			e.remove(c.Quad)
		}
	}
	for _, q := range quads {
		if _, ok := want[q]; ok {
			e.added = append(e.added, q)
		}
	}
}

// remove removes a quad, and notes the fact that it states.
func (e *edit) remove(q graph.IDQuad) {
	e.removed = append(e.removed, q)
	if e.states != 0 && q.P == e.states {
		e.unstated[q.O]++
	}
}

// state adds facts.
func (e *edit) state(facts []graph.Quad) {
	for _, f := range facts {
		if e.stated[f.Label] {
			continue
		}
		e.stated[f.Label] = true
		if _, there := e.terms.existing(f); !there {
			e.added = append(e.added, f)
			e.Facts++
		}
	}
}

// supersede retracts the documents that were read from the same place as the
// one of a quad of [graph.LocalGraph], and from nowhere else.
func (e *edit) supersede(source graph.Quad) {
	p := graph.Pattern{P: e.v.find(source.Predicate), O: e.v.find(source.Object), G: e.v.find(source.Label)}
	if p.P == 0 || p.O == 0 || p.G == 0 {
		return
	}
	written := e.v.find(source.Subject)
	for c := e.v.cursor(p); c.Next(); {
		old := c.Quad.S
		if old == written {
			continue
		}
		if e.v.count(graph.Pattern{S: old, P: p.P, G: p.G}) > 1 {
			e.remove(c.Quad) // read from elsewhere too: it stays
			continue
		}
		e.retract(old)
		e.Replaced = append(e.Replaced, e.v.term(old).IRI())
	}
}

// isDocument reports whether id is a document that the store has.
func (e *edit) isDocument(id graph.ID) bool {
	typ, class := e.v.find(graph.Type.Term()), e.v.find(graph.DocumentClass.Term())
	return id != 0 && typ != 0 && class != 0 && e.v.has(graph.IDQuad{S: id, P: typ, O: class, G: id})
}

// retract removes what is under a document's label, and where it was read.
func (e *edit) retract(doc graph.ID) {
	for c := e.v.cursor(graph.Pattern{G: doc}); c.Next(); {
		e.remove(c.Quad)
	}
	if local := e.v.find(graph.LocalGraph.Term()); local != 0 {
		for c := e.v.cursor(graph.Pattern{S: doc, G: local}); c.Next(); {
			e.remove(c.Quad)
		}
	}
}

// dropUnstated removes the facts whose last evidence goes.
func (e *edit) dropUnstated() {
	for fact, lost := range e.unstated {
		if e.stated[e.v.term(fact)] || e.v.count(graph.Pattern{P: e.states, O: fact}) > lost {
			continue
		}
		dropped := false
		for c := e.v.cursor(graph.Pattern{G: fact}); c.Next(); {
			e.removed = append(e.removed, c.Quad)
			dropped = true
		}
		if dropped {
			e.Dropped++
		}
	}
}
