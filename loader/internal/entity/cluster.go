package entity

import (
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/mention"
)

// clusters is a union-find over the distinct names of a document.
type clusters struct {
	*Resolver
	mentions []mention.Mention
	names    []name
	of       []int // of a mention: its name, -1 of an anaphor
	parent   []int // of a name
}

// name is one surface form of one class.
type name struct {
	class  graph.Class
	text   string
	plain  string // as compared: without signs, brackets and white space
	key    string // of the registry's row, or ""
	proper bool
	first  int // mention

	article int   // where a name that is not proper stands: 集中签约 in two articles is two; -1 of others
	within  []int // the articles that it stands in
}

func newClusters(r *Resolver, d Document) *clusters {
	type id struct {
		c       graph.Class
		plain   string
		article int
	}
	mentions := d.Mentions
	c := &clusters{Resolver: r, mentions: mentions, of: make([]int, len(mentions))}
	index := map[id]int{}
	for i, m := range mentions {
		c.of[i] = -1
		if m.Anaphor {
			continue
		}
		article := d.Sentences[m.Sentence].Article
		k := id{m.Class, comparable(m), -1}
		if !m.Proper && local(m.Class) {
			k.article = article
		}
		n, ok := index[k]
		if !ok {
			n = len(c.names)
			index[k] = n
			c.names = append(c.names, name{class: m.Class, text: m.Text, plain: k.plain, first: i, article: k.article})
			c.parent = append(c.parent, n)
		}
		x := &c.names[n]
		x.proper = x.proper || m.Proper
		if len(x.within) == 0 || x.within[len(x.within)-1] != article {
			x.within = append(x.within, article)
		}
		if x.key == "" {
			x.key = m.Key
		}
		c.of[i] = n
	}
	return c
}

// comparable is a mention's text as names are compared. A project's phase stands
// before its head, wherever the text puts it: 甲基地项目（二期） is 甲基地二期项目.
func comparable(m mention.Mention) string {
	s := Plain(m.Text)
	if m.Class != graph.Project && m.Class != graph.Facility {
		return s
	}
	for _, phase := range []string{"一期", "二期", "三期", "四期", "五期"} {
		for _, head := range []string{"项目", "工程"} {
			if stem, ok := strings.CutSuffix(s, head+phase); ok {
				return stem + phase + head
			}
		}
	}
	return s
}

// local reports whether names of a class that are not proper mean one thing in
// one article only.
func local(c graph.Class) bool {
	return c == graph.Event || c == graph.Project || c == graph.Facility || c == graph.Platform
}

func (c *clusters) root(n int) int {
	for c.parent[n] != n {
		c.parent[n] = c.parent[c.parent[n]]
		n = c.parent[n]
	}
	return n
}

// join makes two names one entity's, unless the registry knows them as two.
func (c *clusters) join(a, b int) {
	if !c.compatible(a, b) {
		return
	}
	a, b = c.root(a), c.root(b)
	c.parent[max(a, b)] = min(a, b)
}

// compatible reports whether two names may be of one entity: neither belongs to
// another row of the registry, and no pair of their names is listed as two.
func (c *clusters) compatible(a, b int) bool {
	ra, rb := c.root(a), c.root(b)
	if ra == rb {
		return true
	}
	var one, other []name
	for i, x := range c.names {
		switch c.root(i) {
		case ra:
			one = append(one, x)
		case rb:
			other = append(other, x)
		}
	}
	for _, x := range one {
		for _, y := range other {
			if x.key != "" && y.key != "" && x.key != y.key {
				return false
			}
			if _, two := c.reg.Differ(x.text, y.text); two {
				return false
			}
		}
	}
	return true
}

// Plain is s without signs, brackets and white space, in one width of letters.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(" \t　“”\"'‘’《》〈〉「」·()（）,，。", r):
			return -1
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		}
		return r
	}, s)
}
