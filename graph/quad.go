package graph

import "strings"

// Quad is an RDF quad. Subject is an IRI or a blank node, Predicate an IRI,
// Object any term; Label is an IRI, a blank node, or "" for the default graph.
type Quad struct {
	Subject, Predicate, Object, Label Term
}

// String is the quad as one line of canonical N-Quads, without the line feed.
func (q Quad) String() string { return string(q.Append(nil)) }

// Append appends the quad as one line of canonical N-Quads, without the line
// feed.
func (q Quad) Append(b []byte) []byte {
	b = append(b, q.Subject...)
	b = append(b, ' ')
	b = append(b, q.Predicate...)
	b = append(b, ' ')
	b = append(b, q.Object...)
	if q.Label != "" {
		b = append(b, ' ')
		b = append(b, q.Label...)
	}
	return append(b, " ."...)
}

// Compare orders quads as RDF Dataset Canonicalization orders its lines: by
// code point of the line as printed.
func (q Quad) Compare(r Quad) int {
	if q == r {
		return 0
	}
	return strings.Compare(q.String(), r.String())
}

// ID is a term's number in one version of one store; 0 is no term, and in a
// [Pattern] any. It means nothing outside the snapshot that gave it.
type ID uint32

// IDQuad is a quad by the numbers of its terms.
type IDQuad struct {
	S, P, O, G ID
}

// Pattern is an [IDQuad] in which 0 stands for any term (of G: any label, the
// default graph among them).
type Pattern = IDQuad
