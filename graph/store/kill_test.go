package store_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/graph/store/storetest"
)

// The environment of the process that is killed.
const (
	childDir   = "SOEGRAPH_TEST_STORE"
	childStart = "SOEGRAPH_TEST_START"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		start, err := strconv.Atoi(os.Getenv(childStart))
		if err == nil {
			err = child(dir, start)
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// child writes to a store until it is killed, and says after each step that it
// is done.
func child(dir string, start int) error {
	s, err := store.Open(dir, store.Options{}.CompactAt(3000).ImportSmall(80))
	if err != nil {
		return err
	}
	for n := start; ; n++ {
		if err := endless(n).do(s); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// endless is the nth step of a workload that has no end.
func endless(n int) step {
	ctx := context.Background()
	document := func(n int) (graph.Document, []graph.Statement) {
		doc := storetest.Document(fmt.Sprint("/", n%40), fmt.Sprint("text ", n))
		var statements []graph.Statement
		for i := range 20 {
			statements = append(statements, storetest.Statement(doc.IRI, n%30, i+n%50))
		}
		return doc, statements
	}
	nothing := func(*storetest.Model) {}
	switch {
	case n%25 == 24:
		return step{"compact", func(s *store.Store) error { return s.Compact(ctx) }, nothing}
	case n%40 == 39:
		return step{"back up", func(s *store.Store) error {
			return s.Backup(ctx, filepath.Join(filepath.Dir(s.Dir()), fmt.Sprint("backup-", n)))
		}, nothing}
	case n%17 == 16:
		quad := func(i int) graph.Quad {
			return graph.Quad{Subject: "<x:s>", Predicate: "<x:p>", Object: graph.Integer(i + n), Label: "<x:g>"}
		}
		quads := make([]graph.Quad, 100)
		for i := range quads {
			quads[i] = quad(i)
		}
		return step{"import", func(s *store.Store) error {
			_, err := s.Import(ctx, storetest.All(quads...))
			return err
		}, func(m *storetest.Model) { m.Add(quads...) }}
	case n%5 == 4:
		doc, _ := document(n - 1)
		return step{"retract", func(s *store.Store) error {
			_, err := s.Retract(ctx, doc.IRI)
			if graph.CodeOf(err) == graph.NotFound {
				err = nil
			}
			return err
		}, func(m *storetest.Model) { m.Retract(doc.IRI) }}
	}
	doc, statements := document(n)
	return step{"put", func(s *store.Store) error {
		_, err := s.PutDocument(ctx, doc, storetest.All(statements...))
		return err
	}, func(m *storetest.Model) { m.PutDocument(doc, statements) }}
}

// TestTortureKill kills a process that loads, retracts, imports, compacts and
// backs up, at random moments.
func TestTortureKill(t *testing.T) {
	rounds := 6
	if torture() {
		rounds = 200
	}
	r := rand.New(rand.NewPCG(4, 4))
	dir := filepath.Join(t.TempDir(), "data")
	var m storetest.Model
	next := 0
	for round := range rounds {
		acknowledged := runAndKill(t, dir, next, time.Duration(r.IntN(150))*time.Millisecond)
		for ; next <= acknowledged; next++ {
			endless(next).model(&m)
		}
		s, err := store.Open(dir, store.Options{ReadOnly: round%3 > 0}) // reading only leaves the next child what a crash left
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		got := export(t, s)
		if got != linesOf(&m) {
			endless(next).model(&m) // the one that was under way
			next++
			if diff := cmp.Diff(linesOf(&m), got); diff != "" {
				t.Fatalf("round %d, killed after step %d (-want +got):\n%s", round, acknowledged, diff)
			}
		}
		for err := range s.Verify(context.Background()) {
			t.Fatalf("round %d: %v", round, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		checkBackups(t, filepath.Dir(dir))
	}
	t.Logf("%d steps in %d rounds", next, rounds)
}

// runAndKill lets a child write for a while and kills it. It is the last step
// that the child said was done, or start-1.
func runAndKill(t *testing.T, dir string, start int, after time.Duration) int {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childDir+"="+dir, fmt.Sprintf("%s=%d", childStart, start))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	last := start - 1
	note := func() bool {
		line, err := lines.ReadString('\n')
		if err != nil {
			return false
		}
		if n, err := strconv.Atoi(line[:len(line)-1]); err == nil {
			last = n
		}
		return true
	}
	if note() { // it works now
		time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	}
	for note() {
	}
	_, _ = io.Copy(io.Discard, lines)
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() == 1 {
		t.Fatalf("the child failed of itself: %v", err)
	}
	return last
}

// checkBackups opens every backup that has its name.
func checkBackups(t *testing.T, dir string) {
	t.Helper()
	backups, err := filepath.Glob(filepath.Join(dir, "backup-*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range backups {
		if filepath.Ext(b) == ".part" {
			continue
		}
		s, err := store.Open(b, store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		for err := range s.Verify(context.Background()) {
			t.Fatalf("%s: %v", b, err)
		}
		if err := os.RemoveAll(b); err != nil {
			t.Fatal(err)
		}
	}
}
