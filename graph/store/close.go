package store

import (
	"context"
	"path/filepath"
	"slices"
)

// Close makes a segment of a journal that has become long, so that opening is
// quick, and gives the store free. Snapshots stay good.
func (s *Store) Close() error {
	if s.readOnly {
		return nil
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.settle()
	if s.closed {
		return nil
	}
	v := s.view.Load()
	if err == nil && v.delta() >= max(deltaClosed, v.seg.quads/deltaClosedShare) {
		err = s.compact(context.Background())
	}
	s.closed = true
	if noted := s.noteLength(); err == nil {
		err = noted
	}
	s.journal.file.Close()
	if freed := s.lock.Close(); err == nil {
		err = freed
	}
	return err
}

// noteLength writes down how long the journal is, so that a loss of its end is
// noticed.
func (s *Store) noteLength() error {
	last := len(s.manifest.journals) - 1
	if s.manifest.journals[last].length == s.journal.length || s.lock.Held() != nil {
		return nil
	}
	m := s.manifest
	m.journals = slices.Clone(m.journals)
	m.journals[last].length = s.journal.length
	return s.writeManifest(m)
}

// Refresh shows a read-only opener what the writer has done since.
func (s *Store) Refresh() error {
	if !s.readOnly {
		return nil
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	m, err := s.readManifest()
	if err != nil {
		return err
	}
	same := m.segment == s.manifest.segment && len(m.journals) == len(s.manifest.journals) &&
		m.journals[len(m.journals)-1].name == s.manifest.journals[len(s.manifest.journals)-1].name
	if same {
		last := m.journals[len(m.journals)-1]
		if v, at, err := s.replay(s.view.Load(), last, s.read); err == nil {
			s.read, s.manifest = at, m
			s.view.Store(v)
			return nil
		}
		// a write that failed was taken back after it had been read: start again
	}
	return s.openToRead()
}

// Backup writes a copy of the store, as it is now, into a folder that does not
// exist or is empty. Readers and writers go on. A folder of that name exists
// only when the copy is whole and on the disk.
func (s *Store) Backup(ctx context.Context, dir string) error {
	return backup(ctx, s.disk, s.view.Load(), filepath.Clean(dir))
}
