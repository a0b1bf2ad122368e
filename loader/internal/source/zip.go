package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"soegraph/graph"
)

// maxRatio is how much an entry may grow when it is unpacked: text shrinks to a
// tenth, a bomb to a thousandth.
const maxRatio = 200

// readZip reads a DOCX, or an archive of documents. An archive within an
// archive is rejected.
func readZip(name string, data []byte, meta Meta) ([]Document, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "%s: not a whole zip file: %w", name, err)
	}
	if len(r.File) > maxEntries {
		return nil, graph.Errorf(graph.TooLarge, "%s: %d entries; an archive may have %d", name, len(r.File), maxEntries)
	}
	for _, f := range r.File {
		if f.Name == "word/document.xml" {
			return one(readDOCX(name, data, f, meta))
		}
	}
	var list []Document
	for total, i := 0, 0; i < len(r.File); i++ {
		f := r.File[i]
		base := path.Base(f.Name)
		if f.FileInfo().IsDir() || strings.HasPrefix(base, ".") || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		inner, err := unpack(name, f)
		if err != nil {
			return nil, err
		}
		if total += len(inner); total > MaxBytes {
			return nil, graph.Errorf(graph.TooLarge, "%s: unpacks to more than %d bytes", name, MaxBytes)
		}
		docs, err := readEntry(name+"/"+f.Name, inner, meta)
		if err != nil {
			return nil, err
		}
		list = append(list, docs...)
	}
	if len(list) == 0 {
		return nil, graph.Errorf(graph.Invalid, "%s: the archive holds no document", name)
	}
	return list, nil
}

func readEntry(name string, data []byte, meta Meta) ([]Document, error) {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) && !strings.HasSuffix(strings.ToLower(name), ".docx") {
		return nil, graph.Errorf(graph.Invalid, "%s: an archive within an archive; unpack the outer one", name)
	}
	if meta.Source != "" {
		meta.Source += "#" + path.Base(name)
	}
	return Read(name, data, meta)
}

// unpack is the bytes of one entry, within the limits.
func unpack(archive string, f *zip.File) ([]byte, error) {
	limit := min(uint64(MaxBytes), max(1<<20, f.CompressedSize64*maxRatio))
	r, err := f.Open()
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "%s: open %s: %w", archive, f.Name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	switch {
	case err != nil:
		return nil, graph.Errorf(graph.Invalid, "%s: unpack %s: %w", archive, f.Name, err)
	case uint64(len(data)) > limit:
		return nil, graph.Errorf(graph.TooLarge, "%s: %s unpacks to more than %d bytes, as a zip bomb does", archive, f.Name, limit)
	default:
		return data, nil
	}
}

// readDOCX reads the main part of an Office Open XML document (ECMA-376): one
// line a paragraph, the cells of a table's row in one line.
func readDOCX(name string, data []byte, part *zip.File, meta Meta) (Document, error) {
	inner, err := unpack(name, part)
	if err != nil {
		return Document{}, err
	}
	text, err := docxText(inner)
	if err != nil {
		return Document{}, graph.Errorf(graph.Invalid, "%s: %w", name, err)
	}
	if strings.TrimSpace(text) == "" {
		return Document{}, graph.Errorf(graph.Invalid, "%s: the document has no text", name)
	}
	d := newDocument(name, data, text, meta)
	d.MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	d.finish(frontMatter(text), meta)
	return d, nil
}

func docxText(part []byte) (string, error) {
	var b strings.Builder
	decoder := xml.NewDecoder(bytes.NewReader(part))
	inText, cells := false, 0
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = true
			case "tab":
				b.WriteByte('\t')
			case "br":
				b.WriteByte('\n')
			case "tc":
				cells++
			}
		case xml.CharData:
			if inText {
				b.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "tc":
				cells--
				b.WriteByte('\t')
			case "tr":
				b.WriteByte('\n')
			case "p":
				if cells == 0 {
					b.WriteByte('\n')
				}
			}
		}
	}
}
