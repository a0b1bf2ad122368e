package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"soegraph/graph"
	"soegraph/graph/format"
	"soegraph/queries"
)

// exportOptions says which part of the graph is exported.
type exportOptions struct {
	focus    []string
	depth    int
	limit    int
	document string
	all      bool
	salvage  bool
}

// newExport is `soegraph export`.
func newExport(a *app) *cobra.Command {
	var o exportOptions
	var path string
	cmd := &cobra.Command{
		Use:   "export (--focus NAME | --document DOC | --all)",
		Short: "take the graph, or a part of it, out in a format that other programs read",
		Long: `Write a part of the graph: what lies around an entity (--focus, --depth), what a document
states (--document), or everything (--all), with the evidence of every fact and the documents
that it is from. Formats: ` + formatNames() + `.
Without -f the extension of FILE decides, else nquads.`,
		Example: `  soegraph export --focus CRRC --depth 2 -f html -o crrc.html
  soegraph export --document page.txt -f graphml -o page.graphml
  soegraph export --all -o all.nq`,
		Args: args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			info, err := a.exportFormat(path)
			if err != nil {
				return err
			}
			if err := o.check(); err != nil {
				return err
			}
			if o.salvage {
				return a.salvage(cmd, path)
			}
			g, err := a.openGraph()
			if err != nil {
				return err
			}
			defer g.close()
			return writeFile(cmd.OutOrStdout(), path, func(w io.Writer) error { return o.write(cmd.Context(), w, g, info) })
		},
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&o.focus, "focus", nil, "entity in the middle; several are separated by commas")
	flags.IntVar(&o.depth, "depth", 1, "steps from the focus")
	flags.IntVar(&o.limit, "limit", 500, "entities at most around the focus")
	flags.StringVar(&o.document, "document", "", "what a document states")
	flags.BoolVar(&o.all, "all", false, "everything")
	flags.BoolVar(&o.salvage, "salvage", false, "everything that is whole of a damaged store, as N-Quads")
	flags.StringVarP(&path, "output", "o", "", "file to write; standard output without")
	return cmd
}

func formatNames() string {
	var names []string
	for _, f := range format.Formats() {
		names = append(names, string(f.Format))
	}
	return strings.Join(names, ", ")
}

// exportFormat is what -f asks for, or what the file's name says.
func (a *app) exportFormat(path string) (format.Info, error) {
	if a.format != "" {
		info, err := format.Lookup(a.format)
		if err != nil {
			return info, usageError{err}
		}
		return info, nil
	}
	for _, f := range format.Formats() {
		if path != "" && f.Extension == strings.ToLower(filepath.Ext(path)) {
			return f, nil
		}
	}
	return format.Lookup(string(format.NQuads))
}

func (o exportOptions) check() error {
	asked := 0
	for _, given := range []bool{len(o.focus) > 0, o.document != "", o.all, o.salvage} {
		if given {
			asked++
		}
	}
	if asked != 1 {
		return usagef("say what to export: one of --focus NAME, --document DOC, --all, --salvage")
	}
	return nil
}

// write writes the part that is asked for. Everything as N-Quads streams, as the
// documents and the ledger state it.
func (o exportOptions) write(ctx context.Context, w io.Writer, g judged, info format.Info) error {
	if o.all && info.Format == format.NQuads {
		if err := g.snapshot.Export(w); err != nil {
			return err
		}
		return g.Err()
	}
	quads, title, err := o.quads(ctx, g)
	if err != nil {
		return err
	}
	s, err := format.FromQuads(func(yield func(graph.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	})
	if err != nil {
		return err
	}
	return info.Write(w, s, format.Options{Title: title})
}

func (o exportOptions) quads(ctx context.Context, g judged) ([]graph.Quad, string, error) {
	if o.all {
		return slices.Collect(g.snapshot.Quads()), "", nil
	}
	if o.document != "" {
		d, err := queries.DocumentOf(ctx, g, o.document)
		if err != nil {
			return nil, "", err
		}
		quads, err := queries.DocumentGraph(ctx, g, d.IRI)
		return quads, d.Title, err
	}
	library := queries.New()
	var focus []graph.IRI
	for _, name := range o.focus {
		e, err := library.Resolve(ctx, g, name)
		if err != nil {
			return nil, "", err
		}
		focus = append(focus, e.IRI)
	}
	s, err := queries.Neighbourhood(ctx, g, focus, queries.Reach{Depth: o.depth, Limit: o.limit, Closure: queries.Closure{Evidence: true, Documents: true}})
	return s.Quads, strings.Join(o.focus, ", "), err
}

// writeFile writes to a file, whole or not at all, or to standard output.
func writeFile(stdout io.Writer, path string, write func(io.Writer) error) error {
	if path == "" {
		out := bufio.NewWriter(stdout)
		if err := write(out); err != nil {
			return err
		}
		return out.Flush()
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }() // of what failed; after the rename there is nothing
	out := bufio.NewWriterSize(f, 1<<20)
	if err := write(out); err != nil {
		f.Close()
		return err
	}
	if err := out.Flush(); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
