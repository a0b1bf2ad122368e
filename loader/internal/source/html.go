package source

import (
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"soegraph/graph"
)

// htmlDocument reads a page: its main text without what surrounds it, the
// headline first, as one line a paragraph. The document's text is that
// extract.
func htmlDocument(d Document, meta Meta) (Document, error) {
	root, err := html.Parse(strings.NewReader(d.Text))
	if err != nil {
		return Document{}, graph.Errorf(graph.Invalid, "%s: %w", d.FileName, err)
	}
	a, err := readability.FromDocument(root, nil)
	if err != nil || a.Node == nil {
		return Document{}, graph.Errorf(graph.Invalid, "%s: the page has no main text", d.FileName)
	}
	var b strings.Builder
	if a.Title() != "" {
		b.WriteString(a.Title() + "\n")
	}
	writeText(&b, a.Node)
	d.Text = b.String()
	if strings.TrimSpace(d.Text) == "" {
		return Document{}, graph.Errorf(graph.Invalid, "%s: the page has no main text", d.FileName)
	}
	d.MediaType = "text/html"
	known := front{Title: a.Title(), Publisher: a.SiteName()}
	if at, err := a.PublishedTime(); err == nil {
		known.Published = at.Format("2006-01-02")
	}
	d.finish(known, meta)
	return d, nil
}

// writeText writes the text below a node, a line for each element that a
// browser sets as a block of its own.
func writeText(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(strings.Join(strings.FieldsFunc(n.Data, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " "))
		return
	case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style"):
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		writeText(b, c)
	}
	if n.Type != html.ElementNode {
		return
	}
	switch {
	case n.Data == "td" || n.Data == "th":
		b.WriteString("\t")
	case tags[n.Data] && !strings.HasSuffix(b.String()[max(0, b.Len()-1):], "\n"):
		b.WriteString("\n")
	}
}
