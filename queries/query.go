package queries

import (
	"slices"

	"soegraph/graph"
)

// Query is a named query: what it is called, what it takes, what it gives.
type Query struct {
	Name       string      `json:"name"`
	Title      Title       `json:"title"`
	Meaning    Title       `json:"meaning"` // what is counted, what counts as part of what, in which order rows come
	Parameters []Parameter `json:"parameters"`
	Columns    []Column    `json:"columns"`
	Gizmo      string      `json:"gizmo,omitempty"` // the same question in Gizmo, to start from in the console

	check  func(*call) error // what the kinds of the parameters do not say
	runner Runner            // of a user's own query, which has no answer
	answer func(*call) answer
}

// Title is a text in the two languages of the interface.
type Title struct {
	English string `json:"en"`
	Chinese string `json:"zh"`
}

// Kind says what a parameter takes.
type Kind string

// The kinds of parameter.
const (
	EntityParameter    Kind = "entity"    // a name, an IRI or an id, of the parameter's classes
	DateParameter      Kind = "date"      // 2023, 2023-09 or 2023-09-21
	StatementParameter Kind = "statement" // an IRI, or the hash that it ends with
	DocumentParameter  Kind = "document"  // an IRI, the hash that it ends with, a file name or a headline
	PredicateParameter Kind = "predicate" // a predicate's local name or IRI
	ObjectParameter    Kind = "object"    // an entity, or the text of a value
	TextParameter      Kind = "text"      // of a user's own query: passed on as it is
)

// Parameter is one argument of a query.
type Parameter struct {
	Name     string        `json:"name"`
	Kind     Kind          `json:"type"`
	Classes  []graph.Class `json:"-"` // of an entity: those of the first class that has the name are taken
	Required bool          `json:"required"`
	Title    Title         `json:"title"`
	Example  string        `json:"example"`
}

// ClassNames is the local names of the classes of an entity, best first.
func (p Parameter) ClassNames() []string {
	names := make([]string, len(p.Classes))
	for i, c := range p.Classes {
		names[i] = c.Local()
	}
	return names
}

// Type says what the cells of a column are.
type Type string

// The types of column. Where a row has several values, its cell is a [List].
const (
	EntityColumn   Type = "entity"
	AmountColumn   Type = "amount" // a number of CNY; a text with the currency where it is another
	NumberColumn   Type = "number"
	TextColumn     Type = "text"
	DateColumn     Type = "date"     // as exact as it is known: 2023-09-21, 2023-09, 2023, --09-21
	EvidenceColumn Type = "evidence" // [Evidence]
)

// Column is one column of an answer.
type Column struct {
	Name string `json:"name"`
	Type Type   `json:"type"`
}

// Queries is the catalogue, in the order in which it is shown.
func Queries() []Query {
	list := slices.Concat(projectQueries(), zoneQueries(), investmentQueries(), flowQueries(), eventQueries(), policyQueries(), sourceQueries())
	for i := range list {
		list[i].Gizmo = template(list[i].Name)
		if list[i].Parameters == nil {
			list[i].Parameters = []Parameter{}
		}
	}
	return list
}

// columns makes columns of names and types in turn.
func columns(list ...any) []Column {
	var made []Column
	for i := 0; i+1 < len(list); i += 2 {
		name, _ := list[i].(string)
		kind, _ := list[i+1].(Type)
		made = append(made, Column{name, kind})
	}
	return made
}
