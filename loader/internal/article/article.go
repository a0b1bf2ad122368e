// Package article cuts a document into its articles and puts together what the
// layout of a page tore apart.
package article

import (
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

// Article is one article: the parts that a reader tells apart. The items of a
// digest (快讯) are articles of their own.
type Article struct {
	Headline   text.Text
	Deck       text.Text   // the line below or above the headline
	Byline     []text.Text // names only: 吕丽
	Section    text.Text   // 滨城新语
	Dateline   text.Text   // 财联社8月22日电, 发布时间：2011-06-17
	Published  string      // ISO date as exact as known, from dateline, front matter or file name; "" where unknown
	Publisher  text.Text   // the paper or agency that the article, or the digest that it is from, names as its source
	Paragraphs []Paragraph
	Captions   []Caption
	Span       span.Span // the smallest that covers all of the above but the publisher
}

// Kind says what a paragraph is.
type Kind uint8

// The kinds of paragraph.
const (
	Body Kind = iota
	Subheading
	ListItem // of a list, or a field of a form
	TableRow // cells separated by tabs or pipes, as in the document
)

// Paragraph is one paragraph, whole.
type Paragraph struct {
	Kind Kind
	Text text.Text
}

// Caption is the caption of a photo that stood inside the article.
type Caption struct {
	Text         text.Text
	Photographer text.Text // 王充, without 摄
}
