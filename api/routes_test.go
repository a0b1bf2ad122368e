package api_test

import (
	"encoding/json"
	"flag"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"

	"soegraph/api"
)

// The routes, the OpenAPI document and docs/api.md name the same things.
func TestRoutesAreDocumented(t *testing.T) {
	f := newFixture(t, withGizmo(engine{}), func(c *api.Config) { c.Cayley = http.NotFoundHandler() })
	data, err := f.server.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var document struct {
		OpenAPI string
		Paths   map[string]map[string]struct{ OperationID, Summary string }
	}
	if err := json.Unmarshal(data, &document); err != nil || !strings.HasPrefix(document.OpenAPI, "3.1") {
		t.Fatalf("%v, version %s", err, document.OpenAPI)
	}
	var described []string
	for path, methods := range document.Paths {
		for method, op := range methods {
			described = append(described, strings.ToUpper(method)+" "+path)
			if op.OperationID == "" || op.Summary == "" {
				t.Errorf("%s %s has no operationId or summary", method, path)
			}
		}
	}
	var routed []string
	for _, r := range f.server.Routes() {
		r = regexp.MustCompile(`:(\w+)`).ReplaceAllString(r, "{$1}")
		if r != "GET /" {
			routed = append(routed, r)
		}
	}
	slices.Sort(described)
	slices.Sort(routed)
	if d := cmp.Diff(routed, described); d != "" {
		t.Errorf("routes (-) and OpenAPI (+): %s", d)
	}

	text, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range routed {
		method, path, _ := strings.Cut(r, " ")
		if !regexp.MustCompile(method + `[^\n]*` + regexp.QuoteMeta(path)).Match(text) {
			t.Errorf("docs/api.md does not have %s", r)
		}
	}
	for _, m := range regexp.MustCompile("### `([A-Z]+) (\\S+)`").FindAllStringSubmatch(string(text), -1) {
		if !slices.Contains(routed, m[1]+" "+m[2]) {
			t.Errorf("docs/api.md has %s %s, which is no route", m[1], m[2])
		}
	}
}

var update = flag.Bool("update", false, "write docs/openapi.json")

