package source

import "strings"

// front is the front matter of a document: what a block between two lines of
// three hyphens at its head says.
type front struct {
	Title, Published, Publisher, Section, URL string
	end                                       int // where the text begins
}

// set stores the value of a key, in English or Chinese; it ignores others.
func (f *front) set(key, value string) {
	switch strings.ToLower(key) {
	case "title", "标题", "题目":
		f.Title = value
	case "date", "published", "日期", "发布日期", "发布时间", "时间":
		f.Published = value
	case "publisher", "source", "来源", "报纸", "媒体":
		f.Publisher = value
	case "section", "版面", "栏目", "版次":
		f.Section = value
	case "url", "link", "网址", "链接":
		f.URL = value
	}
}

// sourceNote opens a first line that says where a collected text comes from. It
// is not part of the text.
const sourceNote = "# source:"

// frontMatter reads the front matter, where there is any: a flat list of
// "key: value". A note of the text's source is skipped.
func frontMatter(text string) front {
	var f front
	f.end = len(text) - len(strings.TrimPrefix(text, "\uFEFF"))
	if rest := text[f.end:]; strings.HasPrefix(rest, sourceNote) {
		f.end += lineLen(rest)
	}
	rest := text[f.end:]
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
		if i := strings.IndexAny(line, ":："); i >= 0 {
			read.set(strings.TrimSpace(line[:i]), strings.Trim(strings.TrimLeft(line[i:], ":： "), `"'`))
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
