package queries

import (
	"cmp"
	"slices"

	"soegraph/graph"
)

func projectQueries() []Query {
	return []Query{
		{
			Name:  "projects-involving",
			Title: Title{"Projects that an enterprise takes part in", "企业参与的项目"},
			Meaning: Title{
				"One row for each project or facility that the group takes part in: the enterprise itself, its subsidiaries at any depth, and former enterprises that became part of it. Where several of them take part, the row lists them. Largest investment first.",
				"企业本身、其各级子公司及并入或更名为它的原企业所参与的项目（设施），每个一行；有多家参与的，一并列出；按投资额从大到小。",
			},
			Parameters: []Parameter{enterpriseParameter()},
			Columns: columns("project", EntityColumn, "enterprise", EntityColumn, "role", TextColumn, "investment", AmountColumn,
				"status", TextColumn, "place", EntityColumn, "evidence", EvidenceColumn),
			answer: projectsInvolving,
		},
		{
			Name:  "projects-in-place",
			Title: Title{"Projects in a place", "某地的项目"},
			Meaning: Title{
				"Projects, and facilities that an enterprise takes part in, located in the place or in a place or zone inside it. The place shown is the finest that is stated. Largest investment first.",
				"位于该地或其所含地区、园区内的项目，以及有企业参与的设施；所列地点为文中最具体者；按投资额从大到小。",
			},
			Parameters: []Parameter{placeParameter(true)},
			Columns:    projectColumns(),
			answer:     func(c *call) answer { return c.projectsIn(c.entityArg("place")) },
		},
		{
			Name:  "projects-in-zone",
			Title: Title{"Projects in a zone", "园区内的项目"},
			Meaning: Title{
				"As projects-in-place, of a zone and its parts.",
				"同 projects-in-place，范围为园区及其组成部分。",
			},
			Parameters: []Parameter{zoneParameter()},
			Columns:    projectColumns(),
			answer:     func(c *call) answer { return c.projectsIn(c.entityArg("zone")) },
		},
		{
			Name:  "projects-by-industry",
			Title: Title{"Projects of an industry", "某行业的项目"},
			Meaning: Title{
				"Projects and facilities in the industry or in an industry below it (GB/T 4754 and the words that news uses). The industries shown are the finest that are stated. Largest investment first.",
				"属于该行业或其下级行业（GB/T 4754 及新闻用语）的项目和设施；所列行业为文中最具体者；按投资额从大到小。",
			},
			Parameters: []Parameter{industryParameter(true)},
			Columns:    columns("project", EntityColumn, "industry", EntityColumn, "investment", AmountColumn),
			answer:     projectsByIndustry,
		},
	}
}

func projectColumns() []Column {
	return columns("project", EntityColumn, "place", EntityColumn, "investment", AmountColumn, "status", TextColumn)
}

// project is a project, or a facility that an enterprise takes part in, as the
// queries sort them.
type project struct {
	id     graph.ID
	amount amount
}

// isProject reports whether something counts as a project: one, or a facility
// that an enterprise takes part in.
func (v *view) isProject(id graph.ID) bool {
	if v.is(id, graph.Project) {
		return true
	}
	if !v.is(id, graph.Facility) {
		return false
	}
	for range v.in(graph.ParticipatesIn, id) {
		return true
	}
	return false
}

// projects is isProject for a caller who asks it so many times.
func (v *view) projects(times int) func(graph.ID) bool {
	project := v.classID(graph.Project)
	if times*scanPerLookup < v.members(graph.Project) {
		return v.isProject
	}
	projects := &set{}
	for q := range v.in(graph.Type, project) {
		projects.add(q.S)
	}
	return func(id graph.ID) bool { return projects.has(id) || v.isProject(id) }
}

// largestFirst puts projects in the order of their investment, those of the same
// in the order of their IRIs.
func (c *call) largestFirst(list []project) {
	order(c, list, func(a, b project) int { return cmp.Or(c.byAmount(a, b), c.byIRI(a.id, b.id)) })
}

func (v *view) byAmount(a, b project) int {
	if a.amount == b.amount {
		return 0
	}
	return cmp.Or(cmp.Compare(b.amount.yuan(), a.amount.yuan()), -boolean(a.amount.currency != "", b.amount.currency != ""))
}

