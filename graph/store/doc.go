// Package store keeps quads on one machine and loses none.
//
// A store is a folder: immutable segments of sorted columns, mapped into memory
// and checksummed, and a journal of the changes since. A change (a document
// added, replaced or retracted) is one record of the journal, synchronised to
// disk before it is acknowledged; readers hold snapshots and never wait for the
// writer. docs/storage.md has the format of the files.
package store
