package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/graph/store"
)

// newImport is `soegraph import`.
func newImport(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE.nq",
		Short: "read N-Quads into the store",
		Long: `Read N-Quads ('-' is standard input), such as 'soegraph export --all' and 'soegraph extract
-f nquads' write, into the store: all of the file or, where a line is broken, nothing of it.
Blank nodes become IRIs of their own.`,
		Example: `  soegraph import all.nq --store copy`,
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, list []string) error {
			format, err := a.oneOf("table", "json")
			if err != nil {
				return err
			}
			in := cmd.InOrStdin()
			if list[0] != "-" {
				f, err := os.Open(list[0])
				if err != nil {
					return err
				}
				defer f.Close()
				in = f
			}
			fresh := graph.CodeOf(a.exists()) == graph.NotFound
			s, err := store.Open(a.store, store.Options{})
			if err != nil {
				return err
			}
			reader := nquads.NewReader(in)
			reader.File = list[0]
			change, err := s.Import(cmd.Context(), nquads.Skolemise(filepath.Base(list[0]), reader.Parallel(runtime.GOMAXPROCS(0))))
			if err := errors.Join(err, s.Close()); err != nil {
				if fresh { // nothing came of it, so nothing is left of it
					return errors.Join(err, os.RemoveAll(a.store))
				}
				return err
			}
			if format == "json" {
				return writeJSON(cmd.OutOrStdout(), change)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "quads added %d, facts new %d\n", change.Added, change.Facts)
			return err
		},
	}
}

// newVerify is `soegraph verify`.
func newVerify(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "check the store from end to end",
		Long: `Check every checksum, every permutation against the others, every entry of the dictionary,
and every fact against its evidence. Exits 1 and says what is wrong.`,
		Args: args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := a.openRead()
			if err != nil {
				return err
			}
			defer closeRead(s)
			problems := 0
			for p := range s.Verify(cmd.Context()) {
				fmt.Fprintln(cmd.OutOrStdout(), p)
				problems++
			}
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			if problems > 0 {
				return graph.Errorf(graph.Damaged, "%s: %d problems; restore it from a backup, or load the documents again into a new store", a.store, problems)
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s is whole\n", a.store)
			return err
		},
	}
}

// newBackup is `soegraph backup`.
func newBackup(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "backup DIR",
		Short:   "copy the store to a new folder, while it is in use",
		Example: `  soegraph backup /mnt/backups/2026-11-25`,
		Args:    args(1, 1),
		RunE: func(cmd *cobra.Command, list []string) error {
			s, err := a.openRead()
			if err != nil {
				return err
			}
			defer closeRead(s)
			if err := s.Backup(cmd.Context(), list[0]); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s is a copy of %s\n", list[0], a.store)
			return err
		},
	}
}
