// Package source is the loader's first stage: the bytes of a file become a
// document in UTF-8, cut into blocks.
package source

import (
	"bytes"
	"cmp"
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
// can read, with [graph.Unsupported] for a format that it knows of and cannot
// read, and with [graph.TooLarge] over a limit. Where only some files of an
// archive cannot be read it gives the documents and, joined, why the others are
// missing.
func Read(name string, data []byte, meta Meta) ([]Document, error) {
	if len(data) > MaxBytes {
		return nil, graph.Errorf(graph.TooLarge, "%s: %d bytes; a document may have %d", name, len(data), MaxBytes)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, graph.Errorf(graph.Invalid, "%s: the file is empty", name)
	}
	switch {
	case isZip(data):
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
	if isHTML(name, text) {
		return htmlDocument(d, meta)
	}
	if ext := strings.ToLower(path.Ext(name)); ext == ".md" || ext == ".markdown" {
		d.MediaType = "text/markdown"
	}
	known := frontMatter(text)
	d.describe(known, meta)
	d.Blocks = blocks(text, known.end)
	if len(d.Blocks) == 0 {
		return Document{}, graph.Errorf(graph.Invalid, "%s: there is no text in it, only white space or markup", name)
	}
	return d, nil
}

func newDocument(name string, data []byte, text string, meta Meta) Document {
	return Document{Document: graph.Document{
		IRI: graph.DocumentIRI(data), Text: text, FileName: path.Base(strings.ReplaceAll(name, `\`, "/")), Source: meta.Source,
	}}
}

// fromExtract makes what was taken out of a file the document's text.
func (d *Document) fromExtract(x *extract, mediaType string, known front, meta Meta) error {
	if len(x.blocks) == 0 {
		return graph.Errorf(graph.Invalid, "%s: there is no text in it", d.FileName)
	}
	d.Text, d.Blocks, d.MediaType = x.text.String(), x.blocks, mediaType
	d.describe(known, meta)
	return nil
}

// describe fills in what the caller knows, or the document says of itself.
func (d *Document) describe(known front, meta Meta) {
	d.Title = cmp.Or(meta.Title, known.Title)
	d.Publisher = cmp.Or(meta.Publisher, known.Publisher)
	d.Section = cmp.Or(meta.Section, known.Section)
	d.URL = cmp.Or(meta.URL, known.URL)
	d.Published = dateTerm(isoDate(cmp.Or(meta.Published, known.Published)))
}

// dateTerm is an ISO date of any precision as a term, "" for "".
func dateTerm(s string) graph.Term {
	for i, datatype := range []graph.IRI{graph.XSDYear, graph.XSDYearMonth, graph.XSDDate} {
		if len(s) == 4+3*i {
			return graph.Typed(s, datatype)
		}
	}
	return ""
}

// isHTML reports whether a text is a web page. A text may hold some HTML without
// being one; where the name says that it is a page, any HTML does.
func isHTML(name, text string) bool {
	head := strings.ToLower(strings.TrimLeft(text[:min(len(text), 1024)], white))
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".shtml", ".xhtml":
		return strings.Contains(head, "<")
	default:
		return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html") || strings.HasPrefix(head, "<head") ||
			strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html")
	}
}
