// Package mention finds the names in a sentence, and the phrases that stand for
// names given elsewhere.
package mention

import (
	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// Mention is a name, or a phrase that stands for one, in a sentence.
type Mention struct {
	Class      graph.Class // of an anaphor what it says of itself: "" of 其, 双方, 后者
	Sentence   int         // index into the document's sentences
	Span       span.Span   // within the sentence's text
	Text       string      // as it reads
	Key        string      // of the registry's row that the name alone settles, or ""
	Proper     bool        // it says by itself which thing it is: it holds more than words of the language
	Full       string      // the longer name that the text says this one is short for (以下简称), or ""
	Anaphor    bool        // 该项目, 公司, 双方: stands for a name given elsewhere
	Refers     Reference   // of an anaphor: to what
	Rule       string
	Confidence float64
}

// Reference says where an anaphor's name is to be looked for.
type Reference uint8

// The references.
const (
	Topic  Reference = iota + 1 // what the text is about here: 公司, 项目
	Near                        // what was named last: 该公司, 该项目
	Own                         // the subject before: 其
	Both                        // the two parties named last: 双方, 两家公司
	Three                       // three of them: 三方
	Former                      // the first of two: 前者
	Latter                      // the second: 后者
	City                        // the place that the article is about, at its level: 全市, 我市
	Province
	County
	Here // at any level: 当地
)
