package cayleyapi_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/client"
	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	_ "github.com/cayleygraph/cayley/query/gizmo"
	stock "github.com/cayleygraph/cayley/server/http"
	"github.com/cayleygraph/cayley/writer"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/graph/store"
	"soegraph/graph/store/quadstore"
	"soegraph/queries/gizmo"
	"soegraph/queries/gizmo/cayleyapi"
)

const people = `
<x:alice> <x:follows> <x:bob> .
<x:alice> <x:name> "Alice"@en .
<x:alice> <x:age> "30"^^<http://www.w3.org/2001/XMLSchema#integer> .
<x:bob> <x:follows> <x:carol> .
<x:bob> <x:name> "Bob" .
<x:bob> <x:paid> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .
<x:carol> <x:follows> <x:alice> <x:graph> .
<x:carol> <x:name> "卡罗尔"@zh-Hans .
`

type server struct {
	*httptest.Server
	store *store.Store
}

func serve(t *testing.T) server {
	t.Helper()
	st, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	if _, err := st.Import(t.Context(), nquads.NewReader(strings.NewReader(people)).Quads()); err != nil {
		t.Fatal(err)
	}
	api := cayleyapi.API{
		Engine:   local{st},
		Snapshot: func() quadstore.Reader { return st.Snapshot() },
		Writer:   st,
		MayWrite: func(r *http.Request) bool { return r.Header.Get("Authorization") == "Bearer secret" },
	}
	s := httptest.NewServer(api.Handler())
	t.Cleanup(s.Close)
	return server{s, st}
}

// local answers queries on the store as it is now.
type local struct{ *store.Store }

func (l local) Query(ctx context.Context, r gizmo.Request, give func(gizmo.Row) error) (gizmo.Stats, error) {
	return gizmo.NewLocal(l.Snapshot(), nil).Query(ctx, r, give)
}

// stockServer is Cayley's own server on its own store, with the same quads.
func stockServer(t *testing.T) *httptest.Server {
	t.Helper()
	qs := memstore.New()
	w, err := qs.NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	for q, err := range nquads.NewReader(strings.NewReader(people)).Quads() {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.WriteQuads([]quad.Quad{quadOf(q)}); err != nil {
			t.Fatal(err)
		}
	}
	single, err := writer.NewSingleReplication(qs, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(stock.NewAPIv2(&cayley.Handle{QuadStore: qs, QuadWriter: single}))
	t.Cleanup(s.Close)
	return s
}

func quadOf(q graph.Quad) quad.Quad {
	return quad.Quad{
		Subject: quadstore.Value(q.Subject), Predicate: quadstore.Value(q.Predicate),
		Object: quadstore.Value(q.Object), Label: quadstore.Value(q.Label),
	}
}

func fetch(t *testing.T, method, address, body string, header ...string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(data)
}

// sortedResult is an answer with its rows sorted, since their order is each
// store's own.
func sortedResult(t *testing.T, body string) string {
	t.Helper()
	var answer struct {
		Result []any  `json:"result"`
		Error  string `json:"error"`
	}
	if err := json.Unmarshal([]byte(body), &answer); err != nil {
		t.Fatalf("%v in %q", err, body)
	}
	var rows []string
	for _, r := range answer.Result {
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, string(text))
	}
	slices.Sort(rows)
	if answer.Error != "" {
		rows = append(rows, "an error")
	}
	return strings.Join(rows, "\n")
}

