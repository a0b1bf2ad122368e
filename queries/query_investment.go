package queries

import (
	"cmp"
	"slices"

	"soegraph/graph"
)

func investmentQueries() []Query {
	ranked := "Largest investment first."
	return []Query{
		{
			Name:  "zone-investment-ranking",
			Title: Title{"Zones by investment", "园区投资排名"},
			Meaning: Title{
				"For each zone and its parts: the projects located there, and the totals that events there signed. A project signed at such an event is counted in the event's total, or in place of it where the projects named add up to more. Where a total is stated of the zone itself and is larger, it stands. With an industry: projects in it or in an industry below it, and events all of whose industries are. Amounts in CNY only; the amount of a zone includes that of its parts, so rows must not be added up. " + ranked,
				"每个园区（含其组成部分）：位于其中的项目，加上在其中举行的活动所公布的签约总额；已计入活动总额的项目不重复计算，具名项目之和更大时以其为准；若文中另有园区总额且更大，以之为准。给出行业时，只计该行业及下级行业的项目，以及所涉行业全部在内的活动。仅计人民币；上级园区包含下级，不可相加。",
			},
			Parameters: []Parameter{industryParameter(false)},
			Columns:    columns("zone", EntityColumn, "investment", AmountColumn, "projects", NumberColumn),
			answer:     zoneInvestmentRanking,
		},
		{
			Name:  "investment-by-enterprise",
			Title: Title{"Enterprises by investment", "企业投资排名"},
			Meaning: Title{
				"For each enterprise: how many projects it or a subsidiary of it takes part in, in any role, and the sum of their amounts. A project's whole amount counts for each that takes part, and for its parents, so rows must not be added up. With a place: projects located in it or inside it. Amounts in CNY only. " + ranked,
				"每个企业（含各级子公司）以任何角色参与的项目数及其投资额之和；同一项目对每个参与者及其上级各计一次全额，不可相加。给出地点时只计位于其中的项目。仅计人民币。",
			},
			Parameters: []Parameter{placeParameter(false)},
			Columns:    columns("enterprise", EntityColumn, "investment", AmountColumn, "projects", NumberColumn),
			answer:     investmentByEnterprise,
		},
		{
			Name:  "co-investors",
			Title: Title{"Who takes part in the same projects", "共同参与项目的企业"},
			Meaning: Title{
				"Enterprises outside the group (the enterprise, its subsidiaries, its predecessors) that take part in a project or facility of the group, and in how many. Most projects first.",
				"与该企业集团（本身、各级子公司、前身）参与同一项目或设施的集团外企业，及共同项目数；从多到少。",
			},
			Parameters: []Parameter{enterpriseParameter()},
			Columns:    columns("enterprise", EntityColumn, "projects", NumberColumn),
			answer:     coInvestors,
		},
	}
}

// sum is what was added up for one row.
type sum struct {
	id       graph.ID
	value    float64
	any      bool // whether any amount was known
	projects int
}

func (s *sum) add(a amount) {
	s.projects++
	s.value += a.yuan()
	s.any = s.any || a.currency == yuan
}

// ranking turns sums into rows: largest first, then most projects, then IRI.
func (c *call) ranking(sums map[graph.ID]*sum) answer {
	list := make([]*sum, 0, len(sums))
	for _, s := range sums {
		list = append(list, s)
	}
	order(c, list, func(a, b *sum) int {
		return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(b.projects, a.projects), c.byIRI(a.id, b.id))
	})
	return rowsOf(list, func(s *sum) Row { return Row{c.entity(s.id), total(s.value, s.any), Count(s.projects)} })
}

// sumOf is the sum of an id, made where it is not there.
func sumOf(sums map[graph.ID]*sum, id graph.ID) *sum {
	s := sums[id]
	if s == nil {
		s = &sum{id: id}
		sums[id] = s
	}
	return s
}

func investmentByEnterprise(c *call) answer {
	counts := func(graph.ID) bool { return true }
	if c.given("place") {
		_, inside := c.within(c.entityArg("place"), areas())
		counts = inside.has
	}
	var taking []link // from a project to who takes part
	for q := range c.scan(graph.ParticipatesIn) {
		if counts(q.O) {
			taking = append(taking, newLink(q.O, q.S))
		}
	}
	slices.Sort(taking)
	amounts := c.amountsOf(len(taking))
	parents := map[graph.ID][]graph.ID{}
	sums := map[graph.ID]*sum{}
	for project, enterprises := range bySource(taking) {
		for _, e := range c.allAbove(enterprises, groups(), parents) {
			sumOf(sums, e).add(amounts(project))
		}
	}
	for id := range sums {
		if !c.is(id, graph.Enterprise) {
			delete(sums, id)
		}
	}
	return c.ranking(sums)
}

// allAbove is things and all that they are part of, each once; known keeps what
// was found for one of them.
func (v *view) allAbove(ids []graph.ID, h hierarchy, known map[graph.ID][]graph.ID) []graph.ID {
	var all []graph.ID
	for i, id := range ids {
		up, ok := known[id]
		if !ok {
			up, _ = v.above(id, h)
			known[id] = up
		}
		if i == 0 && len(ids) == 1 {
			return up
		}
		for _, u := range up {
			if !slices.Contains(all, u) {
				all = append(all, u)
			}
		}
	}
	return all
}

// scanPerLookup is about how many quads are scanned in the time that one is
// looked up.
const scanPerLookup = 8

// amountsOf is the investment of an entity, for a caller who asks for so many:
// looked up, or where they are many read in one go.
func (v *view) amountsOf(entities int) func(graph.ID) amount {
	if entities*scanPerLookup < v.count(graph.Investment) {
		return v.investment
	}
	amounts := v.amounts()
	return func(id graph.ID) amount {
		a, _ := amounts.get(id)
		return a
	}
}

// fanOut is how many facts with a predicate start from entities.
func (v *view) fanOut(ids []graph.ID, p graph.Predicate) int {
	n := 0
	if pid := v.id(p); pid != 0 {
		for _, id := range ids {
			n += v.Count(graph.Pattern{S: id, P: pid})
		}
	}
	return n
}

// fanIn is how many facts with a predicate lead to entities.
func (v *view) fanIn(ids []graph.ID, p graph.Predicate) int {
	n := 0
	if pid := v.id(p); pid != 0 {
		for _, id := range ids {
			n += v.Count(graph.Pattern{P: pid, O: id})
		}
	}
	return n
}

// count is how many facts have a predicate.
func (v *view) count(p graph.Predicate) int {
	id := v.id(p)
	if id == 0 {
		return 0
	}
	return v.Count(graph.Pattern{P: id})
}

func coInvestors(c *call) answer {
	list, group := c.within(c.entityArg("enterprise"), groups())
	seen := &set{}
	shared := map[graph.ID]int{}
	for _, e := range list {
		for q := range c.out(e, graph.ParticipatesIn) {
			if seen.has(q.O) {
				continue
			}
			seen.add(q.O)
			others := &set{}
			for with := range c.in(graph.ParticipatesIn, q.O) {
				if !group.has(with.S) && !others.has(with.S) {
					others.add(with.S)
					shared[with.S]++
				}
			}
		}
	}
	ids := make([]graph.ID, 0, len(shared))
	for id := range shared {
		if c.is(id, graph.Enterprise) {
			ids = append(ids, id)
		}
	}
	order(c, ids, func(a, b graph.ID) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), c.byIRI(a, b)) })
	return rowsOf(ids, func(id graph.ID) Row { return Row{c.entity(id), Count(shared[id])} })
}
