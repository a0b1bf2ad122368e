package store

import "soegraph/graph"

// What the tests put in place of the machine's file system.
type (
	File = file
	Lock = lock
)

// On is the options for a store on another file system.
func (o Options) On(d disk) Options {
	o.disk = d
	return o
}

// CompactAt is the options with another size of the delta from which on it is
// compacted while the store is open.
func (o Options) CompactAt(quads int) Options {
	o.deltaOpen = quads
	return o
}

// ImportSmall is the options with another limit for imports through the
// journal.
func (o Options) ImportSmall(quads int) Options {
	o.importSmall = quads
	return o
}

// ReadRecord reads the bytes of a record as the journal does, and writes them
// again; false where they are none.
func ReadRecord(b []byte) (graph.Quad, bool) {
	c, ok := decodeRecord(b)
	if !ok || len(c.added) == 0 {
		return graph.Quad{}, ok
	}
	term := func(id graph.ID) graph.Term {
		if id == 0 {
			return ""
		}
		return c.terms[id-1]
	}
	q := c.added[0]
	return graph.Quad{Subject: term(q.S), Predicate: term(q.P), Object: term(q.O), Label: term(q.G)}, true
}

// WriteRecord is the bytes of a record that adds quads.
func WriteRecord(generation uint64, added ...graph.Quad) []byte {
	n := newNumberer(newView(emptySegment(), 0))
	var ids []graph.IDQuad
	for _, q := range added {
		ids = append(ids, n.quad(q))
	}
	return record{generation, ids, nil, n.v.withNewTerms().term}.encode(nil)
}

// Sorted is quads in every order.
func Sorted(quads []graph.IDQuad) [orders][]graph.IDQuad { return sorted(quads) }
