package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// heading says what was measured, where and when.
func heading() string {
	return fmt.Sprintf(`# Results

Written by `+"`make bench-stores`"+`: the same generated graph and the same questions for each store in one run, each store in a process of its own,
and every answer compared. Times are medians with their quartiles; a ratio is to soegraph by named query (more is slower than it, for MB/s
and quads/s less is slower). %s

- **Q1** projects of an enterprise and all its subsidiaries, with name and amount; popular, middle and rare enterprises. soegraph's named query
  is asked for these two of its columns.
- **Q2** quads around a project, two steps, both directions, 500 at most. **Q3** zones ranked by investment in an industry and those below it.
- **Q4** the shortest path between two enterprises over their projects, four steps at most. **Export**: everything as N-Quads.
- Memory is the anonymous memory of the process that answers; of PostgreSQL, whose server is another process, it says nothing.

`, machine())
}

func machine() string {
	cpu := "unknown processor"
	if data, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(data)) {
			if name, ok := strings.CutPrefix(line, "model name"); ok {
				cpu = strings.TrimSpace(strings.TrimLeft(name, "\t :"))
				break
			}
		}
	}
	return fmt.Sprintf("%s, %d cores, %s, %s.", cpu, runtime.NumCPU(), runtime.Version(), time.Now().UTC().Format(time.DateOnly))
}

// table is the figures of the stores side by side.
func table(all []Figures) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %d quads\n\n| |", all[0].Quads)
	for _, f := range all {
		fmt.Fprintf(&b, " %s |", f.Store)
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(all)) + "\n")
	line := func(name string, cell func(Figures) string) {
		b.WriteString("| " + name + " |")
		for _, f := range all {
			if f.Skipped != "" {
				b.WriteString(" " + f.Skipped + " |")
			} else {
				b.WriteString(" " + cell(f) + " |")
			}
		}
		b.WriteByte('\n')
	}
	line("load, quads/s", func(f Figures) string { return fmt.Sprintf("%.0f k", float64(f.Quads)/f.Load.Seconds()/1000) })
	line("bytes/quad on disk", func(f Figures) string { return orDash(float64(f.Size)/float64(f.Quads), "%.0f") })
	line("memory, MB", func(f Figures) string { return orDash(float64(f.Memory)/1e6, "%.0f") })
	line("open to first answer", func(f Figures) string { return ms(f.Open) })
	for _, q := range questions() {
		line(q.name, func(f Figures) string {
			t, base := f.Times[q.name], all[0].Times[q.name]
			return fmt.Sprintf("%s (%s to %s) ×%.1f", ms(t.Median), ms(t.Low), ms(t.High), float64(t.Median)/float64(base.Median))
		})
	}
	line("export, MB/s", func(f Figures) string { return fmt.Sprintf("%.0f", f.Export) })
	b.WriteString("\nAnswers: ")
	for i, q := range questions() {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(q.name + ": " + all[0].Answers[q.name])
	}
	b.WriteString(".\n\n")
	return b.String()
}

func orDash(v float64, format string) string {
	if v == 0 {
		return "-"
	}
	return fmt.Sprintf(format, v)
}

func ms(d time.Duration) string {
	switch v := float64(d) / 1e6; {
	case v < 1:
		return fmt.Sprintf("%.3f ms", v)
	case v < 100:
		return fmt.Sprintf("%.1f ms", v)
	default:
		return fmt.Sprintf("%.0f ms", v)
	}
}
