package queries

import (
	"slices"
	"sync/atomic"

	"soegraph/graph"
)

// vocabulary is the numbers of predicates and classes in one numbering of a
// graph, 0 for those that no quad has. It does not change.
type vocabulary struct {
	version    any
	predicates map[graph.Predicate]graph.ID
	classes    map[graph.Class]graph.ID
	known      known
}

// known is the numbers that are compared for every quad of a record. Where the
// graph has none, it is one that no quad has.
type known struct {
	types, prefLabel, altLabel, legalName, locatedIn, partOf, inIndustry, status, investment graph.ID

	statement        graph.ID // 0 where the graph has no evidence
	registry, ledger graph.ID // the labels of evidence that is no document's
}

// absent is a number that no quad has.
const absent = ^graph.ID(0)

// learn finds the numbers.
func learn(r Reader) *vocabulary {
	number := func(t graph.Term) graph.ID {
		id, _ := r.ID(t)
		return id
	}
	w := &vocabulary{predicates: map[graph.Predicate]graph.ID{}, classes: map[graph.Class]graph.ID{}}
	for _, p := range slices.Concat(graph.Predicates(), describing()) {
		w.predicates[p] = number(p.Term())
	}
	for _, c := range append(graph.Classes(), graph.DocumentClass, graph.EvidenceClass, graph.ArticleClass, graph.ObservationClass) {
		w.classes[c] = number(c.Term())
	}
	of := func(p graph.Predicate) graph.ID {
		if id := w.predicates[p]; id != 0 {
			return id
		}
		return absent
	}
	w.known = known{
		types: of(graph.Type), prefLabel: of(graph.PrefLabel), altLabel: of(graph.AltLabel), legalName: of(graph.LegalName),
		locatedIn: of(graph.LocatedIn), partOf: of(graph.PartOf), inIndustry: of(graph.InIndustry), status: of(graph.Status), investment: of(graph.Investment),
		statement: w.predicates[graph.EvidenceStatement],
		registry:  number(graph.RegistryGraph.Term()), ledger: number(graph.LedgerGraph.Term()),
	}
	return w
}

// describing are the predicates that queries go along beside [graph.Predicates].
func describing() []graph.Predicate {
	return []graph.Predicate{
		graph.Type, graph.PrefLabel, graph.AltLabel, graph.LegalName, graph.Notation, graph.Broader, graph.Tier, graph.SucceededBy,
		graph.FigureName, graph.FigureValue, graph.FigureUnit, graph.FigurePeriod,
		graph.EvidenceStatement, graph.EvidenceDocument, graph.EvidenceArticle, graph.EvidenceRule, graph.EvidenceConfidence,
		graph.EvidenceRole, graph.EvidencePrinted, graph.EvidenceQualifier, graph.Exact, graph.Start, graph.End,
		graph.DocumentText, graph.DocumentFile, graph.DocumentMediaType, graph.Headline, graph.Deck, graph.Byline,
		graph.DatePublished, graph.Publisher, graph.Section, graph.URL,
	}
}

// versions is a reader that tells its numbering from others: readers of the same
// version give a term the same number. Versions compare with ==.
type versions interface{ Version() any }

// vocabularies keeps the vocabulary of the graph that was read last.
type vocabularies struct{ last atomic.Pointer[vocabulary] }

func (k *vocabularies) of(r Reader) *vocabulary {
	v, ok := r.(versions)
	if !ok {
		return learn(r)
	}
	if last := k.last.Load(); last != nil && last.version == v.Version() {
		return last
	}
	w := learn(r)
	w.version = v.Version()
	k.last.Store(w)
	return w
}
