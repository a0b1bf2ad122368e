package gizmo

import (
	"bytes"
	"encoding/json"
	"fmt"

	"soegraph/graph"
)

// Row is one row: a JSON object with a member for each column, in one line. In
// the form [Typed] a member is a term, as {"type": "uri" | "bnode" | "literal",
// "value": ..., "xml:lang": ..., "datatype": ...}, or a value that the script
// made: a number, a string, a list. The forms of Cayley also have rows that are
// no objects.
type Row []byte

// Cell is one cell of a row.
type Cell struct {
	Column string
	Term   graph.Term      // where the cell is a term of the graph
	JSON   json.RawMessage // where it is a value that the script made
}

// Text is the cell as a reader sees it.
func (c Cell) Text() string {
	if c.Term != "" {
		return c.Term.Text()
	}
	var s string
	if json.Unmarshal(c.JSON, &s) == nil {
		return s
	}
	return string(c.JSON)
}

// Cells is the cells of a row of the form [Typed], in order.
func (r Row) Cells() ([]Cell, error) {
	d := json.NewDecoder(bytes.NewReader(r))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil, fmt.Errorf("read row %.40q: it is no object", r)
	}
	var cells []Cell
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, fmt.Errorf("read row: %w", err)
		}
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, fmt.Errorf("read row: %w", err)
		}
		c := Cell{Column: name.(string), Term: termOf(value)}
		if c.Term == "" {
			c.JSON = value
		}
		cells = append(cells, c)
	}
	return cells, nil
}

// termOf is the term that a member of a typed row is, "" where it is none.
func termOf(value json.RawMessage) graph.Term {
	if len(value) == 0 || value[0] != '{' {
		return ""
	}
	var t struct {
		Type     string    `json:"type"`
		Value    string    `json:"value"`
		Lang     string    `json:"xml:lang"`
		Datatype graph.IRI `json:"datatype"`
	}
	if json.Unmarshal(value, &t) != nil {
		return ""
	}
	switch {
	case t.Type == "uri":
		return graph.IRI(t.Value).Term()
	case t.Type == "bnode":
		return graph.Term("_:" + t.Value)
	case t.Type != "literal":
		return ""
	case t.Lang != "":
		return graph.LangString(t.Value, t.Lang)
	case t.Datatype != "":
		return graph.Typed(t.Value, t.Datatype)
	default:
		return graph.String(t.Value)
	}
}
