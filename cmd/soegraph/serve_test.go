package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

// TestUp starts the program as a newcomer does, asks it, and stops it.
func TestUp(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	dir := filepath.Join(t.TempDir(), "data")
	out, printed := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"up", "--store", dir, "--addr", "127.0.0.1:0"}, nil, printed, os.Stderr)
		_ = printed.Close() // a pipe in memory
	}()
	var address string
	lines := bufio.NewScanner(out)
	for address == "" && lines.Scan() {
		address = regexp.MustCompile(`http://[0-9.:]+`).FindString(lines.Text())
	}
	if address == "" {
		t.Fatalf("it printed no address and ended with %d", <-ended)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()

	var stats struct{ Documents, Facts int }
	get(t, address+"/api/v1/stats", &stats)
	if stats.Documents != 6 || stats.Facts == 0 {
		t.Errorf("the seeds give %+v", stats)
	}
	var answer struct{ Items []json.RawMessage }
	get(t, address+"/api/v1/queries/projects-involving?enterprise=CRRC", &answer)
	if len(answer.Items) == 0 {
		t.Error("no projects of CRRC in the seeds")
	}
	// another process may write while it serves
	page := filepath.Join(t.TempDir(), "page.txt")
	if err := os.WriteFile(page, []byte("中国中车集团有限公司投资建设的东港机车制造基地项目开工。"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code := run(ctx, []string{"load", page, "--store", dir}, nil, io.Discard, os.Stderr); code != 0 {
		t.Fatalf("load ended with %d", code)
	}
	get(t, address+"/api/v1/stats", &stats)
	if stats.Documents != 7 {
		t.Errorf("the server shows %d documents after the load, not 7", stats.Documents)
	}
	stop()
	select {
	case code := <-ended:
		if code != 0 {
			t.Errorf("it ended with %d", code)
		}
	case <-time.After(30 * time.Second):
		t.Error("it did not stop")
	}
}

func get(t *testing.T, url string, into any) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s", url, response.Status)
	}
	if err := json.NewDecoder(response.Body).Decode(into); err != nil {
		t.Fatal(err)
	}
}
