package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/match"
	"soegraph/loader/internal/mention"
	"soegraph/loader/internal/registry"
	"soegraph/loader/internal/sentence"
)

// Resolver says what the mentions of a document stand for. It is immutable, so
// that many goroutines may share one.
type Resolver struct {
	reg   *registry.Registry
	judge *match.Judge
}

// New is a resolver that knows what the registry knows.
func New(reg *registry.Registry) *Resolver { return &Resolver{reg, match.New(reg)} }

// Resolve groups the mentions of one document by what they stand for. A name is
// in one entity; an anaphor is in each that it stands for (双方 in two), in none
// if no name answers to it. Entities come in the order of their first name.
func (r *Resolver) Resolve(sentences []sentence.Sentence, mentions []mention.Mention) []Entity {
	c := newClusters(mentions)
	c.byKey()
	c.byName()
	c.byDefinition()
	c.byShortForm()
	list := c.entities(r.reg)
	a := anaphors{sentences: sentences, mentions: mentions, places: places(r.reg, sentences, mentions)}
	a.resolve()
	a.attach(list)
	return list
}

// clusters is a union-find over the distinct names of a document.
type clusters struct {
	mentions []mention.Mention
	names    []name
	of       []int // of a mention: its name
	parent   []int // of a name
}

// name is one surface form of one class.
type name struct {
	class graph.Class
	text  string
	plain string // as compared: without signs, brackets and white space
	key   string
	count int
	first int // mention
}

func newClusters(mentions []mention.Mention) *clusters {
	type id struct {
		c     graph.Class
		plain string
	}
	c := &clusters{mentions: mentions, of: make([]int, len(mentions))}
	index := map[id]int{}
	for i, m := range mentions {
		c.of[i] = -1
		if m.Anaphor {
			continue
		}
		k := id{m.Class, Plain(m.Text)}
		n, ok := index[k]
		if !ok {
			n = len(c.names)
			index[k] = n
			c.names = append(c.names, name{class: m.Class, text: m.Text, plain: k.plain, key: m.Key, first: i})
			c.parent = append(c.parent, n)
		}
		c.names[n].count++
		if c.names[n].key == "" {
			c.names[n].key = m.Key
		}
		c.of[i] = n
	}
	return c
}

func (c *clusters) root(n int) int {
	for c.parent[n] != n {
		c.parent[n] = c.parent[c.parent[n]]
		n = c.parent[n]
	}
	return n
}

func (c *clusters) join(a, b int) {
	a, b = c.root(a), c.root(b)
	c.parent[max(a, b)] = min(a, b)
}

// byKey joins the names of one row of the registry.
func (c *clusters) byKey() {
	rows := map[string]int{}
	for n, x := range c.names {
		if x.key == "" {
			continue
		}
		if first, ok := rows[x.key]; ok {
			c.join(first, n)
		} else {
			rows[x.key] = n
		}
	}
}

// byName joins what reads the same, of classes that a reader may take for one another.
func (c *clusters) byName() {
	type id struct {
		g     string
		plain string
	}
	seen := map[id]int{}
	for n, x := range c.names {
		k := id{family(x.class), x.plain}
		if first, ok := seen[k]; ok {
			if c.compatible(first, n) {
				c.join(first, n)
			}
		} else {
			seen[k] = n
		}
	}
}

// byDefinition joins the short names that the text defines with what they are short for.
func (c *clusters) byDefinition() {
	for i, m := range c.mentions {
		if m.Full == "" {
			continue
		}
		for n, x := range c.names {
			if x.class == m.Class && x.text == m.Full {
				c.join(n, c.of[i])
			}
		}
	}
}

// compatible reports whether two names may be of one entity: rows of the
// registry differ in nothing or one of them has none.
func (c *clusters) compatible(a, b int) bool {
	ka, kb := c.keyOf(a), c.keyOf(b)
	return ka == "" || kb == "" || ka == kb
}

func (c *clusters) keyOf(n int) string {
	root := c.root(n)
	for i, x := range c.names {
		if x.key != "" && c.root(i) == root {
			return x.key
		}
	}
	return ""
}

// family is the class, or the one class for those that are told apart by degree only.
func family(c graph.Class) string {
	switch c {
	case graph.Project, graph.Facility:
		return "project"
	}
	return c.Local()
}

// byShortForm joins a short form with the longer name that it is short for.
func (c *clusters) byShortForm() {
	for a, x := range c.names {
		for b, y := range c.names {
			if a == b || family(x.class) != family(y.class) || len(x.plain) >= len(y.plain) || !c.compatible(a, b) {
				continue
			}
			if short(x, y) {
				c.join(a, b)
			}
		}
	}
}

// short reports whether x is a short form of y.
func short(x, y name) bool {
	switch x.class {
	case graph.Enterprise:
		return stem(x.plain) == stem(y.plain)
	case graph.Project, graph.Facility:
		return strings.HasSuffix(y.plain, x.plain) && utf8.RuneCountInString(x.plain) >= 5
	case graph.Zone:
		return strings.HasSuffix(y.plain, x.plain) && utf8.RuneCountInString(x.plain) >= 4
	case graph.Event:
		return strings.HasSuffix(y.plain, x.plain) && utf8.RuneCountInString(x.plain) >= 4
	case graph.Industry:
		return sector(x.plain) == sector(y.plain)
	}
	return false
}

// sector is an industry's name without 产业, 行业 and the like.
func sector(s string) string {
	for _, suffix := range []string{"产业", "行业", "工业", "业"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return s
}

// stem is an enterprise's name without its legal form.
func stem(s string) string {
	for {
		t := s
		for _, suffix := range []string{"股份有限公司", "有限责任公司", "有限公司", "集团公司", "公司", "集团"} {
			if rest, ok := strings.CutSuffix(t, suffix); ok && utf8.RuneCountInString(rest) >= 2 {
				t = rest
				break
			}
		}
		if t == s {
			return s
		}
		s = t
	}
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

// entities lists the clusters.
func (c *clusters) entities(reg *registry.Registry) []Entity {
	members := map[int][]int{}
	var order []int
	for i := range c.mentions {
		if c.of[i] < 0 {
			continue
		}
		root := c.root(c.of[i])
		if members[root] == nil {
			order = append(order, root)
		}
		members[root] = append(members[root], i)
	}
	list := make([]Entity, 0, len(order))
	for _, root := range order {
		list = append(list, c.entity(members[root], reg))
	}
	return list
}

func (c *clusters) entity(mentions []int, reg *registry.Registry) Entity {
	e := Entity{Mentions: mentions}
	var forms []string
	for _, i := range mentions {
		m := c.mentions[i]
		if e.Class == "" || utf8.RuneCountInString(m.Text) > utf8.RuneCountInString(e.Name) {
			e.Name, e.Class = m.Text, m.Class
		}
		if e.Key == "" {
			e.Key = m.Key
		}
		if !slices.Contains(forms, m.Text) {
			forms = append(forms, m.Text)
		}
	}
	e.Aliases = slices.DeleteFunc(forms, func(s string) bool { return s == e.Name })
	if e.Key != "" {
		e.IRI = reg.IRI(e.Key)
	} else {
		e.IRI = graph.EntityIRI(e.Class, e.Name)
	}
	return e
}
