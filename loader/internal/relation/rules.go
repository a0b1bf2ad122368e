package relation

import (
	_ "embed" // the table of rules
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// entry is a line of the table of rules.
type entry struct {
	rule
	meaning string
}

//go:embed rules.txt
var ruleTable string

// rules is the table of rules by their id.
var rules = sync.OnceValue(func() map[string]entry {
	all := map[string]entry{}
	for text := range strings.Lines(ruleTable) {
		if strings.HasPrefix(text, "#") || strings.TrimSpace(text) == "" {
			continue
		}
		id, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
		number, meaning, _ := strings.Cut(strings.TrimSpace(rest), " ")
		confidence, err := strconv.ParseFloat(number, 64)
		if err != nil {
			panic(fmt.Errorf("rules.txt: %s: %w", id, err)) // the table is part of the program
		}
		all[id] = entry{rule{id, confidence}, strings.TrimSpace(meaning)}
	}
	return all
})

// found is the facts that a finder is collecting in one sentence.
type found struct {
	sc        *scene
	sentence  int
	relations []Relation
	rejects   []Reject
}

// add notes that every entity of one name stands in a predicate to every entity
// of another. id is the rule's, at the evidence within the sentence.
func (f *found) add(id string, s name, p graph.Predicate, o name, at span.Span) {
	for _, subject := range s.entities {
		for _, object := range o.entities {
			if subject != object {
				f.fact(id, Relation{Subject: subject, Predicate: p, Object: object, Span: at})
			}
		}
	}
}

// value notes that every entity of a name has a value.
func (f *found) value(id string, s name, p graph.Predicate, v graph.Term, at span.Span) {
	for _, subject := range s.entities {
		f.fact(id, Relation{Subject: subject, Predicate: p, Object: -1, Value: v, Span: at})
	}
}

// fact notes a relation, all but its rule and sentence given.
func (f *found) fact(id string, r Relation) {
	rule, ok := rules()[id]
	if !ok {
		panic("rules.txt lists no rule " + id)
	}
	r.Sentence, r.Rule, r.Confidence = f.sentence, rule.id, rule.confidence
	f.relations = append(f.relations, r)
}

// reject notes that the sentence looked like a fact and was left out.
func (f *found) reject(reason string) {
	f.rejects = append(f.rejects, Reject{f.sentence, reason})
}

// Confidence is how often what a rule finds is right, 0 of a rule that there is not.
func Confidence(id string) float64 { return rules()[id].confidence }

// Rules is the ids of the rules, in order.
func Rules() []string { return slices.Sorted(maps.Keys(rules())) }
