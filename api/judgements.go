package api

import (
	"context"
	"net/http"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/graph"
	"soegraph/graph/ledger"
	"soegraph/queries"
)

// Judgement is a line of the ledger.
type Judgement struct {
	IRI       graph.IRI    `json:"iri" format:"uri"`
	Kind      string       `json:"kind" enum:"accept,reject,merge,split,rename,retype,undo"`
	Subject   *ledger.Name `json:"subject,omitempty"`
	Predicate string       `json:"predicate,omitempty"`
	Object    *ledger.Name `json:"object,omitempty"`
	Value     string       `json:"value,omitempty"`
	Undoes    graph.IRI    `json:"undoes,omitempty"`
	Who       string       `json:"who"`
	When      time.Time    `json:"when"`
	Why       string       `json:"why,omitempty"`
	Evidence  []graph.IRI  `json:"evidence,omitempty"`
	Stands    bool         `json:"stands" doc:"Neither undone nor contradicted"`
}

// LedgerPage is a page of the ledger, newest first.
type LedgerPage struct {
	Items     []Judgement `json:"items"`
	Conflicts []Conflict  `json:"conflicts" doc:"Judgements that contradict each other: none of them holds"`
	Next      string      `json:"next,omitempty"`
}

// Conflict is judgements that contradict each other.
type Conflict struct {
	Reason     string      `json:"reason"`
	Judgements []graph.IRI `json:"judgements"`
}

// NewJudgement is a judgement as a client makes it.
type NewJudgement struct {
	Kind      string      `json:"kind" enum:"accept,reject,merge,split,rename,retype,undo"`
	Statement string      `json:"statement,omitempty" doc:"Of accept and reject: the id or the IRI of the fact"`
	Subject   string      `json:"subject,omitempty" doc:"Of the others: the id, IRI or name of an entity"`
	Object    string      `json:"object,omitempty" doc:"Of merge and split: the other entity; a merge is called what this one is"`
	Value     string      `json:"value,omitempty" doc:"Of rename the new name, of retype the new type"`
	Undoes    graph.IRI   `json:"undoes,omitempty" doc:"Of undo: the judgement's IRI"`
	Who       string      `json:"who" minLength:"1" maxLength:"100" doc:"Who judges"`
	Why       string      `json:"why,omitempty" maxLength:"2000"`
	Evidence  []graph.IRI `json:"evidence,omitempty"`
}

// Judged is a judgement that was written.
type Judged struct {
	Judgement Judgement `json:"judgement"`
	Change    Change    `json:"change"`
}

func newJudgement(j ledger.Judgement, stands bool) Judgement {
	return Judgement{j.IRI(), string(j.Kind), j.Subject, j.Predicate, j.Object, j.Value, j.Undoes, j.Who, j.When, j.Why, j.Evidence, stands}
}

type ledgerInput struct {
	PageParams

	Limit int `query:"limit" minimum:"1" maximum:"500" default:"50"`
}

func (s *Server) routeLedger() {
	type output struct {
		Link string `header:"Link"`
		Body LedgerPage
	}
	register(s, huma.Operation{
		OperationID: "listJudgements", Path: "/api/v1/ledger", Summary: "What people judged, newest first", Tags: []string{"ledger"},
	}, func(ctx context.Context, in *ledgerInput) (*output, error) {
		offset, err := in.offset()
		if err != nil {
			return nil, err
		}
		list, err := read(s, func(r reading) ([]ledger.Judgement, error) { return ledger.Read(r.snapshot) })
		if err != nil {
			return nil, err
		}
		slices.Reverse(list)
		l := ledger.New(list)
		stands := map[graph.IRI]bool{}
		for _, j := range l.Standing {
			stands[j.IRI()] = true
		}
		out := &output{Body: LedgerPage{Items: []Judgement{}, Conflicts: []Conflict{}}}
		from := min(offset, len(list))
		to := min(from+in.Limit, len(list))
		for _, j := range list[from:to] {
			out.Body.Items = append(out.Body.Items, newJudgement(j, stands[j.IRI()]))
		}
		for _, c := range l.Conflicts {
			conflict := Conflict{Reason: c.Reason}
			for _, j := range c.Judgements {
				conflict.Judgements = append(conflict.Judgements, j.IRI())
			}
			out.Body.Conflicts = append(out.Body.Conflicts, conflict)
		}
		if to < len(list) {
			out.Body.Next = cursorAt(to)
			out.Link = nextLink(ctx, out.Body.Next)
		}
		return out, nil
	})
}

func (s *Server) routeJudge() {
	type input struct{ Body NewJudgement }
	type output struct{ Body Judged }
	register(s, huma.Operation{
		OperationID: "judge", Method: http.MethodPost, Path: "/api/v1/ledger", DefaultStatus: http.StatusCreated, Tags: []string{"ledger"},
		Summary: "Accept or reject a fact; merge, split, rename, retype entities; undo a judgement", Security: needsToken(),
	}, func(ctx context.Context, in *input) (*output, error) {
		j, err := read(s, func(r reading) (ledger.Judgement, error) { return s.judgement(ctx, r, in.Body) })
		if err != nil {
			return nil, err
		}
		if err := j.Check(); err != nil {
			return nil, err
		}
		change, err := s.config.Writer.Append(ctx, graph.LedgerGraph, j.Quads())
		return &output{Judged{newJudgement(j, j.Kind != ledger.Undo), newChange(change)}}, err
	})
}

// judgement is what a client judges, with the names that outlive IRIs.
func (s *Server) judgement(ctx context.Context, r reading, in NewJudgement) (ledger.Judgement, error) {
	j := ledger.Judgement{
		Kind: ledger.Kind(in.Kind), Value: in.Value, Undoes: in.Undoes, Who: in.Who, When: s.config.Now().UTC().Truncate(time.Second), Why: in.Why, Evidence: in.Evidence,
	}
	switch j.Kind {
	case ledger.Undo:
		return j, nil
	case ledger.Accept, ledger.Reject:
		return s.ofFact(ctx, r, j, in.Statement)
	}
	subject, err := s.resolve(ctx, r, in.Subject)
	if err != nil {
		return j, err
	}
	j.Subject = nameOf(subject)
	if j.Kind == ledger.Merge || j.Kind == ledger.Split {
		object, err := s.resolve(ctx, r, in.Object)
		if err != nil {
			return j, err
		}
		j.Object = nameOf(object)
	}
	return j, nil
}

func (s *Server) ofFact(ctx context.Context, r reading, j ledger.Judgement, id string) (ledger.Judgement, error) {
	if id == "" {
		return j, graph.Errorf(graph.Invalid, "a judgement of kind %s needs a statement", j.Kind)
	}
	iri, err := iriIn(graph.StmtNS, id)
	if err != nil {
		return j, err
	}
	st, err := queries.StatementOf(ctx, r, iri)
	if err != nil {
		return j, err
	}
	j.Subject, j.Predicate = nameOf(st.Subject), st.Predicate.Local()
	if st.Entity != nil {
		j.Object = nameOf(*st.Entity)
	} else {
		j.Value = string(st.Object)
	}
	return j, nil
}

func nameOf(e queries.Entity) *ledger.Name {
	return &ledger.Name{Class: e.Class.Local(), Name: e.Name, IRI: e.IRI}
}
