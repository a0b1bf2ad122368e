package source

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strings"
	"time"

	"soegraph/graph"
)

const pdfPatience = time.Minute

// readPDF reads a PDF with pdftotext of Poppler: what was tried in pure Go
// garbles Chinese. Columns come in reading order.
func readPDF(name string, data []byte, meta Meta) (Document, error) {
	ctx, cancel := context.WithTimeout(context.Background(), pdfPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "pdftotext", "-enc", "UTF-8", "-nopgbrk", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	var problem bytes.Buffer
	cmd.Stderr = &problem
	out, err := cmd.Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return Document{}, graph.Errorf(graph.Unsupported, "%s: PDF needs pdftotext; install poppler-utils (apt-get install poppler-utils)", name)
	case err != nil:
		return Document{}, graph.Errorf(graph.Invalid, "%s: pdftotext cannot read it: %s", name, strings.TrimSpace(problem.String()))
	case len(bytes.TrimSpace(out)) == 0:
		return Document{}, graph.Errorf(graph.Invalid, "%s: the PDF holds pictures and no text; recognise its text first (OCR)", name)
	}
	text := strings.ToValidUTF8(string(out), "\uFFFD")
	d := newDocument(name, data, text, meta)
	d.MediaType = "application/pdf"
	d.finish(frontMatter(text), meta)
	return d, nil
}
