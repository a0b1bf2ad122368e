package format

import (
	"archive/zip"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"soegraph/graph"
)

// byteOrderMark tells spreadsheets that a table is UTF-8; they guess otherwise,
// and garble Chinese.
const byteOrderMark = "\ufeff"

// writeCSV writes one table for a spreadsheet: a row for every fact between
// entities and for every value, with the best quote.
func writeCSV(w io.Writer, s Subgraph, _ Options) error {
	rows := [][]string{{
		"subject", "subject_type", "predicate", "object", "object_type", "evidence", "confidence", "quote", "source", "published",
		"subject_iri", "object_iri", "statement",
	}}
	nodes := map[graph.IRI]Node{}
	for _, n := range s.Nodes {
		nodes[n.IRI] = n
	}
	row := func(subject Node, f Fact, object, objectType, objectIRI string) {
		quote := Quote{}
		if len(f.Quotes) > 0 {
			quote = f.Quotes[0]
		}
		rows = append(rows, []string{
			subject.Name, subject.Class.Local(), f.Predicate.Local(), object, objectType, strconv.Itoa(f.Evidence), number(f.Confidence),
			quote.Exact, quote.Title, quote.Published, string(subject.IRI), objectIRI, string(f.Statement),
		})
	}
	for _, n := range s.Nodes {
		for _, v := range n.Values {
			row(n, v.Fact, v.Shown(), "", "")
		}
	}
	for _, e := range s.Edges {
		target := nodes[e.Target]
		row(nodes[e.Source], e.Fact, target.Name, target.Class.Local(), string(e.Target))
	}
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	for _, cells := range rows[1:] {
		for i, cell := range cells {
			cells[i] = harmless(cell)
		}
	}
	return writeTable(w, rows)
}

// harmless marks as text what a spreadsheet would take for a formula and
// compute: a cell comes from a document that somebody else wrote.
func harmless(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}

// writeCSVZip writes nodes.csv, values.csv and edges.csv in a zip, for programs
// that read tables.
func writeCSVZip(w io.Writer, s Subgraph, _ Options) error {
	nodes := [][]string{{"id", "label", "type", "english", "aliases", "x", "y"}}
	values := [][]string{{"node", "predicate", "value", "datatype", "evidence", "confidence", "statement"}}
	for _, n := range s.Nodes {
		x, y := "", ""
		if n.At != nil {
			x, y = number(n.At.X), number(n.At.Y)
		}
		nodes = append(nodes, []string{string(n.IRI), n.Name, n.Class.Local(), n.English, strings.Join(n.Aliases, " | "), x, y})
		for _, v := range n.Values {
			text, datatype := v.Object.Text(), string(v.Object.Datatype())
			if v.Text != "" {
				text, datatype = v.Text, ""
			}
			values = append(values, []string{
				string(n.IRI), v.Predicate.Local(), text, datatype, strconv.Itoa(v.Evidence), number(v.Confidence), string(v.Statement),
			})
		}
	}
	edges := [][]string{{"source", "target", "type", "predicate", "evidence", "confidence", "statement"}}
	for _, e := range s.Edges {
		edges = append(edges, []string{
			string(e.Source), string(e.Target), "Directed", e.Predicate.Local(), strconv.Itoa(e.Evidence), number(e.Confidence), string(e.Statement),
		})
	}
	z := zip.NewWriter(w)
	for _, table := range []struct {
		name string
		rows [][]string
	}{{"nodes.csv", nodes}, {"values.csv", values}, {"edges.csv", edges}} {
		f, err := z.Create(table.name)
		if err != nil {
			return err
		}
		if err := writeTable(f, table.rows); err != nil {
			return err
		}
	}
	return z.Close()
}

func writeTable(w io.Writer, rows [][]string) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true // RFC 4180
	return c.WriteAll(rows)
}
