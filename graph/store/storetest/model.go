package storetest

import (
	"maps"
	"slices"

	"soegraph/graph"
)

// Model is what a store should hold, kept in maps. Its zero value is empty.
type Model struct {
	documents map[graph.IRI]*loaded
	registry  []graph.Statement
	known     bool // the registry was written
	more      map[graph.Quad]bool
}

type loaded struct {
	doc        graph.Document
	statements []graph.Statement
	sources    map[string]bool
}

// PutDocument writes a document in place of older versions.
func (m *Model) PutDocument(doc graph.Document, statements []graph.Statement) {
	if m.documents == nil {
		m.documents = map[graph.IRI]*loaded{}
	}
	sources := map[string]bool{}
	if old, ok := m.documents[doc.IRI]; ok {
		sources = old.sources
	}
	if doc.Source != "" {
		for iri, other := range m.documents {
			if iri == doc.IRI || !other.sources[doc.Source] {
				continue
			}
			if delete(other.sources, doc.Source); len(other.sources) == 0 {
				delete(m.documents, iri)
			}
		}
		sources[doc.Source] = true
	}
	m.documents[doc.IRI] = &loaded{doc, statements, sources}
}

// Retract removes a document, and reports whether there was one.
func (m *Model) Retract(doc graph.IRI) bool {
	_, ok := m.documents[doc]
	delete(m.documents, doc)
	return ok
}

// PutRegistry writes the registry in place of the one before.
func (m *Model) PutRegistry(statements []graph.Statement) {
	m.registry, m.known = nil, true
	for _, st := range statements {
		st.Evidence.Label = graph.RegistryGraph
		m.registry = append(m.registry, st)
	}
}

// Add adds quads.
func (m *Model) Add(quads ...graph.Quad) {
	if m.more == nil {
		m.more = map[graph.Quad]bool{}
	}
	for _, q := range quads {
		m.more[q] = true
	}
}

// Documents is the documents that are there, sorted.
func (m *Model) Documents() []graph.IRI { return slices.Sorted(maps.Keys(m.documents)) }

// Quads is everything that the store should hold, but what is local.
func (m *Model) Quads() map[graph.Quad]bool {
	set := map[graph.Quad]bool{}
	maps.Copy(set, m.more)
	add := func(quads []graph.Quad) {
		for _, q := range quads {
			if q.Label != graph.LocalGraph.Term() {
				set[q] = true
			}
		}
	}
	for _, d := range m.documents {
		add(d.doc.Quads())
		for _, st := range d.statements {
			add(st.Quads())
		}
	}
	for _, st := range m.registry {
		add(st.Quads())
	}
	if m.known {
		add(graph.Vocabulary())
	}
	return set
}

// Lines is the canonical lines of quads, sorted.
func Lines(quads map[graph.Quad]bool) []string {
	lines := make([]string, 0, len(quads))
	for q := range quads {
		lines = append(lines, q.String())
	}
	slices.Sort(lines)
	return lines
}
