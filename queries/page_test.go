package queries_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/queries"
	"soegraph/queries/queriestest"
)

// TestPages reads answers page by page, and some of their columns: what comes is
// the part of the whole, whatever the size of the page.
func TestPages(t *testing.T) {
	graph, err := queriestest.Generated{Projects: 300}.Graph()
	if err != nil {
		t.Fatal(err)
	}
	l := queries.New()
	for _, q := range []struct {
		name string
		args map[string]string
	}{
		{"projects-involving", map[string]string{"enterprise": "id:enterprise/0"}},
		{"projects-in-place", map[string]string{"place": "id:place/10"}},
		{"projects-by-industry", map[string]string{"industry": "id:industry/8"}},
		{"zone-investment-ranking", nil},
		{"investment-by-enterprise", nil},
		{"investment-by-industry", nil},
		{"investment-flows", nil},
		{"co-investors", map[string]string{"enterprise": "id:enterprise/0"}},
		{"events-timeline", nil},
		{"status-board", nil},
		{"single-source-facts", nil},
		{"documents-about", map[string]string{"entity": "id:enterprise/0"}},
		{"enterprises-in-zone", map[string]string{"zone": "id:place/10"}},
	} {
		whole, err := l.Run(t.Context(), graph, q.name, q.args)
		if err != nil || whole.Total != len(whole.Rows) || whole.Total < 2 {
			t.Fatalf("%s: %d rows of %d, %v", q.name, len(whole.Rows), whole.Total, err)
		}
		for _, limit := range []int{1, 7, whole.Total} {
			for offset := 0; offset < min(whole.Total, 5*limit); offset += limit {
				part, err := l.RunPage(t.Context(), graph, q.name, q.args, queries.Page{Offset: offset, Limit: limit})
				if err != nil {
					t.Fatal(err)
				}
				want := whole.Rows[offset:min(offset+limit, whole.Total)]
				if d := cmp.Diff(fmt.Sprint(want), fmt.Sprint(part.Rows)); d != "" || part.Total != whole.Total {
					t.Errorf("%s, %d from %d, of %d, want of %d: %s", q.name, limit, offset, part.Total, whole.Total, d)
				}
			}
		}
		last := whole.Columns[len(whole.Columns)-1].Name
		columns, err := l.RunPage(t.Context(), graph, q.name, q.args, queries.Page{Columns: []string{last, whole.Columns[0].Name}})
		if err != nil || len(columns.Columns) != 2 || columns.Columns[0].Name != last {
			t.Fatalf("%s: columns %v, %v", q.name, columns.Columns, err)
		}
		for i, row := range columns.Rows {
			all := whole.Rows[i]
			if d := cmp.Diff(fmt.Sprint(queries.Row{all[len(all)-1], all[0]}), fmt.Sprint(row)); d != "" {
				t.Errorf("%s, two columns of row %d: %s", q.name, i, d)
			}
		}
	}
	if _, err := l.RunPage(t.Context(), graph, "status-board", nil, queries.Page{Columns: []string{"colour"}}); err == nil {
		t.Error("a column that the query has not was answered")
	}
}
