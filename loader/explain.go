package loader

import (
	"fmt"
	"io"
	"strings"
)

// Explain writes what was found where and by which rule, for people: every
// sentence with its place in the document, below it the names with the entity
// that each stands for, then the facts that it states.
func (x Extraction) Explain(w io.Writer) error {
	of := make([][]string, len(x.mentions))
	for i, e := range x.entities {
		for _, m := range e.Mentions {
			of[m] = append(of[m], entityID(i)+" "+e.Name)
		}
	}
	first := 0
	for i, s := range x.sentences {
		var b strings.Builder
		at := s.Text.Span()
		fmt.Fprintf(&b, "%d-%d  %s\n", at.Start, at.End, strings.TrimSpace(s.Text.String()))
		for ; first < len(x.mentions) && x.mentions[first].Sentence == i; first++ {
			m := x.mentions[first]
			fmt.Fprintf(&b, "    %s  %s  %s %.2f  %s\n", m.Class.Local(), m.Text, m.Rule, m.Confidence, strings.Join(of[first], "; "))
		}
		for j := range x.relations {
			if x.relations[j].Sentence == i {
				fmt.Fprintf(&b, "  = %s\n", x.explainRelation(j))
			}
		}
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}

func (x Extraction) explainRelation(i int) string {
	r, j := x.relations[i], x.jsonRelation(x.relations[i])
	object := j.O
	if r.Object >= 0 && r.Value == "" && r.Figure == nil {
		object = x.entities[r.Object].Name
	}
	return fmt.Sprintf("%s %s %s  %s %.2f", x.entities[r.Subject].Name, j.P, object, j.Rule, j.Confidence)
}
