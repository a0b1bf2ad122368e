package store_test

import (
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sync"

	"soegraph/graph/store"
)

var errCrashed = errors.New("the machine has crashed")

// simDisk is a file system in memory that knows what a crash may take away:
// bytes that were not synchronised, and names that the folder was not
// synchronised for.
type simDisk struct {
	mu     sync.Mutex
	now    map[string]*simFile
	kept   map[string]*simFile // what the folders have on the disk
	later  []func(map[string]*simFile)
	ops    int
	dead   bool
	random *rand.Rand
	// fault says what becomes of an operation; nil of all is well.
	fault func(op int) error
}

type simFile struct {
	data   []byte
	synced []byte
}

func newSimDisk(seed uint64) *simDisk {
	return &simDisk{now: map[string]*simFile{}, kept: map[string]*simFile{}, random: rand.New(rand.NewPCG(seed, 2))}
}

// begin counts an operation that changes the disk, and fails where it should.
func (d *simDisk) begin() error {
	if d.dead {
		return errCrashed
	}
	d.ops++
	if d.fault == nil {
		return nil
	}
	err := d.fault(d.ops)
	d.dead = errors.Is(err, errCrashed)
	return err
}

func (d *simDisk) MkdirAll(string) error { return nil }

func (d *simDisk) Create(path string) (store.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin(); err != nil {
		return nil, err
	}
	f, ok := d.now[path]
	if ok {
		f.data = nil
	} else {
		f = &simFile{}
		d.name(func(names map[string]*simFile) { names[path] = f })
	}
	return &simHandle{d, f}, nil
}

// name changes names, on the disk some time later.
func (d *simDisk) name(change func(map[string]*simFile)) {
	change(d.now)
	d.later = append(d.later, change)
}

func (d *simDisk) OpenEnd(path string) (store.File, error) {
	f, err := d.find(path)
	return &simHandle{d, f}, err
}

func (d *simDisk) find(path string) (*simFile, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead {
		return nil, errCrashed
	}
	if f, ok := d.now[path]; ok {
		return f, nil
	}
	return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
}

func (d *simDisk) ReadFile(path string) ([]byte, error) {
	f, err := d.find(path)
	if err != nil {
		return nil, err
	}
	return slices.Clone(f.data), nil
}

func (d *simDisk) Forget([]byte) {}

func (d *simDisk) Map(path string) ([]byte, func(), error) {
	data, err := d.ReadFile(path)
	return data, func() {}, err
}

func (d *simDisk) List(dir string) ([]string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var names []string
	for path := range d.now {
		if filepath.Dir(path) == dir {
			names = append(names, filepath.Base(path))
		}
	}
	slices.Sort(names)
	return names, nil
}

func (d *simDisk) Rename(from, to string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin(); err != nil {
		return err
	}
	f := d.now[from]
	d.name(func(names map[string]*simFile) {
		delete(names, from)
		names[to] = f
	})
	return nil
}

func (d *simDisk) Remove(path string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin(); err != nil {
		return err
	}
	d.name(func(names map[string]*simFile) { delete(names, path) })
	return nil
}

func (d *simDisk) SyncDir(string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin(); err != nil {
		return err
	}
	for _, change := range d.later {
		change(d.kept)
	}
	d.later = nil
	return nil
}

func (d *simDisk) Lock(string) (store.Lock, error) { return simLock{}, nil }

type simLock struct{}

func (simLock) Close() error { return nil }
func (simLock) Held() error  { return nil }

type simHandle struct {
	d *simDisk
	f *simFile
}

func (h *simHandle) Write(b []byte) (int, error) {
	h.d.mu.Lock()
	defer h.d.mu.Unlock()
	if err := h.d.begin(); err != nil {
		n := 0
		if len(b) > 0 {
			n = h.d.random.IntN(len(b))
		}
		h.f.data = append(h.f.data, b[:n]...)
		return n, err
	}
	h.f.data = append(h.f.data, b...)
	return len(b), nil
}

func (h *simHandle) Sync() error {
	h.d.mu.Lock()
	defer h.d.mu.Unlock()
	if err := h.d.begin(); err != nil {
		return err
	}
	h.f.synced = slices.Clone(h.f.data)
	return nil
}

func (h *simHandle) Truncate(size int64) error {
	h.d.mu.Lock()
	defer h.d.mu.Unlock()
	if err := h.d.begin(); err != nil {
		return err
	}
	h.f.data = h.f.data[:size:size]
	return nil
}

func (h *simHandle) Close() error { return nil }

// The ways in which a machine comes up again after a crash.
const (
	losesAll   = iota // what was not synchronised is gone
	losesNone         // everything came to the disk after all
	losesTails        // files end anywhere behind what was synchronised, and the last names are old
	losesParts        // sectors are missing, and are zero, and any names are old
	crashes
)

// reboot is the disk as it may be after a crash.
func (d *simDisk) reboot(way int) *simDisk {
	after := newSimDisk(d.random.Uint64())
	after.kept = maps.Clone(d.kept)
	until := d.random.IntN(len(d.later) + 1)
	for i, change := range d.later {
		if way == losesNone || way == losesTails && i < until || way == losesParts && d.random.IntN(2) == 0 {
			change(after.kept)
		}
	}
	files := map[*simFile]*simFile{}
	for path, f := range after.kept {
		if files[f] == nil {
			data := d.remains(f, way)
			files[f] = &simFile{data: data, synced: slices.Clone(data)}
		}
		after.kept[path] = files[f]
	}
	after.now = maps.Clone(after.kept)
	return after
}

// remains is what a crash leaves of a file.
func (d *simDisk) remains(f *simFile, way int) []byte {
	const sector = 512
	switch {
	case way == losesAll:
		return slices.Clone(f.synced)
	case way == losesNone || len(f.data) <= len(f.synced):
		return slices.Clone(f.data)
	}
	end := len(f.synced) + d.random.IntN(len(f.data)-len(f.synced)+1)
	data := slices.Clone(f.data[:end])
	if way == losesParts {
		for at := len(f.synced); at < end; {
			next := min(at-at%sector+sector, end)
			if d.random.IntN(3) == 0 {
				clear(data[at:next])
			}
			at = next
		}
	}
	return data
}
