package queries

import (
	"cmp"
	"context"
	"iter"

	"soegraph/graph"
	"soegraph/graph/store"
)

// cursors is a reader that walks over ranges without a call for each quad, as a
// snapshot of the store does.
type cursors interface {
	Cursor(graph.Pattern) store.Cursor
	AppendTerm(b []byte, id graph.ID) []byte
}

// wrapper is a reader that adds methods to another and shows the same quads.
type wrapper interface{ Unwrap() Reader }

// view is a reader during one call: with the numbers of the vocabulary, the
// entities that were loaded, and a context that ends long scans. Zero as an ID
// is "no such term" here, never "any": the methods yield nothing for it.
type view struct {
	Reader

	ctx     context.Context
	order   ordered // nil where the reader has no order of its own
	cursors cursors // nil where the reader has none
	outer   Reader  // as the caller gave it
	*vocabulary
	entities   map[graph.ID]Entity
	cells      map[graph.ID]Cell   // of entities
	money      map[graph.ID]amount // by the numbers of terms
	words      map[graph.ID]string // by the numbers of terms
	classNames map[graph.ID]graph.Class
	scratch    record
	buffer     []byte
	steps      int
	err        error
}

func newView(ctx context.Context, r Reader) *view { return new(vocabularies).view(ctx, r) }

// view shows a reader, with the vocabulary that is kept of its numbering.
func (k *vocabularies) view(ctx context.Context, r Reader) *view {
	outer := r
	for w, ok := r.(wrapper); ok; w, ok = r.(wrapper) {
		r = w.Unwrap()
	}
	order, _ := r.(ordered)
	walks, _ := r.(cursors)
	return &view{
		Reader: r, outer: outer, order: order, cursors: walks, ctx: ctx, vocabulary: k.of(r), entities: map[graph.ID]Entity{},
		cells: map[graph.ID]Cell{}, money: map[graph.ID]amount{}, words: map[graph.ID]string{}, classNames: map[graph.ID]graph.Class{},
	}
}

// id is the number of a predicate, 0 where no quad has it.
func (v *view) id(p graph.Predicate) graph.ID {
	id, ok := v.predicates[p]
	if !ok {
		return v.term(p.Term())
	}
	return id
}

// classID is the number of a class, 0 where no quad has it.
func (v *view) classID(c graph.Class) graph.ID {
	id, ok := v.classes[c]
	if !ok {
		return v.term(c.Term())
	}
	return id
}

// term is the number of a term, 0 where no quad has it.
func (v *view) term(t graph.Term) graph.ID {
	id, ok := v.ID(t)
	if !ok {
		return 0
	}
	return id
}

// stepsBetweenChecks is how many quads pass between two looks at the context.
const stepsBetweenChecks = 4096

// match yields the quads that fit a pattern until the context ends. That the
// function which takes them does not leave this one keeps every range from
// costing memory.
func (v *view) match(p graph.Pattern) iter.Seq[graph.IDQuad] {
	return func(yield func(graph.IDQuad) bool) {
		for c := v.cursor(p); c.Next() && v.step() && yield(c.Quad); {
		}
	}
}

// cursor walks over the quads that fit a pattern; of a reader that has no cursors,
// over a list of them.
func (v *view) cursor(p graph.Pattern) store.Cursor {
	if v.cursors != nil {
		return v.cursors.Cursor(p)
	}
	var list []graph.IDQuad
	for q := range v.Match(p) {
		if list = append(list, q); !v.step() {
			break
		}
	}
	return store.CursorOver(list)
}

// step counts a quad; false once the context has ended.
func (v *view) step() bool {
	v.steps++
	return v.steps%stepsBetweenChecks != 0 || v.check()
}

func (v *view) check() bool {
	if v.err == nil {
		v.err = v.ctx.Err()
	}
	return v.err == nil
}

// out yields the quads of a subject and a predicate.
func (v *view) out(s graph.ID, p graph.Predicate) iter.Seq[graph.IDQuad] {
	return v.match(v.from(s, p))
}

// in yields the quads of a predicate and an object.
func (v *view) in(p graph.Predicate, o graph.ID) iter.Seq[graph.IDQuad] { return v.match(v.to(p, o)) }

// scan yields the quads of a predicate.
func (v *view) scan(p graph.Predicate) iter.Seq[graph.IDQuad] {
	return v.match(graph.Pattern{P: given(v.id(p))})
}

func (v *view) from(s graph.ID, p graph.Predicate) graph.Pattern {
	return graph.Pattern{S: given(s), P: given(v.id(p))}
}

func (v *view) to(p graph.Predicate, o graph.ID) graph.Pattern {
	return graph.Pattern{P: given(v.id(p)), O: given(o)}
}

// given is a number in a pattern, in which 0 would be any.
func given(id graph.ID) graph.ID { return cmp.Or(id, absent) }

// object is the first object of a subject and a predicate, 0 where it has none.
func (v *view) object(s graph.ID, p graph.Predicate) graph.ID {
	if c := v.cursor(v.from(s, p)); c.Next() {
		return c.Quad.O
	}
	return 0
}

// text is the text of the first object of a subject and a predicate.
func (v *view) text(s graph.ID, p graph.Predicate) string { return v.Term(v.object(s, p)).Text() }

// ordered is a reader that orders terms by their numbers faster than by the
// terms themselves, in the same order.
type ordered interface {
	Compare(a, b graph.ID) int
}

// byIRI orders terms.
func (v *view) byIRI(a, b graph.ID) int {
	switch {
	case a == b:
		return 0
	case v.order != nil:
		return v.order.Compare(a, b)
	default:
		return cmp.Compare(v.Term(a), v.Term(b))
	}
}

// has reports whether the graph states that s p o.
func (v *view) has(s graph.ID, p graph.Predicate, o graph.ID) bool {
	id := v.id(p)
	return s != 0 && id != 0 && o != 0 && v.Count(graph.Pattern{S: s, P: id, O: o}) > 0
}

// is reports whether an entity is of a class.
func (v *view) is(entity graph.ID, c graph.Class) bool {
	return v.has(entity, graph.Type, v.classID(c))
}

// evidences is how many evidences state the statement with this number.
func (v *view) evidences(statement graph.ID) int {
	if statement == 0 || v.known.statement == 0 {
		return 0
	}
	return v.Count(graph.Pattern{P: v.known.statement, O: statement})
}

// degree is how many quads an entity is the subject or the object of.
func (v *view) degree(entity graph.ID) int {
	return v.Count(graph.Pattern{S: entity}) + v.Count(graph.Pattern{O: entity})
}
