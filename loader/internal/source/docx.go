package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"soegraph/graph"
)

const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// readDOCX reads the main part of an Office Open XML document (ECMA-376): one
// block a paragraph, the cells of a table's row in one block.
func readDOCX(name string, data []byte, part *zip.File, meta Meta) (Document, error) {
	inner, err := unpack(name, part.Name, part)
	if err != nil {
		return Document{}, err
	}
	w := word{decoder: xml.NewDecoder(bytes.NewReader(inner))}
	if err := w.read(); err != nil {
		return Document{}, graph.Errorf(graph.Invalid, "%s: its main part is damaged: %w", name, err)
	}
	d := newDocument(name, data, "", meta)
	return d, d.fromExtract(&w.extract, docxType, front{}, meta)
}

// word reads WordprocessingML.
type word struct {
	extract
	decoder *xml.Decoder
	line    strings.Builder
	kind    Kind
	level   int
	run     bool // within w:t
	cells   int  // how many table cells are open
	gap     bool // a paragraph ended within a cell
}

func (w *word) read() error {
	for {
		token, err := w.decoder.Token()
		if errors.Is(err, io.EOF) {
			w.flush()
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := w.open(t); err != nil {
				return err
			}
		case xml.CharData:
			if w.run {
				if w.gap {
					w.line.WriteByte(' ')
				}
				w.gap = false
				w.line.Write(t)
			}
		case xml.EndElement:
			w.close(t.Name.Local)
		}
	}
}

func (w *word) open(t xml.StartElement) error {
	switch t.Name.Local {
	case "Fallback", "tabs", "footnotePr": // the same again for old programs; where tabs stop
		return w.decoder.Skip()
	case "t":
		w.run = true
	case "tab":
		w.line.WriteByte('\t')
	case "br", "cr":
		if w.cells == 0 {
			w.flush()
		}
	case "pStyle":
		w.style(t)
	case "numPr":
		if w.kind == Line {
			w.kind = Item
		}
	case "tc":
		w.cells++
	}
	return nil
}

// style makes the paragraph a heading where its style says so; the styles of
// Chinese versions are called 1 to 9.
func (w *word) style(t xml.StartElement) {
	for _, a := range t.Attr {
		s := strings.ToLower(a.Value)
		number := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(s, "heading"), "标题"))
		switch {
		case a.Name.Local != "val":
		case s == "title" || s == "标题":
			w.kind, w.level = Heading, 1
		case len(number) == 1 && number >= "1" && number <= "6":
			w.kind, w.level = Heading, int(number[0]-'0')
		}
	}
}

func (w *word) close(name string) {
	switch name {
	case "t":
		w.run = false
	case "tc":
		w.cells = max(0, w.cells-1)
		w.gap = false
		w.line.WriteByte('\t')
	case "tr":
		w.kind = Row
		w.flush()
	case "p":
		if w.cells == 0 {
			w.flush()
		} else {
			w.gap = true
		}
	}
}

func (w *word) flush() {
	w.add(w.kind, w.level, strings.ToValidUTF8(strings.ReplaceAll(w.line.String(), "\n", " "), "\uFFFD"))
	w.line.Reset()
	w.kind, w.level = Line, 0
}
