package relation

import (
	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// Relation is a fact that one sentence states.
type Relation struct {
	Subject   int // index into the document's entities
	Predicate graph.Predicate
	Object    int                // index into the document's entities, -1 where the object is a value
	Value     graph.Term         // the value, "" where the object is an entity
	Figure    *graph.Observation // of graph.Figure; its Subject is left empty

	Printed   string // a value as the text prints it: 约100亿元
	Qualifier string // about, over, under, up-to, or ""
	Role      graph.Role

	Sentence   int       // index into the document's sentences
	Span       span.Span // of the evidence, within the sentence's text
	Rule       string
	Confidence float64
}
