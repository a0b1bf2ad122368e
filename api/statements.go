package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/graph"
	"soegraph/queries"
)

// StatementPage is a fact and all its evidence.
type StatementPage struct {
	Statement Fact       `json:"statement"`
	Evidence  []Evidence `json:"evidence" doc:"Surest first"`
	Sources   int        `json:"sources" doc:"Independent documents and editions of the registry"`
}

type statementInput struct {
	ID string `path:"id" doc:"The hash that its IRI ends with, or the IRI"`
}

func (s *Server) routeStatement() {
	type output struct{ Body StatementPage }
	register(s, huma.Operation{
		OperationID: "getStatement", Path: "/api/v1/statements/{id}", Summary: "A fact and the sentences that state it", Tags: []string{"graph"},
	}, func(ctx context.Context, in *statementInput) (*output, error) {
		iri, err := iriIn(graph.StmtNS, in.ID)
		if err != nil {
			return nil, err
		}
		return read(s, func(r reading) (*output, error) {
			st, err := queries.StatementOf(ctx, r, iri)
			if err != nil {
				return nil, err
			}
			return &output{newStatementPage(r, st)}, nil
		})
	})
}

func newStatementPage(r reading, st queries.Statement) StatementPage {
	f := queries.Fact{Predicate: st.Predicate, Statement: st.IRI, Evidence: len(st.Evidence)}
	p := StatementPage{Evidence: []Evidence{}, Sources: st.Sources}
	for _, q := range st.Evidence {
		f.Confidence = max(f.Confidence, q.Confidence)
		f.Years = addYear(f.Years, q.Date)
		p.Evidence = append(p.Evidence, newEvidence(r, q))
	}
	p.Statement = newFact(r, st.Subject, f, st.Entity, st.Object)
	return p
}
