package gizmo

import (
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// limitMemory lets the process allocate so many bytes more than it has, and
// write no core. It limits data (RLIMIT_DATA: what is private and writable) and
// not the address space, of which Go reserves a lot that it never uses, and the
// store maps its files into it.
func limitMemory(bytes int64) error {
	now, err := dataSize()
	if err != nil {
		return err
	}
	limit := unix.Rlimit{Cur: uint64(now + bytes), Max: uint64(now + bytes)}
	if err := unix.Setrlimit(unix.RLIMIT_DATA, &limit); err != nil {
		return err
	}
	return unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}

// dataSize is the bytes of private writable memory of this process.
func dataSize() (int64, error) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmData:"); ok {
			kB, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			return kB << 10, err
		}
	}
	return 0, nil
}
