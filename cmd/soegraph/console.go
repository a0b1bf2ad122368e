package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"soegraph/queries"
	"soegraph/queries/console"
)

// maxNames is how many names of entities the console offers at once.
const maxNames = 20

// console is `soegraph query -i`.
func (a *app) console(cmd *cobra.Command) error {
	g, err := a.openGraph()
	if err != nil {
		return err
	}
	defer g.close()
	engine, err := a.engine(1)
	if err != nil {
		return err
	}
	defer func() { _ = engine.Close() }() // nothing runs in it any more
	library := queries.New()
	// an interrupt is for the query that runs: the console hears it itself
	ctx := context.WithoutCancel(cmd.Context())
	return console.Run(ctx, cmd.InOrStdin(), console.Options{
		Engine: engine, History: historyFile(), Out: cmd.OutOrStdout(),
		Names: func(typed string) []string {
			found, _, err := library.Search(ctx, g, typed, queries.SearchOptions{Limit: maxNames})
			if err != nil {
				return nil // completion is a help, not an answer
			}
			names := make([]string, 0, len(found))
			for _, e := range found {
				names = append(names, e.Name)
			}
			return names
		},
	})
}

// historyFile is where the console keeps what was typed, "" where the user has
// no such place.
func historyFile() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	dir = filepath.Join(dir, "soegraph")
	if os.MkdirAll(dir, 0o700) != nil {
		return ""
	}
	return filepath.Join(dir, "query-history")
}
