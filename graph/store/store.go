package store

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"soegraph/graph"
)

// Options are the ways of opening a store.
type Options struct {
	// ReadOnly opens a store that another process may be writing to, or that
	// lies on a disk that cannot be written.
	ReadOnly bool
	// Salvage opens a store read-only, and goes past damage of a journal: what
	// was changed from there on is left out, and [Store.Lost] says so.
	Salvage bool

	disk        disk // nil is the machine's
	importSmall int  // 0 is [importSmall]
	deltaOpen   int  // 0 is [deltaOpen]
}

// Store is an open store. Its methods may be called from any goroutine.
type Store struct {
	dir      string
	disk     disk
	readOnly bool
	salvage  bool
	lost     error // what salvaging left out
	small    int   // imports of more quads than this become a segment at once
	large    int   // a delta of so many quads is compacted
	lock     lock
	dropped  int // bytes of an unfinished write that opening found

	view atomic.Pointer[view]

	queueing sync.Mutex
	queue    []*request

	writing    sync.Mutex // what follows
	closed     bool
	manifest   manifest
	doubtful   bool // the manifest on the disk may be another one
	journal    *journal
	read       tail // of a read-only store: where reading the last journal stopped
	tooLarge   int  // large, or more after a compaction that failed
	compacting bool
	frozen     int       // while compacting: how many runs of the view are on their way
	settled    sync.Cond // a compaction has ended
}

// The sizes of a delta, in quads, from which on it is made part of the segment:
// while the store is open, and when it is closed, so that opening is quick. While
// a store grows, its delta may grow as large as its segment, and in a large store
// to a share of it, so that each quad is rewritten a few times only; but only so far
// as its memory, some 300 bytes a quad while runs are merged, stays small.
const (
	deltaOpen        = 1 << 15
	deltaGrowing     = 1 << 18
	deltaOpenShare   = 4
	deltaOpenMost    = 1 << 19
	deltaClosed      = 1 << 13
	deltaClosedShare = 128
)

// Open opens the store in a folder, and makes an empty one where there is none,
// unless it is to be read only. It fails with [graph.Busy] where another
// process writes to it, [graph.NotFound], [graph.Damaged], [graph.Unsupported]
// (a newer version), [graph.Forbidden] (a disk that cannot be written).
func Open(dir string, o Options) (*Store, error) {
	s := &Store{dir: dir, disk: o.disk, readOnly: o.ReadOnly || o.Salvage, salvage: o.Salvage, small: cmp.Or(o.importSmall, importSmall), large: cmp.Or(o.deltaOpen, deltaOpen)}
	s.settled.L = &s.writing
	if s.disk == nil {
		s.disk = osDisk{}
	}
	if s.readOnly {
		return s, s.openToRead()
	}
	if err := s.disk.MkdirAll(dir); err != nil {
		return nil, explain("open", dir, err)
	}
	l, err := s.disk.Lock(filepath.Join(dir, lockName))
	if err != nil {
		return nil, explain("open", dir, err)
	}
	s.lock = l
	if err := s.openToWrite(); err != nil {
		l.Close()
		return nil, err
	}
	return s, nil
}

// openToWrite reads the store, or makes it, and removes what a crash left.
func (s *Store) openToWrite() error {
	m, err := s.readManifest()
	if errors.Is(err, fs.ErrNotExist) {
		return s.create()
	}
	if err != nil {
		return err
	}
	v, last, err := s.load(m)
	if err != nil {
		return err
	}
	name := m.journals[len(m.journals)-1].name
	path := filepath.Join(s.dir, name)
	f, err := s.disk.OpenEnd(path)
	if err != nil {
		return explain("open", path, err)
	}
	s.journal = &journal{path: path, file: f, length: last.length, sum: last.sum, torn: last.dropped > 0}
	s.manifest, s.dropped = m, last.dropped
	s.tooLarge = s.large
	s.view.Store(v)
	s.sweep()
	return nil
}

// openToRead reads the store as it is. A writer may replace files meanwhile;
// then it starts again.
func (s *Store) openToRead() error {
	for try := 0; ; try++ {
		m, err := s.readManifest()
		if errors.Is(err, fs.ErrNotExist) {
			return graph.Errorf(graph.NotFound, "there is no store in %s; name the folder of one, or load something into it first", s.dir)
		}
		if err != nil {
			return err
		}
		v, last, err := s.load(m)
		if errors.Is(err, fs.ErrNotExist) && try < 10 {
			continue
		}
		if err != nil {
			return err
		}
		s.manifest, s.read = m, last
		s.view.Store(v)
		return nil
	}
}

