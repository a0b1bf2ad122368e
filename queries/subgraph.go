package queries

import (
	"cmp"
	"slices"

	"soegraph/graph"
	"soegraph/graph/format"
	"soegraph/graph/nquads"
)

// Subgraph is a part of the graph, as the formats write it.
type Subgraph = format.Subgraph

// Node is an entity of a [Subgraph].
type Node = format.Node

// Edge is a fact between two entities of a [Subgraph].
type Edge = format.Edge

// Fact is what edges and values of a [Subgraph] share.
type Fact = format.Fact

// Closure says how much of what stands behind a subgraph goes into its quads:
// names and types always do.
type Closure struct {
	Evidence  bool // the evidence of every fact; the facts then have their quotes
	Documents bool // what is known of the documents and articles of that evidence
	Texts     bool // the documents' texts too
}

// relations are the predicates between entities.
func relations() []graph.Predicate {
	return []graph.Predicate{
		graph.ParticipatesIn, graph.SubsidiaryOf, graph.SucceededBy, graph.LocatedIn, graph.PartOf, graph.InIndustry, graph.Broader,
		graph.SignedAt, graph.ParticipatesInEvent, graph.CooperatesWith, graph.EstablishedIn, graph.Governs, graph.IssuedBy,
	}
}

// attributes are the predicates between an entity and a value that a node shows.
func attributes() []graph.Predicate {
	return []graph.Predicate{graph.Investment, graph.ProjectCount, graph.Status, graph.Date, graph.Figure}
}

// builder makes a subgraph of entities and the facts between them.
type builder struct {
	*view
	allowed *set // predicates of edges
	closure Closure
	quads   []graph.IDQuad
	// evidences and documents that are in already
	seen *set
}

// build makes the subgraph of the entities given and all facts between them.
func (v *view) build(ids []graph.ID, allowed *set, closure Closure) Subgraph {
	b := &builder{view: v, allowed: allowed, closure: closure, seen: &set{}}
	inside := &set{}
	for _, id := range ids {
		inside.add(id)
	}
	var g Subgraph
	for _, id := range ids {
		g.Nodes = append(g.Nodes, b.node(id))
		g.Edges = append(g.Edges, b.edges(id, inside)...)
	}
	slices.SortFunc(g.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Predicate, b.Predicate), cmp.Compare(a.Target, b.Target))
	})
	g.Quads = b.canonical()
	return g
}

// node is an entity with its values; its quads are kept.
func (b *builder) node(id graph.ID) Node {
	e := b.entity(id)
	n := Node{IRI: e.IRI, Class: e.Class, Name: e.Name, Aliases: e.Aliases, English: b.english(id)}
	for _, p := range append(nameKinds(), graph.Type) {
		for q := range b.out(id, p) {
			b.keep(q)
		}
	}
	for _, p := range attributes() {
		for q := range b.out(id, p) {
			value := format.Value{Object: b.Term(q.O), Fact: b.quoted(q)}
			if f := b.figure(q.O); p == graph.Figure && f.name != "" {
				value.Text = f.String()
				for about := range b.match(graph.Pattern{S: q.O}) {
					b.keep(about)
				}
			}
			n.Values = append(n.Values, value)
			b.keep(q)
		}
	}
	return n
}

// english is the preferred English name, or "".
func (v *view) english(id graph.ID) string {
	name := ""
	for q := range v.out(id, graph.PrefLabel) {
		if t := v.Term(q.O); t.Lang() == graph.English && (name == "" || t.Text() < name) {
			name = t.Text()
		}
	}
	return name
}

// edges is the facts from an entity to others that are inside.
func (b *builder) edges(id graph.ID, inside *set) []Edge {
	var list []Edge
	for q := range b.match(graph.Pattern{S: id}) {
		if b.allowed.has(q.P) && inside.has(q.O) {
			list = append(list, Edge{Source: b.Term(q.S).IRI(), Target: b.Term(q.O).IRI(), Fact: b.quoted(q)})
			b.keep(q)
		}
	}
	return list
}

// quoted is a fact, with its quotes where evidence is asked for.
func (b *builder) quoted(q graph.IDQuad) Fact {
	f := b.fact(q)
	if !b.closure.Evidence {
		return f
	}
	for _, quote := range b.quotes(q.G) {
		title := quote.Document.Name
		if quote.Article != nil && quote.Article.Name != quote.Article.IRI.Local() {
			title = quote.Article.Name
		}
		f.Quotes = append(f.Quotes, format.Quote{
			Exact: quote.Exact, Document: quote.Document.IRI, Title: title, Published: quote.Date,
			Start: quote.Start, End: quote.End, Rule: quote.Rule, Confidence: quote.Confidence,
		})
	}
	return f
}

func (v *view) edge(q graph.IDQuad) Edge {
	return Edge{Source: v.Term(q.S).IRI(), Target: v.Term(q.O).IRI(), Fact: v.fact(q)}
}

func (v *view) fact(q graph.IDQuad) Fact {
	f := Fact{Predicate: graph.Predicate(v.Term(q.P).IRI()), Statement: v.Term(q.G).IRI()}
	for e := range v.match(v.to(graph.EvidenceStatement, q.G)) {
		f.Evidence++
		if c, ok := v.Term(v.object(e.S, graph.EvidenceConfidence)).Number(); ok {
			f.Confidence = max(f.Confidence, c)
		}
		if year := v.year(e.S); year != 0 && !slices.Contains(f.Years, year) {
			f.Years = append(f.Years, year)
		}
	}
	slices.Sort(f.Years)
	return f
}

// keep takes a fact's quad, and what the closure asks for behind it.
func (b *builder) keep(q graph.IDQuad) {
	b.quads = append(b.quads, q)
	if !b.closure.Evidence {
		return
	}
	for e := range b.in(graph.EvidenceStatement, q.G) {
		b.quads = append(b.quads, e)
		if !b.first(e.S) {
			continue
		}
		for about := range b.match(graph.Pattern{S: e.S}) {
			if about.P != b.id(graph.EvidenceStatement) {
				b.quads = append(b.quads, about)
			}
			if about.P == b.id(graph.EvidenceDocument) || about.P == b.id(graph.EvidenceArticle) {
				b.keepDocument(about.O)
			}
		}
	}
}

// keepDocument takes what is known of a document or an article.
func (b *builder) keepDocument(id graph.ID) {
	if !b.closure.Documents || !b.first(id) {
		return
	}
	local := b.term(graph.LocalGraph.Term())
	for q := range b.match(graph.Pattern{S: id}) {
		if (q.G == 0 || q.G != local) && (b.closure.Texts || q.P != b.id(graph.DocumentText)) {
			b.quads = append(b.quads, q)
		}
	}
}

func (b *builder) first(id graph.ID) bool {
	if b.seen.has(id) {
		return false
	}
	b.seen.add(id)
	return true
}

func (b *builder) canonical() []graph.Quad {
	quads := make([]graph.Quad, len(b.quads))
	for i, q := range b.quads {
		quads[i] = graph.Quad{Subject: b.Term(q.S), Predicate: b.Term(q.P), Object: b.Term(q.O), Label: b.Term(q.G)}
	}
	slices.SortFunc(quads, nquads.Compare)
	return slices.Compact(quads)
}
