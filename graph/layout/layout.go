// Package layout places the nodes of a graph on a plane, so that a picture of
// it is the same wherever and whenever it is drawn. It is the force model of
// Fruchterman and Reingold ("Graph drawing by force-directed placement", 1991)
// with a pull to the middle, then a pass that moves labels off each other.
package layout

import (
	"cmp"
	"math"
	"slices"
)

// Node is what is to be placed. Key decides where it starts: nodes are taken in
// the order of their keys, whatever order they come in. Width and Height are of
// the box around it, label included; 0 is a point.
type Node struct {
	Key           string
	Width, Height float64
}

// Edge joins two nodes, by their index.
type Edge struct{ From, To int }

// Point is a place on the plane; y grows downwards. Neighbours are about
// [Length] apart.
type Point struct{ X, Y float64 }

// Length is the distance at which two joined nodes rest.
const Length = 100

const (
	mostNodes = 2000     // more are put on a spiral only: all pairs would take seconds
	mostPairs = 40000000 // how many pairs of nodes one layout looks at
	golden    = 2.399963229728653
	pull      = 0.02 // to the middle, so that parts which nothing joins stay near
)

// Place is the place of each node. Products are converted before they are
// added: fused operations, which some processors have, would give another
// picture there.
func Place(nodes []Node, edges []Edge) []Point {
	at := start(nodes)
	if len(nodes) < 2 || len(nodes) > mostNodes {
		return at
	}
	steps := max(30, min(400, mostPairs/(len(nodes)*len(nodes))))
	push := make([]Point, len(nodes))
	for step := range steps {
		clear(push)
		repel(at, push)
		attract(at, push, edges)
		move(at, push, Length*(1-float64(step)/float64(steps)))
	}
	separate(nodes, at)
	return centred(at)
}

// start puts the nodes on a spiral in the order of their keys.
func start(nodes []Node) []Point {
	order := make([]int, len(nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(nodes[a].Key, nodes[b].Key) })
	at := make([]Point, len(nodes))
	for rank, i := range order {
		radius, angle := Length/2*math.Sqrt(float64(rank)), golden*float64(rank)
		at[i] = Point{radius * math.Cos(angle), radius * math.Sin(angle)}
	}
	return at
}

func repel(at, push []Point) {
	for i := range at {
		for j := i + 1; j < len(at); j++ {
			dx, dy := at[i].X-at[j].X, at[i].Y-at[j].Y
			square := math.Max(float64(dx*dx)+float64(dy*dy), 1)
			force := Length * Length / square
			fx, fy := float64(dx*force), float64(dy*force)
			push[i].X += fx
			push[i].Y += fy
			push[j].X -= fx
			push[j].Y -= fy
		}
	}
}

func attract(at, push []Point, edges []Edge) {
	for _, e := range edges {
		dx, dy := at[e.From].X-at[e.To].X, at[e.From].Y-at[e.To].Y
		force := math.Sqrt(float64(dx*dx)+float64(dy*dy)) / Length
		fx, fy := float64(dx*force), float64(dy*force)
		push[e.From].X -= fx
		push[e.From].Y -= fy
		push[e.To].X += fx
		push[e.To].Y += fy
	}
	for i, p := range at {
		push[i].X -= float64(p.X * pull)
		push[i].Y -= float64(p.Y * pull)
	}
}

// move goes where each node is pushed, by at most limit.
func move(at, push []Point, limit float64) {
	for i, f := range push {
		length := math.Sqrt(float64(f.X*f.X) + float64(f.Y*f.Y))
		if length == 0 {
			continue
		}
		step := math.Min(length, limit) / length
		at[i].X += float64(f.X * step)
		at[i].Y += float64(f.Y * step)
	}
}

// separations bounds the passes that move boxes off each other; a crowd that
// needs more stays a little crowded.
const separations = 200

// separate moves boxes that overlap apart, along the axis where that takes
// less.
func separate(nodes []Node, at []Point) {
	for range separations {
		moved := false
		for i := range at {
			for j := i + 1; j < len(at); j++ {
				dx, dy := at[j].X-at[i].X, at[j].Y-at[i].Y
				x := (nodes[i].Width+nodes[j].Width)/2 - math.Abs(dx)
				y := (nodes[i].Height+nodes[j].Height)/2 - math.Abs(dy)
				if x <= 0 || y <= 0 {
					continue
				}
				moved = true
				if x < y {
					x = math.Copysign(x/2, dx)
					at[i].X -= x
					at[j].X += x
				} else {
					y = math.Copysign(y/2, dy)
					at[i].Y -= y
					at[j].Y += y
				}
			}
		}
		if !moved {
			return
		}
	}
}

// centred moves the middle of the picture to the origin and rounds, which is as
// exact as a picture needs.
func centred(at []Point) []Point {
	low, high := at[0], at[0]
	for _, p := range at {
		low = Point{math.Min(low.X, p.X), math.Min(low.Y, p.Y)}
		high = Point{math.Max(high.X, p.X), math.Max(high.Y, p.Y)}
	}
	for i, p := range at {
		at[i] = Point{rounded(p.X - (low.X+high.X)/2), rounded(p.Y - (low.Y+high.Y)/2)}
	}
	return at
}

// rounded has one decimal, and no negative zero.
func rounded(f float64) float64 { return math.Round(f*10)/10 + 0 }
