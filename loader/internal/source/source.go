// Package source is the loader's first stage: the bytes of a file become a
// document in UTF-8, cut into blocks.
package source

import (
	"bytes"
	"cmp"
	"net/http"
	"path"
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// Document is a document as it was read.
type Document struct {
	graph.Document
	Blocks []Block // in the order of the text; what is markup lies in none
}

// Kind says what a block is.
type Kind uint8

// The kinds of block.
const (
	Line    Kind = iota // a line of plain text, or a paragraph of markup
	Heading             // marked as one: # in Markdown
	Item                // an item of a list
	Row                 // a row of a table
)

// Block is a line or a paragraph: spans of the document's text that read as one.
type Block struct {
	Kind  Kind
	Level int // of a heading: how many hashes
	Spans []span.Span
}

// Meta is what the caller knows of a document. It goes before what the document
// says of itself.
type Meta struct {
	Title, Published, Publisher, Section, URL string
	Source                                    string // absolute path, "" where there is none
}

// Limits on what is read.
const (
	MaxBytes   = 64 << 20 // of one document, unpacked
	maxEntries = 10_000   // of one archive
)

// Read is the documents that a file holds: one, or for an archive one for each
// file within. name is the file's name; it decides only what the content leaves
// open. It fails with [graph.Invalid] where the bytes are not a document that it
// can read and with [graph.TooLarge] over a limit.
func Read(name string, data []byte, meta Meta) ([]Document, error) {
	if len(data) > MaxBytes {
		return nil, graph.Errorf(graph.TooLarge, "%s: %d bytes; a document may have %d", name, len(data), MaxBytes)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, graph.Errorf(graph.Invalid, "%s: the file is empty", name)
	}
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return readZip(name, data, meta)
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return one(readPDF(name, data, meta))
	default:
		return one(readText(name, data, meta))
	}
}

func one(d Document, err error) ([]Document, error) {
	if err != nil {
		return nil, err
	}
	return []Document{d}, nil
}

// readText reads plain text, Markdown and HTML.
func readText(name string, data []byte, meta Meta) (Document, error) {
	text, charset, err := Decode(data)
	if err != nil {
		return Document{}, graph.Errorf(graph.CodeOf(err), "%s: %w", name, err)
	}
	d := newDocument(name, data, text, meta)
	d.Charset, d.MediaType = charset, "text/plain"
	if isHTML(name, data) {
		return htmlDocument(d, meta)
	}
	if strings.HasSuffix(strings.ToLower(name), ".md") {
		d.MediaType = "text/markdown"
	}
	d.finish(frontMatter(text), meta)
	return d, nil
}

func newDocument(name string, data []byte, text string, meta Meta) Document {
	return Document{Document: graph.Document{
		IRI: graph.DocumentIRI(data), Text: text, FileName: path.Base(strings.ReplaceAll(name, `\`, "/")), Source: meta.Source,
	}}
}

// finish fills in what the caller or the front matter knows, and cuts the text
// behind the front matter into blocks.
func (d *Document) finish(front front, meta Meta) {
	d.Title = cmp.Or(meta.Title, front.Title)
	d.Publisher = cmp.Or(meta.Publisher, front.Publisher)
	d.Section = cmp.Or(meta.Section, front.Section)
	d.URL = cmp.Or(meta.URL, front.URL)
	d.Published = dateTerm(cmp.Or(meta.Published, front.Published))
	d.Blocks = blocks(d.Text, front.end)
}

// dateTerm is an ISO date of any precision as a term, "" for anything else.
func dateTerm(s string) graph.Term {
	for i, datatype := range []graph.IRI{graph.XSDYear, graph.XSDYearMonth, graph.XSDDate} {
		if len(s) == 4+3*i && isDate(s) {
			return graph.Typed(s, datatype)
		}
	}
	return ""
}

func isDate(s string) bool {
	for i := range len(s) {
		if dash := i == 4 || i == 7; dash != (s[i] == '-') || !dash && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

func isHTML(name string, data []byte) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".html" || ext == ".htm" || ext != ".md" && ext != ".txt" && strings.HasPrefix(http.DetectContentType(data), "text/html")
}
