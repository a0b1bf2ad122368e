package api_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"soegraph/api"
)

// Other sites may ask only where that is configured.
func TestCORS(t *testing.T) {
	closed := newFixture(t)
	if w := closed.get("/api/v1/stats", "Origin: https://example.org"); w.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Error("another site may read")
	}
	open := newFixture(t, func(c *api.Config) { c.Origins = []string{"https://example.org"} })
	if w := open.get("/api/v1/stats", "Origin: https://example.org"); w.Header().Get("Access-Control-Allow-Origin") != "https://example.org" || w.Code != http.StatusOK {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if w := open.get("/api/v1/stats", "Origin: https://elsewhere.org"); w.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Error("any site may read")
	}
	if w := open.request(http.MethodOptions, "/api/v1/documents", "", "Origin: https://example.org", "Access-Control-Request-Method: POST"); w.Code >= 300 || !strings.Contains(w.Header().Get("Access-Control-Allow-Methods"), "POST") {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}

// The page runs its own scripts only; a page that is exported runs none.
func TestPolicies(t *testing.T) {
	f := newFixture(t, func(c *api.Config) {
		c.Explorer = fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}, "main.js": {Data: []byte("1")}, ".secret": {Data: []byte("x")}}
	})
	for path, policy := range map[string]string{"/": "script-src 'self'", "/main.js": "script-src 'self'", "/api/v1/export?focus=CRRC&format=html": "sandbox"} {
		w := f.get(path)
		if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Content-Security-Policy"), policy) || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
	if w := f.get("/main.js"); !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript") {
		t.Errorf("%v", w.Header())
	} else if again := f.get("/main.js", "If-None-Match: "+w.Header().Get("ETag")); again.Code != http.StatusNotModified {
		t.Errorf("%d", again.Code)
	}
	for _, path := range []string{"/.secret", "/none.js", "/../main.js"} {
		if w := f.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	unbuilt := newFixture(t, func(c *api.Config) { c.Explorer = fstest.MapFS{} })
	if w := unbuilt.get("/"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "make") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// A request's id is the client's where it is a decent one.
func TestRequestID(t *testing.T) {
	f := newFixture(t)
	for given, kept := range map[string]bool{"abc-123": true, "a b": false, "": false, strings.Repeat("x", 65): false, "a\nb": false} {
		if got := f.get("/api/v1/stats", "X-Request-ID: "+given).Header().Get("X-Request-ID"); (got == given) != kept || got == "" {
			t.Errorf("%q became %q", given, got)
		}
	}
}

// FuzzRequest: whatever is asked, the answer is no failure of the server, and
// what is no success is a problem.
func FuzzRequest(f *testing.F) {
	for _, path := range []string{
		"/api/v1/search?q=中车&cursor=MQ", "/api/v1/entities/CRRC/graph?format=d3", "/api/v1/entities/https://w3id.org/soegraph/id/enterprise/crrc",
		"/api/v1/statements/%3Ca%3E", "/api/v1/documents/page.txt?offsets=utf16", "/api/v1/paths?from=a&to=b", "/api/v1/queries/figures-of?subject=x",
		"/api/v1/export?document=page.txt", "//", "/%2e%2e/", "/api/v1/entities/%2F/graph",
	} {
		f.Add(path, "text/html;q=0.1,*/*")
	}
	fixture := newFixture(f)
	f.Fuzz(func(t *testing.T, path, accept string) {
		r, err := http.NewRequest(http.MethodGet, path, nil)
		if err != nil || r.URL.Host != "" || !strings.HasPrefix(r.URL.Path, "/") {
			return // no request that a client can make
		}
		w := fixture.serve(r, accept)
		if w.Code >= 500 {
			t.Errorf("%q: %d %s", path, w.Code, w.Body)
		}
		if w.Code >= 400 {
			problem(t, w)
		}
	})
}
