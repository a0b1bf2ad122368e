// Package graph is the model of soegraph: RDF terms and quads, the vocabulary,
// and the two things that everything else is about: a [Statement], which is a
// fact, and its [Evidence], which is the sentence of a document that states it.
//
// The model is the named-graph design of docs/data-model.md: a fact's label is
// the IRI of its own statement, evidence lives under the label of its document,
// so a fact that five papers state is one quad with five evidences.
//
// The package does no input or output and imports nothing of the project.
package graph
