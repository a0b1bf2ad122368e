package main

import (
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/spf13/cobra"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/loader"
	"soegraph/seeds"
)

// newExtract is `soegraph extract`.
func newExtract(a *app) *cobra.Command {
	var explain bool
	cmd := &cobra.Command{
		Use:   "extract FILE",
		Short: "show what the loader finds in one file, without a store",
		Long: `Show what the loader finds in one file ('-' is standard input), without a store:
entities with their mentions and relations with the quote that states each, as JSON
(-f json, the default), or the statements and their evidence as N-Quads (-f nquads).
--explain shows text, names and facts side by side, with the rule that found each.`,
		Example: `  soegraph extract page.txt
  soegraph extract page.txt --explain
  soegraph extract page.pdf -f nquads > page.nq`,
		Args: args(1, 1),
		RunE: func(cmd *cobra.Command, list []string) error {
			format, err := a.oneOf("json", "nquads")
			if err != nil {
				return err
			}
			l, err := a.loader()
			if err != nil {
				return err
			}
			leaveGarbage(loader.ExtractGarbage)
			name, data, err := readFile(cmd.InOrStdin(), list[0])
			if err != nil {
				return err
			}
			found, missing := l.Extract(name, data)
			for _, x := range found {
				if explain {
					err = x.Explain(cmd.OutOrStdout())
				} else {
					err = printExtraction(cmd.OutOrStdout(), x, format)
				}
				if err != nil {
					return err
				}
			}
			return missing
		},
	}
	cmd.Flags().BoolVar(&explain, "explain", false, "text, names and rules side by side instead")
	return cmd
}

func printExtraction(w io.Writer, x loader.Extraction, format string) error {
	if format == "json" {
		_, err := w.Write(x.JSON())
		return err
	}
	quads, err := nquads.Canonical(quadsOf(x))
	if err != nil {
		return err
	}
	out := nquads.NewWriter(w)
	for _, q := range quads {
		if err := out.Write(q); err != nil {
			return err
		}
	}
	return out.Flush()
}

// quadsOf yields all that a document states, and the document itself.
func quadsOf(x loader.Extraction) iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		for _, q := range x.Document.Quads() {
			if !yield(q, nil) {
				return
			}
		}
		for s, err := range x.Statements() {
			for _, q := range s.Quads() {
				if !yield(q, err) {
					return
				}
			}
		}
	}
}

// loader is a loader with the built-in registry and the user's own names, which
// keeps apart what people judged to be two.
func (a *app) loader(apart ...[2]string) (*loader.Loader, error) {
	o := loader.Options{Apart: apart}
	if a.registry != "" {
		data, err := os.ReadFile(a.registry)
		if err != nil {
			return nil, fmt.Errorf("registry: %w", err)
		}
		o.Names = []loader.Names{{File: a.registry, Data: data}}
	}
	return loader.New(seeds.Registry(), o)
}

// readFile reads a file, or standard input for "-", and gives the name that
// messages call it by.
func readFile(stdin io.Reader, path string) (string, []byte, error) {
	if path == "-" {
		data, err := io.ReadAll(stdin)
		if err != nil {
			return "", nil, fmt.Errorf("read standard input: %w", err)
		}
		return "standard input", data, nil
	}
	data, err := os.ReadFile(path)
	return path, data, err
}
