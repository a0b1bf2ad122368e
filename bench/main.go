// Command bench measures soegraph's store beside what people would use instead,
// on the same generated graph in one run, and writes a table of the figures and
// their ratios.
//
// Each store is measured in a process of its own, so that one's memory and
// garbage are not another's. Every store answers the same questions, and a run in
// which two answers differ fails.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"

	"soegraph/graph/nquads"
	"soegraph/queries/queriestest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	sizes := flags.String("sizes", "1000000", "quads of the graphs, separated by commas")
	names := flags.String("stores", strings.Join(storeNames(), ","), "stores to measure, separated by commas")
	runs := flags.Int("runs", 21, "how often each question is asked")
	dir := flags.String("dir", "", "folder for the data; a temporary one without")
	output := flags.String("o", "", "file for the tables; standard output without")
	child := flags.String("child", "", "measure one store and print JSON: for this program's own use")
	file := flags.String("file", "", "the graph of -child")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *child != "" {
		return measureOne(ctx, *child, *file, *dir, *runs)
	}
	if *dir == "" {
		temporary, err := os.MkdirTemp("", "soegraph-bench-")
		if err != nil {
			return err
		}
		if err := os.Chmod(temporary, 0o755); err != nil { // PostgreSQL runs as another user
			return err
		}
		defer func() { _ = os.RemoveAll(temporary) }() // what is left is in a temporary folder
		*dir = temporary
	}
	var report strings.Builder
	report.WriteString(heading())
	for size := range strings.SplitSeq(*sizes, ",") {
		quads := 0
		if _, err := fmt.Sscan(size, &quads); err != nil {
			return fmt.Errorf("size %q: %w", size, err)
		}
		figures, err := measureAll(ctx, quads, strings.Split(*names, ","), *dir, *runs)
		if err != nil {
			return err
		}
		report.WriteString(table(figures))
	}
	if *output == "" {
		_, err := os.Stdout.WriteString(report.String())
		return err
	}
	return os.WriteFile(*output, []byte(report.String()), 0o644)
}

// measureAll measures stores on one graph, one after the other.
func measureAll(ctx context.Context, quads int, names []string, dir string, runs int) ([]Figures, error) {
	file := filepath.Join(dir, fmt.Sprintf("%d.nq", quads))
	if err := generate(file, quads); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	var all []Figures
	for _, name := range names {
		fmt.Fprintf(os.Stderr, "%d quads: %s\n", quads, name)
		if name == "cayley-memstore" && int64(quads)*memstoreBytes > freeMemory() {
			all = append(all, Figures{Store: name, Skipped: "more memory than the machine has"})
			continue
		}
		cmd := exec.CommandContext(ctx, self, "-child", name, "-file", file, "-dir", dir, "-runs", fmt.Sprint(runs))
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		var f Figures
		if err := json.Unmarshal(out, &f); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, f)
	}
	return all, agree(all)
}

// agree fails where two stores answered a question differently.
func agree(all []Figures) error {
	var errs []error
	for _, f := range all {
		for question, answer := range f.Answers {
			if first := all[0].Answers[question]; f.Skipped == "" && first != "" && answer != first {
				errs = append(errs, fmt.Errorf("%s: %s says %s, %s says %s", question, all[0].Store, first, f.Store, answer))
			}
		}
	}
	return errors.Join(errs...)
}

// generate writes the graph, unless it is there.
func generate(path string, quads int) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<20)
	g := queriestest.Generated{Projects: quads / queriestest.QuadsOfProject, Seed: 1}
	if err := errors.Join(nquads.NewWriter(out).WriteAll(g.Quads()), out.Flush(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
