package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unsafe"

	"golang.org/x/sys/unix"

	"soegraph/graph"
)

// disk is what the store needs of a file system. Tests put one in its place
// that loses what was not synchronised, is full, or fails.
type disk interface {
	MkdirAll(dir string) error
	Create(path string) (file, error)  // empty, for writing
	OpenEnd(path string) (file, error) // there already, for writing at its end
	ReadFile(path string) ([]byte, error)
	// Map is a file's bytes, which unmap gives back.
	Map(path string) (data []byte, unmap func(), err error)
	// Forget gives back the memory that a part of a mapped file takes. It is read
	// from the disk when it is looked at again.
	Forget(data []byte)
	List(dir string) ([]string, error)
	Rename(from, to string) error
	Remove(path string) error
	SyncDir(dir string) error
	Lock(path string) (lock, error)
}

// file is an open file. Write appends.
type file interface {
	io.WriteCloser
	Sync() error
	Truncate(size int64) error
}

// lock is held until it is closed.
type lock interface {
	io.Closer
	Held() error // an error where somebody took the lock's file away
}

// osDisk is the file system of the machine.
type osDisk struct{}

func (osDisk) MkdirAll(dir string) error { return os.MkdirAll(dir, 0o755) }

func (osDisk) Create(path string) (file, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY|os.O_APPEND, 0o644)
}

func (osDisk) OpenEnd(path string) (file, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
}

func (osDisk) ReadFile(path string) ([]byte, error) { return os.ReadFile(path) }

func (osDisk) Map(path string) ([]byte, func(), error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if info.Size() == 0 {
		return nil, func() {}, nil
	}
	data, err := unix.Mmap(int(f.Fd()), 0, int(info.Size()), unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return nil, nil, fmt.Errorf("map %s into memory: %w", path, err)
	}
	return data, func() { _ = unix.Munmap(data) }, nil // it was mapped, so this cannot fail
}

func (osDisk) Forget(data []byte) {
	page := os.Getpagesize()
	at := int(uintptr(unsafe.Pointer(unsafe.SliceData(data))) % uintptr(page))
	if from := (page - at) % page; from < len(data) {
		_ = unix.Madvise(data[from:], unix.MADV_DONTNEED) // only advice
	}
}

func (osDisk) List(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, err
}

func (osDisk) Rename(from, to string) error { return os.Rename(from, to) }

func (osDisk) Remove(path string) error { return os.Remove(path) }

func (osDisk) SyncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// Lock takes the lock of a folder, and fails with [graph.Busy] where another
// process has it. The system gives it back when the process ends, however it
// ends.
func (osDisk) Lock(path string) (lock, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		defer f.Close()
		if !errors.Is(err, unix.EWOULDBLOCK) {
			return nil, fmt.Errorf("lock %s: %w", path, err)
		}
		holder, _ := io.ReadAll(io.LimitReader(f, 20)) // only to be named
		return nil, graph.Errorf(graph.Busy, "the store %s is open for writing in another process%s; stop that one, or open the store read-only", filepath.Dir(path), named(holder))
	}
	err = f.Truncate(0)
	if err == nil {
		_, err = fmt.Fprintf(f, "%d", os.Getpid())
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("write %s: %w", path, err)
	}
	return osLock{f}, nil
}

func named(pid []byte) string {
	if len(pid) == 0 {
		return ""
	}
	return fmt.Sprintf(" (process %s)", pid)
}

type osLock struct{ f *os.File }

func (l osLock) Close() error { return l.f.Close() }

func (l osLock) Held() error {
	mine, err := l.f.Stat()
	if err != nil {
		return err
	}
	there, err := os.Stat(l.f.Name())
	if err != nil || !os.SameFile(mine, there) {
		return graph.Errorf(graph.Conflict, "the lock %s was removed or replaced while the store was open, so another process may write to it; nothing was written: close the store, make sure that one process uses it, and open it again", l.f.Name())
	}
	return nil
}

// explain puts what to do into an error of the disk.
func explain(what, path string, err error) error {
	var coded *graph.Error
	switch {
	case err == nil || errors.As(err, &coded):
		return err
	case errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT):
		return graph.Errorf(graph.TooLarge, "%s %s: the disk is full (%w); nothing of this change was kept: free some space and try again", what, path, err)
	case errors.Is(err, unix.EROFS) || errors.Is(err, fs.ErrPermission):
		return graph.Errorf(graph.Forbidden, "%s %s: it cannot be written (%w); open the store read-only, or copy it to where you may write", what, path, err)
	case errors.Is(err, unix.EIO):
		return graph.Errorf(graph.Damaged, "%s %s: the disk fails (%w); nothing of this change was kept: check the disk, and copy the store with a backup", what, path, err)
	}
	return fmt.Errorf("%s %s: %w", what, path, err)
}
