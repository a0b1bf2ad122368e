package main

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/tidwall/gjson"

	"soegraph/graph"
	"soegraph/queries/gizmo"
)

// oursGizmo is soegraph's store, asked Q1 and Q3 in Gizmo; the other questions
// have no Gizmo of their own and are asked as of [ours].
type oursGizmo struct {
	ours
	local gizmo.Local
}

func (s *oursGizmo) Open(ctx context.Context) error {
	if err := s.ours.Open(ctx); err != nil {
		return err
	}
	s.local = gizmo.NewLocal(s.snapshot, nil)
	return nil
}

// involvingQuery is Q1 in Gizmo, the same for every store that speaks it.
func involvingQuery(enterprise graph.IRI) string {
	return fmt.Sprintf(`var e = %q;
g.V(e).or(g.V(e).followRecursive(g.M().in(%q))).out(%q).unique().save(%q, "name").save(%q, "amount").all()`,
		enterprise.Term(), graph.SubsidiaryOf.Term(), graph.ParticipatesIn.Term(), graph.PrefLabel.Term(), graph.Investment.Term())
}

// rankingQuery is Q3 in Gizmo. Gizmo has no sums: the script adds up.
func rankingQuery(industry graph.IRI) string {
	return fmt.Sprintf(`var i = %q, sums = {}, zones = 0, most = 0;
g.V(i).or(g.V(i).followRecursive(g.M().in(%q))).in(%q).unique().save(%q, "zone").save(%q, "amount").forEach(function (d) {
  if (!(d.zone in sums)) { sums[d.zone] = 0; zones++; }
  sums[d.zone] += parseFloat(String(d.amount).replace(/[^0-9.]*([0-9.]+).*/, "$1"));
});
for (var z in sums) { if (sums[z] > most) { most = sums[z]; } }
g.emit({zones: zones, most: most});`,
		industry.Term(), graph.Broader.Term(), graph.InIndustry.Term(), graph.LocatedIn.Term(), graph.Investment.Term())
}

func (s *oursGizmo) query(ctx context.Context, text string, give func(gizmo.Row) error) error {
	_, err := s.local.Query(ctx, gizmo.Request{Query: text, Limit: 1 << 20}, give)
	return err
}

func (s *oursGizmo) Involving(ctx context.Context, enterprise graph.IRI) (Projects, error) {
	var a Projects
	err := s.query(ctx, involvingQuery(enterprise), func(row gizmo.Row) error {
		found := 0
		gjson.ParseBytes(row).ForEach(func(column, cell gjson.Result) bool { // what a client does is no part of what is measured: the fastest
			switch column.Str {
			case "name":
				found++
			case "amount":
				a.Total += cell.Get("value").Float()
				found++
			}
			return true
		})
		if found != 2 {
			return fmt.Errorf("row %s has no name or no amount", row)
		}
		a.Count++
		return nil
	})
	return a, err
}

func (s *oursGizmo) Ranking(ctx context.Context, industry graph.IRI) (Ranking, error) {
	var a Ranking
	err := s.query(ctx, rankingQuery(industry), func(row gizmo.Row) error {
		cells, err := row.Cells()
		if err != nil {
			return err
		}
		for _, c := range cells {
			if err := json.Unmarshal(c.JSON, &a); err == nil {
				return nil
			}
		}
		return json.Unmarshal(row, &a)
	})
	return a, err
}