func (s *Store) readManifest() (manifest, error) {
	path := filepath.Join(s.dir, manifestName)
	data, err := s.disk.ReadFile(path)
	if err != nil {
		return manifest{}, explain("read", path, err)
	}
	m, err := parseManifest(path, data)
	if err == nil && len(m.journals) == 0 {
		err = damaged(path, "it names no journal")
	}
	return m, err
}

// load reads what a manifest names.
func (s *Store) load(m manifest) (*view, tail, error) {
	seg := emptySegment()
	if m.segment != "" {
		var err error
		path := filepath.Join(s.dir, m.segment)
		if seg, err = openSegment(s.disk, path); err != nil {
			return nil, tail{}, missing(path, explain("open", path, err))
		}
	}
	v := newView(seg, m.generation)
	var last tail
	for i, j := range m.journals {
		var err error
		v, last, err = s.replay(v, j, tail{})
		if err == nil && last.dropped > 0 && i < len(m.journals)-1 {
			err = damaged(filepath.Join(s.dir, j.name), "its end is missing, and another journal follows it")
		}
		if s.salvage && graph.CodeOf(err) == graph.Damaged {
			s.lost = err
			break
		}
		if err != nil {
			return nil, tail{}, err
		}
	}
	return v, last, nil
}

// missing says what to do where a file that the manifest names is not there.
func missing(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w: %w", damaged(path, "it is not there"), fs.ErrNotExist)
	}
	return err
}

// replay brings a view up to date with a journal, from at on. Where it fails the
// view is as far as it came.
func (s *Store) replay(v *view, j journalRef, at tail) (*view, tail, error) {
	path := filepath.Join(s.dir, j.name)
	data, err := s.disk.ReadFile(path)
	if err != nil {
		return v, at, missing(path, explain("read", path, err))
	}
	at, err = readJournal(path, data, at, func(c coded) error {
		after, err := c.replay(v, 0)
		if err == nil {
			v = after
		}
		return err
	})
	if err == nil && at.length < j.length {
		err = damaged(path, "%d bytes of it are whole, and %d were written", at.length, j.length)
	}
	return v, at, err
}

// create makes an empty store. A folder that holds anything else is refused.
func (s *Store) create() error {
	names, err := s.disk.List(s.dir)
	if err != nil {
		return explain("read", s.dir, err)
	}
	first := fmt.Sprintf("%s%06d", journalPrefix, 1)
	for _, name := range names {
		switch name {
		case lockName, first, manifestName + temporary:
		default:
			return graph.Errorf(graph.Unsupported, "%s is not a store, and not empty: it has %s but no manifest; name an empty folder, or restore the store from a backup", s.dir, name)
		}
	}
	if s.journal, err = createJournal(s.disk, s.dir, first, 0); err != nil {
		return err
	}
	s.manifest = manifest{next: 2, journals: []journalRef{{first, s.journal.length}}}
	s.tooLarge = s.large
	s.view.Store(newView(emptySegment(), 0))
	if err := s.writeManifest(s.manifest); err != nil {
		return err
	}
	if err := s.disk.SyncDir(filepath.Dir(s.dir)); err != nil && !errors.Is(err, fs.ErrPermission) {
		return explain("write", filepath.Dir(s.dir), err)
	}
	return nil
}

// writeManifest puts a manifest in force. Where that fails it may be on the disk
// all the same: nothing is written before the one in force is there again.
func (s *Store) writeManifest(m manifest) error {
	err := writeManifest(s.disk, s.dir, m)
	if s.doubtful = err != nil; err == nil {
		s.manifest = m
	}
	return err
}

// sweep removes files that the manifest does not name: what a crash left.
// Failing to is no harm.
func (s *Store) sweep() {
	names, err := s.disk.List(s.dir)
	if err != nil {
		return
	}
	keep := map[string]bool{s.manifest.segment: true}
	for _, j := range s.manifest.journals {
		keep[j.name] = true
	}
	for _, name := range names {
		ours := strings.HasPrefix(name, segmentPrefix) || strings.HasPrefix(name, journalPrefix) || name == manifestName+temporary
		if ours && !keep[name] {
			_ = s.disk.Remove(filepath.Join(s.dir, name))
		}
	}
}

// Snapshot is the store as it is now.
func (s *Store) Snapshot() *Snapshot {
	v := s.view.Load()
	return &Snapshot{v, v.seg.met.Load()}
}

// Recovered is how many bytes of a write that a crash cut off were found, and
// left out, when the store was opened. No acknowledged change was in them.
func (s *Store) Recovered() int { return s.dropped }

// Lost is the damage that opening with Options.Salvage went past, or nil.
func (s *Store) Lost() error { return s.lost }

// Dir is the store's folder.
func (s *Store) Dir() string { return s.dir }