// TestAnswersAsCayley asks this server and Cayley's own the same.
func TestAnswersAsCayley(t *testing.T) {
	ours, theirs := serve(t), stockServer(t)
	for _, query := range []string{
		`g.V("<x:alice>").out("<x:follows>").all()`,
		`g.V().has("<x:name>").save("<x:name>", "name").all()`,
		`g.V("<x:alice>").save("<x:age>", "age").all()`,
		`g.V("<x:bob>").save("<x:paid>", "paid").all()`,
		`g.V("<x:alice>").followRecursive("<x:follows>", "depth").all()`,
		`g.V("<x:nobody>").all()`,
		`g.V("<x:alice>").both("<x:follows>", "how").all()`,
		`g.V("<x:carol>").labelContext("<x:graph>").out().all()`,
		`g.emit({a: [1, "b", 2.5, true]})`,
		`g.V("<x:bob>").in("<x:follows>").forEach(function (d) { g.emit(d) })`,
		`g.V("<x:alice>").tag("a").out("<x:follows>").out("<x:follows>").tag("b").all()`,
		`g.V(`,
		`g.V().nothing()`,
	} {
		for _, accept := range []string{"application/json", "application/ld+json"} {
			path := "/api/v2/query?lang=gizmo"
			status, got := fetch(t, "POST", ours.URL+path, query, "Accept", accept)
			wantStatus, want := fetch(t, "POST", theirs.URL+path, query, "Accept", accept)
			if status != wantStatus {
				t.Errorf("%s: status %d, Cayley's is %d", query, status, wantStatus)
			}
			if diff := cmp.Diff(sortedResult(t, want), sortedResult(t, got)); diff != "" {
				t.Errorf("%s as %s:\n%s", query, accept, diff)
			}
		}
		status, got := fetch(t, "GET", ours.URL+"/api/v2/query?lang=gizmo&qu="+url.QueryEscape(query), "")
		v1Status, v1 := fetch(t, "POST", ours.URL+"/api/v1/query/gizmo", query)
		if status != v1Status || sortedResult(t, got) != sortedResult(t, v1) {
			t.Errorf("%s: GET gives %s, version 1 gives %s", query, got, v1)
		}
	}
}

// TestReadsAsCayley asks both for quads.
func TestReadsAsCayley(t *testing.T) {
	ours, theirs := serve(t), stockServer(t)
	for _, query := range []string{
		"", "?sub=%3Cx:alice%3E", "?pred=%3Cx:follows%3E&obj=%3Cx:bob%3E", "?sub=%3Cx:alice%3E,%3Cx:bob%3E&pred=%3Cx:name%3E",
		"?label=%3Cx:graph%3E", "?sub=%3Cx:nobody%3E",
	} {
		_, got := fetch(t, "GET", ours.URL+"/api/v2/read"+query, "", "Accept", "application/json")
		_, want := fetch(t, "GET", theirs.URL+"/api/v2/read"+query, "", "Accept", "application/json")
		if diff := cmp.Diff(sortedQuads(t, want), sortedQuads(t, got)); diff != "" {
			t.Errorf("%s:\n%s", query, diff)
		}
	}
	_, text := fetch(t, "GET", ours.URL+"/api/v2/read", "")
	if want := strings.TrimSpace(people); len(text) != len(want)+1 {
		t.Errorf("as N-Quads: %s", text)
	}
}

func sortedQuads(t *testing.T, body string) []string {
	t.Helper()
	var quads []quad.Quad
	if err := json.Unmarshal([]byte(body), &quads); err != nil {
		t.Fatalf("%v in %q", err, body)
	}
	var lines []string
	for _, q := range quads {
		// Cayley's memory has the datatypes with its prefix, ours in full
		lines = append(lines, strings.ReplaceAll(q.NQuad(), "<xsd:", "<http://www.w3.org/2001/XMLSchema#"))
	}
	slices.Sort(lines)
	return lines
}

// TestStockClient reads and writes with the client that Cayley comes with.
func TestStockClient(t *testing.T) {
	s := serve(t)
	c := client.New(s.URL)
	r, err := c.QuadReader()
	if err != nil {
		t.Fatal(err)
	}
	quads, err := quad.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, q := range quads {
		lines = append(lines, quadstore.Quad(q).String())
	}
	slices.Sort(lines)
	want := strings.Split(strings.TrimSpace(people), "\n")
	slices.Sort(want)
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}

	dave := quad.Quad{Subject: quad.IRI("x:dave"), Predicate: quad.IRI("x:age"), Object: quad.Int(7), Label: quad.IRI("x:graph")}
	if err := write(c, dave); err == nil {
		t.Error("a client without a token wrote")
	}
	c.SetHTTPClient(&http.Client{Transport: withToken{}})
	if err := write(c, dave); err != nil {
		t.Fatal(err)
	}
	if !s.store.Snapshot().Has(idOf(s.store, quadstore.Quad(dave))) {
		t.Error("what the client wrote is not in the store")
	}
}

