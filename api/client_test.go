package api_test

import (
	"encoding/json"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"

	"soegraph/api"
	"soegraph/api/client"
)

// The generated client speaks with the server.
func TestClient(t *testing.T) {
	f := newFixture(t, withGizmo(engine{}))
	served := httptest.NewServer(f.server)
	defer served.Close()
	c := &client.Client{Base: served.URL + "/", Token: token, Language: "zh"}
	ctx := t.Context()
	found, err := c.Search(ctx, client.SearchParams{Q: "中车", Type: []string{"Enterprise"}, Limit: 1})
	if err != nil || len(found.Items) != 1 || found.Items[0].ID != "enterprise/crrc" || found.Next == "" {
		t.Fatalf("%+v, %v", found, err)
	}
	e, err := c.GetEntity(ctx, found.Items[0].ID, client.GetEntityParams{})
	if err != nil || e.Name != "中国中车集团有限公司" {
		t.Errorf("%+v, %v", e, err)
	}
	_, err = c.GetEntity(ctx, "朝阳区", client.GetEntityParams{})
	if p, ok := errors.AsType[*client.Problem](err); !ok || p.Code != "ambiguous" || p.Title != "名称对应多个实体" || len(p.Candidates) < 2 {
		t.Errorf("%v", err)
	}
	rows, err := c.RunQuery(ctx, "projects-involving", client.RunQueryParams{Args: map[string]string{"enterprise": "CRRC"}})
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var answer client.Rows
	if err := json.NewDecoder(rows).Decode(&answer); err != nil || answer.Total != 1 {
		t.Errorf("%+v, %v", answer, err)
	}
	u, err := c.UploadDocuments(ctx, client.UploadDocumentsParams{Name: "july.txt"}, client.Body{Type: "text/plain", Reader: strings.NewReader(second)})
	if err != nil || len(u.Documents) != 1 {
		t.Fatalf("%+v, %v", u, err)
	}
	d, err := c.GetDocument(ctx, u.Documents[0].ID, client.GetDocumentParams{})
	if err != nil || d.Text != second || len(d.Facts) == 0 {
		t.Errorf("%+v, %v", d, err)
	}
	j, err := c.Judge(ctx, client.NewJudgement{Kind: "reject", Statement: d.Facts[0].ID, Who: "li"})
	if err != nil || !j.Judgement.Stands || j.Judgement.When.IsZero() {
		t.Errorf("%+v, %v", j, err)
	}
	if gone, err := c.RetractDocument(ctx, d.ID); err != nil || gone.Change.Removed == 0 {
		t.Errorf("%+v, %v", gone, err)
	}
	result, err := c.RunGizmo(ctx, client.GizmoQuery{Query: `{"a":1}`, Limit: 5})
	if err != nil {
		t.Fatal(err)
	}
	defer result.Close()
	var gizmo client.GizmoResult
	if err := json.NewDecoder(result).Decode(&gizmo); err != nil || len(gizmo.Result) != 1 {
		t.Errorf("%+v, %v", gizmo, err)
	}
}

// What the library writes as d3 is what the document says of it.
func TestNodeLinkIsWhatIsWritten(t *testing.T) {
	f := newFixture(t)
	w := f.get("/api/v1/entities/CRRC/graph?format=d3&layout=true&depth=2")
	d := json.NewDecoder(w.Body)
	d.DisallowUnknownFields()
	var g api.NodeLink
	if err := d.Decode(&g); err != nil || len(g.Links) == 0 {
		t.Error(err)
	}
}
