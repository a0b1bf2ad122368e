package queries

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"

	"soegraph/graph"
)

// values is the objects of a subject and a predicate, each once, the one with
// the most evidence first, then in the order of their numbers, or of the terms.
func (v *view) values(s graph.ID, p graph.Predicate) []graph.ID {
	var facts []graph.IDQuad
	for q := range v.out(s, p) {
		facts = append(facts, q)
	}
	return v.objects(facts)
}

// objects is the objects of facts with one subject and predicate, in the order
// of [view.values].
func (v *view) objects(facts []graph.IDQuad) []graph.ID {
	if len(facts) == 0 {
		return nil
	}
	if len(facts) > 1 {
		slices.SortStableFunc(facts, func(a, b graph.IDQuad) int {
			return cmp.Or(cmp.Compare(v.evidences(b.G), v.evidences(a.G)), compareValues(v.Term(a.O), v.Term(b.O)))
		})
	}
	list := make([]graph.ID, 0, len(facts))
	for _, q := range facts {
		if !slices.Contains(list, q.O) {
			list = append(list, q.O)
		}
	}
	return list
}

func compareValues(a, b graph.Term) int {
	m, number := a.Number()
	n, too := b.Number()
	if number && too && m != n {
		return cmp.Compare(m, n)
	}
	return cmp.Compare(a, b)
}

// amount is an amount of money. The zero value is none.
type amount struct {
	value    float64
	currency string // "CNY", or "" for no amount
}

const yuan = "CNY"

func amountOf(t graph.Term) amount {
	value, ok := t.Number()
	switch datatype := string(t.Datatype()); {
	case !ok:
		return amount{}
	case strings.HasPrefix(datatype, graph.NS):
		return amount{value, strings.TrimPrefix(datatype, graph.NS)}
	default:
		return amount{value, yuan}
	}
}

// decimal ends the literals of amounts of CNY.
const decimal = `"^^<` + string(graph.XSDDecimal) + `>`

// parseAmount reads a term. Most amounts are whole numbers of CNY, and are read
// without a copy of the term.
func (v *view) parseAmount(o graph.ID) amount {
	if v.cursors == nil {
		return amountOf(v.Term(o))
	}
	v.buffer = v.cursors.AppendTerm(v.buffer[:0], o)
	const exact = 15 // digits that a float64 has
	digits, ok := bytes.CutSuffix(v.buffer, []byte(decimal))
	if !ok || len(digits) < 2 || len(digits)-1 > exact {
		return amountOf(graph.Term(v.buffer))
	}
	n := int64(0)
	for _, d := range digits[1:] {
		if d < '0' || d > '9' {
			return amountOf(graph.Term(v.buffer))
		}
		n = 10*n + int64(d-'0')
	}
	return amount{float64(n), yuan}
}

// cell is a number of CNY, a text for another currency, nil for none.
func (a amount) cell() Cell {
	switch a.currency {
	case "":
		return nil
	case yuan:
		return NewNumber(a.value)
	default:
		return Text(NewNumber(a.value).String() + " " + a.currency)
	}
}

// yuan is the amount in CNY, 0 where it is in another currency.
func (a amount) yuan() float64 {
	if a.currency != yuan {
		return 0
	}
	return a.value
}

// better reports whether a is the one to show of two amounts that two facts
// state, with so many evidences: CNY before other currencies, then the one with
// more evidence, then the larger.
func (a amount) better(evidences int, b amount, others int) bool {
	return cmp.Or(boolean(a.currency == yuan, b.currency == yuan), evidences-others, cmp.Compare(a.value, b.value)) > 0
}

// investment is the amount that is stated of an entity.
func (v *view) investment(id graph.ID) amount {
	var facts [2]graph.IDQuad // mostly there is one
	list := facts[:0]
	for q := range v.out(id, graph.Investment) {
		list = append(list, q)
	}
	return v.bestAmount(list)
}

// bestAmount is the amount to show of those that facts state.
func (v *view) bestAmount(facts []graph.IDQuad) amount {
	var best amount
	var stated graph.IDQuad
	for _, q := range facts {
		a := v.amount(q.O)
		if a.currency == "" || q.O == stated.O {
			continue
		}
		if best.currency == "" || a.better(v.evidences(q.G), best, v.evidences(stated.G)) {
			best, stated = a, q
		}
	}
	return best
}

