package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"soegraph/graph"
	"soegraph/graph/ledger"
	"soegraph/graph/store"
	"soegraph/review"
)

// newReview is `soegraph review`.
func newReview(a *app) *cobra.Command {
	var who string
	var limit int
	cmd := &cobra.Command{
		Use:   "review",
		Short: "entities that may be one and facts that may be wrong, best first, for you to judge",
		Long: `Show what people should look at: entities that may be one, and facts that the loader is not
sure of, each with the sentences to judge by. On a terminal it asks: y yes, n no, l later, q quit.
Elsewhere, and with -f, it prints the list. Judgements go to the ledger: see 'soegraph ledger'.`,
		Example: `  soegraph review
  soegraph review -f json --limit 20`,
		Args: args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			format, err := a.oneOf("table", "json", "csv")
			if err != nil {
				return err
			}
			in, terminal := cmd.InOrStdin().(*os.File)
			if a.format == "" && terminal && term.IsTerminal(int(in.Fd())) {
				return a.ask(cmd, who, limit)
			}
			g, err := a.openGraph()
			if err != nil {
				return err
			}
			defer g.close()
			items, err := a.items(cmd.Context(), g, limit)
			if err != nil {
				return err
			}
			if format == "json" {
				return writeJSON(cmd.OutOrStdout(), items)
			}
			return itemRows(items).print(cmd.OutOrStdout(), format)
		},
	}
	cmd.Flags().StringVar(&who, "who", userName(), "who judges")
	cmd.Flags().IntVar(&limit, "limit", 50, "items at most; 0 is all")
	return cmd
}

// items is what is to be reviewed in a graph.
func (a *app) items(ctx context.Context, g judged, limit int) ([]review.Item, error) {
	list, err := ledger.Read(g.snapshot)
	if err != nil {
		return nil, err
	}
	standing := ledger.New(list)
	l, err := a.loader(standing.Apart()...)
	if err != nil {
		return nil, err
	}
	return review.List(ctx, g, l, standing, limit)
}

func itemRows(items []review.Item) rows {
	r := rows{columns: []string{"question", "score", "what", "and", "quote"}}
	for _, i := range items {
		if i.Kind == review.SameEntity {
			r.cells = append(r.cells, []any{string(i.Kind), i.Score, i.A.Name.Name, i.B.Name.Name, i.A.Quote})
		} else {
			r.cells = append(r.cells, []any{string(i.Kind), i.Score, i.Fact.Subject.Name + " " + i.Fact.Predicate, i.Fact.Text, i.Fact.Quote})
		}
	}
	return r
}

// ask puts the items to a person at a terminal.
func (a *app) ask(cmd *cobra.Command, who string, limit int) error {
	if err := a.exists(); err != nil {
		return err
	}
	g, err := a.openGraph()
	if err != nil {
		return err
	}
	items, err := a.items(cmd.Context(), g, limit)
	g.close()
	if err != nil {
		return err
	}
	s, err := store.Open(a.store, store.Options{})
	if err != nil {
		return err
	}
	return errors.Join(askAll(cmd.Context(), s, items, who, cmd.InOrStdin(), cmd.OutOrStdout()), s.Close())
}

func askAll(ctx context.Context, s *store.Store, items []review.Item, who string, in io.Reader, out io.Writer) error {
	answers := bufio.NewScanner(in)
	for n, i := range items {
		fmt.Fprintf(out, "\n%d of %d  %s", n+1, len(items), question(i))
		for {
			fmt.Fprint(out, "  y yes, n no, l later, q quit: ")
			if !answers.Scan() || ctx.Err() != nil {
				return errors.Join(answers.Err(), ctx.Err())
			}
			answer := strings.ToLower(strings.TrimSpace(answers.Text()))
			if answer == "q" {
				return nil
			}
			if answer == "l" {
				break
			}
			if answer != "y" && answer != "n" {
				continue
			}
			j := i.No()
			if answer == "y" {
				j = i.Yes()
			}
			j.Who, j.When = who, time.Now().UTC()
			if err := record(ctx, s, []ledger.Judgement{j}); err != nil {
				return err
			}
			break
		}
	}
	_, err := fmt.Fprintln(out, "nothing more to review")
	return err
}

func question(i review.Item) string {
	if i.Kind == review.SameEntity {
		return fmt.Sprintf("are these one %s? (%.2f, %s)\n  A %s\n    %s\n  B %s\n    %s\n",
			i.A.Class, i.Score, i.Reason, i.A.Name.Name, i.A.Quote, i.B.Name.Name, i.B.Quote)
	}
	f := i.Fact
	return fmt.Sprintf("is it so? (%.2f, %s)\n  %s %s %s\n    %s\n", i.Score, i.Reason, f.Subject.Name, f.Predicate, f.Text, f.Quote)
}

// record appends judgements to a store's ledger.
func record(ctx context.Context, s *store.Store, list []ledger.Judgement) error {
	var quads []graph.Quad
	for _, j := range list {
		if err := j.Check(); err != nil {
			return usageError{err}
		}
		quads = append(quads, j.Quads()...)
	}
	_, err := s.Append(ctx, graph.LedgerGraph, quads)
	return err
}

// userName is who judges where nobody says it.
func userName() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}
