package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"soegraph/api"
	"soegraph/graph/store"
	"soegraph/loader"
	"soegraph/queries"
	"soegraph/seeds"
)

const token = "a secret"

// page is a document that states a little of everything.
const page = `大连日报
2023年6月21日

太平湾合作创新区项目集中开工

本报讯 6月20日，中国中车集团有限公司与大连市政府签署战略合作协议。中车大连公司太平湾氢能装备产业园项目总投资100亿元，落户太平湾合作创新区。
`

// fixture is a server over a store of its own, with one document.
type fixture struct {
	testing.TB
	server *api.Server
	store  *store.Store
}

// change says how a server differs from the usual.
type change func(*api.Config)

// prepared is a loader, and a folder with a store that holds the registry and
// the page. They are made once, and each fixture has a copy of the store.
var prepared = sync.OnceValues(func() (p struct {
	loader *loader.Loader
	dir    string
}, err error,
) {
	if p.dir, err = os.MkdirTemp("", "soegraph-api-*"); err != nil {
		return p, err
	}
	if p.loader, err = loader.New(seeds.Registry(), loader.Options{}); err != nil {
		return p, err
	}
	s, err := store.Open(p.dir, store.Options{})
	if err != nil {
		return p, err
	}
	_, put := s.PutRegistry(context.Background(), p.loader.Registry())
	_, load := p.loader.LoadBytes(context.Background(), s, "page.txt", []byte(page), loader.Meta{})
	return p, errors.Join(put, load, s.Close())
})

func TestMain(m *testing.M) {
	code := m.Run()
	if p, err := prepared(); err != nil || os.RemoveAll(p.dir) != nil {
		code = 1
	}
	os.Exit(code)
}

func newFixture(t testing.TB, changes ...change) fixture {
	t.Helper()
	p, err := prepared()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(p.dir)); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	c := api.Config{
		Version: "test", Snapshot: func() api.Snapshot { return s.Snapshot() }, Queries: queries.New(),
		Writer: s, Loader: p.loader, Token: token,
		Now: func() time.Time { return time.Date(2026, 11, 25, 1, 2, 3, 0, time.UTC) },
	}
	for _, change := range changes {
		change(&c)
	}
	server, err := api.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return fixture{t, server, s}
}

// request is a request to be made; headers are "Name: value".
func (f fixture) request(method, path, body string, headers ...string) *httptest.ResponseRecorder {
	f.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	f.server.ServeHTTP(w, r)
	return w
}

// serve answers a request that is made.
func (f fixture) serve(r *http.Request, accept string) *httptest.ResponseRecorder {
	r.Header.Set("Accept", accept)
	w := httptest.NewRecorder()
	f.server.ServeHTTP(w, r)
	return w
}

func (f fixture) get(path string, headers ...string) *httptest.ResponseRecorder {
	f.Helper()
	return f.request(http.MethodGet, path, "", headers...)
}

// into asks for JSON, which must be there.
func into[T any](f fixture, path string) T {
	f.Helper()
	w := f.get(path)
	var v T
	if w.Code != http.StatusOK {
		f.Fatalf("GET %s: %d %s", path, w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		f.Fatalf("GET %s: %v: %s", path, err, w.Body)
	}
	return v
}

// problem is the problem that an answer is.
func problem(t testing.TB, w *httptest.ResponseRecorder) api.Problem {
	t.Helper()
	var p api.Problem
	data, err := io.ReadAll(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &p); err != nil || w.Header().Get("Content-Type") != "application/problem+json" || p.Status != w.Code {
		t.Fatalf("no problem: %v, %d %v %s", err, w.Code, w.Header(), data)
	}
	return p
}
