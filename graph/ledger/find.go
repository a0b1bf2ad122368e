package ledger

import (
	"soegraph/graph"
)

// finder finds what judgements name in a graph.
type finder struct {
	r        Reader
	typeOf   graph.ID
	names    []graph.ID // predicates
	evidence graph.ID   // graph.EvidenceStatement
}

func newFinder(r Reader) *finder {
	f := &finder{r: r}
	f.typeOf, _ = r.ID(graph.Type.Term())
	f.evidence, _ = r.ID(graph.EvidenceStatement.Term())
	for _, p := range []graph.Predicate{graph.PrefLabel, graph.LegalName, graph.AltLabel} {
		if id, ok := r.ID(p.Term()); ok {
			f.names = append(f.names, id)
		}
	}
	return f
}

// entity is the number of the entity that a name names: what is at its IRI, or
// the one entity of the class that has the name. 0 where there is none, or more
// than one.
func (f *finder) entity(n *Name) graph.ID {
	if id, ok := f.r.ID(n.iri().Term()); ok && f.typeOf != 0 && f.r.Count(graph.Pattern{S: id, P: f.typeOf}) > 0 {
		return id
	}
	class, ok := f.r.ID(classOf(n.Class).Term())
	if !ok {
		return 0
	}
	var found graph.ID
	for _, literal := range []graph.Term{graph.LangString(n.Name, graph.Chinese), graph.LangString(n.Name, graph.English), graph.String(n.Name)} {
		id, ok := f.r.ID(literal)
		if !ok {
			continue
		}
		for _, p := range f.names {
			for q := range f.r.Match(graph.Pattern{P: p, O: id}) {
				if q.S == found || f.r.Count(graph.Pattern{S: q.S, P: f.typeOf, O: class}) == 0 {
					continue
				}
				if found != 0 {
					return 0
				}
				found = q.S
			}
		}
	}
	return found
}

// fact is the label of the fact that a judgement accepts or rejects, 0 where the
// graph does not have it.
func (f *finder) fact(j Judgement) graph.ID {
	s := f.entity(j.Subject)
	p, ok := f.r.ID(predicateOf(j.Predicate).Term())
	if s == 0 || !ok {
		return 0
	}
	o := graph.ID(0)
	if j.Object != nil {
		o = f.entity(j.Object)
	} else {
		o, _ = f.r.ID(graph.Term(j.Value))
	}
	if o == 0 {
		return 0
	}
	for q := range f.r.Match(graph.Pattern{S: s, P: p, O: o}) {
		return q.G
	}
	return 0
}

// rests reports whether a statement has evidence beside that of some judgements.
func (f *finder) rests(statement graph.ID, judgements map[graph.IRI]bool) bool {
	document, _ := f.r.ID(graph.EvidenceDocument.Term())
	for e := range f.r.Match(graph.Pattern{P: f.evidence, O: statement}) {
		for d := range f.r.Match(graph.Pattern{S: e.S, P: document}) {
			if !judgements[f.r.Term(d.O).IRI()] {
				return true
			}
		}
	}
	return false
}
