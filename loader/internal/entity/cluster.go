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
	of       []int           // of a mention: its name, -1 of an anaphor
	parent   []int           // of a name
	apart    map[[2]int]bool // names of which the text says that one owns the other, the smaller first
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
	c.keepApart(d)
	return c
}

// keepApart finds the companies that the text calls a 子公司 of one that their
// sentence names before: however alike their names are, they are two.
func (c *clusters) keepApart(d Document) {
	c.apart = map[[2]int]bool{}
	for i, m := range c.mentions {
		before := d.Sentences[m.Sentence].Text.String()[:m.Span.Start]
		if m.Class != graph.Enterprise || m.Anaphor || !strings.HasSuffix(before, "子公司") && !strings.HasSuffix(before, "孙公司") {
			continue
		}
		for j := i - 1; j >= 0 && c.mentions[j].Sentence == m.Sentence; j-- {
			if o := c.of[j]; o >= 0 && o != c.of[i] && c.names[o].class == graph.Enterprise {
				c.apart[[2]int{min(o, c.of[i]), max(o, c.of[i])}] = true
			}
		}
	}
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
	if c.owned(ra, rb) {
		return false
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

// owned reports whether a name of one cluster is to be kept apart from one of another.
func (c *clusters) owned(one, other int) bool {
	for pair := range c.apart {
		if a, b := c.root(pair[0]), c.root(pair[1]); a == one && b == other || a == other && b == one {
			return true
		}
	}
	return false
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
