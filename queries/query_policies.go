package queries

import (
	"cmp"

	"soegraph/graph"
)

func policyQueries() []Query {
	return []Query{
		{
			Name:  "policies-of-zone",
			Title: Title{"Laws, plans and agreements of a zone", "园区的法规、规划和协议"},
			Meaning: Title{
				"Policies that govern the zone or a part of it, with their date and who issued them. Earliest first, those without a date last.",
				"适用于该园区或其组成部分的政策，及其日期和发布机关；按日期先后，无日期者列于最后。",
			},
			Parameters: []Parameter{zoneParameter()},
			Columns:    columns("policy", EntityColumn, "date", DateColumn, "issuer", EntityColumn),
			answer:     policiesOfZone,
		},
		{
			Name:  "figures-of",
			Title: Title{"Figures that are given of something", "相关数据"},
			Meaning: Title{
				"Figures as the texts give them: what is counted, the value in its unit, the time that it is of. In the order of period and name.",
				"文中给出的数据：指标、数值、单位、时期；按时期和指标排列。",
			},
			Parameters: []Parameter{{"subject", EntityParameter, nil, true, Title{"Subject", "对象"}, "太平湾合作创新区"}},
			Columns:    columns("name", TextColumn, "value", NumberColumn, "unit", TextColumn, "period", DateColumn),
			answer:     figuresOf,
		},
	}
}

func policiesOfZone(c *call) answer {
	type policy struct {
		id   graph.ID
		date string
	}
	inside, _ := c.within(c.entityArg("zone"), areas())
	var list []policy
	seen := &set{}
	for _, id := range inside {
		for q := range c.in(graph.Governs, id) {
			if !seen.has(q.S) {
				seen.add(q.S)
				list = append(list, policy{q.S, c.date(q.S)})
			}
		}
	}
	order(c, list, func(a, b policy) int {
		return cmp.Or(boolean(undated(a.date), undated(b.date)), cmp.Compare(a.date, b.date), c.byIRI(a.id, b.id))
	})
	return rowsOf(list, func(p policy) Row {
		return Row{c.entity(p.id), textCell(p.date), c.entityCell(c.values(p.id, graph.IssuedBy))}
	})
}

// figure is an observation as it is stored.
type figure struct {
	observation               graph.ID
	name, value, unit, period string
}

func (v *view) figure(observation graph.ID) figure {
	return figure{
		observation, v.text(observation, graph.FigureName), v.text(observation, graph.FigureValue),
		v.text(observation, graph.FigureUnit), v.text(observation, graph.FigurePeriod),
	}
}

// valueCell is the figure's value: a number where it reads as one.
func (v *view) valueCell(f figure) Cell {
	if n, ok := numberOf(v.Term(v.object(f.observation, graph.FigureValue))); ok {
		return n
	}
	return textCell(f.value)
}

func figuresOf(c *call) answer {
	var list []figure
	for _, o := range c.values(c.entityArg("subject"), graph.Figure) {
		list = append(list, c.figure(o))
	}
	order(c, list, func(a, b figure) int {
		return cmp.Or(cmp.Compare(a.period, b.period), cmp.Compare(a.name, b.name), cmp.Compare(a.value, b.value), cmp.Compare(a.unit, b.unit))
	})
	return rowsOf(list, func(f figure) Row {
		return Row{textCell(f.name), c.valueCell(f), textCell(f.unit), textCell(f.period)}
	})
}
