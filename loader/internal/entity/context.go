package entity

import (
	"slices"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
)

// settleKeys gives the names that the registry lists under several rows, or
// under another form of the name, the row that the context tells.
func (c *clusters) settleKeys(sentences []sentence.Sentence, about []place) {
	for n := range c.names {
		x := &c.names[n]
		if x.key != "" {
			continue
		}
		at := about[sentences[c.mentions[x.first].Sentence].Article]
		switch x.class {
		case graph.Place, graph.Zone:
			x.key = c.near(x.text, x.class, at.key)
			if x.key == "" && x.class == graph.Zone {
				x.key = c.zoneOf(x.text, at.key)
			}
		case graph.Enterprise:
			x.key = c.judge.Key(graph.Enterprise, x.text)
		case graph.Industry:
			x.key = c.industry(x.text)
		}
	}
}

// industry is the row of an industry by its name, or by its name without 产业 and
// the like.
func (c *clusters) industry(text string) string {
	for _, s := range []string{text, sector(text)} {
		for _, r := range c.reg.Readings(s) {
			if r.Class == graph.Industry {
				return r.Key
			}
		}
	}
	return ""
}

// near is the row of those that a name may mean that lies in a place, or in
// which the place lies, if it is the only one.
func (c *clusters) near(text string, class graph.Class, at string) string {
	found := ""
	for _, r := range c.reg.Readings(text) {
		if r.Class != class || at == "" {
			continue
		}
		if r.Key == at || slices.Contains(c.reg.Ancestors(r.Key), at) || slices.Contains(c.reg.Ancestors(at), r.Key) {
			if found != "" {
				return ""
			}
			found = r.Key
		}
	}
	return found
}

// zoneOf is the zone that a name means in a place: 高新区 in an article about
// 大连 is 大连高新区.
func (c *clusters) zoneOf(text, at string) string {
	row, ok := c.reg.Row(at)
	if !ok {
		return ""
	}
	names := []string{row.Name}
	for _, n := range row.Names {
		names = append(names, n.Text)
	}
	for _, n := range names {
		if key, ok := c.reg.Meaning(n + text); ok {
			if z, _ := c.reg.Row(key); z.Class == graph.Zone {
				return key
			}
		}
	}
	return ""
}
