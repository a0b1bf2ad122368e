package queries

import (
	"math"

	"soegraph/graph"
)

// zoneInvestmentRanking adds up what is located in each zone.
func zoneInvestmentRanking(c *call) answer {
	z := &zoneSums{call: c, amounts: c.amounts(), sums: map[graph.ID]*sum{}, above: map[graph.ID][]graph.ID{}, zones: map[graph.ID]bool{}, inTotal: map[graph.ID]set{}}
	if c.given("industry") {
		_, z.industry = c.within(c.entityArg("industry"), industries())
	}
	located := map[graph.ID][]graph.ID{} // of a thing: where it is
	for _, p := range areas() {
		for q := range c.scan(p) {
			located[q.S] = append(located[q.S], q.O)
		}
	}
	events := map[graph.ID][]graph.ID{}
	for q := range c.in(graph.Type, c.term(graph.Event.Term())) {
		if z.counts(q.S, true) && len(located[q.S]) > 0 {
			events[q.S] = z.zonesOf(located[q.S])
		}
	}
	for id, zones := range events {
		z.addEvent(id, zones)
	}
	for id, places := range located {
		if _, event := events[id]; !event && c.isProject(id) && z.counts(id, false) {
			z.addProject(id, z.zonesOf(places))
		}
	}
	z.stated()
	return c.ranking(z.sums)
}

// zoneSums is the ranking while it is made.
type zoneSums struct {
	*call
	industry set // nil is every industry
	amounts  map[graph.ID]amount
	sums     map[graph.ID]*sum
	above    map[graph.ID][]graph.ID
	zones    map[graph.ID]bool
	inTotal  map[graph.ID]set // of a project: the zones in which an event's total has it
}

// counts reports whether something is in the industry: in one of its industries,
// or with all of them.
func (z *zoneSums) counts(id graph.ID, all bool) bool {
	if z.industry == nil {
		return true
	}
	some := false
	for q := range z.out(id, graph.InIndustry) {
		in := z.industry.has(q.O)
		if all && !in {
			return false
		}
		some = some || in
	}
	return some
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
	named := &sum{}
	var signed []graph.ID
	for q := range z.in(graph.SignedAt, event) {
		if z.counts(q.S, false) {
			named.add(z.amounts[q.S])
			signed = append(signed, q.S)
		}
	}
	stated := z.amounts[event]
	count := z.number(event, graph.ProjectCount)
	if named.projects == 0 && stated.currency == "" && count == 0 {
		return
	}
	for _, zone := range zones {
		s := sumOf(z.sums, zone)
		s.value += math.Max(stated.yuan(), named.value)
		s.any = s.any || named.any || stated.currency == yuan
		s.projects += max(count, named.projects)
		for _, p := range signed {
			if z.inTotal[p] == nil {
				z.inTotal[p] = set{}
			}
			z.inTotal[p][zone] = struct{}{}
		}
	}
}

func (z *zoneSums) addProject(project graph.ID, zones []graph.ID) {
	for _, zone := range zones {
		if !z.inTotal[project].has(zone) {
			sumOf(z.sums, zone).add(z.amounts[project])
		}
	}
}

// stated raises the sums to what is stated of a zone as a whole.
func (z *zoneSums) stated() {
	if z.industry != nil {
		return
	}
	for q := range z.in(graph.Type, z.term(graph.Zone.Term())) {
		a, count := z.amounts[q.S], z.number(q.S, graph.ProjectCount)
		if a.currency != yuan && count == 0 {
			continue
		}
		s := sumOf(z.sums, q.S)
		s.value, s.any, s.projects = math.Max(s.value, a.yuan()), s.any || a.currency == yuan, max(s.projects, count)
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
