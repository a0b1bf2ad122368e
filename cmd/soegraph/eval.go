package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"soegraph/graph"
	"soegraph/loader"
	"soegraph/loader/eval"
)

// newEval is `soegraph eval`.
func newEval(a *app) *cobra.Command {
	var documents string
	var rules bool
	cmd := &cobra.Command{
		Use:   "eval GOLD_DIR...",
		Short: "precision, recall and F1 against what a careful reader finds",
		Long: `Compare what the loader finds with gold files: NAME.gold.json in each folder says what a
careful reader finds in NAME.txt, which lies beside it or in ../documents. Prints precision,
recall and F1 by entity type and predicate, for each folder by itself.`,
		Example: `  soegraph eval loader/testdata/eval/tuned loader/testdata/eval/untouched
  soegraph eval gold --documents texts --rules`,
		Args: args(1, -1),
		RunE: func(cmd *cobra.Command, list []string) error {
			format, err := a.oneOf("table", "json", "csv")
			if err != nil {
				return err
			}
			l, err := a.loader()
			if err != nil {
				return err
			}
			var all rows
			for _, dir := range list {
				score, err := scoreFolder(l, dir, documents)
				if err != nil {
					return err
				}
				if format != "table" {
					all = all.with(scoreRows(dir, score))
				} else if err := printScore(cmd.OutOrStdout(), dir, score, rules); err != nil {
					return err
				}
			}
			if format == "table" {
				return nil
			}
			return all.print(cmd.OutOrStdout(), format)
		},
	}
	cmd.Flags().StringVar(&documents, "documents", "", "folder of the texts, where they lie elsewhere")
	cmd.Flags().BoolVar(&rules, "rules", false, "how often each rule is right, too")
	return cmd
}

// scoreFolder scores every gold file of a folder.
func scoreFolder(l *loader.Loader, dir, documents string) (eval.Score, error) {
	golds, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if err != nil {
		return eval.Score{}, err
	}
	if len(golds) == 0 {
		return eval.Score{}, graph.Errorf(graph.NotFound, "%s: there are no gold files (NAME.gold.json) in this folder", dir)
	}
	var total eval.Score
	for _, path := range golds {
		score, err := scoreFile(l, path, documents)
		if err != nil {
			return eval.Score{}, err
		}
		total.Add(score)
	}
	return total, nil
}

func scoreFile(l *loader.Loader, path, documents string) (eval.Score, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return eval.Score{}, err
	}
	gold, err := eval.Parse(path, data)
	if err != nil {
		return eval.Score{}, err
	}
	name, text, err := textOf(path, documents)
	if err != nil {
		return eval.Score{}, err
	}
	found, err := l.Extract(name, text)
	if err != nil {
		return eval.Score{}, err
	}
	system, err := eval.Parse(name, found[0].JSON())
	return eval.Compare(gold, system), err
}

// textOf is the text that a gold file is of. A first line that only names the
// source ("# source: ...") is not part of it.
func textOf(gold, documents string) (string, []byte, error) {
	name := strings.TrimSuffix(filepath.Base(gold), ".gold.json") + ".txt"
	folders := []string{filepath.Dir(gold), filepath.Join(filepath.Dir(gold), "..", "documents")}
	if documents != "" {
		folders = []string{documents}
	}
	for _, folder := range folders {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			continue
		}
		if first, rest, ok := bytes.Cut(data, []byte{'\n'}); ok && bytes.HasPrefix(first, []byte("# source:")) {
			data = rest
		}
		return name, data, nil
	}
	return "", nil, graph.Errorf(graph.NotFound, "%s: its text %s is not in %s", gold, name, strings.Join(folders, " nor in "))
}

func printScore(w io.Writer, dir string, s eval.Score, rules bool) error {
	if _, err := fmt.Fprintf(w, "%s: %d documents\n\n", filepath.Base(dir), s.Documents); err != nil {
		return err
	}
	if err := s.Print(w); err != nil || !rules {
		return err
	}
	return s.PrintRules(w)
}

func scoreRows(dir string, s eval.Score) rows {
	r := rows{columns: []string{"folder", "kind", "name", "gold", "found", "given", "right", "precision", "recall", "f1"}}
	for c := range s.Rows() {
		r.cells = append(r.cells, []any{filepath.Base(dir), c.Kind, c.Name, c.Gold, c.Found, c.Given, c.Right, c.Precision(), c.Recall(), c.F1()})
	}
	return r
}
