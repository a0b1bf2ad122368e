package queries

import (
	"cmp"

	"soegraph/graph"
)

func eventQueries() []Query {
	return []Query{
		{
			Name:  "events-timeline",
			Title: Title{"Events in the order of their dates", "活动时间线"},
			Meaning: Title{
				"Events with their date, place, number of projects and investment: as stated, and where nothing is stated counted and added up from the projects signed there. `from` and `to` take a day, a month or a year; an event known to the month is in every period that the month touches. With a place: events located in it or inside it. Earliest first; events without a date or a year last, and only where no period is given.",
				"活动及其日期、地点、项目数、投资额：文中有总数者取总数，否则由所签项目累计。起止可为日、月、年；只知月份的活动，凡与该月相交的时段均算在内。给出地点时只列位于其中的活动。按日期先后；无日期或无年份者列于最后，且仅在未给时段时列出。",
			},
			Parameters: []Parameter{
				{Name: "from", Kind: DateParameter, Title: Title{"From", "起"}, Example: "2023-01-01"},
				{Name: "to", Kind: DateParameter, Title: Title{"To", "止"}, Example: "2023-12-31"},
				placeParameter(false),
			},
			Columns: columns("date", DateColumn, "event", EntityColumn, "place", EntityColumn, "projects", NumberColumn, "investment", AmountColumn),
			answer:  eventsTimeline,
		},
		{
			Name:       "signed-at-event",
			Title:      Title{"Projects signed at an event", "活动签约的项目"},
			Meaning:    Title{"Projects that were signed at the event. Largest investment first.", "在该活动上签约的项目；按投资额从大到小。"},
			Parameters: []Parameter{{"event", EntityParameter, []graph.Class{graph.Event}, true, Title{"Event", "活动"}, "招商项目三季度集中签约"}},
			Columns:    columns("project", EntityColumn, "investment", AmountColumn),
			answer:     signedAtEvent,
		},
		{
			Name:  "status-board",
			Title: Title{"Projects by how far they have come", "项目进展"},
			Meaning: Title{
				"Projects and facilities with a known status, in the order of a project's life: planned, signed, started, underConstruction, completed, operating, terminated. Of several statements the one published last holds. With a place: those located in it or inside it.",
				"已知进展的项目和设施，按规划、签约、开工、在建、建成、投运、终止排列；多处记载时以最近刊发者为准。给出地点时只列位于其中者。",
			},
			Parameters: []Parameter{placeParameter(false)},
			Columns:    columns("status", TextColumn, "project", EntityColumn),
			answer:     statusBoard,
		},
	}
}

func eventsTimeline(c *call) answer {
	type event struct {
		id   graph.ID
		date string
	}
	counts := func(graph.ID) bool { return true }
	if c.given("place") {
		_, inside := c.within(c.entityArg("place"), areas())
		counts = inside.has
	}
	from, to := c.args["from"].text, c.args["to"].text
	var list []event
	seen := &set{}
	for q := range c.in(graph.Type, c.classID(graph.Event)) {
		if !counts(q.S) || seen.has(q.S) {
			continue
		}
		seen.add(q.S)
		if date, ok := c.dateWithin(q.S, from, to); ok {
			list = append(list, event{q.S, date})
		}
	}
	order(c, list, func(a, b event) int {
		return cmp.Or(boolean(undated(a.date), undated(b.date)), cmp.Compare(a.date, b.date), c.byIRI(a.id, b.id))
	})
	return rowsOf(list, func(e event) Row {
		projects, investment := c.signed(e.id)
		entity, place, _ := c.projectCells(e.id)
		return Row{textCell(e.date), entity, place, projects, investment}
	})
}

// undated reports whether a date has no year.
func undated(date string) bool { return date == "" || date[0] == '-' }

// dateWithin is the date of an event that lies in a period: the one with the
// most evidence, of those that do.
func (v *view) dateWithin(event graph.ID, from, to string) (string, bool) {
	for _, o := range v.values(event, graph.Date) {
		if date := v.Term(o).Text(); overlaps(date, from, to) {
			return date, true
		}
	}
	return "", from == "" && to == ""
}

// signed is how many projects an event is about and of what investment: as
// stated, else counted.
func (v *view) signed(event graph.ID) (projects, investment Cell) {
	var named sum
	for q := range v.in(graph.SignedAt, event) {
		named.add(v.investment(q.S))
	}
	if n := v.number(event, graph.ProjectCount); n > 0 {
		projects = Count(n)
	} else if named.projects > 0 {
		projects = Count(named.projects)
	}
	investment = v.investment(event).cell()
	if investment == nil {
		investment = total(named.value, named.any)
	}
	return projects, investment
}

func signedAtEvent(c *call) answer {
	var list []project
	seen := &set{}
	for q := range c.in(graph.SignedAt, c.entityArg("event")) {
		if !seen.has(q.S) {
			seen.add(q.S)
			list = append(list, project{q.S, c.investment(q.S)})
		}
	}
	c.largestFirst(list)
	return rowsOf(list, func(p project) Row { return Row{c.entity(p.id), p.amount.cell()} })
}

func statusBoard(c *call) answer {
	type standing struct {
		id      graph.ID
		status  string
		several bool
	}
	counts := func(graph.ID) bool { return true }
	if c.given("place") {
		_, inside := c.within(c.entityArg("place"), areas())
		counts = inside.has
	}
	index := make(map[graph.ID]int, c.count(graph.Status))
	var list []standing
	for q := range c.scan(graph.Status) {
		if !counts(q.S) {
			continue
		}
		if i, several := index[q.S]; several {
			list[i].several = true
			continue
		}
		index[q.S] = len(list)
		list = append(list, standing{id: q.S, status: c.word(q.O)})
	}
	for i, s := range list {
		if s.several {
			list[i].status = c.status(s.id)
		}
	}
	order(c, list, func(a, b standing) int {
		return cmp.Or(stage(a.status)-stage(b.status), cmp.Compare(a.status, b.status), c.byIRI(a.id, b.id))
	})
	return rowsOf(list, func(s standing) Row { return Row{Text(s.status), c.show(s.id, c.read(s.id))} })
}