// A validator that is not ours takes the document, and docs/openapi.json is it.
func TestOpenAPI(t *testing.T) {
	f := newFixture(t, withGizmo(engine{}), func(c *api.Config) { c.Cayley = http.NotFoundHandler() })
	data, err := f.server.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	document, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		t.Fatal(err)
	}
	if err := document.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	if *update {
		if err := os.WriteFile("../docs/openapi.json", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile("../docs/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(written), string(data)); d != "" {
		t.Errorf("docs/openapi.json is old, run make generate: %s", d)
	}
	if served := f.get("/api/openapi.json"); served.Body.String() != string(data) {
		t.Error("what is served is not the whole document")
	}
}

// Every form of an id means the same entity.
func TestIDs(t *testing.T) {
	f := newFixture(t)
	for _, id := range []string{
		"CRRC", "crrc", url.PathEscape("中国中车集团有限公司"), "enterprise/crrc", "enterprise%2Fcrrc", "id:enterprise/crrc", "id:enterprise%2Fcrrc",
		"https://w3id.org/soegraph/id/enterprise/crrc", url.PathEscape("https://w3id.org/soegraph/id/enterprise/crrc"),
	} {
		if e := into[api.EntityPage](f, "/api/v1/entities/"+id); e.ID != "enterprise/crrc" {
			t.Errorf("%s is %s", id, e.ID)
		}
		if g := into[api.NodeLink](f, "/api/v1/entities/"+id+"/graph?format=d3&limit=3"); len(g.Nodes) == 0 || g.Nodes[0].ID != "enterprise/crrc" {
			t.Errorf("the graph of %s is %v", id, g)
		}
	}
}

// The story of a page: what it states is found, and leads back to the sentence.
func TestStory(t *testing.T) {
	f := newFixture(t)
	found := into[api.List[api.Entity]](f, "/api/v1/search?q="+url.QueryEscape("氢能装备")+"&type=Project")
	if len(found.Items) != 1 || !strings.Contains(found.Items[0].Name, "氢能装备产业园") {
		t.Fatalf("found %v", found)
	}
	project := into[api.EntityPage](f, "/api/v1/entities/"+url.PathEscape(found.Items[0].ID))
	facts := map[string]api.Fact{}
	for _, g := range project.Facts {
		for _, fact := range g.Items {
			facts[g.Direction+" "+g.Predicate] = fact
		}
	}
	investment := facts["out investment"]
	if investment.Value == nil || investment.Value.Number == nil || *investment.Value.Number != 1e10 || investment.Object != nil {
		t.Fatalf("investment %+v", investment)
	}
	if by := facts["in participatesIn"]; by.Subject.ID == "" || by.Object == nil || by.Object.ID != project.ID {
		t.Errorf("participatesIn %+v", by)
	}
	st := into[api.StatementPage](f, "/api/v1/statements/"+investment.ID)
	if d := cmp.Diff(investment, st.Statement); d != "" {
		t.Error(d)
	}
	evidence := st.Evidence[0]
	if evidence.Document == nil || evidence.Article == nil || !strings.Contains(evidence.Quote, "100亿元") {
		t.Fatalf("evidence %+v", evidence)
	}
	for _, offsets := range []string{"bytes", "utf16"} {
		d := into[api.DocumentPage](f, "/api/v1/documents/"+evidence.Document.ID+"?offsets="+offsets)
		cut := func(start, end int) string { return d.Text[start:end] }
		if offsets == "utf16" {
			units := utf16(d.Text)
			cut = func(start, end int) string { return fromUTF16(units[start:end]) }
		}
		i := slices.IndexFunc(d.Evidence, func(p api.Passage) bool { return slices.Contains(p.Statements, investment.ID) })
		if i < 0 || cut(d.Evidence[i].Start, d.Evidence[i].End) != evidence.Quote {
			t.Errorf("%s: the passage is not marked", offsets)
		}
		for _, m := range d.Mentions {
			if cut(m.Start, m.End) != m.Text {
				t.Errorf("%s: %v is at %q", offsets, m, cut(m.Start, m.End))
			}
		}
		if !slices.ContainsFunc(d.Facts, func(fact api.Fact) bool { return fact.ID == investment.ID }) || len(d.Entities) == 0 {
			t.Errorf("facts %v, entities %v", d.Facts, d.Entities)
		}
	}
	paths := into[api.PathList](f, "/api/v1/paths?from=CRRC&to="+url.QueryEscape(project.Name))
	if paths.Length == 0 || len(paths.Paths[0].Entities) != paths.Length+1 || paths.Paths[0].Facts[0].ID == "" {
		t.Errorf("paths %+v", paths)
	}
	rows := into[api.Rows](f, "/api/v1/queries/projects-involving?enterprise=CRRC")
	if rows.Total != 1 || rows.Items[0]["investment"] != 1e10 {
		t.Errorf("rows %v", rows)
	}
	stats := into[api.Stats](f, "/api/v1/stats")
	if stats.Documents != 1 || stats.ReadOnly || stats.Types["Project"] != 1 {
		t.Errorf("stats %+v", stats)
	}
}

// A list is read to its end by its cursors, and by its links.
func TestPages(t *testing.T) {
	f := newFixture(t)
	whole := into[api.List[api.Entity]](f, "/api/v1/search?q="+url.QueryEscape("中国中")+"&limit=100")
	if len(whole.Items) < 10 {
		t.Fatalf("only %d entities", len(whole.Items))
	}
	var byCursor, byLink []string
	next := ""
	for {
		page := into[api.List[api.Entity]](f, "/api/v1/search?q="+url.QueryEscape("中国中")+"&limit=7&cursor="+next)
		for _, e := range page.Items {
			byCursor = append(byCursor, e.ID)
		}
		if next = page.Next; next == "" || len(byCursor) >= len(whole.Items) {
			break
		}
	}
	for path := "/api/v1/search?limit=7&q=" + url.QueryEscape("中国中"); path != "" && len(byLink) < len(whole.Items); {
		w := f.get(path)
		var page api.List[api.Entity]
		if err := json.Unmarshal(w.Body.Bytes(), &page); err != nil {
			t.Fatal(err)
		}
		for _, e := range page.Items {
			byLink = append(byLink, e.ID)
		}
		path, _, _ = strings.Cut(strings.TrimPrefix(w.Header().Get("Link"), "<"), ">")
	}
	var want []string
	for _, e := range whole.Items {
		want = append(want, e.ID)
	}
	if d := cmp.Diff(want, byCursor); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(want, byLink); d != "" {
		t.Error(d)
	}
	rows := into[api.Rows](f, "/api/v1/queries/documents-about?limit=1&entity=CRRC")
	if rows.Total < 1 || len(rows.Items) != 1 {
		t.Errorf("rows %v", rows)
	}
}

// What is wrong with a request is said, with a code, in the reader's language.
func TestProblems(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct {
		method, path string
		code         string
		status       int
		detail       string
	}{
		{"GET", "/api/v1/search", "invalid", 400, "query.q"},
		{"GET", "/api/v1/search?q=x&limit=0", "invalid", 400, "limit"},
		{"GET", "/api/v1/search?q=x&limit=many", "invalid", 400, "limit"},
		{"GET", "/api/v1/search?q=x&cursor=!", "invalid", 400, "cursor"},
		{"GET", "/api/v1/search?q=x&type=Dragon", "invalid", 400, "Enterprise"},
		{"GET", "/api/v1/entities/nothing-at-all", "not-found", 404, "nothing-at-all"},
		{"GET", "/api/v1/entities/" + url.PathEscape("朝阳区"), "ambiguous", 409, "朝阳区"},
		{"GET", "/api/v1/entities/CRRC/graph?depth=9", "invalid", 400, "depth"},
		{"GET", "/api/v1/entities/CRRC/graph?format=docx", "unsupported", 406, "nquads"},
		{"GET", "/api/v1/entities/CRRC/graph?predicate=likes", "invalid", 400, "participatesIn"},
		{"GET", "/api/v1/paths?from=CRRC", "invalid", 400, "query.to"},
		{"GET", "/api/v1/statements/00000000000000000000000000000000", "not-found", 404, ""},
		{"GET", "/api/v1/statements/a%20b", "invalid", 400, ""},
		{"GET", "/api/v1/queries/no-such", "not-found", 404, "projects-involving"},
		{"GET", "/api/v1/queries/projects-involving", "invalid", 400, "enterprise"},
		{"GET", "/api/v1/queries/projects-involving?enterprise=CRRC&colour=red", "invalid", 400, "colour"},
		{"GET", "/api/v1/documents/none", "not-found", 404, ""},
		{"GET", "/api/v1/documents/page.txt?offsets=miles", "invalid", 400, "offsets"},
		{"GET", "/api/v1/export?focus=CRRC&document=page.txt", "invalid", 400, "focus"},
		{"GET", "/api/v1/nothing", "not-found", 404, "/api/openapi.json"},
		{"GET", "/nothing.js", "not-found", 404, ""},
		{"PATCH", "/api/v1/stats", "method-not-allowed", 405, "GET"},
		{"DELETE", "/api/v1/documents/page.txt", "unauthorized", 401, "Bearer"},
		{"POST", "/api/v1/documents", "unauthorized", 401, "Bearer"},
		{"POST", "/api/v1/ledger", "unauthorized", 401, "Bearer"},
	} {
		w := f.request(c.method, c.path, "", "Accept-Language: zh-CN,en;q=0.5")
		id := w.Header().Get("X-Request-ID")
		p := problem(t, w)
		if p.Code != c.code || p.Status != c.status || !strings.Contains(p.Detail, c.detail) || p.RequestID != id || id == "" || p.Type != "https://w3id.org/soegraph/problem/"+c.code {
			t.Errorf("%s %s: %+v", c.method, c.path, p)
		}
		if p.Title == problem(t, f.request(c.method, c.path, "", "Accept-Language: en")).Title {
			t.Errorf("%s %s: %s in both languages", c.method, c.path, p.Title)
		}
		if w.Header().Get("ETag") != "" {
			t.Errorf("%s %s: a problem has a tag", c.method, c.path)
		}
	}
	ambiguous := problem(t, f.get("/api/v1/entities/"+url.PathEscape("朝阳区")))
	if len(ambiguous.Candidates) < 2 || ambiguous.Candidates[0].ID == "" {
		t.Errorf("candidates %v", ambiguous.Candidates)
	}
	if near := problem(t, f.get("/api/v1/entities/"+url.PathEscape("中国中车集"))); len(near.Candidates) == 0 {
		t.Errorf("nothing near: %+v", near)
	}
}

// 304 while the store has not changed, and not after.
func TestUnchanged(t *testing.T) {
	f := newFixture(t)
	path := "/api/v1/documents"
	tag := f.get(path).Header().Get("ETag")
	if tag == "" {
		t.Fatal("no tag")
	}
	if w := f.get(path, "If-None-Match: "+tag); w.Code != http.StatusNotModified || w.Body.Len() > 0 || w.Header().Get("ETag") != tag {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := f.request("DELETE", "/api/v1/documents/page.txt", "", "Authorization: Bearer "+token); w.Code != http.StatusOK {
		t.Fatal(w.Body)
	}
	if w := f.get(path, "If-None-Match: "+tag); w.Code != http.StatusOK || w.Header().Get("ETag") == tag {
		t.Errorf("%d after a change", w.Code)
	}
}

// HEAD is answered as GET, and another store at the same address has other tags.
func TestHead(t *testing.T) {
	f := newLive(t)
	r, err := http.Head("http://" + f.addr + "/api/v1/stats")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK || r.Header.Get("ETag") == "" || r.ContentLength <= 0 {
		t.Errorf("%s %v", r.Status, r.Header)
	}
	other := newFixture(t, func(c *api.Config) { c.Now = time.Now })
	if tag := other.get("/api/v1/stats").Header().Get("ETag"); tag == r.Header.Get("ETag") {
		t.Errorf("both have %s", tag)
	}
}

// The format is the one that is named, else the one that is accepted.
func TestFormats(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct{ path, accept, want string }{
		{"entities/CRRC/graph", "", "application/json"},
		{"entities/CRRC/graph", "*/*", "application/json"},
		{"entities/CRRC/graph", "text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"},
		{"entities/CRRC/graph", "text/turtle", "text/turtle; charset=utf-8"},
		{"entities/CRRC/graph", "text/turtle;q=0.5, application/ld+json", "application/ld+json"},
		{"entities/CRRC/graph?format=gexf", "text/turtle", "application/gexf+xml"},
		{"entities/CRRC/graph?format=csvzip", "", "application/zip"},
		{"paths?from=CRRC&to=crrc", "application/json", "application/json"},
		{"paths?from=CRRC&to=crrc&format=graphml", "", "application/graphml+xml"},
		{"export?focus=CRRC", "*/*", "application/n-quads"},
		{"export?focus=CRRC", "application/trig", "application/trig"},
		{"export?document=page.txt", "application/ld+json", "application/ld+json"},
		{"export?document=page.txt&format=html", "", "text/html; charset=utf-8"},
		{"export", "", "application/n-quads"},
		{"export?format=cytoscape", "", "application/json"},
		{"queries/figures-of?subject=CRRC", "text/csv", "text/csv; charset=utf-8"},
		{"queries/figures-of?subject=CRRC&format=csv", "application/json", "text/csv; charset=utf-8"},
		{"queries/figures-of?subject=CRRC", "*/*", "application/json"},
	} {
		w := f.get("/api/v1/"+c.path, "Accept: "+c.accept)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != c.want || w.Body.Len() == 0 {
			t.Errorf("%s as %q: %d %s, want %s", c.path, c.accept, w.Code, w.Header().Get("Content-Type"), c.want)
		}
	}
	if p := problem(t, f.get("/api/v1/entities/CRRC/graph", "Accept: image/png")); p.Code != "unsupported" {
		t.Errorf("%+v", p)
	}
	if w := f.get("/api/v1/search?q=CRRC", "Accept-Encoding: gzip"); w.Header().Get("Content-Encoding") != "gzip" {
		t.Error("not compressed")
	}
	if w := f.get("/api/v1/export", "Accept-Encoding: gzip"); w.Header().Get("Content-Encoding") != "" {
		t.Error("a stream is compressed")
	}
	drawn := into[api.NodeLink](f, "/api/v1/entities/CRRC/graph?format=d3&layout=true&limit=2")
	if !drawn.Truncated || drawn.Nodes[0].X == nil || drawn.Focus[0] != "enterprise/crrc" {
		t.Errorf("%+v", drawn)
	}
}

// The whole graph leaves as the store has it.
func TestExportIsTheStore(t *testing.T) {
	f := newFixture(t)
	snapshot := f.store.Snapshot()
	defer snapshot.Close()
	var want strings.Builder
	if err := snapshot.Export(&want); err != nil {
		t.Fatal(err)
	}
	if w := f.get("/api/v1/export"); w.Body.String() != want.String() {
		t.Error("the export differs from the store's")
	}
}

func utf16(s string) []uint16 {
	var units []uint16
	for _, r := range s {
		if r > 0xffff {
			r -= 0x10000
			units = append(units, uint16(0xd800+r>>10), uint16(0xdc00+r&0x3ff))
		} else {
			units = append(units, uint16(r))
		}
	}
	return units
}

func fromUTF16(units []uint16) string {
	var b strings.Builder
	for i := 0; i < len(units); i++ {
		if u := rune(units[i]); u >= 0xd800 && u < 0xdc00 && i+1 < len(units) {
			i++
			b.WriteRune((u-0xd800)<<10 + rune(units[i]) - 0xdc00 + 0x10000)
		} else {
			b.WriteRune(u)
		}
	}
	return b.String()
}
