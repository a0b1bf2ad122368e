package source

import (
	"fmt"
	"strings"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
)

// engine is PDFium in WebAssembly, which takes seconds to start and so is started
// once, by whoever first needs it. (github.com/klippa-app/go-pdfium, MIT: the one
// library that reads Chinese PDFs without a C compiler or a program beside ours.)
var engine = sync.OnceValues(func() (pdfium.Pool, error) {
	return webassembly.Init(webassembly.Config{MinIdle: 1, MaxIdle: 1, MaxTotal: 1})
})

// plainPDF is the text of a PDF, page by page and line by line, where there is no
// Poppler to say how it is laid out. It stops behind limit bytes.
func plainPDF(data []byte, limit int) (string, error) {
	pool, err := engine()
	if err != nil {
		return "", fmt.Errorf("start PDFium: %w", err)
	}
	p, err := pool.GetInstance(pdfPatience)
	if err != nil {
		return "", fmt.Errorf("wait for PDFium: %w", err)
	}
	defer func() { _ = p.Close() }() // what it held goes with it
	opened, err := p.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return "", err
	}
	pages, err := p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return "", err
	}
	var text strings.Builder
	for i := range pages.PageCount {
		page, err := pageText(p, opened.Document, i)
		if err != nil {
			return "", err
		}
		if text.WriteString(page); text.Len() > limit {
			break
		}
	}
	return text.String(), nil
}

// pageText is the lines of a page, each with its end.
func pageText(p pdfium.Pdfium, document references.FPDF_DOCUMENT, page int) (string, error) {
	got, err := p.GetPageText(&requests.GetPageText{
		Page: requests.Page{ByIndex: &requests.PageByIndex{Document: document, Index: page}},
	})
	if err != nil {
		return "", err
	}
	return strings.ReplaceAll(got.Text, "\r\n", "\n") + "\n", nil
}
