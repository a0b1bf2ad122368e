package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/graph/store/storetest"
)

// step is one thing that is done to a store, and what it should do to its
// content.
type step struct {
	name  string
	do    func(*store.Store) error
	model func(*storetest.Model)
}

// workload is a sequence of steps with every kind of write in it.
func workload(size int) []step {
	ctx := context.Background()
	var steps []step
	put := func(source, text string, projects ...int) {
		doc := storetest.Document(source, strings.Repeat(text, size))
		var statements []graph.Statement
		for _, p := range projects {
			statements = append(statements, storetest.Statement(doc.IRI, 1, p))
		}
		steps = append(steps, step{"put " + text, func(s *store.Store) error {
			_, err := s.PutDocument(ctx, doc, storetest.All(statements...))
			return err
		}, func(m *storetest.Model) { m.PutDocument(doc, statements) }})
	}
	load := func(n int) {
		var quads []graph.Quad
		for i := range n {
			quads = append(quads, graph.Quad{Subject: "<x:s>", Predicate: "<x:p>", Object: graph.Integer(i)})
		}
		steps = append(steps, step{fmt.Sprint("import ", n), func(s *store.Store) error {
			_, err := s.Import(ctx, storetest.All(quads...))
			return err
		}, func(m *storetest.Model) { m.Add(quads...) }})
	}
	compact := step{"compact", func(s *store.Store) error { return s.Compact(ctx) }, func(*storetest.Model) {}}

	put("/a", "one", 1, 2, 3)
	put("/b", "two", 2, 3)
	steps = append(steps, compact)
	put("/a", "three", 3, 4)
	load(5)
	load(40)
	put("/c", "four", 1, 4)
	steps = append(steps, step{"retract", func(s *store.Store) error {
		_, err := s.Retract(ctx, storetest.Document("/b", strings.Repeat("two", size)).IRI)
		return err
	}, func(m *storetest.Model) { m.Retract(storetest.Document("/b", strings.Repeat("two", size)).IRI) }}, compact)
	load(60)
	put("/d", "five", 5)
	return steps
}

// states is the content after each number of steps.
func states(steps []step) []string {
	var m storetest.Model
	list := []string{""}
	for _, s := range steps {
		s.model(&m)
		list = append(list, linesOf(&m))
	}
	return list
}

func on(d *simDisk) store.Options { return store.Options{}.On(d).ImportSmall(20) }

// run does the steps on a disk until it crashes, and says how many were
// acknowledged. A step that fails for another reason is tried again.
func run(t *testing.T, d *simDisk, steps []step) (done int) {
	t.Helper()
	again := func(what string, do func() error) bool {
		for try := 0; ; try++ {
			err := do()
			if err == nil || errors.Is(err, errCrashed) || d.dead {
				return err == nil
			}
			if c := graph.CodeOf(err); c != graph.TooLarge && c != graph.Damaged {
				t.Fatalf("%s: an error of the disk that says not what to do: %v", what, err)
			}
			if try == 40 {
				t.Fatalf("%s: the disk is well again, and still: %v", what, err)
			}
		}
	}
	var s *store.Store
	if !again("open", func() (err error) { s, err = store.Open("/data", on(d)); return err }) {
		return 0
	}
	for i, step := range steps {
		if !again(step.name, func() error { return step.do(s) }) {
			return i
		}
	}
	if err := s.Close(); err != nil && !d.dead {
		again("close, and open again", func() (err error) { s, err = store.Open("/data", on(d)); return err })
	}
	return len(steps)
}

// comesBack checks that a store on a disk after a crash has everything that was
// acknowledged, nothing half, and works.
func comesBack(t *testing.T, what string, d *simDisk, states []string, done int) {
	t.Helper()
	s, err := store.Open("/data", on(d))
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	got := export(t, s)
	if got != states[done] && (done+1 >= len(states) || got != states[done+1]) {
		t.Fatalf("%s: %d steps were acknowledged (-want +got):\n%s", what, done, cmp.Diff(states[done], got))
	}
	for err := range s.Verify(context.Background()) {
		t.Fatalf("%s: %v", what, err)
	}
	doc := storetest.Document("/later", "later")
	if _, err := s.PutDocument(context.Background(), doc, storetest.All(storetest.Statement(doc.IRI, 9, 9))); err != nil {
		t.Fatalf("%s: a write after it: %v", what, err)
	}
	want := export(t, s)
	if err := s.Close(); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if s, err = store.Open("/data", on(d)); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if diff := cmp.Diff(want, export(t, s)); diff != "" {
		t.Fatalf("%s: opened again (-want +got):\n%s", what, diff)
	}
}

