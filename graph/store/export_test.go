package store

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
