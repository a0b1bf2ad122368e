package main

import (
	"encoding/csv"
	"encoding/json"
	"io"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// rows is what a command prints: as a table for people, as an array of objects
// in JSON, or as CSV.
type rows struct {
	columns []string
	cells   [][]any // strings, numbers, and what marshals to JSON
}

// text is how a cell reads in a table and in CSV.
func text(cell any) string {
	switch v := cell.(type) {
	case nil:
		return ""
	case string:
		return v
	case interface{ String() string }:
		return v.String()
	}
	data, err := json.Marshal(cell)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// print prints the rows in one of the formats table, json and csv.
func (r rows) print(w io.Writer, format string) error {
	switch format {
	case "json":
		return r.json(w)
	case "csv":
		return r.csv(w)
	default:
		return r.table(w)
	}
}

func (r rows) json(w io.Writer) error {
	list := make([]object, len(r.cells))
	for i, row := range r.cells {
		list[i] = object{r.columns, row}
	}
	return writeJSON(w, list)
}

func (r rows) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(r.columns); err != nil {
		return err
	}
	for _, row := range r.texts() {
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// table prints columns that line up, Chinese characters counted as two wide.
func (r rows) table(w io.Writer) error {
	table := tablewriter.NewTable(
		w,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders:  tw.BorderNone,
			Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.LinesNone},
		})),
		tablewriter.WithHeaderAutoFormat(tw.Off), tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithRowAlignment(tw.AlignLeft), tablewriter.WithRowAutoWrap(tw.WrapNone),
	)
	table.Header(r.columns)
	if err := table.Bulk(r.texts()); err != nil {
		return err
	}
	return table.Render()
}

func (r rows) texts() [][]string {
	list := make([][]string, len(r.cells))
	for i, row := range r.cells {
		list[i] = make([]string, len(row))
		for j, cell := range row {
			list[i][j] = text(cell)
		}
	}
	return list
}

// object is a row as JSON: its members in the order of the columns.
type object struct {
	columns []string
	cells   []any
}

// MarshalJSON is the row as an object.
func (o object) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, c := range o.columns {
		if i > 0 {
			out = append(out, ',')
		}
		name, err := json.Marshal(c)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(o.cells[i])
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, name...), ':'), value...)
	}
	return append(out, '}'), nil
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// with is the rows with those of another answer of the same columns.
func (r rows) with(o rows) rows { return rows{o.columns, append(r.cells, o.cells...)} }
