package eval

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
)

// Print writes the score as a table that lines up, the same for the same score.
func (s Score) Print(w io.Writer) error {
	p := &printer{w: w}
	p.table("entity type", s.Classes, s.Entities)
	p.table("predicate", s.Predicates, s.Relations)
	return p.err
}

// PrintRules writes how often each rule and each tenth of confidence was right.
func (s Score) PrintRules(w io.Writer) error {
	p := &printer{w: w}
	p.printf("%-34s %6s %6s %6s\n", "rule", "given", "right", "P")
	for _, rule := range slices.Sorted(maps.Keys(s.Rules)) {
		c := s.Rules[rule]
		p.printf("%-34s %6d %6d %6.3f\n", rule, c.Given, c.Right, c.Precision())
	}
	p.printf("\n%-34s %6s %6s %6s\n", "confidence", "given", "right", "P")
	for i, c := range s.Bands {
		if c.Given > 0 {
			p.printf("%.1f to %-27.1f %6d %6d %6.3f\n", float64(i)/10, float64(i+1)/10, c.Given, c.Right, c.Precision())
		}
	}
	return p.err
}

// printer keeps the first error of writing.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *printer) table(title string, rows map[string]Count, total Count) {
	p.printf("%-20s %5s %5s %6s %5s %6s %6s %6s\n", title, "gold", "found", "given", "right", "P", "R", "F1")
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		p.row(name, rows[name])
	}
	p.row("all", total)
	p.printf("\n")
}

func (p *printer) row(name string, c Count) {
	p.printf("%-20s %5d %5d %6d %5d %6.3f %6.3f %6.3f\n", name, c.Gold, c.Found, c.Given, c.Right, c.Precision(), c.Recall(), c.F1())
}

// Row is one line of a score.
type Row struct {
	Kind string // entity or relation
	Name string // a class, a predicate, or all
	Count
}

// Rows yields the lines of the score in the order in which they are printed.
func (s Score) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for _, part := range []struct {
			kind  string
			rows  map[string]Count
			total Count
		}{{"entity", s.Classes, s.Entities}, {"relation", s.Predicates, s.Relations}} {
			for _, name := range slices.Sorted(maps.Keys(part.rows)) {
				if !yield(Row{part.kind, name, part.rows[name]}) {
					return
				}
			}
			if !yield(Row{part.kind, "all", part.total}) {
				return
			}
		}
	}
}
