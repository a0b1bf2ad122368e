package queries

import (
	"slices"

	"soegraph/graph"
)

// zoneInvestmentRanking adds up what is located in each zone.
func zoneInvestmentRanking(c *call) answer {
	z := &zoneSums{
		call: c, amounts: c.investment, sums: map[graph.ID]*sum{}, zones: map[graph.ID][]graph.ID{}, inTotal: map[link]struct{}{},
	}
	if c.given("industry") {
		z.ofIndustry(c.entityArg("industry"))
	} else {
		z.ofAll()
	}
	return c.ranking(z.sums)
}

// zoneSums is the ranking while it is made.
type zoneSums struct {
	*call
	counted *set // what is in the industry; nil is everything
	amounts func(graph.ID) amount
	sums    map[graph.ID]*sum
	zones   map[graph.ID][]graph.ID // of a place: the zones that it is or lies in
	inTotal map[link]struct{}       // from a project to a zone in which an event's total has it
}

// ofAll adds up everything, and raises the sums to what is stated of zones. It
// reads the predicates one after the other, from end to end.
func (z *zoneSums) ofAll() {
	z.amounts = z.amountsOf(z.count(graph.Investment))
	var links []link
	for _, p := range areas() {
		for q := range z.scan(p) {
			links = append(links, newLink(q.S, q.O))
		}
	}
	slices.Sort(links)
	events := &set{}
	for q := range z.in(graph.Type, z.classID(graph.Event)) {
		events.add(q.S)
	}
	for id, places := range bySource(links) {
		if events.has(id) {
			z.addEvent(id, z.zonesOf(places))
		}
	}
	isProject := z.projects(len(links))
	for id, places := range bySource(links) {
		if !events.has(id) && isProject(id) {
			z.addProject(id, z.amounts(id), z.zonesOf(places))
		}
	}
	z.raise()
}

// located is a project with its amount and the zones that it is in.
type located struct {
	project
	zones []graph.ID
}

// ofIndustry adds up what is in an industry or in one below it. It reads the
// record of each.
func (z *zoneSums) ofIndustry(industry graph.ID) {
	below, all := z.within(industry, industries())
	z.counted = &set{}
	var ids []graph.ID
	for _, id := range below {
		for q := range z.in(graph.InIndustry, id) {
			if z.counted.add(q.S) {
				ids = append(ids, q.S)
			}
		}
	}
	isProject, isFacility, isEvent := z.classID(graph.Project), z.classID(graph.Facility), z.classID(graph.Event)
	projects := make([]located, 0, len(ids))
	for _, id := range ids {
		switch r := z.read(id); {
		case r.is(isEvent):
			if z.wholly(id, all) {
				z.addEvent(id, z.zonesOf(r.objects(r.places)))
			}
		case r.is(isProject), r.is(isFacility) && z.isProject(id):
			projects = append(projects, located{project{id, z.bestAmount(r.amounts)}, z.zonesOf(r.objects(r.places))})
		}
	}
	for _, p := range projects {
		z.addProject(p.id, p.amount, p.zones)
	}
}

// wholly reports whether all industries of something are counted.
func (z *zoneSums) wholly(id graph.ID, counted *set) bool {
	for q := range z.out(id, graph.InIndustry) {
		if !counted.has(q.O) {
			return false
		}
	}
	return true
}

// zonesOf is the zones that places are or lie in.
func (z *zoneSums) zonesOf(places []graph.ID) []graph.ID {
	if len(places) == 1 {
		return z.zonesAbove(places[0])
	}
	var all []graph.ID
	for _, id := range slices.Clone(places) {
		for _, zone := range z.zonesAbove(id) {
			if !slices.Contains(all, zone) {
				all = append(all, zone)
			}
		}
	}
	return all
}

// zonesAbove is the zones that a place is or lies in. It is found once for each
// place, from those of the places that it is in; a circle ends where it began.
func (z *zoneSums) zonesAbove(place graph.ID) []graph.ID {
	zones, ok := z.zones[place]
	if ok {
		return zones
	}
	z.zones[place] = nil
	r := z.read(place)
	if r.is(z.classID(graph.Zone)) {
		zones = append(zones, place)
		z.entities[place] = z.show(place, r)
	}
	for _, up := range append(slices.Clone(r.objects(r.places)), r.objects(r.parts)...) {
		for _, zone := range z.zonesAbove(up) {
			if !slices.Contains(zones, zone) {
				zones = append(zones, zone)
			}
		}
	}
	z.zones[place] = zones
	return zones
}

// addEvent counts an event for zones: by its stated total and count, or by the
// projects that were signed where they come to more.
func (z *zoneSums) addEvent(event graph.ID, zones []graph.ID) {
	if len(zones) == 0 {
		return
	}
	var named sum
	var signed []graph.ID
	for q := range z.in(graph.SignedAt, event) {
		if z.counted == nil || z.counted.has(q.S) {
			named.add(z.amounts(q.S))
			signed = append(signed, q.S)
		}
	}
	stated, count := z.amounts(event), z.number(event, graph.ProjectCount)
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

func (z *zoneSums) addProject(project graph.ID, a amount, zones []graph.ID) {
	for _, zone := range zones {
		if len(z.inTotal) > 0 {
			if _, counted := z.inTotal[newLink(project, zone)]; counted {
				continue
			}
		}
		sumOf(z.sums, zone).add(a)
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
	for q := range z.in(graph.Type, z.classID(graph.Zone)) {
		if a := z.amounts(q.S); a.currency == yuan {
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
