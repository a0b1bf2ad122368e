//go:build !linux

package gizmo

import "golang.org/x/sys/unix"

// limitMemory lets the process allocate so many bytes of data. Systems other
// than Linux count what is mapped differently, or not at all; the worker's own
// watch over its heap holds everywhere.
func limitMemory(bytes int64) error {
	limit := unix.Rlimit{Cur: uint64(bytes), Max: uint64(bytes)}
	return unix.Setrlimit(unix.RLIMIT_DATA, &limit)
}
