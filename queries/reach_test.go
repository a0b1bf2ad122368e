package queries_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/queries"
	"soegraph/queries/queriestest"
)

// network is a small graph with a supernode, two ways between two ends, and a
// part that nothing leads to.
func network(t *testing.T) (*queriestest.Story, *queriestest.Graph) {
	t.Helper()
	var b strings.Builder
	b.WriteString(`
		Document a: 2023-10-09 海港日报, 一湾两园
		Enterprise: 甲集团, A@en
		Enterprise: 乙集团
		Enterprise: 丙集团
		Enterprise: 孤岛集团
		Enterprise: 孤岛公司
		Project: 东项目
		Project: 西项目
		Project: 尾项目
		Place: 大市
		Zone: 蓝湾
		孤岛公司 subsidiaryOf 孤岛集团
		甲集团 participatesIn 东项目 @a,b role=invests
		乙集团 participatesIn 东项目
		甲集团 participatesIn 西项目
		乙集团 participatesIn 西项目
		丙集团 participatesIn 尾项目
		东项目 locatedIn 蓝湾
		蓝湾 locatedIn 大市
		尾项目 locatedIn 大市
		东项目 investment 5000000000
		东项目 status signed
		甲集团 cooperatesWith 蓝湾
		甲集团 establishedIn 蓝湾 @a,b
		蓝湾 figure 固定资产投资=45.6 亿元 (2022)
	`)
	for i := range 30 {
		fmt.Fprintf(&b, "Project: 小项目%02d\n小项目%02d locatedIn 大市\n", i, i)
	}
	story, err := queriestest.Parse(b.String())
	if err != nil {
		t.Fatal(err)
	}
	return story, story.Graph()
}

func TestPaths(t *testing.T) {
	story, r := network(t)
	for _, test := range []struct {
		from, to string
		options  queries.PathOptions
		want     []string
	}{
		{"甲集团", "乙集团", queries.PathOptions{}, []string{"甲集团 participatesIn(2)> 东项目 <participatesIn(1) 乙集团", "甲集团 participatesIn(1)> 西项目 <participatesIn(1) 乙集团"}},
		{"甲集团", "乙集团", queries.PathOptions{Limit: 1}, []string{"甲集团 participatesIn(2)> 东项目 <participatesIn(1) 乙集团"}},
		{"甲集团", "丙集团", queries.PathOptions{}, []string{"甲集团 establishedIn(2)> 蓝湾 locatedIn(1)> 大市 <locatedIn(1) 尾项目 <participatesIn(1) 丙集团"}},
		{"丙集团", "甲集团", queries.PathOptions{}, []string{"丙集团 participatesIn(1)> 尾项目 locatedIn(1)> 大市 <locatedIn(1) 蓝湾 <establishedIn(2) 甲集团"}},
		{"甲集团", "丙集团", queries.PathOptions{Max: 3}, nil},
		{"甲集团", "丙集团", queries.PathOptions{Max: 5, Predicates: []graph.Predicate{graph.ParticipatesIn, graph.LocatedIn}}, []string{"甲集团 participatesIn(2)> 东项目 locatedIn(1)> 蓝湾 locatedIn(1)> 大市 <locatedIn(1) 尾项目 <participatesIn(1) 丙集团"}},
		{"甲集团", "丙集团", queries.PathOptions{Max: 8, Classes: []graph.Class{graph.Project}}, nil},
		{"甲集团", "蓝湾", queries.PathOptions{}, []string{"甲集团 establishedIn(2)> 蓝湾"}},
		{"甲集团", "甲集团", queries.PathOptions{}, []string{"甲集团"}},
		{"甲集团", "孤岛集团", queries.PathOptions{Max: 8}, nil},
	} {
		paths, err := queries.New().Paths(t.Context(), r, story.IRI(test.from), story.IRI(test.to), test.options)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range paths {
			got = append(got, tellPath(p))
		}
		slices.Sort(got)
		slices.Sort(test.want)
		if d := cmp.Diff(test.want, got); d != "" {
			t.Errorf("%s to %s, %+v (-want +got):\n%s", test.from, test.to, test.options, d)
		}
	}
	if _, err := queries.New().Paths(t.Context(), r, story.IRI("甲集团"), "https://example.org/x", queries.PathOptions{}); graph.CodeOf(err) != graph.NotFound {
		t.Error(err)
	}
}

func tellPath(p queries.Path) string {
	text := p.Nodes[0].Name
	for i, e := range p.Edges {
		fact := fmt.Sprintf("%s(%d)", e.Predicate.Local(), e.Evidence)
		if e.Source == p.Nodes[i].IRI {
			text += " " + fact + "> "
		} else {
			text += " <" + fact + " "
		}
		text += p.Nodes[i+1].Name
	}
	return text
}