func write(c *client.Client, q quad.Quad) error {
	w, err := c.QuadWriter()
	if err != nil {
		return err
	}
	if _, err := w.WriteQuads([]quad.Quad{q}); err != nil {
		return err
	}
	return w.Close()
}

type withToken struct{}

// RoundTrip adds the token.
func (withToken) RoundTrip(r *http.Request) (*http.Response, error) {
	r.Header.Set("Authorization", "Bearer secret")
	return http.DefaultTransport.RoundTrip(r)
}

func idOf(st *store.Store, q graph.Quad) graph.IDQuad {
	s := st.Snapshot()
	id := func(t graph.Term) graph.ID { n, _ := s.ID(t); return n }
	return graph.IDQuad{S: id(q.Subject), P: id(q.Predicate), O: id(q.Object), G: id(q.Label)}
}

func TestWriteAndDelete(t *testing.T) {
	s := serve(t)
	const line = "<x:eve> <x:name> \"夏娃\"@zh-Hans .\n"
	token := []string{"Authorization", "Bearer secret", "Content-Type", "application/n-quads"}
	for _, c := range []struct {
		path, body string
		header     []string
		status     int
		says       string
	}{
		{"write", line, nil, 403, "read-only"},
		{"write", line, []string{"Authorization", "Bearer wrong"}, 403, "read-only"},
		{"write", line, token, 200, `"count":1`},
		{"write", "<relative> <x:p> <x:o> .", token, 400, "absolute"},
		{"write", "nonsense", token, 400, "input:1:1"},
		{"write", `[{"subject": "<a b>", "predicate": "<x:p>", "object": "o"}]`, []string{"Authorization", "Bearer secret", "Content-Type", "application/json"}, 400, "not valid"},
		{"write", "{}", []string{"Authorization", "Bearer secret", "Content-Type", "application/ld+json"}, 400, "not supported"},
		{"delete", line, nil, 403, "read-only"},
		{"delete", line, token, 200, "Successfully deleted 1 quads."},
		{"delete", line, token, 400, "not in the store"},
	} {
		status, body := fetch(t, "POST", s.URL+"/api/v2/"+c.path, c.body, c.header...)
		if status != c.status || !strings.Contains(body, c.says) {
			t.Errorf("%s %q: %d %s, expected %d and %q", c.path, c.body, status, body, c.status, c.says)
		}
	}
}

func TestFormats(t *testing.T) {
	s := serve(t)
	_, body := fetch(t, "GET", s.URL+"/api/v2/formats", "")
	var list []struct {
		ID          string
		Read, Write bool
	}
	if err := json.Unmarshal([]byte(body), &list); err != nil {
		t.Fatal(err)
	}
	for _, f := range list {
		status, data := fetch(t, "GET", s.URL+"/api/v2/read?format="+f.ID, "")
		if status != 200 || len(data) < 100 || !strings.Contains(data, "x:alice") {
			t.Errorf("as %s: %d, %.100q", f.ID, status, data)
		}
	}
	if len(list) < 6 {
		t.Errorf("%d formats", len(list))
	}
}

func TestOddRequests(t *testing.T) {
	s := serve(t)
	for _, c := range []struct {
		method, path string
		status       int
	}{
		{"POST", "/api/v1/query/graphql", 400},
		{"POST", "/api/v2/query", 400},
		{"POST", "/api/v2/query?lang=mql", 400},
		{"POST", "/api/v2/query?lang=gizmo", 400},
		{"POST", "/api/v1/shape/gizmo", 501},
		{"GET", "/api/v2/write", 405},
	} {
		if status, body := fetch(t, c.method, s.URL+c.path, ""); status != c.status {
			t.Errorf("%s %s: %d %s, expected %d", c.method, c.path, status, body, c.status)
		}
	}
}
