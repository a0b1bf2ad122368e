package gizmo_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"soegraph/graph"
	"soegraph/queries/gizmo"
)

// chain is n nodes, each of which leads to the next.
func chain(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<n:%d> <x:next> <n:%d> .\n<n:%d> <x:name> \"node %d\" .\n", i, i+1, i, i)
	}
	return b.String()
}

func attacks(t testing.TB) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, path := range []string{"testdata/hostile.json", "../../../shared/attacks.json"} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Logf("not there: %s", path)
			continue
		}
		if err := json.Unmarshal(data, &all); err != nil {
			t.Fatal(err)
		}
	}
	for name, query := range all {
		query = strings.ReplaceAll(query, "<next>", "<x:next>")
		all[name] = strings.ReplaceAll(query, "<n1>", "<n:1>")
	}
	return all
}

// TestAttacks runs each hostile query, with a short deadline, and then an honest
// one, which must be answered.
func TestAttacks(t *testing.T) {
	e := engineOn(t, storeOf(t, chain(20000)), gizmo.Options{Workers: 2})
	all := attacks(t)
	stop, peak := watchMemory(t)
	worst := time.Duration(0)
	const deadline = 150 * time.Millisecond
	for _, name := range slices.Sorted(maps.Keys(all)) {
		began := time.Now()
		stats, err := e.Query(t.Context(), gizmo.Request{Query: all[name], Timeout: deadline, Limit: 1000}, func(gizmo.Row) error { return nil })
		over := time.Since(began) - deadline
		worst = max(worst, over)
		if testing.Verbose() {
			t.Logf("%-28s %4d rows %6d ms  %.100v", name, stats.Rows, time.Since(began).Milliseconds(), err)
		}
		if graph.CodeOf(err) == graph.Internal {
			t.Errorf("%s is no error that a user can act on: %v", name, err)
		}
		if over > 2*time.Second { // of a machine that does other things as well
			t.Errorf("%s ended %s after its deadline", name, over)
		}
		if rows, _, err := ask(t, e, gizmo.Request{Query: `g.V("<n:1>").out("<x:next>").all()`}); err != nil || len(rows) != 1 {
			t.Errorf("after %s an honest query gives %v, %v", name, rows, err)
		}
	}
	stop()
	t.Logf("%d attacks; the last to end did so %s after its deadline; %d MB at the peak", len(all), worst.Round(time.Millisecond), *peak>>20)
	if *peak > 512<<20 {
		t.Errorf("%d MB at the peak", *peak>>20)
	}
}

// watchMemory samples what this process and its workers have in memory.
func watchMemory(t testing.TB) (stop func(), peak *int64) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	peak = new(int64)
	go func() {
		defer close(ended)
		for ctx.Err() == nil {
			total := resident("self")
			for _, pid := range children() {
				total += resident(pid)
			}
			*peak = max(*peak, total)
			time.Sleep(20 * time.Millisecond)
		}
	}()
	return func() { cancel(); <-ended }, peak
}

func children() []string {
	var pids []string
	files, _ := filepath.Glob("/proc/self/task/*/children")
	for _, f := range files {
		data, _ := os.ReadFile(f)
		pids = append(pids, strings.Fields(string(data))...)
	}
	return pids
}

// resident is the bytes of a process that are in memory and not a file's.
func resident(pid string) int64 {
	status, _ := os.ReadFile("/proc/" + pid + "/status")
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "RssAnon:"); ok {
			kB, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 10, 64)
			return kB << 10
		}
	}
	return 0
}
