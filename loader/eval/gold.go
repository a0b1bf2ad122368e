// Package eval compares what the loader finds in a text with what a careful
// reader finds: precision, recall and F1 of entities by class and of relations by
// predicate. The rules of comparison are those of docs/evaluation.md.
package eval

import (
	"encoding/json"
	"strings"

	"golang.org/x/text/unicode/norm"

	"soegraph/graph"
)

// Document is the entities and relations of one text: of a gold file, or of
// `soegraph extract -f json`, which have the same shape.
type Document struct {
	Entities  []Entity   `json:"entities"`
	Relations []Relation `json:"relations"`
}

// Entity is an entity with all the names that a text gives it.
type Entity struct {
	ID       string    `json:"id"`
	Type     string    `json:"type"`
	Name     string    `json:"name"`
	Aliases  []string  `json:"aliases"`
	Mentions []Mention `json:"mentions"`

	Optional bool     `json:"optional"`  // of gold: neither a miss nor an error
	AltTypes []string `json:"alt_types"` // of gold: accepted too
	Accept   []string `json:"accept"`    // of gold: names accepted too
}

// Mention is one place where a text names an entity.
type Mention struct {
	Text string `json:"text"`
}

// UnmarshalJSON takes an object with a text, or the text alone.
func (m *Mention) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, &m.Text)
	}
	type plain Mention
	return json.Unmarshal(data, (*plain)(m))
}

// Relation is a fact between two entities, or an entity and a value.
type Relation struct {
	S string `json:"s"`
	P string `json:"p"`
	O Object `json:"o"`

	Optional bool     `json:"optional"` // of gold, as with an entity
	AltO     []Object `json:"alt_o"`    // of gold: accepted too

	Rule       string  `json:"rule"`
	Confidence float64 `json:"confidence"`
}

// Object is an entity's id, or a value.
type Object string

// UnmarshalJSON takes a string, or a number as it is written.
func (o *Object) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, (*string)(o))
	}
	*o = Object(data)
	return nil
}

// Parse reads a document. It fails with [graph.Invalid]; name is for the message.
func Parse(name string, data []byte) (Document, error) {
	var d Document
	if err := json.Unmarshal(data, &d); err != nil {
		return Document{}, graph.Errorf(graph.Invalid, "%s: %w", name, err)
	}
	return d, nil
}

// signs are left out when names are compared.
const signs = " \t\r\n“”\"'‘’《》〈〉「」·()（）,，。\u3000\u00a0"

// plain is a name as it is compared: in compatibility form, without signs, in
// lower case.
func plain(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if strings.ContainsRune(signs, r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s)))
}

// names is every name of the entity, as compared.
func (e Entity) names() map[string]bool {
	set := map[string]bool{}
	add := func(list ...string) {
		for _, s := range list {
			if p := plain(s); p != "" {
				set[p] = true
			}
		}
	}
	add(e.Name)
	add(e.Aliases...)
	add(e.Accept...)
	for _, m := range e.Mentions {
		add(m.Text)
	}
	return set
}

// family is the classes that readers take for one another.
func family(class string) string {
	switch class {
	case "Facility", "Platform":
		return "Project"
	case "Zone", "Place":
		return "Area"
	}
	return class
}

// classes is the families that the entity may be of.
func (e Entity) classes() map[string]bool {
	set := map[string]bool{family(e.Type): true}
	for _, t := range e.AltTypes {
		set[family(t)] = true
	}
	return set
}
