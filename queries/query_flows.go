package queries

import (
	"cmp"
	"slices"

	"soegraph/graph"
)

// flowQueries are those that say into what the money goes.
func flowQueries() []Query {
	return []Query{
		{
			Name:  "investment-by-industry",
			Title: Title{"Industries by investment", "行业投资排名"},
			Meaning: Title{
				"For each industry that is stated of a project or facility: how many there are, and the sum of their amounts. A project counts for the finest industries that are stated of it, its whole amount for each, and not for those above them. With a place: projects located in it or inside it. Amounts in CNY only. Largest investment first.",
				"每个行业的项目和设施数及其投资额之和。项目只计入文中所述的最具体行业（多个时各计一次全额），不计入其上级行业。给出地点时只计位于其中的项目。仅计人民币，按投资额从大到小。",
			},
			Parameters: []Parameter{placeParameter(false)},
			Columns:    columns("industry", EntityColumn, "investment", AmountColumn, "projects", NumberColumn),
			answer:     investmentByIndustry,
		},
		{
			Name:  "investment-flows",
			Title: Title{"From enterprises to zones to industries", "企业、园区、行业的流向"},
			Meaning: Title{
				"Projects and facilities by who takes part, where they are (a zone where one is stated, otherwise the finest place) and the finest industries stated of them; empty where nothing is stated. A project counts once in each combination, so rows must not be added up. With a place: projects located in it or inside it. Most projects first, then the larger investment.",
				"按参与企业、所在地（有园区时取园区，否则取最具体的地点）和最具体行业归并的项目和设施；文中未述者为空。同一项目在每种组合中各计一次，不可相加。给出地点时只计位于其中的项目。按项目数、投资额从大到小。",
			},
			Parameters: []Parameter{placeParameter(false)},
			Columns:    columns("enterprise", EntityColumn, "zone", EntityColumn, "industry", EntityColumn, "projects", NumberColumn, "investment", AmountColumn),
			answer:     investmentFlows,
		},
	}
}

// inPlace reports for a project whether it lies in the place that was given.
func (c *call) inPlace() func(graph.ID) bool {
	if !c.given("place") {
		return func(graph.ID) bool { return true }
	}
	_, inside := c.within(c.entityArg("place"), areas())
	return inside.has
}

func investmentByIndustry(c *call) answer {
	inPlace := c.inPlace()
	stated := map[graph.ID][]graph.ID{} // of a project: its industries
	for q := range c.scan(graph.InIndustry) {
		if inPlace(q.S) && c.isProject(q.S) && !slices.Contains(stated[q.S], q.O) {
			stated[q.S] = append(stated[q.S], q.O)
		}
	}
	sums := map[graph.ID]*sum{}
	for project, list := range stated {
		a := c.investment(project)
		for _, industry := range c.finest(list, industries()) {
			sumOf(sums, industry).add(a)
		}
	}
	return c.ranking(sums)
}

// flow is one row of investment-flows: 0 where nothing is stated.
type flow struct{ enterprise, zone, industry graph.ID }

func investmentFlows(c *call) answer {
	inPlace := c.inPlace()
	sums := map[flow]*sum{}
	seen := map[[2]graph.ID]bool{} // an enterprise and a project
	for q := range c.scan(graph.ParticipatesIn) {
		pair := [2]graph.ID{q.S, q.O}
		if seen[pair] || !inPlace(q.O) {
			continue
		}
		seen[pair] = true
		a := c.investment(q.O)
		of := c.finest(c.values(q.O, graph.InIndustry), industries())
		for _, zone := range orNone(c.zonesFirst(c.where(q.O))) {
			for _, industry := range orNone(of) {
				key := flow{q.S, zone, industry}
				if sums[key] == nil {
					sums[key] = &sum{}
				}
				sums[key].add(a)
			}
		}
	}
	return c.flowRows(sums)
}

// zonesFirst is the zones among places, or all of them where none is a zone.
func (v *view) zonesFirst(places []graph.ID) []graph.ID {
	var zones []graph.ID
	for _, id := range places {
		if v.is(id, graph.Zone) {
			zones = append(zones, id)
		}
	}
	if len(zones) > 0 {
		return zones
	}
	return places
}

// orNone is a list, with one "nothing is stated" in place of an empty one.
func orNone(list []graph.ID) []graph.ID {
	if len(list) == 0 {
		return []graph.ID{0}
	}
	return list
}

func (c *call) flowRows(sums map[flow]*sum) answer {
	keys := make([]flow, 0, len(sums))
	for key := range sums {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b flow) int {
		return cmp.Or(
			cmp.Compare(sums[b].projects, sums[a].projects), cmp.Compare(sums[b].value, sums[a].value),
			c.byIRI(a.enterprise, b.enterprise), c.byIRI(a.zone, b.zone), c.byIRI(a.industry, b.industry),
		)
	})
	cell := func(id graph.ID) Cell {
		if id == 0 {
			return nil
		}
		return c.entity(id)
	}
	return rowsOf(keys, func(key flow) Row {
		s := sums[key]
		return Row{cell(key.enterprise), cell(key.zone), cell(key.industry), Count(s.projects), total(s.value, s.any)}
	})
}
