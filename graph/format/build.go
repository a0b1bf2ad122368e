package format

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"soegraph/graph"
	"soegraph/graph/nquads"
)

// FromQuads makes a subgraph of quads: of facts, which are quads labelled with
// their own statement, and of whatever evidence and documents come with them.
// It fails as quads does.
func FromQuads(quads iter.Seq2[graph.Quad, error]) (Subgraph, error) {
	all, err := nquads.Canonical(quads)
	if err != nil {
		return Subgraph{}, err
	}
	b := builder{
		nodes: map[graph.IRI]*Node{}, types: map[graph.IRI]Fact{}, about: map[graph.Term][]graph.Quad{}, quotes: map[graph.IRI][]Quote{},
	}
	for _, q := range all {
		if !isFact(q) || b.isObservation(q) {
			b.about[q.Subject] = append(b.about[q.Subject], q)
		}
	}
	b.readEvidence()
	for _, q := range all {
		if isFact(q) && !b.isObservation(q) {
			b.add(q)
		}
	}
	s := Subgraph{Edges: b.edges, Quads: all}
	for _, iri := range slices.Sorted(maps.Keys(b.nodes)) {
		s.Nodes = append(s.Nodes, *b.named(b.nodes[iri]))
	}
	return s.sorted(), nil
}

// builder gathers what is said of each entity.
type builder struct {
	nodes  map[graph.IRI]*Node
	types  map[graph.IRI]Fact // which gives a node its class
	edges  []Edge
	about  map[graph.Term][]graph.Quad // what is no entity: evidence, documents, articles, observations
	quotes map[graph.IRI][]Quote       // by statement
}

func isFact(q graph.Quad) bool {
	return strings.HasPrefix(string(q.Label), "<"+graph.StmtNS)
}

func (b *builder) isObservation(q graph.Quad) bool {
	return strings.HasPrefix(string(q.Subject), "<"+graph.EntityNS+"observation/")
}

// value is the object of the first quad about a subject with that predicate.
func (b *builder) value(subject graph.Term, p graph.Predicate) graph.Term {
	for _, q := range b.about[subject] {
		if q.Predicate == p.Term() {
			return q.Object
		}
	}
	return ""
}

// readEvidence makes a quote of every evidence, for each fact that it states.
func (b *builder) readEvidence() {
	for subject, about := range b.about {
		for _, q := range about {
			if q.Predicate == graph.EvidenceStatement.Term() {
				stmt := q.Object.IRI()
				b.quotes[stmt] = append(b.quotes[stmt], b.quote(subject))
			}
		}
	}
	for _, quotes := range b.quotes {
		slices.SortFunc(quotes, func(a, c Quote) int {
			return cmp.Or(cmp.Compare(c.Confidence, a.Confidence), cmp.Compare(a.Document, c.Document),
				cmp.Compare(a.Start, c.Start), cmp.Compare(a.End, c.End), cmp.Compare(a.Rule, c.Rule), cmp.Compare(a.Exact, c.Exact))
		})
	}
}

func (b *builder) quote(evidence graph.Term) Quote {
	document, article := b.value(evidence, graph.EvidenceDocument), b.value(evidence, graph.EvidenceArticle)
	confidence, _ := b.value(evidence, graph.EvidenceConfidence).Number()
	start, _ := b.value(evidence, graph.Start).Integer()
	end, _ := b.value(evidence, graph.End).Integer()
	return Quote{
		Exact:      b.value(evidence, graph.Exact).Text(),
		Document:   document.IRI(),
		Title:      cmp.Or(b.value(article, graph.Headline), b.value(document, graph.Headline), b.value(document, graph.DocumentFile)).Text(),
		Published:  cmp.Or(b.value(article, graph.DatePublished), b.value(document, graph.DatePublished)).Text(),
		Start:      int(start),
		End:        int(end),
		Rule:       b.value(evidence, graph.EvidenceRule).Text(),
		Confidence: confidence,
	}
}

// add puts a fact where it belongs: it types or names an entity, joins it to
// another, or gives it a value.
func (b *builder) add(q graph.Quad) {
	node, predicate := b.node(q.Subject.IRI()), graph.Predicate(q.Predicate.IRI())
	switch {
	case node == nil:
	case predicate == graph.Type:
		b.classify(node, q)
	case predicate == graph.PrefLabel && q.Object.Lang() == graph.English && node.English == "":
		node.English = q.Object.Text()
	case predicate == graph.PrefLabel && node.Name == "":
		node.Name = q.Object.Text()
	case predicate == graph.PrefLabel, predicate == graph.AltLabel, predicate == graph.LegalName:
		node.Aliases = append(node.Aliases, q.Object.Text())
	case predicate == graph.Figure:
		node.Values = append(node.Values, Value{q.Object, b.figure(q.Object), b.fact(q)})
	case q.Object.Kind() == graph.Resource:
		b.node(q.Object.IRI())
		b.edges = append(b.edges, Edge{q.Subject.IRI(), q.Object.IRI(), b.fact(q)})
	default:
		node.Values = append(node.Values, Value{q.Object, "", b.fact(q)})
	}
}

// classify gives a node the class that most evidences state; of two alike, the
// first in the order in which classes are shown.
func (b *builder) classify(n *Node, q graph.Quad) {
	class, fact := graph.Class(q.Object.IRI()), b.fact(q)
	rank := func(c graph.Class) int { return slices.Index(graph.Classes(), c) }
	before := b.types[n.IRI].Evidence
	if n.Class == "" || fact.Evidence > before || fact.Evidence == before && rank(class) < rank(n.Class) {
		n.Class, b.types[n.IRI] = class, fact
	}
}

func (b *builder) node(iri graph.IRI) *Node {
	if iri == "" {
		return nil
	}
	n := b.nodes[iri]
	if n == nil {
		n = &Node{IRI: iri}
		b.nodes[iri] = n
	}
	return n
}

func (b *builder) fact(q graph.Quad) Fact {
	quotes := b.quotes[q.Label.IRI()]
	f := Fact{Predicate: graph.Predicate(q.Predicate.IRI()), Statement: q.Label.IRI(), Evidence: len(quotes), Quotes: quotes}
	if len(quotes) > 0 {
		f.Confidence = quotes[0].Confidence
	}
	for _, quote := range quotes {
		year, err := strconv.Atoi(quote.Published[:min(len(quote.Published), len("2006"))])
		if err == nil && !slices.Contains(f.Years, year) {
			f.Years = append(f.Years, year)
		}
	}
	slices.Sort(f.Years)
	return f
}

// figure is an observation as one line: name=value unit (period).
func (b *builder) figure(observation graph.Term) string {
	text := b.value(observation, graph.FigureName).Text() + "=" + b.value(observation, graph.FigureValue).Text()
	if unit := b.value(observation, graph.FigureUnit).Text(); unit != "" {
		text += " " + unit
	}
	if period := b.value(observation, graph.FigurePeriod).Text(); period != "" {
		text += " (" + period + ")"
	}
	return text
}

// named gives a node without a name one, and puts its aliases in order.
func (b *builder) named(n *Node) *Node {
	slices.Sort(n.Aliases)
	n.Aliases = slices.Compact(n.Aliases)
	if n.Name == "" {
		n.Name = n.English
	}
	if n.Name == "" && len(n.Aliases) > 0 {
		n.Name, n.Aliases = n.Aliases[0], n.Aliases[1:]
	}
	if n.Name == "" {
		n.Name = n.IRI.Local()
	}
	n.Aliases = slices.DeleteFunc(n.Aliases, func(alias string) bool { return alias == n.Name || alias == n.English })
	return n
}
