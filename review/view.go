package review

import (
	"iter"
	"slices"

	"soegraph/graph"
	"soegraph/graph/ledger"
	"soegraph/loader"
	"soegraph/queries"
)

// view is a graph as the review reads it: names and evidence by predicate.
type view struct {
	r                                                            queries.Reader
	typeOf, pref, alt, states, confident, exact, document, label graph.ID
	registry                                                     graph.ID
}

func newGraph(r queries.Reader) *view {
	id := func(t graph.Term) graph.ID {
		n, _ := r.ID(t)
		return n
	}
	return &view{
		r: r, typeOf: id(graph.Type.Term()), pref: id(graph.PrefLabel.Term()), alt: id(graph.AltLabel.Term()),
		states: id(graph.EvidenceStatement.Term()), confident: id(graph.EvidenceConfidence.Term()), exact: id(graph.Exact.Term()),
		document: id(graph.EvidenceDocument.Term()), label: id(graph.Headline.Term()), registry: id(graph.RegistryGraph.Term()),
	}
}

// match yields nothing where a part of the pattern that must be there is not.
func (g *view) match(p graph.Pattern, must ...graph.ID) iter.Seq[graph.IDQuad] {
	if slices.Contains(must, 0) {
		return func(func(graph.IDQuad) bool) {}
	}
	return g.r.Match(p)
}

// entities yields every entity with its names in Chinese.
func (g *view) entities() iter.Seq[loader.Named] {
	return func(yield func(loader.Named) bool) {
		for _, class := range graph.Classes() {
			id, ok := g.r.ID(class.Term())
			if !ok {
				continue
			}
			for q := range g.match(graph.Pattern{P: g.typeOf, O: id}, g.typeOf) {
				if !yield(g.named(q.S, class)) {
					return
				}
			}
		}
	}
}

func (g *view) named(id graph.ID, class graph.Class) loader.Named {
	n := loader.Named{IRI: g.r.Term(id).IRI(), Class: class}
	for _, p := range []graph.ID{g.pref, g.alt} {
		for q := range g.match(graph.Pattern{S: id, P: p}, p) {
			if t := g.r.Term(q.O); t.Lang() != graph.English {
				n.Names = append(n.Names, t.Text())
			}
		}
	}
	return n
}

// side is an entity with a sentence of a document that names it, where one does.
func (g *view) side(n loader.Named) *Side {
	s := &Side{Name: ledger.Name{Class: n.Class.Local(), Name: n.IRI.Local(), IRI: n.IRI}}
	if len(n.Names) > 0 {
		s.Name.Name = n.Names[0]
	}
	id, ok := g.r.ID(n.IRI.Term())
	if !ok {
		return s
	}
	for _, p := range []graph.ID{g.pref, g.alt} {
		for q := range g.match(graph.Pattern{S: id, P: p}, p) {
			for e := range g.match(graph.Pattern{P: g.states, O: q.G}, g.states, q.G) {
				if e.G != g.registry {
					s.Quote, s.Document = g.text(e.S, g.exact), g.text(e.G, g.label)
					return s
				}
			}
		}
	}
	return s
}

// registered reports whether the registry lists an entity.
func (g *view) registered(iri graph.IRI) bool {
	id, ok := g.r.ID(iri.Term())
	if !ok {
		return false
	}
	for q := range g.match(graph.Pattern{S: id, P: g.typeOf}, g.typeOf) {
		for range g.match(graph.Pattern{P: g.states, O: q.G, G: g.registry}, g.states, g.registry) {
			return true
		}
	}
	return false
}

func (g *view) text(s, p graph.ID) string {
	for q := range g.match(graph.Pattern{S: s, P: p}, s, p) {
		return g.r.Term(q.O).Text()
	}
	return ""
}

// confidence is the best confidence of every statement that has one.
func (g *view) confidence() map[graph.ID]float64 {
	best := map[graph.ID]float64{}
	for q := range g.match(graph.Pattern{P: g.confident}, g.confident) {
		f, _ := g.r.Term(q.O).Number()
		for s := range g.match(graph.Pattern{S: q.S, P: g.states}, g.states) {
			best[s.O] = max(best[s.O], f)
		}
	}
	return best
}
