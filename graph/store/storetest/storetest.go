// Package storetest is what any store of soegraph must do, as tests: stories of
// documents that come, change and go, and random sequences of writes that are
// compared with a plain map. A store in another database passes it too.
package storetest

import (
	"context"
	"fmt"
	"iter"
	"path"
	"testing"

	"soegraph/graph"
)

// Store is what the suite asks of a store.
type Store interface {
	PutDocument(context.Context, graph.Document, iter.Seq2[graph.Statement, error]) (graph.Change, error)
	Retract(context.Context, graph.IRI) (graph.Change, error)
	PutRegistry(context.Context, iter.Seq2[graph.Statement, error]) (graph.Change, error)
	Append(context.Context, graph.IRI, []graph.Quad) (graph.Change, error)
	Import(context.Context, iter.Seq2[graph.Quad, error]) (graph.Change, error)

	// Read is the store as it is now, until the function that comes with it is
	// called.
	Read() (Reader, func(), error)
	// Disturb does what must not change the content: it compacts, closes the
	// store and opens it again, or what else n stands for.
	Disturb(n int) error
}

// Reader is a view of a store.
type Reader interface {
	ID(graph.Term) (graph.ID, bool)
	Term(graph.ID) graph.Term
	Match(graph.Pattern) iter.Seq[graph.IDQuad]
	Count(graph.Pattern) int
	Quads() iter.Seq[graph.Quad]
}

// Run runs the suite. Open is an empty store, which the test's cleanup closes;
// seeds is how many random sequences are tried.
func Run(t *testing.T, seeds int, open func(*testing.T) Store) {
	t.Run("stories", func(t *testing.T) {
		for _, s := range stories() {
			t.Run(s.name, func(t *testing.T) { s.run(t, open(t)) })
		}
	})
	t.Run("random", func(t *testing.T) {
		for seed := range seeds {
			t.Run(fmt.Sprint(seed), func(t *testing.T) { random(t, uint64(seed), open(t)) })
		}
	})
}

// Document is a document with a text, read from a place.
func Document(source, text string) graph.Document {
	return graph.Document{
		IRI: graph.DocumentIRI([]byte(text)), Text: text, FileName: path.Base(source),
		MediaType: "text/plain", Charset: "utf-8", Source: source,
	}
}

// Statement is the fact that an enterprise takes part in a project, stated in a
// document.
func Statement(doc graph.IRI, enterprise, project int) graph.Statement {
	return graph.Statement{
		Subject:   graph.RegisteredIRI(graph.Enterprise, fmt.Sprint("e", enterprise)),
		Predicate: graph.ParticipatesIn,
		Object:    graph.EntityIRI(graph.Project, fmt.Sprint("项目", project)).Term(),
		Evidence: graph.Evidence{
			Document: doc, Exact: fmt.Sprintf("企业%d投资建设项目%d。", enterprise, project),
			Start: 10 * project, End: 10*project + 30, Rule: "participation", Confidence: 0.9,
		},
	}
}

// All is a sequence of values without errors.
func All[T any](list ...T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range list {
			if !yield(x, nil) {
				return
			}
		}
	}
}
