package queries

import (
	"slices"

	"soegraph/graph"
)

// record is the quads of one entity that a row shows, read in one go: an entity
// is the subject of few quads, so that one range is faster than a range for each
// predicate.
type record struct {
	preferred, others, types, places, parts, industries, statuses, amounts []graph.IDQuad

	ids []graph.ID // what objects gave last
}

// read is the record of an entity, good until the next one is read.
func (v *view) read(id graph.ID) *record {
	r := &v.scratch
	r.preferred, r.others, r.types, r.places = r.preferred[:0], r.others[:0], r.types[:0], r.places[:0]
	r.parts, r.industries, r.statuses, r.amounts = r.parts[:0], r.industries[:0], r.statuses[:0], r.amounts[:0]
	for q := range v.match(graph.Pattern{S: id}) {
		switch q.P {
		case v.known.prefLabel:
			r.preferred = append(r.preferred, q)
		case v.known.altLabel, v.known.legalName:
			r.others = append(r.others, q)
		case v.known.types:
			r.types = append(r.types, q)
		case v.known.locatedIn:
			r.places = append(r.places, q)
		case v.known.partOf:
			r.parts = append(r.parts, q)
		case v.known.inIndustry:
			r.industries = append(r.industries, q)
		case v.known.status:
			r.statuses = append(r.statuses, q)
		case v.known.investment:
			r.amounts = append(r.amounts, q)
		}
	}
	return r
}

// manyFacts is how many facts make ranges of single predicates faster than one
// of them all.
const manyFacts = 64

// naming is what an entity is shown by, of its record, good until the next one
// is read.
func (v *view) naming(id graph.ID) *record {
	if v.Count(graph.Pattern{S: id}) < manyFacts {
		return v.read(id)
	}
	r := &v.scratch
	r.preferred = v.collect(r.preferred[:0], id, graph.PrefLabel)
	r.others = v.collect(v.collect(r.others[:0], id, graph.AltLabel), id, graph.LegalName)
	r.types = v.collect(r.types[:0], id, graph.Type)
	return r
}

// collect appends the quads of a subject and a predicate.
func (v *view) collect(list []graph.IDQuad, s graph.ID, p graph.Predicate) []graph.IDQuad {
	for q := range v.match(v.from(s, p)) {
		list = append(list, q)
	}
	return list
}

// is reports whether the entity has the class with a number.
func (r *record) is(class graph.ID) bool {
	return slices.ContainsFunc(r.types, func(q graph.IDQuad) bool { return q.O == class })
}

// objects is the objects of facts, as they come.
func (r *record) objects(facts []graph.IDQuad) []graph.ID {
	r.ids = r.ids[:0]
	for _, q := range facts {
		r.ids = append(r.ids, q.O)
	}
	return r.ids
}

// entity loads an entity with its names and its class.
func (v *view) entity(id graph.ID) Entity {
	e, ok := v.entities[id]
	if !ok {
		e = v.show(id, v.naming(id))
		v.entities[id] = e
	}
	return e
}

// show is the entity that a record is of.
func (v *view) show(id graph.ID, r *record) Entity {
	e := Entity{IRI: v.Term(id).IRI(), Class: v.best(r.types)}
	e.Name, e.Aliases = v.split(r.preferred, r.others)
	if e.Name == "" {
		e.Name = v.title(id, e)
	}
	return e
}

// split is the name that an entity is shown by, and its others.
func (v *view) split(preferred, others []graph.IDQuad) (name string, aliases []string) {
	if len(preferred) == 1 && len(others) == 0 {
		return v.Term(preferred[0].O).Text(), []string{}
	}
	terms := make([]graph.Term, 0, len(preferred)+len(others))
	for _, list := range [][]graph.IDQuad{preferred, others} {
		for _, q := range list {
			terms = append(terms, v.Term(q.O))
		}
	}
	switch {
	case len(preferred) > 0:
		name = bestName(terms[:len(preferred)])
	case len(others) > 0:
		name = bestName(terms)
	}
	aliases = make([]string, 0, len(terms))
	for _, t := range terms {
		if text := t.Text(); text != name {
			aliases = append(aliases, text)
		}
	}
	slices.Sort(aliases)
	return name, slices.Compact(aliases)
}

// projectCells is what most rows show of a project: itself, where it is, how far
// it has come.
func (c *call) projectCells(id graph.ID) (project, place, status Cell) {
	r := c.read(id)
	project = c.show(id, r)
	if c.wants("status") {
		status = textCell(c.latest(r.statuses))
	}
	switch {
	case !c.wants("place"):
	case len(r.places) == 1:
		place = c.cell(r.places[0].O)
	default:
		place = c.entityCell(c.finest(c.objects(r.places), areas()))
	}
	return project, place, status
}
