package console

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"

	"soegraph/graph"
	"soegraph/queries/gizmo"
)

// table gathers rows and prints them in columns.
type table struct {
	columns []string
	rows    [][]string
	wide    bool // cells are shown whole
}

// maxWidth is the cells of the terminal that a column may take; a Chinese
// character takes two.
const maxWidth = 60

// add adds a row, and columns where it has new ones.
func (t *table) add(row gizmo.Row) error {
	cells, err := row.Cells()
	if err != nil {
		return err
	}
	out := make([]string, len(t.columns))
	for _, c := range cells {
		i := slices.Index(t.columns, c.Column)
		if i < 0 {
			i = len(t.columns)
			t.columns = append(t.columns, c.Column)
			out = append(out, "")
		}
		out[i] = t.show(c)
	}
	t.rows = append(t.rows, out)
	return nil
}

// show is a cell as the table prints it: IRIs with their prefix, without control
// characters, which could speak to the terminal.
func (t *table) show(c gizmo.Cell) string {
	text := c.Text()
	if c.Term.Kind() == graph.Resource {
		text = short(text)
	}
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, text)
	if t.wide {
		return text
	}
	return runewidth.Truncate(text, maxWidth, "…")
}

// short is an IRI with the prefix that its namespace has.
func short(iri string) string {
	prefixes := graph.Prefixes()
	best := ""
	for p, ns := range prefixes {
		if strings.HasPrefix(iri, ns) && len(ns) > len(prefixes[best]) {
			best = p
		}
	}
	if best == "" {
		return iri
	}
	return best + ":" + iri[len(prefixes[best]):]
}

// print prints the rows under their columns.
func (t *table) print(w io.Writer) error {
	if len(t.rows) == 0 {
		return nil
	}
	widths := make([]int, len(t.columns))
	for i, c := range t.columns {
		widths[i] = runewidth.StringWidth(c)
		for _, row := range t.rows {
			if i < len(row) {
				widths[i] = max(widths[i], runewidth.StringWidth(row[i]))
			}
		}
	}
	out := bufio.NewWriter(w)
	line := func(cells []string) {
		var b strings.Builder
		for i, width := range widths {
			cell := ""
			if i < len(cells) {
				cell = cells[i]
			}
			b.WriteString(cell)
			b.WriteString(strings.Repeat(" ", width-runewidth.StringWidth(cell)+2))
		}
		fmt.Fprintln(out, strings.TrimRight(b.String(), " "))
	}
	line(t.columns)
	rules := make([]string, len(widths))
	for i, width := range widths {
		rules[i] = strings.Repeat("─", width)
	}
	line(rules)
	for _, row := range t.rows {
		line(row)
	}
	return out.Flush()
}

// printPlan prints the rows of an explained query as a tree, with the number of
// results of each step before it.
func (t *table) printPlan(w io.Writer) error {
	at := map[string]int{}
	for i, c := range t.columns {
		at[c] = i
	}
	out := bufio.NewWriter(w)
	for _, row := range t.rows {
		if len(row) <= slices.Max(slices.Collect(maps.Values(at))) {
			continue
		}
		depth := 0
		_, _ = fmt.Sscan(row[at["depth"]], &depth) // a number that the engine wrote
		more := ""
		if row[at["exact"]] == "false" {
			more = "+"
		}
		fmt.Fprintf(out, "%9s%-1s %s%s\n", row[at["rows"]], more, strings.Repeat("  ", depth), row[at["step"]])
	}
	return out.Flush()
}
