package entity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/match"
)

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
		family, plain string
		article       int
	}
	seen := map[id]int{}
	for n, x := range c.names {
		k := id{family(x.class), x.plain, x.article}
		if first, ok := seen[k]; ok {
			c.join(first, n)
		} else {
			seen[k] = n
		}
	}
}

// family is the class, or the one class for those that are told apart by degree only.
func family(c graph.Class) string {
	if c == graph.Facility {
		c = graph.Project
	}
	return c.Local()
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

// byJudgement joins the names of enterprises and of zones that are judged to be
// of one thing. Only names that share a block are compared.
func (c *clusters) byJudgement() {
	blocks := map[string][]int{}
	for n, x := range c.names {
		if x.class != graph.Enterprise && x.class != graph.Zone {
			continue
		}
		for _, b := range c.judge.Blocks(x.class, x.text) {
			b = x.class.Local() + "/" + b
			for _, o := range blocks[b] {
				if c.root(o) != c.root(n) && c.judge.Compare(x.class, c.names[o].text, x.text).Score >= match.Merge {
					c.join(o, n)
				}
			}
			blocks[b] = append(blocks[b], n)
		}
	}
}

// byShortForm joins a short form with the longer name that it is short for,
// where only one longer name answers to it. Only names that share an end, a
// beginning or a kind of work are compared.
func (c *clusters) byShortForm() {
	blocks := map[string][]int{}
	of := make([][]string, len(c.names))
	for n, x := range c.names {
		of[n] = shortBlocks(x)
		for _, b := range of[n] {
			blocks[b] = append(blocks[b], n)
		}
	}
	order := make([]int, len(c.names)) // the longer first: what they are short for is known when shorter ones are asked
	for n := range order {
		order[n] = n
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(c.names[b].plain) - len(c.names[a].plain) })
	for _, a := range order {
		x, long, several := c.names[a], -1, false
		for _, block := range of[a] {
			for _, b := range blocks[block] {
				if a == b || !short(x, c.names[b]) || x.elsewhere(c.names[b]) || !c.compatible(a, b) {
					continue
				}
				several = several || long >= 0 && c.root(long) != c.root(b)
				long = b
			}
		}
		if long >= 0 && !several {
			c.join(a, long)
		}
	}
}

// elsewhere reports whether x, which is not proper, means something in its own
// article only, where y does not stand. What is done to something that it calls
// by three letters or more (大石化搬迁改造项目) is known in the whole document.
func (x name) elsewhere(y name) bool {
	if x.article < 0 || slices.Contains(y.within, x.article) {
		return false
	}
	what, kind := work(x.plain)
	return !y.proper || kind < 0 || utf8.RuneCountInString(what) < 3
}

// shortBlocks is what a name shares with those that it may be short for or that
// may be short for it.
func shortBlocks(x name) []string {
	kind := family(x.class) + "/"
	switch x.class {
	case graph.Industry:
		return []string{kind + first(x.plain, 2)}
	case graph.Zone:
		stem := strings.TrimSuffix(x.plain, "园区")
		return []string{kind + last(x.plain, 2), kind + "stem/" + stem}
	case graph.Project, graph.Facility:
		blocks := []string{kind + last(x.plain, 2)}
		if _, k := work(x.plain); k >= 0 {
			blocks = append(blocks, kind+"work/"+works[k][0])
		}
		return blocks
	case graph.Event:
		return []string{kind + last(x.plain, 2), kind + "occasion/" + last(occasion(x.plain), 4)}
	default:
		return []string{kind + last(x.plain, 2)}
	}
}

// short reports whether x is a short form of y.
func short(x, y name) bool {
	if stem, ok := strings.CutSuffix(x.plain, "园区"); ok && x.class == graph.Zone && y.plain == stem {
		return true // 太平湾园区, where 太平湾 is a zone
	}
	if len(x.plain) >= len(y.plain) {
		return x.class == graph.Industry && sameSector(x.plain, y.plain)
	}
	letters := utf8.RuneCountInString(x.plain)
	switch x.class {
	case graph.Project, graph.Facility:
		return letters >= 5 && strings.HasSuffix(y.plain, x.plain) || sameWork(x.plain, y.plain)
	case graph.Zone:
		return letters >= 4 && strings.HasSuffix(y.plain, x.plain)
	case graph.Event:
		return letters >= 4 && (strings.HasSuffix(y.plain, x.plain) || strings.HasSuffix(occasion(y.plain), occasion(x.plain)))
	case graph.Platform, graph.Policy:
		return letters >= 4 && strings.HasSuffix(y.plain, x.plain)
	case graph.Industry:
		return sameSector(x.plain, y.plain)
	case graph.Government:
		return letters >= 3 && strings.HasSuffix(y.plain, x.plain) && strings.ContainsAny(x.plain[:len("市")], "省市县区州盟旗")
	}
	return false
}

// occasion is what happens at an event, without the word for how it is held:
// 集中开工活动 and 集中开工 are both 集中开工.
func occasion(event string) string {
	for _, how := range []string{"仪式", "活动", "大会"} {
		if what, ok := strings.CutSuffix(event, how); ok && utf8.RuneCountInString(what) >= 4 {
			return what
		}
	}
	return event
}

// sameSector reports whether two names are of one industry: 氢能产业, 氢能; 汽车零部件制造, 汽车零部件.
func sameSector(x, y string) bool {
	x, y = sector(x), sector(y)
	if len(x) > len(y) {
		x, y = y, x
	}
	rest, ok := strings.CutPrefix(y, x)
	return ok && slices.Contains([]string{"", "制造", "制造业", "加工"}, rest)
}

// sector is an industry's name without 产业, 行业 and the like.
func sector(s string) string {
	for _, suffix := range []string{"产业链", "产业集群", "产业", "行业", "工业", "业"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return s
}
