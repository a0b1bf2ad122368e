package loader

import (
	"encoding/json"
	"fmt"
	"strconv"

	"soegraph/graph"
	"soegraph/loader/internal/relation"
)

// jsonDocument and the types below are the contract of `extract -f json`, the
// shape of a gold file.
type jsonDocument struct {
	Doc       string         `json:"doc"`
	Entities  []jsonEntity   `json:"entities"`
	Relations []jsonRelation `json:"relations"`
}

type jsonEntity struct {
	ID       string        `json:"id"`
	Type     string        `json:"type"`
	Name     string        `json:"name"`
	IRI      graph.IRI     `json:"iri"`
	Aliases  []string      `json:"aliases"`
	Mentions []jsonMention `json:"mentions"`
}

type jsonMention struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type jsonRelation struct {
	S          string     `json:"s"`
	P          string     `json:"p"`
	O          string     `json:"o"`
	Text       string     `json:"text,omitempty"`
	Role       graph.Role `json:"role,omitempty"`
	Quote      string     `json:"quote"`
	Start      int        `json:"start"`
	End        int        `json:"end"`
	Rule       string     `json:"rule"`
	Confidence float64    `json:"confidence"`
}

// JSON is the extraction in the shape of the gold files: entities with the names
// and places of their mentions, relations with the quote that states them.
// Offsets are bytes of the document's text. It does not fail.
func (x Extraction) JSON() []byte {
	doc := jsonDocument{Doc: x.Document.FileName, Entities: make([]jsonEntity, len(x.entities)), Relations: make([]jsonRelation, len(x.relations))}
	for i := range x.entities {
		doc.Entities[i] = x.jsonEntity(i)
	}
	for i, r := range x.relations {
		doc.Relations[i] = x.jsonRelation(r)
	}
	data, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return append(data, '\n')
}

func (x Extraction) jsonEntity(i int) jsonEntity {
	e := x.entities[i]
	j := jsonEntity{ID: entityID(i), Type: e.Class.Local(), Name: e.Name, IRI: e.IRI, Aliases: append([]string{}, e.Aliases...)}
	for _, k := range e.Mentions {
		m := x.mentions[k]
		if !m.Anaphor {
			origin := x.sentences[m.Sentence].Text.Origin(m.Span)
			j.Mentions = append(j.Mentions, jsonMention{m.Text, origin.Start, origin.End})
		}
	}
	return j
}

func (x Extraction) jsonRelation(r relation.Relation) jsonRelation {
	ev := x.evidence(r.Sentence, r.Span, r.Rule, r.Confidence)
	return jsonRelation{
		S: entityID(r.Subject), P: r.Predicate.Local(), O: object(r), Text: r.Printed, Role: r.Role,
		Quote: ev.Exact, Start: ev.Start, End: ev.End, Rule: r.Rule, Confidence: r.Confidence,
	}
}

func entityID(i int) string { return "e" + strconv.Itoa(i+1) }

// object is the object of a relation: an entity's id, or a value as the contract
// prints it.
func object(r relation.Relation) string {
	switch {
	case r.Figure != nil:
		value := r.Figure.Value
		if r.Qualifier != "" {
			value = "approx " + value
		}
		return fmt.Sprintf("%s=%s %s", r.Figure.Name, value, r.Figure.Unit)
	case r.Object >= 0:
		return entityID(r.Object)
	case r.Predicate == graph.Investment:
		value := r.Value.Text()
		if r.Qualifier != "" {
			value = "approx " + value
		}
		if d := r.Value.Datatype(); d != graph.XSDDecimal && d != graph.XSDInteger {
			value += " " + d.Local()
		}
		return value
	default:
		return r.Value.Text()
	}
}
