package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// app is the flags that subcommands share.
type app struct {
	store    string // folder of the store
	registry string // a user's own CSV of names, or ""
	format   string // of what is printed, or ""
	queries  string // a folder of the user's own named queries, or ""
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "soegraph",
		Short: "Chinese news pages about central state-owned enterprises (央企) as a graph",
		Long: `soegraph turns Chinese news pages about central state-owned enterprises (央企) into a
graph of enterprises, projects, zones and industries, in which every fact leads to the
sentence that states it, and answers questions about it. It needs no network.`,
		Example: strings.TrimRight(`
  soegraph up                                     # load the seed documents, serve, print the address
  soegraph load ~/pages                           # your own pages
  soegraph run projects-involving enterprise=中车  # a named query; 'soegraph run' lists them`, "\n"),
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		SilenceErrors:              true,
		Args:                       knownCommand,
		RunE:                       func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.store, "store", "data", "folder of the store")
	flags.StringVar(&a.registry, "registry", "", "a CSV file of your own names, beside the built-in registry")
	flags.StringVar(&a.queries, "queries", "", "a folder of your own named queries (NAME.js)")
	flags.StringVarP(&a.format, "format", "f", "", "of what is printed: table, json or csv; export and extract have their own")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("%w\nSee '%s --help'", err, cmd.CommandPath())
	})
	root.AddGroup(
		&cobra.Group{ID: "load", Title: "Documents in:"},
		&cobra.Group{ID: "ask", Title: "Answers out:"},
		&cobra.Group{ID: "keep", Title: "The store:"},
	)
	add := func(group string, cmds ...*cobra.Command) {
		for _, cmd := range cmds {
			cmd.GroupID = group
			root.AddCommand(cmd)
		}
	}
	add("load", newUp(a), newLoad(a), newDocuments(a), newRetract(a), newExtract(a), newEval(a))
	add("ask", newRun(a), newSearch(a), newQuery(a), newWhy(a), newExport(a), newReview(a), newLedger(a))
	add("keep", newServe(a), newImport(a), newVerify(a), newBackup(a))
	root.AddCommand(newWorker(a))
	return root
}

// knownCommand says of what is no command which ones are near it.
func knownCommand(cmd *cobra.Command, list []string) error {
	if len(list) == 0 {
		return nil
	}
	near := ""
	if names := cmd.SuggestionsFor(list[0]); len(names) > 0 {
		near = "; did you mean " + strings.Join(names, " or ") + "?"
	}
	return usagef("there is no command %q%s\nSee 'soegraph --help'", list[0], near)
}

// args checks the number of arguments, and says how the command is used where
// it is wrong.
func args(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, list []string) error {
		switch {
		case len(list) < least:
			return usagef("something is missing: %s\nSee '%s --help'", cmd.UseLine(), cmd.CommandPath())
		case most >= 0 && len(list) > most:
			return usagef("%q is one argument too many: %s\nSee '%s --help'", list[most], cmd.UseLine(), cmd.CommandPath())
		}
		return nil
	}
}

// oneOf checks a format: the first is the default.
func (a *app) oneOf(formats ...string) (string, error) {
	if a.format == "" {
		return formats[0], nil
	}
	for _, f := range formats {
		if f == a.format {
			return f, nil
		}
	}
	return "", usagef("there is no format %q here; there are %s", a.format, strings.Join(formats, ", "))
}
