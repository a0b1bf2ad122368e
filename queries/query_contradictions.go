package queries

import (
	"cmp"
	"slices"
	"strings"

	"soegraph/graph"
)

// conflict is several values where one can be true.
type conflict struct {
	subject, predicate graph.ID
	name               string // of a figure
	values             []Cell
}

func contradictions(c *call) answer {
	var list []conflict
	for _, p := range []graph.Predicate{graph.Investment, graph.ProjectCount, graph.Date, graph.Figure} {
		for _, subject := range c.severalValues(p) {
			for _, values := range c.disagreeing(subject, p) {
				values.subject, values.predicate = subject, c.id(p)
				list = append(list, values)
			}
		}
	}
	order(c, list, func(a, b conflict) int {
		return cmp.Or(c.byIRI(a.subject, b.subject), c.byIRI(a.predicate, b.predicate), cmp.Compare(a.name, b.name),
			cmp.Compare(List(a.values).String(), List(b.values).String()))
	})
	return rowsOf(list, func(x conflict) Row {
		predicate := c.Term(x.predicate).IRI().Local()
		if x.name != "" {
			predicate += " " + x.name
		}
		return Row{c.entity(x.subject), Text(predicate), List(x.values)}
	})
}

// severalValues is the subjects that a predicate gives more than one object.
func (v *view) severalValues(p graph.Predicate) []graph.ID {
	links := make([]link, 0, v.count(p))
	for q := range v.scan(p) {
		links = append(links, newLink(q.S, q.O))
	}
	slices.Sort(links)
	var several []graph.ID
	for subject, objects := range bySource(links) {
		if len(objects) > 1 {
			several = append(several, subject)
		}
	}
	return several
}

// disagreeing is the groups of values of a subject that cannot all be true.
func (v *view) disagreeing(subject graph.ID, p graph.Predicate) []conflict {
	groups := map[string][]graph.ID{}
	var order []string
	for _, o := range v.values(subject, p) {
		key := v.comparable(o, p)
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], o)
	}
	var list []conflict
	for _, key := range order {
		values := groups[key]
		if p == graph.Date {
			values = v.exactDates(values)
		}
		if shown := v.distinctCells(values, p); len(shown) > 1 {
			list = append(list, conflict{name: figureName(key, p), values: shown})
		}
	}
	return list
}

// comparable is what two values must share for one to contradict the other.
func (v *view) comparable(o graph.ID, p graph.Predicate) string {
	switch p {
	case graph.Investment:
		return amountOf(v.Term(o)).currency
	case graph.Figure:
		f := v.figure(o)
		return f.name + "\n" + f.unit + "\n" + f.period
	default:
		return ""
	}
}

func figureName(key string, p graph.Predicate) string {
	if p != graph.Figure {
		return ""
	}
	name, _, _ := strings.Cut(key, "\n")
	return name
}

// exactDates drops the dates that are a part of another: a month of which a day
// is named, a day without the year.
func (v *view) exactDates(dates []graph.ID) []graph.ID {
	return slices.DeleteFunc(slices.Clone(dates), func(d graph.ID) bool {
		text := v.Term(d).Text()
		return slices.ContainsFunc(dates, func(other graph.ID) bool {
			o := v.Term(other).Text()
			return o != text && (strings.HasPrefix(o, text) || strings.HasPrefix(text, "--") && strings.HasSuffix(o, text[1:]))
		})
	})
}

// distinctCells is the values as a row shows them, those that read the same once.
func (v *view) distinctCells(ids []graph.ID, p graph.Predicate) []Cell {
	var list []Cell
	for _, id := range ids {
		cell := v.objectCell(id)
		if p == graph.Figure {
			cell = v.valueCell(v.figure(id))
		}
		if cell != nil && !slices.ContainsFunc(list, func(c Cell) bool { return c.String() == cell.String() }) {
			list = append(list, cell)
		}
	}
	return list
}
