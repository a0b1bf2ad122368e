package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"soegraph/api"
)

const bearer = "Authorization: Bearer " + token

const second = `大连新闻
2023年7月1日

国家电投投资20亿元建设风电项目

本报讯 国家电力投资集团有限公司在庄河市投资20亿元建设庄河海上风电项目。
`

// form is files as a browser sends them.
func form(t *testing.T, fields map[string]string, files map[string]string) (body, contentType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for name, value := range fields {
		if err := w.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		part, err := w.CreateFormFile("file", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), "Content-Type: " + w.FormDataContentType()
}

func decode[T any](t *testing.T, w *httptest.ResponseRecorder, status int) T {
	t.Helper()
	var v T
	if w.Code != status {
		t.Fatalf("%d, want %d: %s", w.Code, status, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	return v
}

// A document comes, is found, comes again, and goes.
func TestUpload(t *testing.T) {
	f := newFixture(t)
	body, media := form(t, map[string]string{"publisher": "大连新闻社"}, map[string]string{"july.txt": second, "picture.png": "\x89PNG\r\n\x1a\n\x00\x00"})
	u := decode[api.Upload](t, f.request(http.MethodPost, "/api/v1/documents", body, media, bearer), http.StatusCreated)
	if u.Report.Documents != 1 || u.Report.Facts == 0 || len(u.Report.Rejected) != 1 || u.Report.Rejected[0].Path != "picture.png" || len(u.Documents) != 1 {
		t.Fatalf("%+v", u)
	}
	d := u.Documents[0]
	if d.FileName != "july.txt" || d.Publisher != "大连新闻社" || d.Facts == 0 || d.Bytes != len(second) {
		t.Errorf("%+v", d)
	}
	listed := into[api.List[api.Document]](f, "/api/v1/documents?q=july")
	if len(listed.Items) != 1 || listed.Items[0] != d {
		t.Errorf("listed %+v", listed)
	}
	again := decode[api.Upload](t, f.request(http.MethodPost, "/api/v1/documents", body, media, bearer), http.StatusOK)
	if again.Report.Unchanged != 1 || again.Report.Documents != 1 {
		t.Errorf("again %+v", again.Report)
	}
	raw := decode[api.Upload](t, f.request(http.MethodPost, "/api/v1/documents?name=raw.txt&title="+url.QueryEscape("第二份"), second+"\n", bearer), http.StatusCreated)
	if len(raw.Documents) != 1 || raw.Documents[0].Title != "第二份" {
		t.Errorf("raw %+v", raw)
	}
	for _, id := range []string{d.ID, raw.Documents[0].ID} {
		gone := decode[api.Retraction](t, f.request(http.MethodDelete, "/api/v1/documents/"+id, "", bearer), http.StatusOK)
		if gone.Change.Removed == 0 {
			t.Errorf("%+v", gone)
		}
	}
	if p := problem(t, f.request(http.MethodDelete, "/api/v1/documents/"+d.ID, "", bearer)); p.Code != "not-found" {
		t.Errorf("%+v", p)
	}
	for name, c := range map[string][2]string{
		"no boundary": {"x", "Content-Type: multipart/form-data"}, "cut off": {body[:len(body)/2], media}, "no file": {"", "Content-Type: multipart/form-data; boundary=x"},
	} {
		if p := problem(t, f.request(http.MethodPost, "/api/v1/documents", c[0], c[1], bearer)); p.Code != "invalid" {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

// Whoever has no token, or a wrong one, changes nothing; and nobody changes
// anything on a server without one.
func TestToken(t *testing.T) {
	f := newFixture(t)
	before := f.store.Snapshot().Generation()
	for _, header := range []string{"X: y", "Authorization: Bearer", "Authorization: Bearer ", "Authorization: Bearer wrong", "Authorization: " + token, "Authorization: Basic " + token} {
		if p := problem(t, f.request(http.MethodDelete, "/api/v1/documents/page.txt", "", header)); p.Code != "unauthorized" {
			t.Errorf("%s: %+v", header, p)
		}
	}
	for _, c := range []change{func(c *api.Config) { c.Token = "" }, func(c *api.Config) { c.Writer = nil }} {
		closed := newFixture(t, c)
		if !into[api.Stats](closed, "/api/v1/stats").ReadOnly {
			t.Error("not read-only")
		}
		for _, header := range []string{bearer, "Authorization: Bearer "} {
			if p := problem(t, closed.request(http.MethodPost, "/api/v1/documents", second, header)); p.Code != "forbidden" {
				t.Errorf("%+v", p)
			}
		}
	}
	if after := f.store.Snapshot().Generation(); after != before {
		t.Errorf("the store went from %d to %d", before, after)
	}
}

func judge(t *testing.T, f fixture, j api.NewJudgement) api.Judged {
	t.Helper()
	j.Who = "li"
	body, err := json.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	return decode[api.Judged](t, f.request(http.MethodPost, "/api/v1/ledger", string(body), "Content-Type: application/json", bearer), http.StatusCreated)
}

// What people judge shows at once, and an undone judgement leaves no trace.
func TestLedger(t *testing.T) {
	f := newFixture(t)
	rows := func() int { return into[api.Rows](f, "/api/v1/queries/projects-involving?enterprise=CRRC").Total }
	entity := into[api.List[api.Entity]](f, "/api/v1/search?type=Project&q="+url.QueryEscape("氢能装备")).Items[0]
	page := into[api.EntityPage](f, "/api/v1/entities/"+url.PathEscape(entity.ID))
	i := slices.IndexFunc(page.Facts, func(g api.FactGroup) bool { return g.Predicate == "participatesIn" })
	rejected := judge(t, f, api.NewJudgement{Kind: "reject", Statement: page.Facts[i].Items[0].ID, Why: "别的中车"})
	if n := rows(); n != 0 || !rejected.Judgement.Stands {
		t.Errorf("%d rows of a rejected fact", n)
	}
	judge(t, f, api.NewJudgement{Kind: "undo", Undoes: rejected.Judgement.IRI})
	if n := rows(); n != 1 {
		t.Errorf("%d rows after the undo", n)
	}
	judge(t, f, api.NewJudgement{Kind: "rename", Subject: entity.ID, Value: "太平湾氢能产业园"})
	if e := into[api.EntityPage](f, "/api/v1/entities/"+url.PathEscape("太平湾氢能产业园")); e.ID != entity.ID || e.Name != "太平湾氢能产业园" {
		t.Errorf("renamed %+v", e.Entity)
	}
	merged := judge(t, f, api.NewJudgement{Kind: "merge", Subject: "中国中车股份有限公司", Object: "enterprise/crrc"})
	if e := into[api.EntityPage](f, "/api/v1/entities/enterprise/crrc"); !slices.Contains(e.Aliases, "中国中车股份有限公司") {
		t.Errorf("merged %v, %+v", e.Aliases, merged)
	}
	l := into[api.LedgerPage](f, "/api/v1/ledger?limit=2")
	if len(l.Items) != 2 || l.Next == "" {
		t.Errorf("ledger %+v", l)
	}
	all := into[api.LedgerPage](f, "/api/v1/ledger")
	stands := map[string]bool{}
	for _, j := range all.Items {
		stands[j.Kind] = j.Stands
	}
	if len(all.Items) != 4 || stands["reject"] || !stands["merge"] || !stands["rename"] {
		t.Errorf("ledger %+v", all)
	}
	for body, code := range map[string]string{
		`{"kind":"reject","who":"li"}`:                                 "invalid",
		`{"kind":"praise","who":"li","statement":"x"}`:                 "invalid",
		`{"kind":"reject","who":"li","statement":"00"}`:                "not-found",
		`{"kind":"merge","who":"li","subject":"CRRC"}`:                 "invalid",
		`{"kind":"merge","who":"li","subject":"CRRC","object":"CRRC"}`: "invalid",
		`{"kind":"rename","who":"li","subject":"CRRC"}`:                "invalid",
		`{"kind":"rename","subject":"CRRC","value":"x"}`:               "invalid",
		`[]`: "invalid",
	} {
		if p := problem(t, f.request(http.MethodPost, "/api/v1/ledger", body, "Content-Type: application/json", bearer)); p.Code != code {
			t.Errorf("%s: %+v", body, p)
		}
	}
	if !strings.Contains(f.get("/api/v1/export").Body.String(), "judgementLine") {
		t.Error("the ledger is not exported")
	}
}
