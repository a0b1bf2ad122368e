package queries

import (
	"slices"

	"soegraph/graph"
)

// zoneInvestmentRanking adds up what is located in each zone.
func zoneInvestmentRanking(c *call) answer {
	z := &zoneSums{
		call: c, amounts: c.amounts(), sums: map[graph.ID]*sum{}, above: map[graph.ID][]graph.ID{}, zones: map[graph.ID]bool{},
		inTotal: map[link]struct{}{}, counts: func(graph.ID) bool { return true },
	}
	if c.given("industry") {
		z.narrow(c.entityArg("industry"))
	}
	var located []link
	for _, p := range areas() {
		for q := range c.scan(p) {
			if z.counts(q.S) {
				located = append(located, newLink(q.S, q.O))
			}
		}
	}
	slices.Sort(located)
	isEvent := set{}
	for q := range c.in(graph.Type, c.term(graph.Event.Term())) {
		isEvent[q.S] = struct{}{}
	}
	for id, places := range bySource(located) {
		if isEvent.has(id) {
			z.addEvent(id, z.zonesOf(places))
		}
	}
	isProject := c.projects(len(located))
	for id, places := range bySource(located) {
		if !isEvent.has(id) && isProject(id) {
			z.addProject(id, z.zonesOf(places))
		}
	}
	if !c.given("industry") {
		z.raise()
	}
	return c.ranking(z.sums)
}

// zoneSums is the ranking while it is made.
type zoneSums struct {
	*call
	industries set                 // nil is all
	counts     func(graph.ID) bool // whether something is in the industries
	amounts    map[graph.ID]amount
	sums       map[graph.ID]*sum
	above      map[graph.ID][]graph.ID // of a place: what it is part of
	zones      map[graph.ID]bool       // whether something is a zone
	inTotal    map[link]struct{}       // from a project to a zone in which an event's total has it
}

// narrow counts only what is in an industry or in one below it.
func (z *zoneSums) narrow(industry graph.ID) {
	below, within := z.within(industry, industries())
	z.industries = within
	inside := set{}
	for _, id := range below {
		for q := range z.in(graph.InIndustry, id) {
			inside[q.S] = struct{}{}
		}
	}
	z.counts = inside.has
}

// wholly reports whether all industries of something are counted.
func (z *zoneSums) wholly(id graph.ID) bool {
	if z.industries == nil {
		return true
	}
	for q := range z.out(id, graph.InIndustry) {
		if !z.industries.has(q.O) {
			return false
		}
	}
	return true
}

// zonesOf is the zones that places are or lie in.
func (z *zoneSums) zonesOf(places []graph.ID) []graph.ID {
	var zones []graph.ID
	for _, id := range z.allAbove(places, areas(), z.above) {
		is, ok := z.zones[id]
		if !ok {
			is = z.is(id, graph.Zone)
			z.zones[id] = is
		}
		if is {
			zones = append(zones, id)
		}
	}
	return zones
}

// addEvent counts an event for zones: by its stated total and count, or by the
// projects that were signed where they come to more.
func (z *zoneSums) addEvent(event graph.ID, zones []graph.ID) {
	if len(zones) == 0 || !z.wholly(event) {
		return
	}
	var named sum
	var signed []graph.ID
	for q := range z.in(graph.SignedAt, event) {
		if z.counts(q.S) {
			named.add(z.amounts[q.S])
			signed = append(signed, q.S)
		}
	}
	stated, count := z.amounts[event], z.number(event, graph.ProjectCount)
	if named.projects == 0 && stated.currency == "" && count == 0 {
		return
	}
	for _, zone := range zones {
		s := sumOf(z.sums, zone)
		s.value += max(stated.yuan(), named.value)
		s.any = s.any || named.any || stated.currency == yuan
		s.projects += max(count, named.projects)
		for _, p := range signed {
			z.inTotal[newLink(p, zone)] = struct{}{}
		}
	}
}

func (z *zoneSums) addProject(project graph.ID, zones []graph.ID) {
	for _, zone := range zones {
		if _, counted := z.inTotal[newLink(project, zone)]; !counted {
			sumOf(z.sums, zone).add(z.amounts[project])
		}
	}
}

// raise makes the sums what is stated of a zone as a whole, where that is more.
func (z *zoneSums) raise() {
	for q := range z.scan(graph.ProjectCount) {
		if z.is(q.S, graph.Zone) {
			s := sumOf(z.sums, q.S)
			s.projects = max(s.projects, z.number(q.S, graph.ProjectCount))
		}
	}
	for q := range z.in(graph.Type, z.term(graph.Zone.Term())) {
		if a := z.amounts[q.S]; a.currency == yuan {
			s := sumOf(z.sums, q.S)
			s.value, s.any = max(s.value, a.value), true
		}
	}
}

// number is the integer that most evidence gives, 0 where there is none.
func (v *view) number(id graph.ID, p graph.Predicate) int {
	for _, o := range v.values(id, p) {
		if n, ok := v.Term(o).Integer(); ok {
			return int(n)
		}
	}
	return 0
}
