// Package entity resolves the mentions of a document to entities: what is one
// becomes one, what is two stays two.
package entity

import "soegraph/graph"

// Entity is what one or more mentions of a document stand for.
type Entity struct {
	IRI      graph.IRI
	Class    graph.Class
	Name     string   // as the document gives it in its longest form
	Aliases  []string // other surface forms in this document
	Key      string   // of the registry's row, or ""
	Owner    string   // key of the enterprise whose company the name says it is (中车 of 中车大连公司), or ""
	Mentions []int    // indexes into the document's mentions, anaphors included
}