// TestTortureCrash crashes the machine at every operation on the disk.
func TestTortureCrash(t *testing.T) {
	sizes, seeds := []int{1}, 1
	if torture() {
		sizes, seeds = []int{1, 100, 1000}, 10
	}
	for _, size := range sizes {
		steps := workload(size)
		states := states(steps)
		whole := newSimDisk(1)
		if done := run(t, whole, steps); done != len(steps) {
			t.Fatalf("%d steps of %d", done, len(steps))
		}
		for op := 1; op <= whole.ops; op++ {
			for n := range crashes * seeds {
				way := n % crashes
				d := newSimDisk(uint64(op*crashes*seeds + n))
				d.fault = func(n int) error {
					if n == op {
						return errCrashed
					}
					return nil
				}
				done := run(t, d, steps)
				comesBack(t, fmt.Sprintf("size %d, crash at operation %d, way %d", size, op, way), d.reboot(way), states, done)
			}
		}
	}
}

// TestTortureFaults lets the disk be full, or fail, at every operation, once or
// for a while, and tries again; some time later the machine crashes, or not.
func TestTortureFaults(t *testing.T) {
	steps := workload(1)
	states := states(steps)
	whole := newSimDisk(1)
	run(t, whole, steps)
	stride, spells := 7, []int{1, 3}
	if torture() {
		stride, spells = 1, []int{1, 2, 3, 7, 20}
	}
	for _, fault := range []error{syscall.ENOSPC, syscall.EIO} {
		for from := 1; from <= whole.ops; from += stride {
			for _, spell := range spells {
				for crash := from + spell; crash <= whole.ops+spell+1; crash += 20 {
					d := newSimDisk(uint64(from * spell))
					d.fault = faulty(fault, from, spell, crash)
					done := run(t, d, steps)
					for _, way := range []int{losesAll, losesNone, losesParts} {
						comesBack(t, fmt.Sprintf("%v at %d for %d, crash at %d, way %d", fault, from, spell, crash, way), d.reboot(way), states, done)
					}
				}
			}
		}
	}
}

// faulty is a disk that fails for a spell of operations, and crashes at another
// one.
func faulty(fault error, from, spell, crash int) func(int) error {
	return func(n int) error {
		switch {
		case n == crash:
			return errCrashed
		case n >= from && n < from+spell:
			return fault
		}
		return nil
	}
}

// TestTortureGivingUp lets a disk fail at every operation. What fails is not
// tried again, and must leave nothing; what is done later must stay.
func TestTortureGivingUp(t *testing.T) {
	steps := workload(1)
	whole := newSimDisk(1)
	run(t, whole, steps)
	stride := 3
	if torture() {
		stride = 1
	}
	for from := 1; from <= whole.ops; from += stride {
		for _, spell := range []int{1, 2, 5} {
			d := newSimDisk(uint64(from))
			d.fault = faulty(syscall.EIO, from, spell, 0)
			s, err := store.Open("/data", on(d))
			if err != nil {
				continue // TestTortureFaults has that
			}
			var m storetest.Model
			lastFailed := false
			for _, step := range steps {
				err := step.do(s)
				if lastFailed = err != nil; !lastFailed {
					step.model(&m)
				} else if c := graph.CodeOf(err); c != graph.Damaged && c != graph.NotFound {
					t.Fatalf("operation %d: %v", from, err)
				}
			}
			want := linesOf(&m)
			if diff := cmp.Diff(want, export(t, s)); diff != "" {
				t.Fatalf("operations from %d, %d of them, fail (-want +got):\n%s", from, spell, diff)
			}
			for _, way := range []int{losesAll, losesNone} {
				if !lastFailed {
					comesBack(t, fmt.Sprintf("operations from %d, %d of them, fail, way %d", from, spell, way), d.reboot(way), []string{want}, 0)
				}
			}
		}
	}
}

func linesOf(m *storetest.Model) string {
	var b strings.Builder
	for _, line := range storetest.Lines(m.Quads()) {
		b.WriteString(line + "\n")
	}
	return b.String()
}
