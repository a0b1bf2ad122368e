package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"soegraph/graph"
)

// maxRatio is how much an entry may grow when it is unpacked: text shrinks to a
// tenth, a bomb to a thousandth.
const maxRatio = 200

func isZip(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

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
		switch f.Name {
		case "word/document.xml":
			return one(readDOCX(name, data, f, meta))
		case "xl/workbook.xml", "ppt/presentation.xml":
			return nil, graph.Errorf(graph.Unsupported, "%s: a spreadsheet or slides; save it as text or PDF", name)
		}
	}
	return readEntries(name, r.File, meta)
}

// readEntries reads the files of an archive, and says of those that it cannot
// read why.
func readEntries(name string, files []*zip.File, meta Meta) ([]Document, error) {
	var list []Document
	var problems []error
	total := 0
	for _, f := range files {
		entry := entryName(f)
		if f.FileInfo().IsDir() || strings.HasPrefix(path.Base(entry), ".") || strings.HasPrefix(entry, "__MACOSX/") {
			continue
		}
		data, err := unpack(name, entry, f)
		if graph.CodeOf(err) == graph.TooLarge {
			return nil, err
		}
		if total += len(data); total > MaxBytes {
			return nil, graph.Errorf(graph.TooLarge, "%s: unpacks to more than %d bytes", name, MaxBytes)
		}
		var docs []Document
		if err == nil {
			docs, err = readEntry(name+"/"+entry, entry, data, meta)
		}
		if err != nil {
			problems = append(problems, err)
		}
		list = append(list, docs...)
	}
	if len(list) == 0 && len(problems) == 0 {
		return nil, graph.Errorf(graph.Invalid, "%s: the archive holds no document", name)
	}
	if len(problems) > 0 {
		return list, graph.Errorf(graph.CodeOf(problems[0]), "%w", errors.Join(problems...))
	}
	return list, nil
}

// entryName is an entry's name; old Chinese archives have it in GBK.
func entryName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	name, err := simplifiedchinese.GB18030.NewDecoder().String(f.Name)
	if err != nil {
		return strings.ToValidUTF8(f.Name, "?")
	}
	return name
}

func readEntry(name, entry string, data []byte, meta Meta) ([]Document, error) {
	if isZip(data) && !strings.HasSuffix(strings.ToLower(name), ".docx") {
		return nil, graph.Errorf(graph.Invalid, "%s: an archive within an archive; unpack the outer one", name)
	}
	if meta.Source != "" {
		meta.Source += "#" + entry
	}
	return Read(name, data, meta)
}

// unpack is the bytes of one entry, within the limits.
func unpack(archive, entry string, f *zip.File) ([]byte, error) {
	limit := min(uint64(MaxBytes), max(1<<20, f.CompressedSize64*maxRatio))
	r, err := f.Open()
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "%s: open %s: %w", archive, entry, err)
	}
	data, err := io.ReadAll(io.LimitReader(r, int64(limit)+1))
	err = errors.Join(err, r.Close())
	switch {
	case uint64(len(data)) > limit:
		return nil, graph.Errorf(graph.TooLarge, "%s: %s unpacks to more than %d bytes, as a zip bomb does", archive, entry, limit)
	case err != nil:
		return nil, graph.Errorf(graph.Invalid, "%s: unpack %s: %w", archive, entry, err)
	default:
		return data, nil
	}
}
