package queries_test

import (
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"soegraph/graph"
	"soegraph/graph/store"
	"soegraph/queries"
	"soegraph/queries/queriestest"
)

// BenchmarkMillion asks everything of a store of a million quads.
func BenchmarkMillion(b *testing.B) {
	s, err := store.Open(b.TempDir(), store.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	g := queriestest.Generated{Projects: 1_000_000 / queriestest.QuadsOfProject, Seed: 1}
	if _, err := s.Import(b.Context(), g.Quads()); err != nil {
		b.Fatal(err)
	}
	r := s.Snapshot()
	defer r.Close()
	b.Log(r.Len(), "quads")
	benchmarkQueries(b, r)
	benchmarkSearch(b, r)
	benchmarkReach(b, r)
}

func benchmarkQueries(b *testing.B, r queries.Reader) {
	l := queries.New()
	for _, q := range []struct {
		name, label string
		args        map[string]string
		page        queries.Page
	}{
		{"projects-involving", "popular", map[string]string{"enterprise": "id:enterprise/0"}, queries.Page{}},
		{"projects-involving", "popular-100", map[string]string{"enterprise": "第0工业集团有限公司"}, queries.Page{Limit: 100}},
		{"projects-involving", "rare", map[string]string{"enterprise": "id:enterprise/495"}, queries.Page{}},
		{"enterprises-in-zone", "", map[string]string{"zone": "id:zone/7"}, queries.Page{}},
		{"enterprises-in-zone", "province", map[string]string{"zone": "id:place/10"}, queries.Page{}},
		{"projects-in-zone", "", map[string]string{"zone": "id:zone/7"}, queries.Page{}},
		{"projects-in-place", "province", map[string]string{"place": "第10市"}, queries.Page{}},
		{"projects-by-industry", "branch", map[string]string{"industry": "id:industry/8"}, queries.Page{}},
		{"zone-investment-ranking", "", nil, queries.Page{}},
		{"zone-investment-ranking", "branch", map[string]string{"industry": "id:industry/8"}, queries.Page{}},
		{"investment-by-enterprise", "", nil, queries.Page{}},
		{"investment-by-enterprise", "province", map[string]string{"place": "id:place/10"}, queries.Page{}},
		{"investment-by-industry", "", nil, queries.Page{}},
		{"investment-flows", "100", nil, queries.Page{Limit: 100}},
		{"co-investors", "popular", map[string]string{"enterprise": "id:enterprise/0"}, queries.Page{}},
		{"events-timeline", "", nil, queries.Page{}},
		{"events-timeline", "year", map[string]string{"from": "2019", "to": "2019"}, queries.Page{}},
		{"signed-at-event", "", map[string]string{"event": "id:event/9"}, queries.Page{}},
		{"policies-of-zone", "", map[string]string{"zone": "id:zone/7"}, queries.Page{}},
		{"figures-of", "", map[string]string{"subject": "id:zone/7"}, queries.Page{}},
		{"cooperation-map", "", nil, queries.Page{}},
		{"status-board", "", nil, queries.Page{}},
		{"status-board", "100", nil, queries.Page{Limit: 100}},
		{"status-board", "province", map[string]string{"place": "id:place/10"}, queries.Page{}},
		{"contradictions", "", nil, queries.Page{}},
		{"evidence-of", "", map[string]string{"subject": "id:project/9", "predicate": "investment"}, queries.Page{}},
		{"single-source-facts", "", nil, queries.Page{}},
		{"single-source-facts", "100", nil, queries.Page{Limit: 100}},
		{"single-source-facts", "document", map[string]string{"document": "新闻第9号"}, queries.Page{}},
		{"documents-about", "popular", map[string]string{"entity": "id:enterprise/0"}, queries.Page{}},
	} {
		b.Run(q.name+"/"+q.label, func(b *testing.B) {
			rows := 0
			defer cpu(b)()
			for b.Loop() {
				result, err := l.RunPage(b.Context(), r, q.name, q.args, q.page)
				if err != nil {
					b.Fatal(err)
				}
				rows = result.Total
			}
			b.ReportMetric(float64(rows), "rows")
		})
	}
}

func benchmarkSearch(b *testing.B, r queries.Reader) {
	b.Run("search/index", func(b *testing.B) {
		defer cpu(b)()
		for b.Loop() {
			if _, err := queries.Search(r, "第1", queries.SearchOptions{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	l := queries.New()
	for _, text := range []string{"第77工业", "第", "号装备", "jjjskfq", "soe 3", "d7"} {
		b.Run("search/"+text, func(b *testing.B) {
			defer cpu(b)()
			for b.Loop() {
				if _, _, err := l.Search(b.Context(), r, text, queries.SearchOptions{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func benchmarkReach(b *testing.B, r queries.Reader) {
	l := queries.New()
	b.Run("neighbourhood/project", func(b *testing.B) {
		defer cpu(b)()
		for b.Loop() {
			if _, err := queries.Neighbourhood(b.Context(), r, []graph.IRI{queriestest.ProjectIRI(9)}, queries.Reach{Depth: 2}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("neighbourhood/popular", func(b *testing.B) {
		defer cpu(b)()
		for b.Loop() {
			if _, err := queries.Neighbourhood(b.Context(), r, []graph.IRI{queriestest.EnterpriseIRI(0)}, queries.Reach{Depth: 2}); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, ends := range [][2]int{{0, 1}, {3, 499}, {411, 499}} {
		b.Run("paths", func(b *testing.B) {
			defer cpu(b)()
			for b.Loop() {
				if _, err := l.Paths(b.Context(), r, queriestest.EnterpriseIRI(ends[0]), queriestest.EnterpriseIRI(ends[1]), queries.PathOptions{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("paths/participants", func(b *testing.B) {
		defer cpu(b)()
		along := queries.PathOptions{Limit: 1, Predicates: []graph.Predicate{graph.ParticipatesIn}}
		for b.Loop() {
			if _, err := l.Paths(b.Context(), r, queriestest.EnterpriseIRI(20), queriestest.EnterpriseIRI(45), along); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("describe/popular", func(b *testing.B) {
		defer cpu(b)()
		for b.Loop() {
			if _, err := queries.Describe(b.Context(), r, queriestest.EnterpriseIRI(0), 0); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("stats", func(b *testing.B) {
		defer cpu(b)()
		for b.Loop() {
			if _, err := queries.StatsOf(b.Context(), r); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// cpu reports the processor time of an operation, which a busy machine does not
// stretch as it does the time on the clock.
func cpu(b *testing.B) (done func()) {
	start := processorTime()
	return func() { b.ReportMetric((processorTime()-start).Seconds()*1000/float64(b.N), "cpu-ms/op") }
}

func processorTime() time.Duration {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		panic(err) // only wrong arguments fail
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
