// Package quadstore lets Cayley read a graph of the project: a whole
// [graph.QuadStore] over a few methods of a snapshot, so that Gizmo and every
// other part of Cayley run on the project's own store.
//
// Cayley turns a query into a tree of shapes; [QuadStore.OptimizeShape] makes
// each hop, each save() and each intersection of that tree a lookup of a range
// of quads by number. References to nodes point into a table and cost no
// allocation.
//
// Where Cayley enumerates some of the ways to reach a result, this package
// enumerates all: a node with two names and two amounts gives four rows.
package quadstore
