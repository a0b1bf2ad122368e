package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"soegraph/graph"
	"soegraph/graph/ledger"
	"soegraph/queries"
)

// newWhy is `soegraph why`.
func newWhy(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "why ENTITY|STATEMENT",
		Short: "the names, sources, rules and judgements behind an entity or a fact",
		Long: `Tell why the graph says what it says: of an entity its names and facts, of a fact every
sentence that states it, with document, rule and confidence, and of both the judgements of people.`,
		Example: `  soegraph why 中车
  soegraph why stmt:0f3a…`,
		Args: args(1, 1),
		RunE: func(cmd *cobra.Command, list []string) error {
			format, err := a.oneOf("table", "json")
			if err != nil {
				return err
			}
			g, err := a.openGraph()
			if err != nil {
				return err
			}
			defer g.close()
			return why(cmd.Context(), cmd.OutOrStdout(), g, list[0], format)
		},
	}
}

// reasons is what stands behind an entity or a fact.
type reasons struct {
	Entity     *queries.Description `json:"entity,omitempty"`
	Statement  *queries.Statement   `json:"statement,omitempty"`
	Judgements []ledger.Judgement   `json:"judgements"`
}

func why(ctx context.Context, w io.Writer, g judged, name, format string) error {
	all, err := ledger.Read(g.snapshot)
	if err != nil {
		return err
	}
	r := reasons{Judgements: []ledger.Judgement{}}
	var about graph.IRI
	if iri, ok := statementIRI(name); ok {
		s, err := queries.StatementOf(ctx, g, iri)
		if err != nil {
			return err
		}
		r.Statement, about = &s, iri
	} else {
		e, err := queries.New().Resolve(ctx, g, name)
		if err != nil {
			return err
		}
		d, err := queries.Describe(ctx, g, e.IRI, 10)
		if err != nil {
			return err
		}
		r.Entity, about = &d, e.IRI
	}
	for _, j := range all {
		if j.Concerns(about) {
			r.Judgements = append(r.Judgements, j)
		}
	}
	if format == "json" {
		return writeJSON(w, r)
	}
	_, err = io.WriteString(w, r.text())
	return err
}

// statementIRI reads a statement's IRI, its CURIE (stmt:...) or the hash it ends with.
func statementIRI(s string) (graph.IRI, bool) {
	hash := strings.TrimPrefix(strings.TrimPrefix(s, graph.StmtNS), "stmt:")
	if len(hash) != 32 || strings.Trim(hash, "0123456789abcdef") != "" {
		return "", false
	}
	return graph.IRI(graph.StmtNS + hash), true
}

func (r reasons) text() string {
	var b strings.Builder
	if e := r.Entity; e != nil {
		fmt.Fprintf(&b, "%s (%s)\n%s\n", e.Name, classNames(e.Classes), e.IRI)
		b.WriteString("\nnames\n")
		for _, n := range e.Names {
			fmt.Fprintf(&b, "  %s  %s, %d evidences, stmt:%s\n", n.Text, n.Predicate.Local(), n.Evidence, n.Statement.Local())
		}
		for _, group := range e.Facts {
			fmt.Fprintf(&b, "\n%s %d\n", direction(group), group.Total)
			for _, f := range group.Facts {
				fmt.Fprintf(&b, "  %s  %d evidences, stmt:%s\n", other(f), f.Evidence, f.Statement.Local())
			}
		}
	}
	if s := r.Statement; s != nil {
		object := s.Object.Text()
		if s.Entity != nil {
			object = s.Entity.Name
		}
		fmt.Fprintf(&b, "%s %s %s\n%s\nstated by %d independent sources\n", s.Subject.Name, s.Predicate.Local(), object, s.IRI, s.Sources)
		for _, q := range s.Evidence {
			fmt.Fprintf(&b, "\n  “%s”\n  %s, bytes %d to %d, rule %s, confidence %.2f\n", q.Exact, q.Document.Name, q.Start, q.End, q.Rule, q.Confidence)
		}
	}
	for _, j := range r.Judgements {
		fmt.Fprintf(&b, "\njudged: %s\n", j)
	}
	return b.String()
}

func classNames(list []graph.Class) string {
	names := make([]string, len(list))
	for i, c := range list {
		names[i] = c.Local()
	}
	return strings.Join(names, ", ")
}

func direction(g queries.FactGroup) string {
	if g.Inverse {
		return "is " + g.Predicate.Local() + " of"
	}
	return g.Predicate.Local()
}

func other(f queries.FactAbout) string {
	if f.Entity != nil {
		return f.Entity.Name
	}
	return f.Text
}
