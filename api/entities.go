package api

import (
	"context"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/graph"
	"soegraph/queries"
)

// EntityPage is what is known of an entity.
type EntityPage struct {
	Entity
	English    string       `json:"english,omitempty" doc:"Its preferred English name"`
	Registered bool         `json:"registered" doc:"Whether the registry lists it"`
	Types      []string     `json:"types"`
	Names      []EntityName `json:"names"`
	Facts      []FactGroup  `json:"facts" doc:"By predicate"`
	Evidence   int          `json:"evidence" doc:"Of all its facts, its names left out"`
	Documents  int          `json:"documents" doc:"That state a fact listed here"`
}

// EntityName is one name of an entity, and the statement that it is one.
type EntityName struct {
	Text      string `json:"text"`
	Lang      string `json:"lang,omitempty" example:"zh-Hans"`
	Kind      string `json:"kind" enum:"prefLabel,altLabel,legalName"`
	Statement string `json:"statement" doc:"The id of the statement"`
	Evidence  int    `json:"evidence"`
}

// FactGroup is the facts of an entity with one predicate.
type FactGroup struct {
	Predicate string `json:"predicate"`
	Direction string `json:"direction" enum:"out,in" doc:"out where the entity is the subject"`
	Total     int    `json:"total" doc:"How many there are; items may be the first of them"`
	Items     []Fact `json:"items" doc:"Those with the most evidence first"`
}

type entityInput struct {
	ID    string `path:"id" doc:"Its id, IRI or name, percent-encoded or not" example:"CRRC"`
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"100" doc:"Facts of each group at most"`
}

func (s *Server) routeEntity() {
	type output struct{ Body EntityPage }
	register(s, huma.Operation{
		OperationID: "getEntity", Path: "/api/v1/entities/{id}", Summary: "An entity: names, types, facts by predicate", Tags: []string{"graph"},
	}, func(ctx context.Context, in *entityInput) (*output, error) {
		return read(s, func(r reading) (*output, error) {
			e, err := s.resolve(ctx, r, in.ID)
			if err != nil {
				return nil, err
			}
			d, err := queries.Describe(ctx, r, e.IRI, in.Limit)
			if err != nil {
				return nil, err
			}
			return &output{newEntityPage(r, d)}, nil
		})
	})
}

func newEntityPage(r reading, d queries.Description) EntityPage {
	p := EntityPage{
		Entity: newEntity(d.Entity), English: d.English, Registered: d.Registered, Types: []string{}, Names: []EntityName{}, Facts: []FactGroup{}, Evidence: d.Evidence,
	}
	for _, c := range d.Classes {
		p.Types = append(p.Types, c.Local())
	}
	for _, n := range d.Names {
		p.Names = append(p.Names, EntityName{n.Text, n.Language, n.Predicate.Local(), hash(n.Statement), n.Evidence})
	}
	var statements []graph.IRI
	for _, g := range d.Facts {
		group := FactGroup{Predicate: g.Predicate.Local(), Direction: "out", Total: g.Total, Items: []Fact{}}
		if g.Inverse {
			group.Direction = "in"
		}
		for _, f := range g.Facts {
			statements = append(statements, f.Statement)
			if g.Inverse && f.Entity != nil {
				group.Items = append(group.Items, newFact(r, *f.Entity, f.Fact, &d.Entity, ""))
			} else {
				group.Items = append(group.Items, newFact(r, d.Entity, f.Fact, f.Entity, f.Object))
			}
		}
		p.Facts = append(p.Facts, group)
	}
	p.Documents = documentsOf(r, statements)
	return p
}

// documentsOf is how many documents state any of the statements.
func documentsOf(r reading, statements []graph.IRI) int {
	document, used := r.ID(graph.EvidenceDocument.Term())
	class, known := r.ID(graph.DocumentClass.Term())
	typed, _ := r.ID(graph.Type.Term())
	if !used || !known {
		return 0
	}
	var found []graph.ID
	for _, st := range statements {
		for evidence := range subjects(r, graph.EvidenceStatement, st.Term()) {
			for q := range r.Match(graph.Pattern{S: evidence, P: document}) {
				if !slices.Contains(found, q.O) && r.Count(graph.Pattern{S: q.O, P: typed, O: class}) > 0 {
					found = append(found, q.O)
				}
			}
		}
	}
	return len(found)
}
