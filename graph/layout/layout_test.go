package layout_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph/layout"
)

// ring is n nodes, each joined to the next and every third to the first.
func ring(n int) (nodes []layout.Node, edges []layout.Edge) {
	for i := range n {
		nodes = append(nodes, layout.Node{Key: fmt.Sprintf("n%03d", i), Width: 60, Height: 24})
		edges = append(edges, layout.Edge{From: i, To: (i + 1) % n})
		if i%3 == 0 {
			edges = append(edges, layout.Edge{From: 0, To: i})
		}
	}
	return nodes, edges
}

func TestPlaceIsStable(t *testing.T) {
	nodes, edges := ring(40)
	want := layout.Place(nodes, edges)
	if d := cmp.Diff(want, layout.Place(nodes, edges)); d != "" {
		t.Errorf("a second time: %s", d)
	}
	for _, p := range want {
		if math.IsNaN(p.X) || math.IsInf(p.Y, 0) || math.Signbit(p.X) && p.X == 0 {
			t.Errorf("a node is at %v", p)
		}
	}
}

func TestLabelsDoNotOverlap(t *testing.T) {
	nodes, edges := ring(120)
	at := layout.Place(nodes, edges)
	for i := range at {
		for j := i + 1; j < len(at); j++ {
			if math.Abs(at[i].X-at[j].X) < 59.5 && math.Abs(at[i].Y-at[j].Y) < 23.5 {
				t.Errorf("the boxes of %s and %s overlap: %v, %v", nodes[i].Key, nodes[j].Key, at[i], at[j])
			}
		}
	}
}

func TestNeighboursAreNear(t *testing.T) {
	nodes, edges := ring(30)
	for i := range nodes {
		nodes[i].Width, nodes[i].Height = 0, 0
	}
	at := layout.Place(nodes, edges)
	distance := func(i, j int) float64 { return math.Hypot(at[i].X-at[j].X, at[i].Y-at[j].Y) }
	var joined, all float64
	for i := range nodes {
		joined += distance(i, (i+1)%len(nodes)) / 30
		for j := range nodes {
			all += distance(i, j) / 900
		}
	}
	if joined > all/2 {
		t.Errorf("neighbours are %.0f apart on average, any two nodes %.0f", joined, all)
	}
}

func TestSmallAndLarge(t *testing.T) {
	for _, n := range []int{0, 1, 2, 2500} {
		nodes := make([]layout.Node, n)
		at := layout.Place(nodes, nil)
		seen := map[layout.Point]bool{}
		for _, p := range at {
			seen[p] = true
		}
		if len(at) != n || len(seen) != n {
			t.Errorf("%d nodes are at %d places", n, len(seen))
		}
	}
	if at := layout.Place(make([]layout.Node, 3), []layout.Edge{{0, 0}, {1, 2}}); len(at) != 3 || math.IsNaN(at[0].X) {
		t.Errorf("a loop gives %v", at)
	}
}

func BenchmarkPlace300(b *testing.B) {
	nodes, edges := ring(300)
	for b.Loop() {
		layout.Place(nodes, edges)
	}
}
