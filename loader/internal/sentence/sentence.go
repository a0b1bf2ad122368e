// Package sentence cuts articles into sentences.
package sentence

import "soegraph/loader/internal/text"

// Kind says where in its article a sentence stands.
type Kind uint8

// The kinds of sentence.
const (
	Body Kind = iota
	Headline
	Deck
	Subheading
	Caption
	ListItem
	TableRow
	Byline  // a name only
	Section // the name of a column of the paper
)

// Sentence is one sentence of an article.
type Sentence struct {
	Text      text.Text
	Kind      Kind
	Article   int // index into the document's articles
	Paragraph int // index into the article's paragraphs, -1 outside of them
}
