package source

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"soegraph/graph"
)

// htmlDocument reads a page: its headline, the lines below it that say when,
// where and by whom it was published, and its main text without what surrounds
// it. The document's text is that extract.
func htmlDocument(d Document, meta Meta) (Document, error) {
	root, err := html.Parse(strings.NewReader(d.Text))
	if err != nil {
		return Document{}, graph.Errorf(graph.Invalid, "%s: %w", d.FileName, err)
	}
	page := pageOf(root)
	main := page
	known := page.front()
	a, err := readability.FromDocument(root, nil) // takes root apart
	if err == nil && a.Node != nil {
		if m := pageOf(a.Node); len(m.blocks) > 0 {
			main = m
		}
		known.Title = cmp.Or(known.Title, a.Title())
		known.Publisher = cmp.Or(known.Publisher, a.SiteName())
	}
	x := assemble(page, main, known.Title)
	return d, d.fromExtract(x, "text/html", known, meta)
}

// assemble is the headline, what stands between it and the main text on the
// page and tells of it, and the main text.
func assemble(page, main *page, title string) *extract {
	x := &extract{}
	x.add(Heading, 1, title)
	lines := page.lines()
	body := main.lines()
	from := 0
	for i, l := range lines {
		if l == title && i < len(lines)-1 {
			from = i + 1
			break
		}
	}
	if len(body) > 0 && body[0] == title {
		body, main.blocks = body[1:], main.blocks[1:]
	}
	for _, l := range lines[from:] {
		if len(body) > 0 && l == body[0] || main == page {
			break
		}
		if isAbout(l) {
			x.add(Line, 0, l)
		}
	}
	for i, b := range main.blocks {
		x.add(b.Kind, b.Level, body[i])
	}
	return x
}

const longestAbout = 80 // runes

// isAbout reports whether a line tells of the article: when it was published,
// by whom, or a deck.
func isAbout(s string) bool {
	if utf8.RuneCountInString(s) > longestAbout || strings.Contains(s, "。") {
		return false
	}
	if Date(s) != "" || strings.HasPrefix(s, "——") {
		return true
	}
	for _, word := range []string{"来源：", "来源:", "作者：", "作者:", "记者", "通讯员", "发布时间"} {
		if strings.HasPrefix(s, word) || strings.Contains(s, " "+word) {
			return true
		}
	}
	return false
}

// lines is the text of the blocks.
func (x *extract) lines() []string {
	text := x.text.String()
	list := make([]string, len(x.blocks))
	for i, b := range x.blocks {
		list[i] = text[b.Spans[0].Start:b.Spans[0].End]
	}
	return list
}

// page is the text of a page, a block for each element that a browser sets as
// one, and what the page says of itself.
type page struct {
	extract
	meta      map[string]string // lower-case name or property -> content
	title, h1 string

	line  strings.Builder
	kind  Kind
	level int
	bold  int  // how many bold elements are open
	plain bool // something in the line is not bold
	cell  int  // how many table cells are open
}

func pageOf(root *html.Node) *page {
	p := &page{meta: map[string]string{}}
	p.walk(root)
	p.flush()
	return p
}

func (p *page) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		p.write(n.Data)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	}
	switch n.Data {
	case "script", "style", "noscript", "iframe", "form", "button", "select", "nav", "template", "svg":
		return
	case "title":
		p.title = cmp.Or(p.title, strings.Join(strings.Fields(textOf(n)), " "))
		return
	case "meta":
		p.readMeta(n)
		return
	case "h1":
		p.h1 = cmp.Or(p.h1, strings.Join(strings.Fields(textOf(n)), " "))
	}
	p.element(n)
}

// element walks the children of an element, a block where it is one.
func (p *page) element(n *html.Node) {
	children := func() {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			p.walk(c)
		}
	}
	kind, level, block := blockKind(n.Data)
	switch {
	case n.Data == "td" || n.Data == "th":
		p.cell++
		children()
		p.cell--
		p.line.WriteByte('\t')
	case n.Data == "strong" || n.Data == "b":
		p.bold++
		children()
		p.bold--
	case !block || p.cell > 0:
		children()
	default:
		p.flush()
		p.kind, p.level = kind, level
		children()
		p.flush()
	}
}

// blockKind is the kind of block that an element is, and whether it is one.
func blockKind(name string) (Kind, int, bool) {
	switch name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return Heading, int(name[1] - '0'), true
	case "li":
		return Item, 0, true
	case "tr":
		return Row, 0, true
	case "p", "br", "div", "ul", "ol", "dl", "dt", "dd", "table", "tbody", "section", "article", "main", "header", "footer", "aside",
		"blockquote", "center", "figure", "figcaption", "pre", "hr", "body":
		return Line, 0, true
	default:
		return Line, 0, false
	}
}

// write adds text to the line, white space as HTML reads it.
func (p *page) write(s string) {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' || r == ' ' })
	if len(words) == 0 {
		if s != "" && p.line.Len() > 0 {
			p.line.WriteByte(' ')
		}
		return
	}
	p.plain = p.plain || p.bold == 0
	if s[0] == ' ' && p.line.Len() > 0 {
		p.line.WriteByte(' ')
	}
	p.line.WriteString(strings.Join(words, " "))
	if s[len(s)-1] == ' ' {
		p.line.WriteByte(' ')
	}
}

func (p *page) flush() {
	kind := p.kind
	if kind == Line && !p.plain {
		kind = Heading
	}
	p.add(kind, p.level, p.line.String())
	p.line.Reset()
	p.kind, p.level, p.plain = Line, 0, false
}
