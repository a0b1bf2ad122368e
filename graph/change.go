package graph

// Change is what one atomic write did to a store.
type Change struct {
	Added, Removed int   // quads
	Facts          int   // facts that are in the store now and were not before
	Dropped        int   // facts whose last evidence went
	Replaced       []IRI // documents that the written one replaced
	Generation     uint64
}

// Unchanged reports whether the write found everything as it was.
func (c Change) Unchanged() bool { return c.Added == 0 && c.Removed == 0 }
