package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os/exec"
	"strings"
	"time"

	"soegraph/graph"
)

const pdfPatience = time.Minute

// bounded is a buffer that takes so many bytes and no more: whoever writes more
// into it is stopped, before a small file that unpacks to a large one fills memory.
type bounded struct {
	held bytes.Buffer // not embedded: io.Copy would go past Write
	left int
	over bool
}

func (b *bounded) Write(p []byte) (int, error) {
	if len(p) > b.left {
		b.over = true
		return 0, io.ErrShortBuffer
	}
	b.left -= len(p)
	return b.held.Write(p)
}

// readPDF reads a PDF with pdftotext of Poppler, or without it where it is not
// installed (apt-get install poppler-utils). Poppler puts columns in reading order and says where each
// line stands, which tells paragraphs and headings.
func readPDF(name string, data []byte, meta Meta) (Document, error) {
	ctx, cancel := context.WithTimeout(context.Background(), pdfPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "pdftotext", "-enc", "UTF-8", "-bbox-layout", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, problem := bounded{left: MaxBytes * 4}, bounded{left: 1 << 16}
	cmd.Stdout, cmd.Stderr = &out, &problem
	err := cmd.Run()
	switch {
	case out.over:
		return Document{}, graph.Errorf(graph.TooLarge, "%s: too much text for one document", name)
	case errors.Is(err, exec.ErrNotFound):
		return readPlainPDF(name, data, meta)
	case ctx.Err() != nil:
		return Document{}, graph.Errorf(graph.Timeout, "%s: pdftotext did not end within %s; split the file", name, pdfPatience)
	case err != nil:
		return Document{}, graph.Errorf(graph.Invalid, "%s: pdftotext cannot read it: %s", name, strings.TrimSpace(problem.held.String()))
	}
	x, err := layoutText(out.held.Bytes())
	if err != nil {
		return Document{}, graph.Errorf(graph.Invalid, "%s: what pdftotext makes of it cannot be read: %w", name, err)
	}
	if len(x.blocks) == 0 {
		return Document{}, graph.Errorf(graph.Invalid, "%s: the PDF holds pictures and no text; recognise its text first (OCR)", name)
	}
	d := newDocument(name, data, "", meta)
	return d, d.fromExtract(x, "application/pdf", front{}, meta)
}

// readPlainPDF reads a PDF without Poppler: its text in the order in which the file
// holds it, which columns may upset.
func readPlainPDF(name string, data []byte, meta Meta) (Document, error) {
	text, err := plainPDF(data, MaxBytes)
	switch {
	case err != nil:
		return Document{}, graph.Errorf(graph.Invalid, "%s: it cannot be read as PDF: %w", name, err)
	case len(text) > MaxBytes:
		return Document{}, graph.Errorf(graph.TooLarge, "%s: too much text for one document", name)
	}
	text = string(legible([]byte(text)))
	d := newDocument(name, data, text, meta)
	d.MediaType = "application/pdf"
	d.describe(front{}, meta)
	if d.Blocks = blocks(text, 0); len(d.Blocks) == 0 {
		return Document{}, graph.Errorf(graph.Invalid, "%s: the PDF holds pictures and no text; recognise its text first (OCR)", name)
	}
	return d, nil
}
