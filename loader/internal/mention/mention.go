// Package mention finds the names in a sentence.
package mention

import (
	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// Mention is a name, or a phrase that stands for one, in a sentence.
type Mention struct {
	Class      graph.Class
	Sentence   int       // index into the document's sentences
	Span       span.Span // within the sentence's text
	Text       string    // as it reads
	Key        string    // of the registry's row that the name alone settles, or ""
	Anaphor    bool      // 该项目, 公司, 双方: stands for a name given elsewhere
	Rule       string
	Confidence float64
}
