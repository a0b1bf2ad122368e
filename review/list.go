package review

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"soegraph/graph"
	"soegraph/graph/ledger"
	"soegraph/loader"
	"soegraph/queries"
)

// Matcher finds entities that may be one: a loader does.
type Matcher interface {
	Candidates(entities iter.Seq[loader.Named]) []loader.Candidate
}

// Unsure is the confidence below which a fact is for people to look at.
const Unsure = 0.7

// List is the items of a graph that nobody has judged: entities that may be one,
// the likeliest first, then facts that the loader is not sure of, the surest
// first; limit at most, 0 is all.
func List(ctx context.Context, r queries.Reader, m Matcher, l ledger.Ledger, limit int) ([]Item, error) {
	g := newGraph(r)
	var items []Item
	apart := map[[2]string]bool{}
	for _, p := range l.Apart() {
		apart[p], apart[[2]string{p[1], p[0]}] = true, true
	}
	for _, c := range m.Candidates(g.entities()) {
		a, b := g.side(c.A), g.side(c.B)
		if g.registered(c.A.IRI) && g.registered(c.B.IRI) { // the registry says that they are two
			continue
		}
		if apart[[2]string{a.Name.Name, b.Name.Name}] || apart[[2]string{c.NameA, c.NameB}] || a.Quote == "" && b.Quote == "" {
			continue
		}
		if len([]rune(a.Name.Name)) > len([]rune(b.Name.Name)) { // the whole is called by the longer name
			a, b = b, a
		}
		items = append(items, Item{Kind: SameEntity, Score: c.Score, Reason: c.Reason, A: a, B: b})
	}
	facts, err := g.unsure(ctx, l)
	if err != nil {
		return nil, err
	}
	items = append(items, facts...)
	if limit > 0 && len(items) > limit {
		items = items[:limit]
	}
	return items, nil
}

// unsure is the facts whose best evidence is below [Unsure], and which nobody
// has accepted.
func (g *view) unsure(ctx context.Context, l ledger.Ledger) ([]Item, error) {
	accepted := map[graph.IRI]bool{}
	for _, j := range l.Standing {
		if j.Kind == ledger.Accept {
			accepted[j.Statement()] = true
		}
	}
	var items []Item
	for label, confidence := range g.confidence() {
		iri := g.r.Term(label).IRI()
		if confidence >= Unsure || accepted[iri] {
			continue
		}
		s, err := queries.StatementOf(ctx, g.r, iri)
		if err != nil {
			return nil, err
		}
		if slices.Contains(graph.Predicates(), s.Predicate) && len(s.Evidence) > 0 {
			items = append(items, factItem(s))
		}
	}
	slices.SortFunc(items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Fact.Statement, b.Fact.Statement))
	})
	return items, nil
}

func factItem(s queries.Statement) Item {
	best := s.Evidence[0]
	f := &Fact{
		Statement: s.IRI, Subject: NameOf(s.Subject), Predicate: s.Predicate.Local(), Text: s.Object.Text(),
		Quote: best.Exact, Document: best.Document.Name, Rule: best.Rule, Confidence: best.Confidence,
	}
	if s.Entity != nil {
		object := NameOf(*s.Entity)
		f.Object, f.Text = &object, object.Name
	} else {
		f.Value = string(s.Object)
	}
	return Item{Kind: TrueFact, Score: best.Confidence, Reason: "rule " + best.Rule, Fact: f}
}