// amount is the amount that a term with this number is.
func (v *view) amount(o graph.ID) amount {
	a, ok := v.money[o]
	if !ok {
		a = v.parseAmount(o)
		v.money[o] = a
	}
	return a
}

// total is the sum of amounts of CNY, and no amount where there is none.
func total(sum float64, any bool) Cell {
	if !any {
		return nil
	}
	return NewNumber(sum)
}

// status is how far a project has come.
func (v *view) status(id graph.ID) string {
	var facts []graph.IDQuad
	for q := range v.out(id, graph.Status) {
		facts = append(facts, q)
	}
	return v.latest(facts)
}

// latest is the status that holds of several: the one published last, and of
// those of one day the furthest.
func (v *view) latest(facts []graph.IDQuad) string {
	if len(facts) == 0 {
		return ""
	}
	last := facts[0]
	if len(facts) > 1 {
		last = slices.MaxFunc(facts, func(a, b graph.IDQuad) int {
			return cmp.Or(cmp.Compare(v.published(a.G), v.published(b.G)), stage(v.Term(a.O).Text())-stage(v.Term(b.O).Text()))
		})
	}
	return v.word(last.O)
}

// word is the text of a term that many facts share.
func (v *view) word(o graph.ID) string {
	text, ok := v.words[o]
	if !ok {
		text = v.Term(o).Text()
		v.words[o] = text
	}
	return text
}

// stage is the place of a status in a project's life.
func stage(s string) int { return slices.Index(graph.Stages(), graph.Stage(s)) }

// published is the latest day on which something that states a statement
// appeared, "" where it is not known.
func (v *view) published(statement graph.ID) string {
	latest := ""
	for q := range v.in(graph.EvidenceStatement, statement) {
		latest = max(latest, v.day(q.S))
	}
	return latest
}

// day is when the article of an evidence appeared, else its document.
func (v *view) day(evidence graph.ID) string {
	for _, p := range []graph.Predicate{graph.EvidenceArticle, graph.EvidenceDocument} {
		if date := v.text(v.object(evidence, p), graph.DatePublished); date != "" {
			return date
		}
	}
	return ""
}

// year is the year of day, 0 where it is not known.
func (v *view) year(evidence graph.ID) int {
	day := v.day(evidence)
	year, err := strconv.Atoi(day[:min(len(day), len("2006"))])
	if err != nil {
		return 0
	}
	return year
}

// date is the date of an entity: the one with the most evidence.
func (v *view) date(id graph.ID) string {
	if dates := v.values(id, graph.Date); len(dates) > 0 {
		return v.Term(dates[0]).Text()
	}
	return ""
}

// overlaps reports whether a date, which may be a month or a year, lies in or
// reaches into a period, whose ends may be too; "" is no end. A date without a
// year lies in none.
func overlaps(date, from, to string) bool {
	if from == "" && to == "" {
		return true
	}
	if date == "" || strings.HasPrefix(date, "--") {
		return false
	}
	return date+afterAll[min(len(date), len(afterAll)):] >= from && (to == "" || date <= to+afterAll[min(len(to), len(afterAll)):])
}

// afterAll completes a month or a year to what sorts after all of its days.
const afterAll = "9999-99-99"

// entityCell is one entity, a list of several, nil for none.
func (v *view) entityCell(ids []graph.ID) Cell {
	if len(ids) == 1 {
		return v.cell(ids[0])
	}
	list := make([]Entity, len(ids))
	for i, id := range ids {
		list[i] = v.entity(id)
	}
	return cells(list)
}

// cell is an entity as a cell, made once.
func (v *view) cell(id graph.ID) Cell {
	c, ok := v.cells[id]
	if !ok {
		c = v.entity(id)
		v.cells[id] = c
	}
	return c
}

// evidenceOf is what the statements with these numbers rest on.
func (v *view) evidenceOf(statements []graph.ID) Evidence {
	e := Evidence{Statements: make([]graph.IRI, 0, len(statements))}
	for _, s := range statements {
		e.Count += v.evidences(s)
		if iri := v.Term(s).IRI(); iri != "" {
			e.Statements = append(e.Statements, iri)
		}
	}
	slices.Sort(e.Statements)
	return e
}
