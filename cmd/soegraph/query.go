package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"soegraph/graph"
	"soegraph/graph/store/quadstore"
	"soegraph/queries"
	"soegraph/queries/gizmo"
)

// newQuery is `soegraph query`.
func newQuery(a *app) *cobra.Command {
	var request gizmo.Request
	var params []string
	var interactive bool
	cmd := &cobra.Command{
		Use:   "query GIZMO | -i",
		Short: "run Gizmo, Cayley's language of paths",
		Long: `Run a query in Gizmo ('-' reads it from standard input). entity("CRRC") is the IRI of what a
name means, params.NAME the value of --param NAME=VALUE; the prefixes soe:, id:, skos: and those
of 'soegraph export -f turtle' may be used. The query runs in a process of its own, with limits
of time, rows and memory. docs/gizmo.md describes the language.`,
		Example: `  soegraph query 'g.V(entity("CRRC")).in("soe:subsidiaryOf").out("soe:participatesIn").all()'
  soegraph query 'g.V(entity(params.e)).out("soe:participatesIn").save("skos:prefLabel","name").all()' --param e=中广核`,
		Args: args(0, 1),
		RunE: func(cmd *cobra.Command, list []string) error {
			if interactive {
				return a.console(cmd)
			}
			if len(list) == 0 {
				return usagef("give a query, or -i for the console")
			}
			format, err := a.oneOf("table", "json", "csv")
			if err != nil {
				return err
			}
			if request.Query, err = queryText(cmd.InOrStdin(), list[0]); err != nil {
				return err
			}
			values, err := keyValues(params)
			if err != nil {
				return err
			}
			request.Params = map[string]any{}
			for name, value := range values {
				request.Params[name] = value
			}
			if err := a.exists(); err != nil {
				return err
			}
			engine, err := a.engine(1)
			if err != nil {
				return err
			}
			defer func() { _ = engine.Close() }() // nothing runs in it any more
			return printQuery(cmd.Context(), cmd.OutOrStdout(), cmd.ErrOrStderr(), engine, request, format)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&request.Limit, "limit", 0, "rows at most; 0 is the engine's own limit")
	flags.DurationVar(&request.Timeout, "timeout", 10*time.Second, "time at most")
	flags.BoolVar(&request.Explain, "explain", false, "show how the paths would be answered instead")
	flags.BoolVarP(&interactive, "interactive", "i", false, "a console with history and completion")
	flags.StringArrayVar(&params, "param", nil, "NAME=VALUE, which the query reads as params.NAME; may be given several times")
	return cmd
}

func queryText(stdin io.Reader, arg string) (string, error) {
	if arg != "-" {
		return arg, nil
	}
	_, data, err := readFile(stdin, arg)
	return string(data), err
}

// engine answers Gizmo in processes of this program.
func (a *app) engine(workers int) (*gizmo.Engine, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("start a query process: %w", err)
	}
	dir, err := filepath.Abs(a.store)
	if err != nil {
		return nil, err
	}
	return gizmo.New(gizmo.Options{Command: []string{self, workerCommand, "--store", dir}, Workers: workers})
}

// workerCommand is the hidden subcommand that answers queries for an engine.
const workerCommand = "query-worker"

// newWorker is `soegraph query-worker`.
func newWorker(a *app) *cobra.Command {
	return &cobra.Command{
		Use: workerCommand, Hidden: true, Args: args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			names := queries.New() // keeps the index of names from one query to the next
			return gizmo.Work(cmd.Context(), gizmo.Worker{
				Dir: a.store, Memory: gizmo.DefaultMemory, Resolve: resolver(names), In: cmd.InOrStdin(), Out: cmd.OutOrStdout(), Exit: os.Exit,
			})
		},
	}
}

// resolver finds what entity("CRRC") means in a query.
func resolver(names *queries.Library) gizmo.Resolver {
	return func(ctx context.Context, r quadstore.Reader, name string) (graph.IRI, error) {
		e, err := names.Resolve(ctx, r, name)
		return e.IRI, err
	}
}

// printQuery prints the rows of a query: JSON as they come, tables when all are there.
func printQuery(ctx context.Context, out, notes io.Writer, engine *gizmo.Engine, request gizmo.Request, format string) error {
	table := rows{}
	first := true
	stats, err := engine.Query(ctx, request, func(row gizmo.Row) error {
		if format == "json" {
			separator := ",\n"
			if first {
				separator, first = "[\n", false
			}
			_, err := fmt.Fprintf(out, "%s%s", separator, row)
			return err
		}
		return table.addQueryRow(row)
	})
	if err != nil {
		return usageOf(err)
	}
	switch {
	case format != "json":
		err = table.print(out, format)
	case first:
		_, err = fmt.Fprintln(out, "[]")
	default:
		_, err = fmt.Fprintln(out, "\n]")
	}
	if stats.Truncated {
		fmt.Fprintf(notes, "soegraph: there are more than these %d rows: ask for more with --limit\n", stats.Rows)
	}
	return err
}

// addQueryRow adds a row whose columns may be others than those before.
func (r *rows) addQueryRow(row gizmo.Row) error {
	cells, err := row.Cells()
	if err != nil {
		return errors.Join(err, errors.New(string(row)))
	}
	values := make([]any, len(r.columns))
	for _, c := range cells {
		i := slices.Index(r.columns, c.Column)
		if i < 0 {
			i = len(r.columns)
			r.columns = append(r.columns, c.Column)
			values = append(values, nil)
			for j := range r.cells {
				r.cells[j] = append(r.cells[j], nil)
			}
		}
		if c.Term == "" {
			values[i] = json.RawMessage(c.JSON)
		} else {
			values[i] = c.Text()
		}
	}
	r.cells = append(r.cells, values)
	return nil
}
