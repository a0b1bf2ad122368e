package source

import "strings"

// front is the front matter of a document: what a block between two lines of
// three hyphens at its head says.
type front struct {
	Title, Published, Publisher, Section, URL string
	end                                       int // where the text begins
}

// keys maps the words that front matter uses, in English and Chinese.
var keys = map[string]func(*front) *string{
	"title": (*front).title, "标题": (*front).title,
	"date": (*front).published, "published": (*front).published, "日期": (*front).published, "发布日期": (*front).published,
	"publisher": (*front).publisher, "source": (*front).publisher, "来源": (*front).publisher, "报纸": (*front).publisher,
	"section": (*front).section, "版面": (*front).section, "栏目": (*front).section,
	"url": (*front).url, "link": (*front).url, "网址": (*front).url,
}

func (f *front) title() *string     { return &f.Title }
func (f *front) published() *string { return &f.Published }
func (f *front) publisher() *string { return &f.Publisher }
func (f *front) section() *string   { return &f.Section }
func (f *front) url() *string       { return &f.URL }

// sourceNote opens a first line that says where a collected text comes from. It
// is not part of the text.
const sourceNote = "# source:"

// frontMatter reads the front matter, where there is any: a flat list of
// "key: value". A note of the text's source is skipped.
func frontMatter(text string) front {
	var f front
	f.end = len(text) - len(strings.TrimPrefix(text, "\uFEFF"))
	rest := text[f.end:]
	if strings.HasPrefix(rest, sourceNote) {
		f.end += lineLen(rest)
		return f
	}
	if !strings.HasPrefix(rest, "---\n") && !strings.HasPrefix(rest, "---\r\n") {
		return f
	}
	read := f
	for at := f.end + lineLen(rest); at < len(text); {
		n := lineLen(text[at:])
		line := strings.TrimSpace(text[at : at+n])
		at += n
		if line == "---" {
			read.end = at
			return read
		}
		if key, value, ok := strings.Cut(strings.Replace(line, "：", ":", 1), ":"); ok {
			if field := keys[strings.ToLower(strings.TrimSpace(key))]; field != nil {
				*field(&read) = strings.Trim(strings.TrimSpace(value), `"'`)
			}
		}
	}
	return f // never closed: a text that begins with a rule
}

// lineLen is the length of the first line of s, its line feed included.
func lineLen(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i + 1
	}
	return len(s)
}
