package eval

import (
	"slices"
)

// relations pairs relations of one predicate whose subjects and objects answer
// to each other; cooperation counts in either direction. The same relation given
// twice counts once, and what matches optional relations only does not count.
func (c *comparison) relations() {
	hit := make([]bool, len(c.gold.Relations))
	seen := map[[3]string]bool{}
	for _, r := range c.found.Relations {
		key := [3]string{r.S, r.P, string(r.O)}
		if _, entity := c.answers[string(r.O)]; !entity {
			key[2] = value(r.P, string(r.O))
		}
		if _, known := c.answers[r.S]; !known || seen[key] {
			continue
		}
		seen[key] = true
		matches := c.matches(r)
		c.rule(r, Count{Given: 1, Right: one(len(matches) > 0)})
		if len(matches) > 0 && !slices.ContainsFunc(matches, func(i int) bool { return !c.gold.Relations[i].Optional }) {
			continue
		}
		for _, i := range matches {
			hit[i] = true
		}
		c.relation(r.P, Count{Given: 1, Right: one(len(matches) > 0)})
	}
	for i, g := range c.gold.Relations {
		if !g.Optional {
			c.relation(g.P, Count{Gold: 1, Found: one(hit[i])})
		}
	}
}

// rule counts a relation for the rule that found it and for its confidence. What
// answers to an optional relation is right here: the text does say it.
func (c *comparison) rule(r Relation, n Count) {
	rule := c.score.Rules[r.Rule]
	rule.Add(n)
	c.score.Rules[r.Rule] = rule
	c.score.Bands[min(9, max(0, int(r.Confidence*10)))].Add(n)
}

// matches is the gold relations that a found one answers to.
func (c *comparison) matches(r Relation) []int {
	var list []int
	subjects := c.answers[r.S]
	objects, isEntity := c.answers[string(r.O)]
	for i, g := range c.gold.Relations {
		if g.P != r.P {
			continue
		}
		forward := c.is(subjects, g.S) && c.object(g, r, objects, isEntity)
		backward := r.P == "cooperatesWith" && c.is(objects, g.S) && slices.ContainsFunc(g.objects(), func(o Object) bool { return c.is(subjects, string(o)) })
		if forward || backward {
			list = append(list, i)
		}
	}
	return list
}

// object reports whether the object of r is one that g accepts.
func (c *comparison) object(g, r Relation, objects []int, isEntity bool) bool {
	return slices.ContainsFunc(g.objects(), func(o Object) bool {
		if _, entity := c.known[string(o)]; entity {
			return isEntity && c.is(objects, string(o))
		}
		return !isEntity && sameValue(r.P, value(g.P, string(o)), value(r.P, string(r.O)))
	})
}

// is reports whether the gold entity with that id is among the answers.
func (c *comparison) is(answers []int, id string) bool {
	i, ok := c.known[id]
	return ok && slices.Contains(answers, i)
}

func (r Relation) objects() []Object { return append([]Object{r.O}, r.AltO...) }
