package source

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"
)

func (p *page) readMeta(n *html.Node) {
	var name, content string
	for _, a := range n.Attr {
		switch strings.ToLower(a.Key) {
		case "name", "property", "itemprop":
			name = strings.ToLower(a.Val)
		case "content":
			content = strings.TrimSpace(a.Val)
		}
	}
	if name != "" && content != "" && p.meta[name] == "" {
		p.meta[name] = content
	}
}

// front is what the page's head says of it: the names of Open Graph, of
// schema.org, and of the guideline for Chinese government sites (ArticleTitle,
// PubDate, ContentSource, ColumnName).
func (p *page) front() front {
	first := func(names ...string) string {
		for _, name := range names {
			if p.meta[name] != "" {
				return p.meta[name]
			}
		}
		return ""
	}
	return front{
		Title: cmp.Or(first("articletitle"), p.headline(first("og:title"))),
		Published: first("article:published_time", "pubdate", "publishdate", "publish_date", "og:release_date", "datepublished",
			"weibo:article:create_at", "dc.date", "date"),
		Publisher: first("contentsource", "source", "mediaid", "og:site_name", "sitename"),
		Section:   first("columnname", "article:section"),
		URL:       first("og:url"),
	}
}

// headline is the first heading where the title agrees with it, or else the
// title without the name of the site behind it.
func (p *page) headline(title string) string {
	title = cmp.Or(title, p.title)
	if p.h1 != "" && (title == "" || strings.Contains(title, p.h1)) {
		return p.h1
	}
	for _, separator := range []string{"_", "|", " - ", "--", "－"} {
		if head, _, ok := strings.Cut(title, separator); ok && strings.TrimSpace(head) != "" {
			title = strings.TrimSpace(head)
		}
	}
	return title
}

// textOf is the text below a node.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}
