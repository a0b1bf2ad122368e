package api_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	"soegraph/api"
	"soegraph/graph"
	"soegraph/queries/gizmo"
)

// engine answers every query with the rows that the query's text lists, a line
// each, and fails as it is told.
type engine struct {
	fail error
}

// Query gives the lines of the query as rows.
func (e engine) Query(_ context.Context, r gizmo.Request, give func(gizmo.Row) error) (gizmo.Stats, error) {
	stats := gizmo.Stats{}
	for line := range strings.Lines(r.Query) {
		if stats.Rows == r.Limit {
			stats.Truncated = true
			break
		}
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if err := give(gizmo.Row(line)); err != nil {
			return stats, err
		}
		stats.Rows++
	}
	return stats, e.fail
}

func withGizmo(g api.Gizmo) change { return func(c *api.Config) { c.Gizmo = g } }

func ask(f fixture, query string, headers ...string) (int, string) {
	body, err := json.Marshal(map[string]any{"query": query, "limit": 3})
	if err != nil {
		f.Fatal(err)
	}
	w := f.request(http.MethodPost, "/api/v1/gizmo", string(body), append(headers, "Content-Type: application/json")...)
	return w.Code, w.Body.String()
}

func TestGizmo(t *testing.T) {
	f := newFixture(t, withGizmo(engine{}))
	for query, want := range map[string]string{
		"\n":                   `{"result":[],"truncated":false,"elapsed":0}` + "\n",
		`{"a":1}`:              `{"result":[{"a":1}],"truncated":false,"elapsed":0}` + "\n",
		"{\"a\":1}\n{\"a\":2}": `{"result":[{"a":1},{"a":2}],"truncated":false,"elapsed":0}` + "\n",
		strings.Repeat("{\"a\":1}\n", 4) + "\n\n": `{"result":[{"a":1},{"a":1},{"a":1}],"truncated":true,"elapsed":0}` + "\n",
	} {
		if code, got := ask(f, query); code != http.StatusOK || got != want {
			t.Errorf("%q: %d %s", query, code, got)
		}
	}
	if _, got := ask(f, "{\"a\":1}\n{\"a\":2}", "Accept: application/x-ndjson"); got != "{\"a\":1}\n{\"a\":2}\n" {
		t.Errorf("lines: %q", got)
	}
	if w := f.get("/api/v1/gizmo?query=%7B%7D"); w.Body.String() != `{"result":[{}],"truncated":false,"elapsed":0}`+"\n" {
		t.Errorf("%s", w.Body)
	}
	for body, code := range map[string]string{
		`{"query": "x", "timeout": "soon"}`: "invalid",
		`{"query": "x", "limit": -1}`:       "invalid",
		`{"query": "x", "colour": "red"}`:   "invalid",
		`{"query": 5}`:                      "invalid",
		`{`:                                 "invalid",
		`{"query": "` + strings.Repeat("x", 2<<20) + `"}`: "too-large",
	} {
		if p := problem(t, f.request(http.MethodPost, "/api/v1/gizmo", body, "Content-Type: application/json")); p.Code != code {
			t.Errorf("%.50s: %+v", body, p)
		}
	}
}

// What fails before the first row is a problem; what fails after it is in the
// answer.
func TestGizmoFails(t *testing.T) {
	for code, status := range map[graph.Code]int{graph.Invalid: 400, graph.Busy: 429, graph.Timeout: 504, graph.TooLarge: 413} {
		f := newFixture(t, withGizmo(engine{graph.Errorf(code, "so it is")}))
		got, body := ask(f, "\n")
		if got != status || !strings.Contains(body, "so it is") {
			t.Errorf("%s: %d %s", code, got, body)
		}
		got, body = ask(f, `{"a":1}`)
		if got != http.StatusOK || !strings.HasPrefix(body, `{"result":[{"a":1}],`) || !strings.Contains(body, `"code":"`+string(code)+`"`) || !json.Valid([]byte(body)) {
			t.Errorf("%s after a row: %d %s", code, got, body)
		}
	}
	f := newFixture(t, withGizmo(engine{graph.Errorf(graph.Busy, "full")}))
	if w := f.request(http.MethodPost, "/api/v1/gizmo", `{"query": "\n"}`, "Content-Type: application/json"); w.Header().Get("Retry-After") == "" {
		t.Error("nobody says when to come back")
	}
	f = newFixture(t, withGizmo(engine{errors.New("password=hunter2")}))
	if _, body := ask(f, "\n"); strings.Contains(body, "hunter2") {
		t.Errorf("what is for the log is in the answer: %s", body)
	}
}