func TestNeighbourhood(t *testing.T) {
	story, r := network(t)
	for _, test := range []struct {
		name      string
		focus     string
		reach     queries.Reach
		nodes     string
		edges     int
		truncated bool
	}{
		{"one step", "甲集团", queries.Reach{}, "甲集团 蓝湾 东项目 西项目", 5, false},
		{"two steps", "甲集团", queries.Reach{Depth: 2}, "甲集团 蓝湾 东项目 西项目 大市 乙集团", 8, false},
		{"a supernode is shown, not expanded", "甲集团", queries.Reach{Depth: 3, Supernode: 20}, "甲集团 蓝湾 东项目 西项目 大市 乙集团", 8, false},
		{"the focus is expanded", "大市", queries.Reach{Supernode: 20, Limit: 4}, "大市 小项目00 小项目01 小项目02", 3, true},
		{"predicates", "甲集团", queries.Reach{Depth: 3, Predicates: []graph.Predicate{graph.ParticipatesIn}}, "甲集团 东项目 西项目 乙集团", 4, false},
		{"classes", "甲集团", queries.Reach{Depth: 3, Classes: []graph.Class{graph.Zone, graph.Place}}, "甲集团 蓝湾 大市", 3, false},
		{"limit", "甲集团", queries.Reach{Depth: 2, Limit: 3}, "甲集团 蓝湾 东项目", 4, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			g, err := queries.Neighbourhood(t.Context(), r, []graph.IRI{story.IRI(test.focus)}, test.reach)
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, n := range g.Nodes {
				names = append(names, n.Name)
			}
			if got := strings.Join(names, " "); got != test.nodes || len(g.Edges) != test.edges || g.Truncated != test.truncated {
				t.Errorf("%s, %d edges, truncated %t; want %s, %d, %t", got, len(g.Edges), g.Truncated, test.nodes, test.edges, test.truncated)
			}
			if !slices.IsSortedFunc(g.Quads, nquads.Compare) {
				t.Error("the quads are not in canonical order")
			}
		})
	}
	if _, err := queries.Neighbourhood(t.Context(), r, []graph.IRI{"https://example.org/x"}, queries.Reach{}); graph.CodeOf(err) != graph.NotFound {
		t.Error(err)
	}
}

// TestNeighbourhoodLimit says that a smaller limit cuts off the end of what a
// larger one gives.
func TestNeighbourhoodLimit(t *testing.T) {
	story, r := network(t)
	focus := []graph.IRI{story.IRI("蓝湾")}
	all, err := queries.Neighbourhood(t.Context(), r, focus, queries.Reach{Depth: 3})
	if err != nil {
		t.Fatal(err)
	}
	for limit := 1; limit <= len(all.Nodes); limit++ {
		g, err := queries.Neighbourhood(t.Context(), r, focus, queries.Reach{Depth: 3, Limit: limit})
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(all.Nodes[:limit], g.Nodes); d != "" || g.Truncated != (limit < len(all.Nodes)) {
			t.Fatalf("limit %d, truncated %t: %s", limit, g.Truncated, d)
		}
	}
}

// TestClosure exports a neighbourhood with what stands behind it, and asks the
// export as if it were the graph.
func TestClosure(t *testing.T) {
	story, r := network(t)
	reach := queries.Reach{Closure: queries.Closure{Evidence: true, Documents: true}}
	g, err := queries.Neighbourhood(t.Context(), r, []graph.IRI{story.IRI("甲集团")}, reach)
	if err != nil {
		t.Fatal(err)
	}
	part := queriestest.New(g.Quads)
	for _, e := range g.Edges {
		whole, err := queries.StatementOf(t.Context(), r, e.Statement)
		if err != nil {
			t.Fatal(err)
		}
		inPart, err := queries.StatementOf(t.Context(), part, e.Statement)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(whole, inPart); d != "" {
			t.Errorf("%s is another in the export: %s", e.Statement, d)
		}
		if len(whole.Evidence) != e.Evidence {
			t.Errorf("%s has %d evidences, the edge says %d", e.Statement, len(whole.Evidence), e.Evidence)
		}
	}
	documents, err := queries.Documents(t.Context(), part)
	if err != nil || len(documents) != 2 {
		t.Errorf("%d documents, %v", len(documents), err)
	}
	for _, q := range g.Quads {
		if q.Predicate == graph.DocumentText.Term() {
			t.Error("the text of a document is in an export that did not ask for it")
		}
	}
}
