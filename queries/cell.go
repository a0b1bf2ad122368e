package queries

import (
	"encoding/json"
	"strconv"
	"strings"

	"soegraph/graph"
)

// Cell is one value of a row, and nil where the graph states none. In JSON an
// [Entity] is {"iri", "name", "aliases"}, a [Number] a number, a [Text] a
// string, [Evidence] an object, and a [List] an array of those.
type Cell interface {
	// String is the cell as a table or a CSV file shows it.
	String() string
}

// Number is a decimal number as the graph has it, written so that JSON reads it.
type Number string

// NewNumber is f as a number, without an exponent.
func NewNumber(f float64) Number { return Number(strconv.FormatFloat(f, 'f', -1, 64)) }

// numberOf is a literal's number, its digits kept where JSON allows them; false
// where it is none.
func numberOf(t graph.Term) (Number, bool) {
	f, ok := t.Number()
	if !ok {
		return "", false
	}
	if text := t.Text(); json.Valid([]byte(text)) && !strings.ContainsAny(text, "eE") {
		return Number(text), true
	}
	return NewNumber(f), true
}

// String is the number's digits.
func (n Number) String() string { return string(n) }

// MarshalJSON is the number's digits.
func (n Number) MarshalJSON() ([]byte, error) { return []byte(n), nil }

// Count is a number of things.
type Count int

// String is the count's digits.
func (c Count) String() string { return strconv.Itoa(int(c)) }

// Text is a date, a status, a quote, a predicate, an amount in another currency.
type Text string

// String is the text.
func (t Text) String() string { return string(t) }

// List is several values where most rows have one.
type List []Cell

// String is the values, separated by a bar.
func (l List) String() string {
	texts := make([]string, len(l))
	for i, c := range l {
		texts[i] = c.String()
	}
	return strings.Join(texts, " | ")
}

// Evidence is what a row rests on. The statements are those that the row was
// made of: `evidence-of statement=IRI` gives their quotes.
type Evidence struct {
	Count      int         `json:"count"` // of the evidences of all of them
	Statements []graph.IRI `json:"statements"`
}

// String is the number of evidences.
func (e Evidence) String() string { return strconv.Itoa(e.Count) }

// cells is no value, one value, or a list.
func cells[T Cell](values []T) Cell {
	switch len(values) {
	case 0:
		return nil
	case 1:
		return values[0]
	}
	list := make(List, len(values))
	for i, value := range values {
		list[i] = value
	}
	return list
}

// texts is no text, one, or a list.
func texts(values []string) Cell {
	list := make([]Text, len(values))
	for i, value := range values {
		list[i] = Text(value)
	}
	return cells(list)
}

// textCell is a text, or nil for "".
func textCell(s string) Cell {
	if s == "" {
		return nil
	}
	return Text(s)
}
