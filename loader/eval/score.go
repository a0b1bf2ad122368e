package eval

import (
	"maps"
	"slices"
)

// Count is how much was found: of what should be found, and of what was given.
type Count struct {
	Gold, Found, Given, Right int
}

// Add adds another count.
func (c *Count) Add(o Count) {
	c.Gold += o.Gold
	c.Found += o.Found
	c.Given += o.Given
	c.Right += o.Right
}

// Precision is the share of what was given that is right, 0 where nothing was.
func (c Count) Precision() float64 { return ratio(c.Right, c.Given) }

// Recall is the share of what should be found that was, 0 where nothing should.
func (c Count) Recall() float64 { return ratio(c.Found, c.Gold) }

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Score is the counts over some documents.
type Score struct {
	Documents           int
	Entities, Relations Count
	Classes, Predicates map[string]Count
	Rules               map[string]Count // relations by rule, Given and Right only, optional ones included
	Bands               [10]Count        // relations by tenth of their confidence
}

// Add adds the score of other documents.
func (s *Score) Add(o Score) {
	s.Documents += o.Documents
	s.Entities.Add(o.Entities)
	s.Relations.Add(o.Relations)
	s.Classes = sum(s.Classes, o.Classes)
	s.Predicates = sum(s.Predicates, o.Predicates)
	s.Rules = sum(s.Rules, o.Rules)
	for i := range s.Bands {
		s.Bands[i].Add(o.Bands[i])
	}
}

func sum(a, b map[string]Count) map[string]Count {
	all := maps.Clone(a)
	if all == nil {
		all = map[string]Count{}
	}
	for k, c := range b {
		t := all[k]
		t.Add(c)
		all[k] = t
	}
	return all
}

// Compare scores what was found in one document against its gold.
func Compare(gold, found Document) Score {
	c := &comparison{gold: gold, found: found, answers: map[string][]int{}, known: map[string]int{}}
	c.score = Score{Documents: 1, Classes: map[string]Count{}, Predicates: map[string]Count{}, Rules: map[string]Count{}}
	c.entities()
	c.relations()
	return c.score
}

// comparison is two documents while they are compared.
type comparison struct {
	gold, found Document
	known       map[string]int   // gold entities by id
	answers     map[string][]int // of a found entity, by id: the gold entities that it may be
	score       Score
}

// entities pairs entities of a compatible class that share a name. What matches
// optional entities only does not count.
func (c *comparison) entities() {
	classes := make([]map[string]bool, len(c.gold.Entities))
	names := make([]map[string]bool, len(c.gold.Entities))
	for i, g := range c.gold.Entities {
		c.known[g.ID], classes[i], names[i] = i, g.classes(), g.names()
	}
	found := make([]bool, len(c.gold.Entities))
	for _, e := range c.found.Entities {
		own := e.names()
		answers := []int{}
		for i := range c.gold.Entities {
			if classes[i][family(e.Type)] && meet(own, names[i]) {
				answers, found[i] = append(answers, i), true
			}
		}
		c.answers[e.ID] = answers
		if len(answers) > 0 && !slices.ContainsFunc(answers, func(i int) bool { return !c.gold.Entities[i].Optional }) {
			continue
		}
		c.entity(e.Type, Count{Given: 1, Right: one(len(answers) > 0)})
	}
	for i, g := range c.gold.Entities {
		if !g.Optional {
			c.entity(g.Type, Count{Gold: 1, Found: one(found[i])})
		}
	}
}

func (c *comparison) entity(class string, n Count) {
	c.score.Entities.Add(n)
	t := c.score.Classes[class]
	t.Add(n)
	c.score.Classes[class] = t
}

func (c *comparison) relation(predicate string, n Count) {
	c.score.Relations.Add(n)
	t := c.score.Predicates[predicate]
	t.Add(n)
	c.score.Predicates[predicate] = t
}

func meet(a, b map[string]bool) bool {
	for s := range a {
		if b[s] {
			return true
		}
	}
	return false
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
