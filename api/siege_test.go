package api_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"soegraph/api"
	"soegraph/queries/gizmo"
)

// live is a server on a port.
type live struct {
	fixture
	addr string
	stop func() error // ends it as a signal would, and waits
}

func newLive(t *testing.T, changes ...change) live {
	t.Helper()
	f := newFixture(t, changes...)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- f.server.ServeListener(ctx, l) }()
	stop := sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
	return live{f, l.Addr().String(), stop}
}

// healthy asks for health while the server is under siege. Half of the answers
// must come within a tenth of a second; the machine that runs the tests may be
// busy itself.
func (l live) healthy() {
	l.Helper()
	var took []time.Duration
	client := &http.Client{Timeout: 5 * time.Second}
	for range 15 {
		began := time.Now()
		r, err := client.Get("http://" + l.addr + "/healthz")
		if err != nil {
			l.Fatal(err)
		}
		_, err = io.Copy(io.Discard, r.Body)
		if err = errors.Join(err, r.Body.Close()); err != nil || r.StatusCode != http.StatusOK {
			l.Fatal(r.Status, err)
		}
		took = append(took, time.Since(began))
		time.Sleep(5 * time.Millisecond)
	}
	slices.Sort(took)
	if median := took[len(took)/2]; median > 100*time.Millisecond {
		l.Errorf("health takes %v", median)
	}
}

// Clients that never finish their headers take nothing from others.
func TestSlowHeaders(t *testing.T) {
	l := newLive(t)
	for range 200 {
		c, err := net.Dial("tcp", l.addr)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { hangUp(t, c) })
		if _, err := io.WriteString(c, "GET /api/v1/stats HTTP/1.1\r\nHost: x\r\nX-Slow: "); err != nil {
			t.Fatal(err)
		}
	}
	l.healthy()
}

func hangUp(t *testing.T, c net.Conn) {
	t.Helper()
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

// endless is a body that has so many bytes.
func endless(n int64) io.Reader { return io.LimitReader(zeros{}, n) }

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// Large bodies are refused, by what they say of themselves or when they get
// too long.
func TestLargeBodies(t *testing.T) {
	l := newLive(t, withGizmo(engine{}), func(c *api.Config) { c.MaxUpload = 4 << 20 })
	const size = 300 << 20
	var group sync.WaitGroup
	for _, path := range []string{"/api/v1/documents", "/api/v1/gizmo", "/api/v1/ledger"} {
		for _, known := range []bool{true, false} {
			group.Go(func() {
				r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+l.addr+path, endless(size))
				if err != nil {
					t.Error(err)
					return
				}
				if known {
					r.ContentLength = size
				}
				r.Header.Set("Authorization", "Bearer "+token)
				r.Header.Set("Content-Type", "application/json")
				answer, err := http.DefaultClient.Do(r)
				if err != nil {
					return // the connection was closed while we were sending: refused, too
				}
				defer answer.Body.Close()
				if answer.StatusCode != http.StatusRequestEntityTooLarge {
					t.Errorf("%s, length known %v: %s", path, known, answer.Status)
				}
			})
		}
	}
	l.healthy()
	group.Wait()
}

// What is no HTTP, or no sensible request, is answered or cut off, and nothing
// else comes of it.
func TestMalformed(t *testing.T) {
	l := newLive(t)
	for _, raw := range []string{
		"\x00\x01\x02\x03\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /api/v1/entities/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET /api/v1/search?q=%ff%fe HTTP/1.1\r\nHost: x\r\n\r\n", "GET /api/v1/search?q=%00 HTTP/1.1\r\nHost: x\r\n\r\n",
		"POST /api/v1/gizmo HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", "POST /api/v1/ledger HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n",
		"GET /" + strings.Repeat("a", 1<<17) + " HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\n" + strings.Repeat("X: y\r\n", 20_000) + "\r\n",
		"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", "GET //etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", "GET /.keep HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		c, err := net.Dial("tcp", l.addr)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.SetDeadline(time.Now().Add(300 * time.Millisecond)); err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(c, raw) // it may close before it has read all
		answer, _ := io.ReadAll(io.LimitReader(c, 1<<20))
		if bytes.HasPrefix(answer, []byte("HTTP/1.1 2")) || bytes.HasPrefix(answer, []byte("HTTP/1.1 5")) && !bytes.Contains(answer, []byte("505")) {
			if !strings.Contains(raw, "/search?q=") {
				t.Errorf("%.60q: %.300q", raw, answer)
			}
		}
		hangUp(t, c)
	}
	l.healthy()
}

