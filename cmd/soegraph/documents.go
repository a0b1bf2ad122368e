package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/queries"
)

// newDocuments is `soegraph documents`.
func newDocuments(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "documents",
		Short: "what is loaded",
		Args:  args(0, 0),
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
			list, err := queries.Documents(cmd.Context(), g)
			if err != nil {
				return err
			}
			r := rows{columns: []string{"document", "file", "title", "published", "publisher", "articles", "facts"}}
			for _, d := range list {
				id := d.IRI.Local()
				if format == "table" {
					id = id[:min(12, len(id))]
				}
				r.cells = append(r.cells, []any{id, d.File, d.Title, d.Published, d.Publisher, d.Articles, d.Facts})
			}
			return r.print(cmd.OutOrStdout(), format)
		},
	}
}

// newRetract is `soegraph retract`.
func newRetract(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "retract DOC...",
		Short: "remove documents' evidence, and the facts that nothing else states",
		Long: `Remove documents from the store: their evidence, and the facts that nothing else states. A
document is named by its file name, its title, or what 'soegraph documents' prints. Where one
of several cannot be found, none is removed.`,
		Example: `  soegraph retract page.txt`,
		Args:    args(1, -1),
		RunE: func(cmd *cobra.Command, list []string) error {
			if err := a.exists(); err != nil {
				return err
			}
			s, err := store.Open(a.store, store.Options{})
			if err != nil {
				return err
			}
			return errors.Join(retract(cmd, s, list), s.Close())
		},
	}
}

func retract(cmd *cobra.Command, s *store.Store, list []string) error {
	snapshot := s.Snapshot()
	defer snapshot.Close()
	documents := make([]graph.IRI, len(list))
	for i, name := range list {
		d, err := queries.DocumentOf(cmd.Context(), snapshot, name)
		if err != nil {
			return err
		}
		documents[i] = d.IRI
	}
	for i, d := range documents {
		change, err := s.Retract(cmd.Context(), d)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(cmd.OutOrStdout(), "retracted %s: %d facts went with it\n", list[i], change.Dropped); err != nil {
			return err
		}
	}
	return nil
}
