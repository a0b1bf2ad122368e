package main

import (
	"os"

	"github.com/spf13/cobra"

	"soegraph/loader"
	"soegraph/seeds"
)

// newExtract is `soegraph extract`: what the loader finds in one file, without a store.
func newExtract() *cobra.Command {
	return &cobra.Command{
		Use:   "extract FILE",
		Short: "show what the loader finds in one file, without a store",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, err := loader.New(seeds.Registry(), loader.Options{})
			if err != nil {
				return err
			}
			data, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			found, err := l.Extract(args[0], data)
			if err != nil {
				return err
			}
			for _, x := range found {
				if _, err := cmd.OutOrStdout().Write(x.JSON()); err != nil {
					return err
				}
			}
			return nil
		},
	}
}