// waiting answers no query until it is let.
type waiting struct {
	at  atomic.Int32
	let chan struct{}
}

// Query waits.
func (w *waiting) Query(ctx context.Context, _ gizmo.Request, give func(gizmo.Row) error) (gizmo.Stats, error) {
	w.at.Add(1)
	select {
	case <-w.let:
	case <-ctx.Done():
		return gizmo.Stats{}, context.Cause(ctx)
	}
	return gizmo.Stats{Rows: 1}, give(gizmo.Row(`{"id":1}`))
}

// Four times the requests that the server takes: some wait and are answered, the
// others are told when to come back.
func TestOverload(t *testing.T) {
	w := &waiting{let: make(chan struct{})}
	l := newLive(t, withGizmo(w))
	const most = 64 // queries at work or waiting for a process
	codes := make(chan int, 4*most)
	var group sync.WaitGroup
	for range 4 * most {
		group.Go(func() {
			r, err := http.Get("http://" + l.addr + "/api/v1/gizmo?query=x")
			if err != nil {
				t.Error(err)
				return
			}
			defer r.Body.Close()
			if r.StatusCode == http.StatusTooManyRequests && r.Header.Get("Retry-After") == "" {
				t.Error("nobody says when to come back")
			}
			codes <- r.StatusCode
		})
	}
	l.healthy()
	for range 3 * most {
		if code := <-codes; code != http.StatusTooManyRequests {
			t.Errorf("%d while the server is full", code)
		}
	}
	close(w.let)
	group.Wait()
	for range most {
		if code := <-codes; code != http.StatusOK {
			t.Errorf("%d of those that were taken", code)
		}
	}
	if n := w.at.Load(); n != most {
		t.Errorf("%d queries were at work, want %d", n, most)
	}
}

// A client that asks too fast is told so; another is not.
func TestRate(t *testing.T) {
	f := newFixture(t, func(c *api.Config) { c.Rate = 0.001 })
	if w := f.get("/api/v1/stats"); w.Code != http.StatusOK {
		t.Error(w.Body)
	}
	w := f.get("/api/v1/stats")
	if p := problem(t, w); p.Code != "busy" || w.Header().Get("Retry-After") == "" {
		t.Errorf("%+v", p)
	}
	if w := f.get("/healthz"); w.Code != http.StatusOK {
		t.Error("health is limited")
	}
	if !strings.Contains(f.get("/metrics").Body.String(), `soegraph_http_refused_total{reason="rate"} 1`) {
		t.Error("the refusal is not counted")
	}
}

// A server that is told to end finishes what it has begun, and takes no more.
func TestShutdown(t *testing.T) {
	w := &waiting{let: make(chan struct{})}
	l := newLive(t, withGizmo(w))
	answered := make(chan string, 1)
	go func() {
		r, err := http.Get("http://" + l.addr + "/api/v1/gizmo?query=x")
		if err != nil {
			answered <- err.Error()
			return
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		answered <- fmt.Sprint(r.StatusCode, " ", string(body), err)
	}()
	for w.at.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	ended := make(chan error, 1)
	go func() { ended <- l.stop() }()
	for { // until it takes no more
		c, err := net.Dial("tcp", l.addr)
		if err != nil {
			break
		}
		hangUp(t, c)
		time.Sleep(time.Millisecond)
	}
	close(w.let)
	if got := <-answered; !strings.HasPrefix(got, `200 {"result":[{"id":1}]`) {
		t.Error(got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// When a client leaves, its query ends.
func TestCancel(t *testing.T) {
	w := &waiting{let: make(chan struct{})}
	l := newLive(t, withGizmo(w))
	ctx, cancel := context.WithCancel(t.Context())
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+l.addr+"/api/v1/gizmo?query=x", nil)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for w.at.Load() == 0 {
			time.Sleep(time.Millisecond)
		}
		cancel()
	}()
	if answer, err := http.DefaultClient.Do(r); err == nil {
		answer.Body.Close()
		t.Error("answered")
	}
	if err := l.stop(); err != nil { // it would wait for the query
		t.Error(err)
	}
}
