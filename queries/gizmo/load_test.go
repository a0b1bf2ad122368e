package gizmo_test

import (
	"context"
	"maps"
	"os"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"soegraph/graph"
	"soegraph/queries/gizmo"
)

// TestManyClients lets clients mix hostile and honest queries for a while: one
// in four is hostile. Set SOEGRAPH_LOAD to a duration for more than a moment.
func TestManyClients(t *testing.T) {
	length := 3 * time.Second
	if d, err := time.ParseDuration(os.Getenv("SOEGRAPH_LOAD")); err == nil {
		length = d
	}
	files := openFiles()
	e := engineOn(t, storeOf(t, chain(20000)), gizmo.Options{Workers: workersOf(t)})
	hostile := slices.Sorted(maps.Values(attacks(t)))
	stop, peak := watchMemory(t)
	ctx, cancel := context.WithTimeout(t.Context(), length)
	defer cancel()
	var mu sync.Mutex
	var times []time.Duration
	var refused, asked, wrong atomic.Int64
	var wg sync.WaitGroup
	for client := range 64 {
		wg.Go(func() {
			for i := client; ctx.Err() == nil; i++ {
				asked.Add(1)
				if i%4 == 0 {
					query := hostile[(i*31+client)%len(hostile)]
					_, _ = e.Query(ctx, gizmo.Request{Query: query, Timeout: time.Second}, func(gizmo.Row) error { return nil }) // whatever it gives
					continue
				}
				rows := 0
				began := time.Now()
				_, err := e.Query(t.Context(), gizmo.Request{Query: honest[i%len(honest)], Timeout: 5 * time.Second}, func(gizmo.Row) error { rows++; return nil })
				took := time.Since(began)
				switch {
				case graph.CodeOf(err) == graph.Busy:
					refused.Add(1)
				case err != nil || rows == 0:
					wrong.Add(1)
					t.Logf("%s: %d rows, %v", honest[i%len(honest)], rows, err)
				default:
					mu.Lock()
					times = append(times, took)
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	stop()
	if err := e.Close(); err != nil {
		t.Error(err)
	}
	if len(times) == 0 {
		t.Fatal("no honest query was answered")
	}
	slices.Sort(times)
	at := func(share float64) time.Duration {
		return times[int(share*float64(len(times)-1))].Round(time.Millisecond)
	}
	t.Logf("%d queries in %s; %d honest ones answered, median %s, p99 %s, worst %s; %d refused; %d MB at the peak",
		asked.Load(), length, len(times), at(0.5), at(0.99), at(1), refused.Load(), *peak>>20)
	if wrong.Load() > 0 {
		t.Errorf("%d honest queries failed", wrong.Load())
	}
	if left := children(); len(left) > 0 {
		t.Errorf("processes %v are left", left)
	}
	if now := openFiles(); now > files+2 {
		t.Errorf("%d files were open, %d are", files, now)
	}
}

// honest is queries of people who mean well.
var honest = []string{
	`g.V("<n:1>").out("<x:next>").all()`,
	`g.V("<n:17>").out("<x:next>").out("<x:next>").save("<x:name>", "name").all()`,
	`g.V("node 99").in("<x:name>").all()`,
	`g.V("<n:5>").followRecursive(g.M().out("<x:next>"), 10).all()`,
	`g.emit(g.V("<n:3>").out().count())`,
	`g.V().has("<x:name>", like("node 777%")).limit(3).all()`,
}

func openFiles() int {
	entries, _ := os.ReadDir("/proc/self/fd")
	return len(entries)
}

// workersOf is how many workers the test is to use: SOEGRAPH_WORKERS, or as many
// as there are by default.
func workersOf(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("SOEGRAPH_WORKERS"))
	if err != nil {
		return 0
	}
	return n
}
