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
	var stated []link // from a project to an industry
	for q := range c.scan(graph.InIndustry) {
		if inPlace(q.S) {
			stated = append(stated, newLink(q.S, q.O))
		}
	}
	slices.Sort(stated)
	isProject, amounts := c.projects(len(stated)), c.amountsOf(len(stated))
	nested := newNesting(c.view, industries())
	sums := map[graph.ID]*sum{}
	for project, list := range bySource(stated) {
		if !isProject(project) {
			continue
		}
		a := amounts(project)
		for _, industry := range nested.finest(list) {
			sumOf(sums, industry).add(a)
		}
	}
	return c.ranking(sums)
}

// flow is one row of investment-flows: 0 where nothing is stated.
type flow struct{ enterprise, zone, industry graph.ID }

// flowing is a flow with what flows.
type flowing struct {
	flow
	sum
}

func investmentFlows(c *call) answer {
	inPlace := c.inPlace()
	var taking []link // from a project to who takes part
	for q := range c.scan(graph.ParticipatesIn) {
		if inPlace(q.O) {
			taking = append(taking, newLink(q.O, q.S))
		}
	}
	slices.Sort(taking)
	places, sectors := newNesting(c.view, areas()), newNesting(c.view, industries())
	index := make(map[flow]int, len(taking))
	var list []flowing
	for project, enterprises := range bySource(taking) {
		r := c.read(project)
		a := c.bestAmount(r.amounts)
		zones := orNone(places.zonesFirst(places.finest(objects(r.places))))
		of := orNone(sectors.finest(objects(r.industries)))
		for _, enterprise := range enterprises {
			for _, zone := range zones {
				for _, industry := range of {
					key := flow{enterprise, zone, industry}
					i, ok := index[key]
					if !ok {
						i = len(list)
						index[key] = i
						list = append(list, flowing{flow: key})
					}
					list[i].add(a)
				}
			}
		}
	}
	return c.flowRows(list)
}

// objects is the objects of facts, each once.
func objects(facts []graph.IDQuad) []graph.ID {
	list := make([]graph.ID, 0, len(facts))
	for _, q := range facts {
		if !slices.Contains(list, q.O) {
			list = append(list, q.O)
		}
	}
	return list
}

// orNone is a list, with one "nothing is stated" in place of an empty one.
func orNone(list []graph.ID) []graph.ID {
	if len(list) == 0 {
		return []graph.ID{0}
	}
	return list
}

func (c *call) flowRows(list []flowing) answer {
	order(c, list, func(a, b flowing) int {
		return cmp.Or(
			cmp.Compare(b.projects, a.projects), cmp.Compare(b.value, a.value),
			c.byIRI(a.enterprise, b.enterprise), c.byIRI(a.zone, b.zone), c.byIRI(a.industry, b.industry),
		)
	})
	cell := func(id graph.ID) Cell {
		if id == 0 {
			return nil
		}
		return c.cell(id)
	}
	return rowsOf(list, func(f flowing) Row {
		return Row{cell(f.enterprise), cell(f.zone), cell(f.industry), Count(f.projects), total(f.value, f.any)}
	})
}
