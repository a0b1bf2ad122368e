package main

import (
	"context"
	"encoding/json"
	"fmt"

	"soegraph/graph"
	"soegraph/queries/gizmo"
)

// oursGizmo is soegraph's store, asked Q1 and Q3 in Gizmo; the other questions
// have no Gizmo of their own and are asked as of [ours].
type oursGizmo struct{ ours }

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
	_, err := gizmo.Local{Reader: s.snapshot}.Query(ctx, gizmo.Request{Query: text, Limit: 1 << 20}, give)
	return err
}

func (s *oursGizmo) Involving(ctx context.Context, enterprise graph.IRI) (Projects, error) {
	var a Projects
	err := s.query(ctx, involvingQuery(enterprise), func(row gizmo.Row) error {
		var r struct {
			Amount struct{ Value json.Number }
		}
		if err := json.Unmarshal(row, &r); err != nil {
			return err
		}
		n, err := r.Amount.Value.Float64()
		a.Count++
		a.Total += n
		return err
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