// involvement is a group's part in a project.
type involvement struct {
	project
	enterprise graph.ID
	statement  graph.ID
	others     []graph.ID // further enterprises
	more       []graph.ID // further statements of the same facts
}

func (i *involvement) statements() []graph.ID { return append([]graph.ID{i.statement}, i.more...) }

// add takes a further fact.
func (i *involvement) add(enterprise, statement graph.ID) {
	if enterprise != i.enterprise && !slices.Contains(i.others, enterprise) {
		i.others = append(i.others, enterprise)
	}
	i.more = append(i.more, statement)
}

// involvements is the projects that enterprises take part in, each once.
func (c *call) involvements(enterprises []graph.ID) []involvement {
	size := c.fanOut(enterprises, graph.ParticipatesIn)
	amounts := c.amountsOf(size)
	rows := make([]involvement, 0, size)
	index := make(map[graph.ID]int, size)
	for _, e := range enterprises {
		for q := range c.out(e, graph.ParticipatesIn) {
			if i, ok := index[q.O]; ok {
				rows[i].add(e, q.G)
				continue
			}
			index[q.O] = len(rows)
			rows = append(rows, involvement{project: project{q.O, amounts(q.O)}, enterprise: e, statement: q.G})
		}
	}
	return rows
}

func projectsInvolving(c *call) answer {
	enterprises, _ := c.within(c.entityArg("enterprise"), groups())
	slices.SortFunc(enterprises, c.byIRI)
	rows := c.involvements(enterprises)
	order(c, rows, func(a, b involvement) int { return cmp.Or(c.byAmount(a.project, b.project), c.byIRI(a.id, b.id)) })
	role, evidence := c.wants("role"), c.wants("evidence")
	return rowsOf(rows, func(r involvement) Row {
		project, place, status := c.projectCells(r.id)
		row := Row{project, c.all(r.enterprise, r.others), nil, r.amount.cell(), status, place, nil}
		if role {
			row[2] = texts(c.roles(r.statements()))
		}
		if evidence {
			row[6] = c.evidenceOf(r.statements())
		}
		return row
	})
}

// all is an entity, or a list of it and others.
func (c *call) all(first graph.ID, others []graph.ID) Cell {
	if len(others) == 0 {
		return c.cell(first)
	}
	list := List{c.cell(first)}
	for _, e := range others {
		list = append(list, c.cell(e))
	}
	return list
}

// roles is what the evidences of statements say that an enterprise does in a
// project, in the order in which roles are listed.
func (v *view) roles(statements []graph.ID) []string {
	if v.id(graph.EvidenceRole) == 0 {
		return nil
	}
	var found []string
	for _, s := range statements {
		for q := range v.in(graph.EvidenceStatement, s) {
			if role := v.text(q.S, graph.EvidenceRole); role != "" && !slices.Contains(found, role) {
				found = append(found, role)
			}
		}
	}
	slices.Sort(found)
	return found
}

func (c *call) projectsIn(area graph.ID) answer {
	inside, _ := c.within(area, areas())
	isProject, amounts := c.projects(len(inside)), c.amountsOf(len(inside))
	var list []project
	for _, id := range inside {
		if isProject(id) {
			list = append(list, project{id, amounts(id)})
		}
	}
	c.largestFirst(list)
	return rowsOf(list, func(p project) Row {
		project, place, status := c.projectCells(p.id)
		return Row{project, place, p.amount.cell(), status}
	})
}

func projectsByIndustry(c *call) answer {
	below, _ := c.within(c.entityArg("industry"), industries())
	found := map[graph.ID][]graph.ID{}
	size := c.fanIn(below, graph.InIndustry)
	isProject, amounts := c.projects(size), c.amountsOf(size)
	var list []project
	for _, industry := range below {
		for q := range c.in(graph.InIndustry, industry) {
			if _, ok := found[q.S]; !ok {
				if !isProject(q.S) {
					continue
				}
				list = append(list, project{q.S, amounts(q.S)})
			}
			if !slices.Contains(found[q.S], industry) {
				found[q.S] = append(found[q.S], industry)
			}
		}
	}
	c.largestFirst(list)
	return rowsOf(list, func(p project) Row {
		of := c.finest(found[p.id], industries())
		slices.SortFunc(of, c.byIRI)
		return Row{c.entity(p.id), c.entityCell(of), p.amount.cell()}
	})
}
