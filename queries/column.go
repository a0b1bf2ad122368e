package queries

import "soegraph/graph"

// column is a value for each of many entities: an array where their numbers lie
// close together, as those of one class do, else a map.
type column[T any] struct {
	first  graph.ID
	values []T
	known  []bool
	rest   map[graph.ID]T
}

// sparse is how many places of the array may be empty for one that is not.
const sparse = 16

// newColumn has room for so many entities, of numbers from first to last.
func newColumn[T any](first, last graph.ID, entities int) *column[T] {
	if last < first || int(last-first)/sparse > entities {
		return &column[T]{rest: make(map[graph.ID]T, entities)}
	}
	n := int(last-first) + 1
	return &column[T]{first: first, values: make([]T, n), known: make([]bool, n)}
}

// get is the value of an entity; false where it has none.
func (c *column[T]) get(id graph.ID) (value T, ok bool) {
	if c.rest != nil {
		value, ok = c.rest[id]
		return value, ok
	}
	if i := int(id) - int(c.first); i >= 0 && i < len(c.values) && c.known[i] {
		return c.values[i], true
	}
	return value, false
}

// put sets the value of an entity, which is one of those that the column was
// made for.
func (c *column[T]) put(id graph.ID, value T) {
	if c.rest != nil {
		c.rest[id] = value
		return
	}
	c.values[id-c.first], c.known[id-c.first] = value, true
}

// amounts is the investment that is stated of each entity.
func (v *view) amounts() *column[amount] {
	facts := make([]graph.IDQuad, 0, v.count(graph.Investment))
	first, last := absent, graph.ID(0)
	for q := range v.scan(graph.Investment) {
		facts = append(facts, q)
		first, last = min(first, q.S), max(last, q.S)
	}
	amounts := newColumn[amount](first, last, len(facts))
	var object graph.ID
	var parsed amount
	for _, q := range facts {
		if q.O != object {
			object, parsed = q.O, v.parseAmount(q.O)
		}
		if _, several := amounts.get(q.S); several {
			amounts.put(q.S, v.investment(q.S))
		} else if parsed.currency != "" {
			amounts.put(q.S, parsed)
		}
	}
	return amounts
}
