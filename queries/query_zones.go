package queries

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

func zoneQueries() []Query {
	return []Query{
		{
			Name:  "enterprises-in-zone",
			Title: Title{"Enterprises in a zone or working with it", "园区内及与园区合作的企业"},
			Meaning: Title{
				"Enterprises that lie in the zone or in a part of it (locatedIn), have set up a company there (establishedIn), cooperate with it (cooperatesWith), or take part in a project or facility there (participatesIn). One row for each enterprise and relation, in the order of the enterprises' IRIs.",
				"位于园区及其组成部分（locatedIn）、在其中设立公司（establishedIn）、与其合作（cooperatesWith）或参与其中项目、设施（participatesIn）的企业；每个企业、每种关系一行。",
			},
			Parameters: []Parameter{zoneParameter()},
			Columns:    columns("enterprise", EntityColumn, "relation", TextColumn, "evidence", EvidenceColumn),
			answer:     enterprisesInZone,
		},
		{
			Name:  "cooperation-map",
			Title: Title{"Who cooperates with whom", "合作关系"},
			Meaning: Title{
				"Enterprises and the governments, zones and enterprises that they cooperate with. With a place: partners that lie in it or in a place or zone inside it, and governments whose name starts with the name of such a place. In the order of the enterprises' IRIs.",
				"企业与其合作的政府、园区、企业。给出地点时，只列位于该地及其所含地区、园区的合作方，以及名称以这些地名开头的政府。",
			},
			Parameters: []Parameter{placeParameter(false)},
			Columns:    columns("enterprise", EntityColumn, "partner", EntityColumn, "evidence", EvidenceColumn),
			answer:     cooperationMap,
		},
	}
}

// pairing is two things that facts connect.
type pairing struct {
	from, to   graph.ID
	statements []graph.ID
}

// pairings collects facts by what they connect, in the order in which the pairs
// are first seen.
type pairings struct {
	list  []pairing
	index map[[2]graph.ID]int
}

func (p *pairings) add(from, to, statement graph.ID) {
	if p.index == nil {
		p.index = map[[2]graph.ID]int{}
	}
	i, ok := p.index[[2]graph.ID{from, to}]
	if !ok {
		i = len(p.list)
		p.index[[2]graph.ID{from, to}] = i
		p.list = append(p.list, pairing{from: from, to: to})
	}
	if !slices.Contains(p.list[i].statements, statement) {
		p.list[i].statements = append(p.list[i].statements, statement)
	}
}

func enterprisesInZone(c *call) answer {
	inside, _ := c.within(c.entityArg("zone"), areas())
	relations := []graph.Predicate{graph.LocatedIn, graph.EstablishedIn, graph.CooperatesWith}
	var found pairings // of enterprises and predicates
	collect := func(p graph.Predicate, to graph.ID) {
		for q := range c.in(p, to) {
			if c.is(q.S, graph.Enterprise) {
				found.add(q.S, c.id(p), q.G)
			}
		}
	}
	for _, id := range inside {
		if c.is(id, graph.Zone) || c.is(id, graph.Place) {
			for _, p := range relations {
				collect(p, id)
			}
		}
		collect(graph.ParticipatesIn, id)
	}
	order(c, found.list, func(a, b pairing) int { return cmp.Or(c.byIRI(a.from, b.from), c.byIRI(a.to, b.to)) })
	return rowsOf(found.list, func(p pairing) Row {
		return Row{c.entity(p.from), Text(c.Term(p.to).IRI().Local()), c.evidenceOf(p.statements)}
	})
}

func cooperationMap(c *call) answer {
	var found pairings
	counts := func(graph.ID) bool { return true }
	if c.given("place") {
		counts = c.belongingTo(c.entityArg("place"))
	}
	for q := range c.scan(graph.CooperatesWith) {
		if counts(q.O) {
			found.add(q.S, q.O, q.G)
		}
	}
	order(c, found.list, func(a, b pairing) int { return cmp.Or(c.byIRI(a.from, b.from), c.byIRI(a.to, b.to)) })
	return rowsOf(found.list, func(p pairing) Row { return Row{c.entity(p.from), c.entity(p.to), c.evidenceOf(p.statements)} })
}

// belongingTo reports of things whether they lie in a place, or are a government
// that is named after a place in it.
func (v *view) belongingTo(place graph.ID) func(graph.ID) bool {
	list, inside := v.within(place, areas())
	var names map[string]bool
	return func(id graph.ID) bool {
		if inside.has(id) {
			return true
		}
		if !v.is(id, graph.Government) {
			return false
		}
		if names == nil {
			names = v.placeNames(list)
		}
		return startsWithOne(v.entity(id).Name, names)
	}
}

func (v *view) placeNames(inside []graph.ID) map[string]bool {
	names := map[string]bool{}
	for _, id := range inside {
		if v.is(id, graph.Place) {
			for _, p := range nameKinds() {
				for q := range v.out(id, p) {
					if name := v.Term(q.O).Text(); utf8.RuneCountInString(name) > 1 {
						names[name] = true
					}
				}
			}
		}
	}
	return names
}

// startsWithOne reports whether a text starts with one of the names.
func startsWithOne(text string, names map[string]bool) bool {
	for i := range strings.TrimSpace(text) {
		if i > 0 && names[text[:i]] {
			return true
		}
	}
	return names[text]
}
