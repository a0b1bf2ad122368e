package store_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/graph/store/storetest"
)

// wholeDisk is a disk with a store of a segment of many blocks and a journal,
// closed or as a crash left it.
func wholeDisk(t *testing.T, closed bool) *simDisk {
	t.Helper()
	ctx := context.Background()
	d := newSimDisk(1)
	s, err := store.Open("/data", store.Options{}.On(d).ImportSmall(20))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Import(ctx, storetest.All(generate(20000)...)); err != nil {
		t.Fatal(err)
	}
	for n := range 4 {
		doc := storetest.Document(fmt.Sprint("/", n), strings.Repeat("文", 400*n)+fmt.Sprint(n))
		if _, err := s.PutDocument(ctx, doc, storetest.All(storetest.Statement(doc.IRI, n, n), storetest.Statement(doc.IRI, n, 7))); err != nil {
			t.Fatal(err)
		}
	}
	if closed {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return d.reboot(losesNone)
}

// harm changes one file of a store.
func harm(r *rand.Rand, d *simDisk) string {
	paths := slices.Sorted(maps.Keys(d.now))
	path := paths[r.IntN(len(paths))]
	if r.IntN(2) == 0 {
		path = paths[len(paths)-1] // the segment
	}
	f := d.now[path]
	f.data = slices.Clone(f.data)
	at := r.IntN(len(f.data))
	what := fmt.Sprintf("%s (%d bytes) at byte %d", filepath.Base(path), len(f.data), at)
	switch r.IntN(8) {
	case 0:
		f.data = f.data[:at]
		return "cut " + what
	case 1:
		f.data[at] = byte(r.IntN(256))
		return "a byte of " + what
	case 2:
		end := min(at-at%512+512, len(f.data))
		clear(f.data[at-at%512 : end])
		return "a sector of zeros in " + what
	case 3:
		f.data = append(f.data, f.data[:at]...)
		return "more behind " + what
	case 4:
		f.data = slices.Delete(f.data, at, min(at+1+r.IntN(9), len(f.data)))
		return "some bytes gone from " + what
	default:
		bit := r.IntN(8)
		f.data[at] ^= 1 << bit
		return fmt.Sprintf("bit %d of %s", bit, what)
	}
}

// TestTortureDamage flips, cuts, clears and moves bytes of every file of a
// store. What is read then is right, or an error says that it may not be.
func TestTortureDamage(t *testing.T) {
	rounds := 150
	if torture() {
		rounds = 1000
	}
	whole := wholeDisk(t, true)
	s, err := store.Open("/data", store.Options{ReadOnly: true}.On(whole))
	if err != nil {
		t.Fatal(err)
	}
	want := export(t, s)
	lines := map[string]bool{}
	for line := range strings.Lines(want) {
		lines[line] = true
	}
	found := map[string]int{}
	for round := range rounds {
		d := whole.reboot(losesNone)
		what := harm(rand.New(rand.NewPCG(uint64(round), 3)), d)
		found[lookAt(t, what, d, s.Snapshot(), lines, want)]++
	}
	t.Log(found)
	if found["opening"] == 0 || found["reading"] == 0 {
		t.Errorf("no damage was found when opening, or none when reading: %v", found)
	}
}

// lookAt opens a damaged store, reads all of it, and says when the damage was
// found.
func lookAt(t *testing.T, what string, d *simDisk, ref *store.Snapshot, whole map[string]bool, want string) string {
	t.Helper()
	s, err := store.Open("/data", store.Options{ReadOnly: true}.On(d))
	if err != nil {
		if c := graph.CodeOf(err); c != graph.Damaged && c != graph.Unsupported && c != graph.NotFound {
			t.Errorf("%s: %v", what, err)
		}
		return "opening"
	}
	snap := s.Snapshot()
	var b strings.Builder
	err = snap.Export(&b)
	if err == nil && b.String() != want {
		t.Errorf("%s: a wrong answer", what)
	}
	ask(t, what, s, ref)
	if n := strings.Count(b.String(), "\n"); err != nil && n == 0 {
		t.Errorf("%s: nothing of what is whole is readable", what)
	}
	for line := range strings.Lines(b.String()) {
		if !whole[line] {
			t.Errorf("%s: a line that never was: %s", what, line)
		}
	}
	verified := 0
	for problem := range s.Verify(context.Background()) {
		if c := graph.CodeOf(problem); c != graph.Damaged {
			t.Errorf("%s: %v", what, problem)
		}
		verified++
	}
	if err != nil {
		if graph.CodeOf(err) != graph.Damaged || verified == 0 {
			t.Errorf("%s: %v; verifying found %d", what, err, verified)
		}
		return "reading"
	}
	if verified > 0 {
		return "verifying"
	}
	return "harmless"
}

// ask asks a damaged store what a whole one knows.
func ask(t *testing.T, what string, s *store.Store, whole *store.Snapshot) {
	t.Helper()
	snap := s.Snapshot()
	n := 0
	for q := range whole.Match(graph.Pattern{}) {
		if n++; n%500 > 0 {
			continue
		}
		if snap.Err() != nil {
			snap = s.Snapshot() // the next question may touch nothing damaged
		}
		term := whole.Term(q.O)
		if id, _ := snap.ID(term); (id != q.O || snap.Term(q.O) != term) && snap.Err() == nil {
			t.Errorf("%s: the number of %s is %d, and its term is %s", what, term, id, snap.Term(id))
		}
		if snap.Err() != nil {
			snap = s.Snapshot()
		}
		for _, p := range []graph.Pattern{{S: q.S}, {P: q.P, O: q.O}, {O: q.O}, {G: q.G}, q} {
			if count := snap.Count(p); count != whole.Count(p) && snap.Err() == nil {
				t.Errorf("%s: %+v has %d quads of %d", what, p, count, whole.Count(p))
			}
		}
	}
}

// TestDamageBehindACrash harms the end of a journal whose length nothing has
// noted.
func TestDamageBehindACrash(t *testing.T) {
	whole := wholeDisk(t, false)
	path := ""
	for name := range whole.now {
		if strings.Contains(name, "journal") {
			path = name
		}
	}
	size := len(whole.now[path].data)
	for at := size - 200; at < size; at++ {
		d := whole.reboot(losesNone)
		d.now[path].data[at] ^= 4
		if _, err := store.Open("/data", store.Options{}.On(d)); graph.CodeOf(err) != graph.Damaged {
			t.Fatalf("byte %d of %d is another one, and: %v", at, size, err)
		}
	}
}
