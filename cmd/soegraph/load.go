package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"soegraph/graph"
	"soegraph/loader"
)

// newLoad is `soegraph load`.
func newLoad(a *app) *cobra.Command {
	var meta loader.Meta
	cmd := &cobra.Command{
		Use:   "load PATH...",
		Short: "read documents into the store",
		Long: `Read files, folders, globs or standard input ('-') into the store: text, Markdown, HTML,
PDF, DOCX, and zip archives of these, told apart by what is in them. A document is written
whole or not at all; loading it again changes nothing; loading a changed version of a file
replaces what it said before. A file that is no document is reported and the rest is loaded.
Ctrl-C stops after the document at hand; the same command goes on from there.`,
		Example: `  soegraph load ~/pages
  soegraph load 'pages/2023-*.txt' --publisher 大连日报
  pdftotext page.pdf - | soegraph load - --date 2023-10-25`,
		Args: args(1, -1),
		RunE: func(cmd *cobra.Command, list []string) error {
			format, err := a.oneOf("table", "json")
			if err != nil {
				return err
			}
			s, l, err := a.openWrite(cmd.Context())
			if err != nil {
				return err
			}
			leaveGarbage(loader.LoadGarbage)
			bar := newBar(cmd.ErrOrStderr())
			report, err := load(cmd.Context(), l, s, list, meta, cmd.InOrStdin(), bar.update)
			bar.finish()
			if err := errors.Join(err, s.Close()); err != nil {
				return err
			}
			return printReport(cmd.OutOrStdout(), report, format)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&meta.Title, "title", "", "title of the documents")
	flags.StringVar(&meta.Published, "date", "", "date of publication, as exact as known: 2023-10-25, 2023-10, 2023")
	flags.StringVar(&meta.Publisher, "publisher", "", "paper or agency")
	flags.StringVar(&meta.Section, "section", "", "section of the paper")
	flags.StringVar(&meta.URL, "url", "", "address of the document")
	return cmd
}

// leaveGarbage lets so much garbage lie, in percent, unless the user says how much.
func leaveGarbage(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// load loads paths and, for "-", standard input.
func load(ctx context.Context, l *loader.Loader, w loader.Writer, paths []string, meta loader.Meta, stdin io.Reader, progress func(loader.Progress)) (loader.Report, error) {
	var total loader.Report
	files := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == "-" })
	if len(files) < len(paths) {
		name, data, err := readFile(stdin, "-")
		if err != nil {
			return total, err
		}
		if total, err = l.LoadBytes(ctx, w, name, data, meta); err != nil {
			return total, err
		}
	}
	if len(files) == 0 {
		return total, nil
	}
	report, err := l.Load(ctx, w, files, meta, progress)
	total.Add(report)
	return total, err
}

// printReport prints what a load found. It fails where a file could not be read.
func printReport(w io.Writer, r loader.Report, format string) error {
	if format == "json" {
		if err := writeJSON(w, r); err != nil {
			return err
		}
	} else if _, err := io.WriteString(w, reportText(r)); err != nil {
		return err
	}
	if n := len(r.Rejected); n > 0 {
		return graph.Errorf(graph.Invalid, "%d of the files could not be read; the rest is loaded", n)
	}
	return nil
}

func reportText(r loader.Report) string {
	var b strings.Builder
	rejects := 0
	for _, n := range r.Rejects {
		rejects += n
	}
	fmt.Fprintf(&b, "documents %d, articles %d, sentences %d, entities %d, facts %d, rejects %d\n",
		r.Documents, r.Articles, r.Sentences, r.Entities, r.Facts, rejects)
	if r.Unchanged > 0 {
		fmt.Fprintf(&b, "unchanged: %d documents were in the store already\n", r.Unchanged)
	}
	if r.Duplicates > 0 {
		fmt.Fprintf(&b, "duplicates: %d files have the bytes of another\n", r.Duplicates)
	}
	for _, reason := range slices.Sorted(maps.Keys(r.Rejects)) {
		fmt.Fprintf(&b, "rejected: %d times %s\n", r.Rejects[reason], reason)
	}
	for _, f := range r.Rejected {
		fmt.Fprintf(&b, "not read: %s\n", f.Reason)
	}
	return b.String()
}
