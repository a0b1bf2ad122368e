package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"soegraph/graph"
	"soegraph/graph/ledger"
	"soegraph/graph/store"
	"soegraph/queries"
	"soegraph/review"
)

// newLedger is `soegraph ledger` and the commands below it.
func newLedger(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "ledger",
		Short: "judgements of people: what is right, wrong, one, two, called, and is",
		Long: `Without more, list the judgements, those that contradict each other, and those that name what
the store does not have (any more). Judgements are never removed: one is undone by another.
They are kept by name, so they hold when documents are loaded again; a split takes effect
when its documents are.`,
		Example: `  soegraph ledger
  soegraph ledger merge 中车集团 中国中车集团有限公司 --why 同一企业的简称
  soegraph ledger reject stmt:0f3a… --why 是合同额，不是投资
  soegraph ledger undo 5d41402abc4b2a76b9719d911017c592
  soegraph ledger export > judgements.jsonl`,
		Args: args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			format, err := a.oneOf("table", "json", "csv")
			if err != nil {
				return err
			}
			g, err := a.openGraph()
			if err != nil {
				return err
			}
			defer g.close()
			return printLedger(cmd.OutOrStdout(), g, format)
		},
	}
	who, why := cmd.PersistentFlags().String("who", userName(), "who judges"), cmd.PersistentFlags().String("why", "", "the reason")
	for _, kind := range ledger.Kinds() {
		cmd.AddCommand(newJudgement(a, kind, who, why))
	}
	cmd.AddCommand(newLedgerExport(a), newLedgerImport(a))
	return cmd
}

// operands is what follows the kind on the command line, and what it says.
func operands(kind ledger.Kind) (names, short string) {
	switch kind {
	case ledger.Accept:
		return "STATEMENT", "a fact is right"
	case ledger.Reject:
		return "STATEMENT", "a fact is wrong"
	case ledger.Merge:
		return "ENTITY ENTITY", "two entities are one, which is called what the second is"
	case ledger.Split:
		return "ENTITY ENTITY", "two names are of two entities"
	case ledger.Rename:
		return "ENTITY NAME", "an entity is called NAME"
	case ledger.Retype:
		return "ENTITY CLASS", "an entity is of another class: Zone, Facility ..."
	default:
		return "JUDGEMENT", "a judgement does not hold"
	}
}

func newJudgement(a *app, kind ledger.Kind, who, why *string) *cobra.Command {
	names, short := operands(kind)
	count := 1
	if kind == ledger.Merge || kind == ledger.Split || kind == ledger.Rename || kind == ledger.Retype {
		count = 2
	}
	return &cobra.Command{
		Use: string(kind) + " " + names, Short: short, Args: args(count, count),
		RunE: func(cmd *cobra.Command, list []string) error {
			if err := a.exists(); err != nil {
				return err
			}
			s, err := store.Open(a.store, store.Options{})
			if err != nil {
				return err
			}
			j, err := judgement(cmd.Context(), s, kind, list)
			if err == nil {
				j.Who, j.Why, j.When = *who, *why, time.Now().UTC().Truncate(time.Second)
				err = record(cmd.Context(), s, []ledger.Judgement{j})
			}
			if err := errors.Join(err, s.Close()); err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), j)
			return err
		},
	}
}

// judgement reads what a person types.
func judgement(ctx context.Context, s *store.Store, kind ledger.Kind, list []string) (ledger.Judgement, error) {
	snapshot := s.Snapshot()
	defer snapshot.Close()
	j := ledger.Judgement{Kind: kind}
	entity := func(name string) (*ledger.Name, error) {
		e, err := queries.New().Resolve(ctx, snapshot, name)
		if err != nil {
			return nil, err
		}
		n := review.NameOf(e)
		return &n, nil
	}
	var err error
	switch kind {
	case ledger.Undo:
		return undoing(snapshot, list[0])
	case ledger.Accept, ledger.Reject:
		iri, ok := statementIRI(list[0])
		if !ok {
			return j, usagef("%q is not a statement: give stmt: and the hash that 'soegraph why' prints", list[0])
		}
		statement, err := queries.StatementOf(ctx, snapshot, iri)
		if err != nil {
			return j, err
		}
		subject := review.NameOf(statement.Subject)
		j.Subject, j.Predicate = &subject, statement.Predicate.Local()
		if statement.Entity != nil {
			object := review.NameOf(*statement.Entity)
			j.Object = &object
		} else {
			j.Value = string(statement.Object)
		}
		return j, nil
	}
	if j.Subject, err = entity(list[0]); err != nil {
		return j, err
	}
	if kind == ledger.Rename || kind == ledger.Retype {
		j.Value = list[1]
	} else if j.Object, err = entity(list[1]); err != nil {
		return j, err
	}
	return j, nil
}

// undoing is the judgement that undoes one, which its IRI or the hash in it names.
func undoing(r ledger.Reader, name string) (ledger.Judgement, error) {
	all, err := ledger.Read(r)
	if err != nil {
		return ledger.Judgement{}, err
	}
	for _, j := range all {
		if iri := j.IRI(); string(iri) == name || iri.Local() == name {
			return ledger.Judgement{Kind: ledger.Undo, Undoes: iri}, nil
		}
	}
	return ledger.Judgement{}, graph.Errorf(graph.NotFound, "there is no judgement %q; 'soegraph ledger' lists them", name)
}

// printLedger lists the judgements with what they do here: each holds, is undone,
// contradicts others, or names what is not there.
func printLedger(w io.Writer, g judged, format string) error {
	all, err := ledger.Read(g.snapshot)
	if err != nil {
		return err
	}
	l := ledger.New(all)
	_, idle := l.View(g.snapshot)
	state := map[graph.IRI]string{}
	for _, j := range all {
		state[j.IRI()] = "undone"
		if j.Kind == ledger.Undo {
			state[j.IRI()] = ""
		}
	}
	for _, j := range l.Standing {
		state[j.IRI()] = "holds"
	}
	for _, c := range l.Conflicts {
		for _, j := range c.Judgements {
			state[j.IRI()] = "conflict: " + c.Reason
		}
	}
	for _, j := range idle {
		state[j.IRI()] = "names what is not there"
	}
	r := rows{columns: []string{"judgement", "state", "says"}}
	for _, j := range all {
		r.cells = append(r.cells, []any{j.IRI().Local(), state[j.IRI()], j.String()})
	}
	return r.print(w, format)
}

func newLedgerExport(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "export", Short: "print the judgements as lines of JSON, to exchange them", Args: args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			g, err := a.openGraph()
			if err != nil {
				return err
			}
			defer g.close()
			all, err := ledger.Read(g.snapshot)
			if err != nil {
				return err
			}
			return ledger.WriteLines(cmd.OutOrStdout(), all)
		},
	}
}

func newLedgerImport(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "import FILE", Short: "take in judgements as lines of JSON ('-' is standard input): all, or none where a line is wrong", Args: args(1, 1),
		RunE: func(cmd *cobra.Command, list []string) error {
			in := cmd.InOrStdin()
			if list[0] != "-" {
				f, err := os.Open(list[0])
				if err != nil {
					return err
				}
				defer f.Close()
				in = f
			}
			judgements, err := ledger.ParseLines(list[0], in)
			if err != nil {
				return err
			}
			s, _, err := a.openWrite(cmd.Context())
			if err != nil {
				return err
			}
			if err := errors.Join(record(cmd.Context(), s, judgements), s.Close()); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%d judgements read\n", len(judgements))
			return err
		},
	}
}
