package store

import (
	"bytes"
	"cmp"
	"fmt"
	"hash/crc32"
	"path/filepath"
	"strings"

	"soegraph/graph"
)

// The files of a store, in its folder.
const (
	manifestName  = "manifest"
	lockName      = "lock"
	segmentPrefix = "segment-"
	journalPrefix = "journal-"
	temporary     = ".tmp"
)

// manifestVersion is the version of the store as a whole.
const manifestVersion = 1

// manifest says which files make up a store. It is replaced as a whole, which
// is what makes a compaction one step.
type manifest struct {
	generation uint64 // of the segment, before the journals
	segment    string // file name, "" where there is none yet
	journals   []journalRef
	next       int // the number of the next file
}

// journalRef is a journal and how much of it was there when the manifest was
// written: if there is less now, something was lost.
type journalRef struct {
	name   string
	length int64
}

// encode is the manifest's text, the last line of which is a checksum.
func (m manifest) encode() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "soegraph store %d\ngeneration %d\nnext %d\n", manifestVersion, m.generation, m.next)
	if m.segment != "" {
		fmt.Fprintf(&b, "segment %s\n", m.segment)
	}
	for _, j := range m.journals {
		fmt.Fprintf(&b, "journal %s %d\n", j.name, j.length)
	}
	fmt.Fprintf(&b, "checksum %08x\n", crc32.Checksum(b.Bytes(), castagnoli))
	return b.Bytes()
}

// parseManifest reads what encode wrote. It fails with [graph.Damaged] or
// [graph.Unsupported].
func parseManifest(path string, data []byte) (manifest, error) {
	var m manifest
	text := string(data)
	var version int
	if n, err := fmt.Sscanf(text, "soegraph store %d\n", &version); n != 1 || err != nil {
		return m, graph.Errorf(graph.Damaged, "%s is not the manifest of a soegraph store, or it is damaged; restore the store from a backup", path)
	}
	body := strings.LastIndex(strings.TrimSuffix(text, "\n"), "\n") + 1
	var sum uint32
	if n, err := fmt.Sscanf(text[body:], "checksum %08x\n", &sum); n != 1 || err != nil || sum != crc32.Checksum(data[:body], castagnoli) {
		return m, cmp.Or(checkVersion(path, version, manifestVersion), damaged(path, "its checksum does not fit"))
	}
	if err := checkVersion(path, version, manifestVersion); err != nil {
		return m, err
	}
	for line := range strings.Lines(text[:body]) {
		var j journalRef
		switch {
		case strings.HasPrefix(line, "journal "):
			if n, err := fmt.Sscanf(line, "journal %s %d\n", &j.name, &j.length); n != 2 || err != nil {
				return m, damaged(path, "the line %q", line)
			}
			m.journals = append(m.journals, j)
		case strings.HasPrefix(line, "segment "):
			m.segment = strings.TrimSpace(strings.TrimPrefix(line, "segment "))
		case strings.HasPrefix(line, "generation "):
			fmt.Sscanf(line, "generation %d\n", &m.generation) //nolint:errcheck // the checksum fits
		case strings.HasPrefix(line, "next "):
			fmt.Sscanf(line, "next %d\n", &m.next) //nolint:errcheck // the checksum fits
		}
	}
	return m, nil
}

// writeManifest replaces the manifest of a folder. When it has returned, the
// manifest is on the disk.
func writeManifest(d disk, dir string, m manifest) error {
	path := filepath.Join(dir, manifestName)
	if err := writeFile(d, path+temporary, m.encode()); err != nil {
		return err
	}
	if err := d.Rename(path+temporary, path); err != nil {
		return explain("write", path, err)
	}
	return explain("write", dir, d.SyncDir(dir))
}

// writeFile writes a file and synchronises it.
func writeFile(d disk, path string, data []byte) error {
	f, err := d.Create(path)
	if err != nil {
		return explain("write", path, err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return explain("write", path, err)
}
