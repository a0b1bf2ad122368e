package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"soegraph/graph"
	"soegraph/graph/store"
)

// salvage writes what is whole of a damaged store as N-Quads, and tells on the
// error output what it left out.
func (a *app) salvage(cmd *cobra.Command, path string) error {
	if err := a.exists(); err != nil {
		return err
	}
	s, err := store.Open(a.store, store.Options{Salvage: true})
	if err != nil {
		return err
	}
	defer closeRead(s)
	snapshot := s.Snapshot()
	defer snapshot.Close()
	var damage error
	err = writeFile(cmd.OutOrStdout(), path, func(w io.Writer) error {
		err := snapshot.Export(w)
		if graph.CodeOf(err) == graph.Damaged {
			damage, err = err, nil
		}
		return err
	})
	for _, lost := range []error{s.Lost(), damage} {
		if err == nil && lost != nil {
			fmt.Fprintln(cmd.ErrOrStderr(), "left out:", lost)
		}
	}
	return err
}
