package main

import (
	"strings"

	"github.com/spf13/cobra"

	"soegraph/graph"
	"soegraph/queries"
)

// newSearch is `soegraph search`.
func newSearch(a *app) *cobra.Command {
	var class string
	var limit int
	cmd := &cobra.Command{
		Use:   "search TEXT",
		Short: "find entities by a part of a name, in Chinese, English or pinyin",
		Example: `  soegraph search 中车
  soegraph search zgzc
  soegraph search 太平 --type Zone`,
		Args: args(1, 1),
		RunE: func(cmd *cobra.Command, list []string) error {
			format, err := a.oneOf("table", "json", "csv")
			if err != nil {
				return err
			}
			o := queries.SearchOptions{Limit: limit}
			if class != "" {
				c, err := classNamed(class)
				if err != nil {
					return err
				}
				o.Classes = []graph.Class{c}
			}
			g, err := a.openGraph()
			if err != nil {
				return err
			}
			defer g.close()
			found, err := queries.Search(g, list[0], o)
			if err != nil {
				return err
			}
			r := rows{columns: []string{"name", "type", "id", "aliases"}}
			for _, e := range found {
				r.cells = append(r.cells, []any{e.Name, e.Class.Local(), "id:" + e.ID(), strings.Join(e.Aliases, ", ")})
			}
			return r.print(cmd.OutOrStdout(), format)
		},
	}
	cmd.Flags().StringVar(&class, "type", "", "only of this class: Enterprise, Project, Zone ...")
	cmd.Flags().IntVar(&limit, "limit", 20, "rows at most")
	return cmd
}

// classNamed is the class of entities with a name.
func classNamed(name string) (graph.Class, error) {
	var names []string
	for _, c := range graph.Classes() {
		if strings.EqualFold(c.Local(), name) {
			return c, nil
		}
		names = append(names, c.Local())
	}
	return "", usagef("there is no class %q; there are %s", name, strings.Join(names, ", "))
}
