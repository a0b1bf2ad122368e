package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"soegraph/queries"
)

// newRun is `soegraph run`.
func newRun(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "run [NAME [key=value...]]",
		Short: "a named query; without a name, the list of them",
		Long: `Run a named query. Without a name it lists the queries with their parameters; with a name
and nothing else it runs the query, or says which parameters it needs. Entities are named in
Chinese or English, by short or legal name, or by IRI: CRRC, 中车 and 中国中车集团有限公司 mean
the same enterprise. A name that means several entities lists them and exits 2.`,
		Example: `  soegraph run
  soegraph run projects-involving enterprise=CRRC
  soegraph run events-timeline from=2023-01 to=2023-12 place=大连 -f csv`,
		Args: args(0, -1),
		RunE: func(cmd *cobra.Command, list []string) error {
			format, err := a.oneOf("table", "json", "csv")
			if err != nil {
				return err
			}
			r, end := a.newRunner()
			defer end()
			library, err := a.library(r)
			if err != nil {
				return usageOf(err)
			}
			if len(list) == 0 {
				return printCatalogue(cmd.OutOrStdout(), library.Queries(), format)
			}
			values, err := keyValues(list[1:])
			if err != nil {
				return err
			}
			query, err := library.Query(list[0])
			if err != nil {
				return usageError{err}
			}
			g, err := a.openGraph()
			if err != nil {
				return err
			}
			defer g.close()
			result, err := library.Run(cmd.Context(), g, query.Name, values)
			if err != nil {
				return usageOf(err)
			}
			if err := resultRows(result).print(cmd.OutOrStdout(), format); err != nil {
				return err
			}
			return g.Err()
		},
	}
}

// keyValues reads key=value arguments.
func keyValues(list []string) (map[string]string, error) {
	values := map[string]string{}
	for _, arg := range list {
		key, value, ok := strings.Cut(arg, "=")
		if !ok || key == "" {
			return nil, usagef("%q is not key=value", arg)
		}
		if _, twice := values[key]; twice {
			return nil, usagef("%s is given twice", key)
		}
		values[key] = value
	}
	return values, nil
}

// printCatalogue lists the queries: for people with the parameters as they are typed.
func printCatalogue(w io.Writer, list []queries.Query, format string) error {
	if format == "json" {
		return writeJSON(w, list)
	}
	r := rows{columns: []string{"query", "parameters", "what it answers", "示意"}}
	for _, q := range list {
		var parameters []string
		for _, p := range q.Parameters {
			text := p.Name + "=" + p.Example
			if !p.Required {
				text = "[" + text + "]"
			}
			parameters = append(parameters, text)
		}
		r.cells = append(r.cells, []any{q.Name, strings.Join(parameters, " "), q.Title.English, q.Title.Chinese})
	}
	if err := r.print(w, format); err != nil || format != "table" {
		return err
	}
	_, err := fmt.Fprintln(w, "\nFor example: soegraph run projects-involving enterprise=CRRC")
	return err
}

// resultRows is the answer of a query as it is printed.
func resultRows(result queries.Result) rows {
	r := rows{}
	for _, c := range result.Columns {
		r.columns = append(r.columns, c.Name)
	}
	for _, row := range result.Rows {
		cells := make([]any, len(row))
		for i, cell := range row {
			if cell != nil {
				cells[i] = cell
			}
		}
		r.cells = append(r.cells, cells)
	}
	return r
}
