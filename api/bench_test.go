package api_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"
	"time"

	"soegraph/api"
	"soegraph/graph/store"
	"soegraph/queries"
	"soegraph/queries/queriestest"
)

// BenchmarkMillion asks the routes of a server with a million quads. p50 and p99
// are of single answers, headers and JSON included.
func BenchmarkMillion(b *testing.B) {
	s, err := store.Open(b.TempDir(), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }() // what it held is gone with its folder
	g := queriestest.Generated{Projects: 1_000_000 / queriestest.QuadsOfProject}
	if _, err := s.Import(b.Context(), g.Quads()); err != nil {
		b.Fatal(err)
	}
	server, err := api.New(api.Config{Snapshot: func() api.Snapshot { return s.Snapshot() }, Queries: queries.New(), Rate: -1})
	if err != nil {
		b.Fatal(err)
	}
	text := url.QueryEscape
	for _, c := range []struct{ name, path string }{
		{"search/exact", "search?q=" + text("第7工业集团有限公司")},
		{"search/prefix", "search?q=" + text("第1")},
		{"search/inside", "search?q=" + text("工业集团")},
		{"search/pinyin", "search?q=d7gyjt"},
		{"search/nothing", "search?q=" + text("没有这个名称")},
		{"search/class", "search?q=" + text("第1") + "&type=Project"},
		{"stats", "stats"},
		{"entity/popular", "entities/id:enterprise/0"},
		{"entity/project", "entities/id:project/77"},
		{"graph/300", "entities/id:enterprise/0/graph?depth=2&limit=300&format=d3&layout=true"},
		{"graph/project", "entities/id:project/77/graph?depth=2&limit=500&format=d3"},
		{"paths", "paths?from=id:enterprise/0&to=id:enterprise/495"},
		{"query/popular", "queries/projects-involving?enterprise=id:enterprise/0"},
		{"query/ranking", "queries/zone-investment-ranking"},
	} {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				w := httptest.NewRecorder()
				server.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/api/v1/"+c.path, nil))
				if w.Code != http.StatusOK {
					b.Fatal(w.Code, w.Body)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
		})
	}
}
