package format

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"soegraph/graph"
	"soegraph/graph/layout"
	"soegraph/graph/nquads"
)

// Subgraph is a part of a graph, as plain data. Nodes are in the order of their
// IRIs, edges in that of source, predicate and target, unless whoever made it
// wants another order kept.
type Subgraph struct {
	Nodes []Node
	Edges []Edge
	// Quads is all that the subgraph rests on, evidence included, in canonical
	// order; the RDF formats write it. Where it is nil they write what nodes
	// and edges say.
	Quads []graph.Quad
	// Focus is what was asked for, where that is a part of it, and Truncated
	// says that a limit cut something off.
	Focus     []graph.IRI
	Truncated bool
}

// Node is an entity.
type Node struct {
	IRI     graph.IRI
	Class   graph.Class
	Name    string   // in Chinese where it has one
	English string   // its English name, or ""
	Aliases []string // other names
	Values  []Value
	At      *layout.Point // where it is drawn, nil where nobody asked
}

// Edge is a fact between two entities.
type Edge struct {
	Source, Target graph.IRI
	Fact
}

// Value is a fact about one entity: an amount, a date, a status, a figure.
type Value struct {
	Object graph.Term
	Text   string // as people read it; "" is the object's own text
	Fact
}

// Fact is what edges and values share.
type Fact struct {
	Predicate  graph.Predicate
	Statement  graph.IRI
	Evidence   int     // how many evidences state it
	Confidence float64 // of the best of them
	Years      []int   // in which the articles that state it appeared, ascending, as far as they are known
	Quotes     []Quote // where they are known: the evidences, best first
}

// Quote is an evidence for readers.
type Quote struct {
	Exact      string
	Document   graph.IRI
	Title      string // of the article, else of the document, else its file name
	Published  string
	Start, End int
	Rule       string
	Confidence float64
}

// ID is the entity's id as the API has it: its IRI without what all entities
// share.
func (n Node) ID() string { return shortID(n.IRI) }

func shortID(iri graph.IRI) string { return strings.TrimPrefix(string(iri), graph.EntityNS) }

// ID is the statement's id as the API has it.
func (f Fact) ID() string { return strings.TrimPrefix(string(f.Statement), graph.StmtNS) }

// Shown is the value as people read it: with its currency, if that is not CNY.
func (v Value) Shown() string {
	if v.Text != "" {
		return v.Text
	}
	if datatype := string(v.Object.Datatype()); strings.HasPrefix(datatype, graph.NS) {
		return v.Object.Text() + " " + strings.TrimPrefix(datatype, graph.NS)
	}
	return v.Object.Text()
}

// Investment is the largest amount of CNY that the entity has, 0 without one.
func (n Node) Investment() float64 {
	most := 0.0
	for _, v := range n.Values {
		if f, ok := v.Object.Number(); ok && v.Predicate == graph.Investment && v.Object.Datatype() == graph.XSDDecimal {
			most = max(most, f)
		}
	}
	return most
}

// Canonical yields the quads of the subgraph in canonical order.
func (s Subgraph) Canonical() []graph.Quad {
	if s.Quads != nil {
		return s.Quads
	}
	quads := s.facts()
	slices.SortFunc(quads, nquads.Compare)
	return slices.Compact(quads)
}

// facts is what nodes and edges say, as quads.
func (s Subgraph) facts() []graph.Quad {
	var quads []graph.Quad
	fact := func(subject graph.IRI, p graph.Predicate, o graph.Term) {
		quads = append(quads, graph.Statement{Subject: subject, Predicate: p, Object: o}.Fact())
	}
	for _, n := range s.Nodes {
		if n.Class != "" {
			fact(n.IRI, graph.Type, n.Class.Term())
		}
		if n.Name != "" {
			fact(n.IRI, graph.PrefLabel, graph.LangString(n.Name, graph.Chinese))
		}
		if n.English != "" {
			fact(n.IRI, graph.PrefLabel, graph.LangString(n.English, graph.English))
		}
		for _, alias := range n.Aliases {
			fact(n.IRI, graph.AltLabel, graph.String(alias))
		}
		for _, v := range n.Values {
			fact(n.IRI, v.Predicate, v.Object)
		}
	}
	for _, e := range s.Edges {
		fact(e.Source, e.Predicate, e.Target.Term())
	}
	return quads
}

// Sorted puts nodes and edges in the order of their IRIs.
func (s Subgraph) sorted() Subgraph {
	slices.SortFunc(s.Nodes, func(a, b Node) int { return cmp.Compare(a.IRI, b.IRI) })
	slices.SortFunc(s.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Predicate, b.Predicate), cmp.Compare(a.Target, b.Target))
	})
	return s
}

// Place gives every node its place on a plane, with room for its name.
func (s Subgraph) Place() Subgraph {
	index := make(map[graph.IRI]int, len(s.Nodes))
	boxes := make([]layout.Node, len(s.Nodes))
	for i, n := range s.Nodes {
		index[n.IRI] = i
		boxes[i] = layout.Node{Key: string(n.IRI), Width: textWidth(clipped(n.Name)) + 8, Height: 2*radius(n) + 22}
	}
	var edges []layout.Edge
	for _, e := range s.Edges {
		from, ok := index[e.Source]
		to, too := index[e.Target]
		if ok && too {
			edges = append(edges, layout.Edge{From: from, To: to})
		}
	}
	nodes := slices.Clone(s.Nodes)
	for i, p := range layout.Place(boxes, edges) {
		nodes[i].At = &p
	}
	s.Nodes = nodes
	return s
}

// yieldQuads makes an iterator of a slice.
func yieldQuads(quads []graph.Quad) iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}
