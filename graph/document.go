package graph

import (
	"fmt"
	"strconv"
)

// Document is what is known of a document as a whole. Its IRI is a hash of the
// bytes of the file; offsets of evidence refer to Text.
type Document struct {
	IRI       IRI
	Text      string // UTF-8, as it was read: a UTF-8 text file byte for byte, others decoded or extracted
	FileName  string // base name
	MediaType string // text/plain, text/html, application/pdf ...
	Charset   string // of the file: utf-8, gb18030, utf-16le ...
	Title     string
	Published Term // xsd:date, xsd:gYearMonth or xsd:gYear; "" where it is not known
	Publisher string
	Section   string
	URL       string
	Source    string // where this machine read it: an absolute path, "" for standard input and uploads
	Articles  []Article
}

// Article is one article of a document: a newspaper page has several.
type Article struct {
	IRI        IRI
	Headline   string
	Deck       string
	Byline     string
	Section    string
	Published  Term
	Start, End int // byte offsets into the document's text

	Fingerprint uint64 // of its text; 0 where it is too short to have one
}

// ReprintDistance is the bits in which the fingerprints of an article and its
// reprint may differ; those of two articles differ in about 32.
const ReprintDistance = 6

// ArticleIRI is the IRI of the nth article of a document, counted from 1.
func ArticleIRI(document IRI, n int) IRI { return document + IRI("/article/"+strconv.Itoa(n)) }

// Quads is the document and its articles under the document's label, and where
// it was read under [LocalGraph].
func (d Document) Quads() []Quad {
	var quads []Quad
	add := func(s IRI, p Predicate, o Term) {
		if o != "" && o != `""` {
			quads = append(quads, Quad{s.Term(), p.Term(), o, d.IRI.Term()})
		}
	}
	add(d.IRI, Type, DocumentClass.Term())
	add(d.IRI, DocumentText, String(d.Text))
	add(d.IRI, DocumentFile, String(d.FileName))
	add(d.IRI, DocumentMediaType, String(d.MediaType))
	add(d.IRI, DocumentCharset, String(d.Charset))
	add(d.IRI, Headline, String(d.Title))
	add(d.IRI, DatePublished, d.Published)
	add(d.IRI, Publisher, String(d.Publisher))
	add(d.IRI, Section, String(d.Section))
	add(d.IRI, URL, String(d.URL))
	for _, a := range d.Articles {
		add(a.IRI, Type, ArticleClass.Term())
		add(a.IRI, EvidenceDocument, d.IRI.Term())
		add(a.IRI, Headline, String(a.Headline))
		add(a.IRI, Deck, String(a.Deck))
		add(a.IRI, Byline, String(a.Byline))
		add(a.IRI, Section, String(a.Section))
		add(a.IRI, DatePublished, a.Published)
		add(a.IRI, Start, Integer(a.Start))
		add(a.IRI, End, Integer(a.End))
		if a.Fingerprint != 0 {
			add(a.IRI, Fingerprint, String(fmt.Sprintf("%016x", a.Fingerprint)))
		}
	}
	if d.Source != "" {
		quads = append(quads, Quad{d.IRI.Term(), DocumentSource.Term(), String(d.Source), LocalGraph.Term()})
	}
	return quads
}
