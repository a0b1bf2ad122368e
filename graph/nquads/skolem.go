package nquads

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"

	"soegraph/graph"
)

// SkolemNS is where the IRIs of [Skolemise] are (RDF 1.1 Concepts, section 3.5).
const SkolemNS = graph.Base + ".well-known/genid/"

// Skolemise replaces blank nodes by IRIs. A blank node's label means something
// within its file only, so scope, a name or better a hash of the file, tells
// one file's from another's: the same scope and label give the same IRI.
func Skolemise(scope string, quads iter.Seq2[graph.Quad, error]) iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		for q, err := range quads {
			if err == nil {
				q.Subject, q.Object, q.Label = skolem(scope, q.Subject), skolem(scope, q.Object), skolem(scope, q.Label)
			}
			if !yield(q, err) {
				return
			}
		}
	}
}

func skolem(scope string, t graph.Term) graph.Term {
	if t.Kind() != graph.Blank {
		return t
	}
	sum := sha256.Sum256([]byte(scope + "\x00" + string(t)))
	return graph.IRI(SkolemNS + hex.EncodeToString(sum[:16])).Term()
}
