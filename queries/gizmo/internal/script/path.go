package script

import (
	"slices"

	"github.com/cayleygraph/cayley/query/shape"

	"soegraph/graph"
	"soegraph/graph/store/quadstore"
)

// path is a chain of steps from a set of nodes to another. It is immutable:
// each method of the script gives a new one.
type path struct {
	steps  []step
	labels *labels // what hops that follow are restricted to; nil: what the caller's hops are
	start  bool    // of nodes, by V(); one of M() has no rows of its own
}

// labels restricts hops to the quads of some graphs; a nil shape lifts the
// restriction.
type labels struct{ shape shape.Shape }

// step is one link of the chain: apply makes of the shape of the nodes so far
// that of the nodes after it. A step that leads somewhere has a way back.
type step struct {
	apply   func(in shape.Shape, within *labels) shape.Shape
	reverse func() step // nil: stays where it is, and is its own way back
	oneWay  string      // why there is no way back, for the user
	tags    []string    // of tag()
}

func (p *path) with(s step) *path {
	return &path{steps: append(slices.Clip(p.steps), s), labels: p.labels, start: p.start}
}

// shape is the path's nodes, from all nodes.
func (p *path) shape() shape.Shape { return p.from(shape.AllNodes{}, nil) }

// from is where the path leads from some nodes.
func (p *path) from(in shape.Shape, within *labels) shape.Shape {
	for _, s := range p.steps {
		in = s.apply(in, within)
	}
	return in
}

// reversed is the way back.
func (p *path) reversed() (*path, error) {
	out := &path{labels: p.labels, start: p.start}
	for _, s := range slices.Backward(p.steps) {
		if s.oneWay != "" {
			return nil, graph.Errorf(graph.Invalid, "a path cannot be followed back over %s", s.oneWay)
		}
		if s.reverse != nil {
			s = s.reverse()
		}
		out.steps = append(out.steps, s)
	}
	return out, nil
}

// back is the nodes that a tag was given to, of those from which the rest of
// the path leads on.
func (p *path) back(tag string) (*path, error) {
	for i, s := range slices.Backward(p.steps) {
		if !slices.Contains(s.tags, tag) {
			continue
		}
		rest, err := (&path{steps: p.steps[i+1:]}).reversed()
		if err != nil {
			return nil, err
		}
		at := &path{steps: p.steps[:i+1], labels: p.labels, start: p.start}
		return at.with(intersect(rest)), nil
	}
	return nil, graph.Errorf(graph.Invalid, "back(%q): no tag of that name was given before", tag)
}

// scope is the graphs that a step made now is restricted to.
func (p *path) scope(within *labels) shape.Shape {
	if p.labels != nil {
		within = p.labels
	}
	if within == nil {
		return nil
	}
	return within.shape
}

func (p *path) is(nodes []graph.Term) *path {
	if len(nodes) == 0 {
		return p
	}
	return p.with(step{apply: func(in shape.Shape, _ *labels) shape.Shape {
		if _, all := in.(shape.AllNodes); all {
			return lookup(nodes)
		}
		return shape.Intersect{lookup(nodes), in}
	}})
}

func (p *path) hop(via shape.Shape, tags []string, in bool) *path {
	var forth func(in bool) step
	forth = func(in bool) step {
		return step{
			apply: func(from shape.Shape, within *labels) shape.Shape {
				if in {
					return shape.In(from, via, p.scope(within), tags...)
				}
				return shape.Out(from, via, p.scope(within), tags...)
			},
			reverse: func() step { return forth(!in) },
		}
	}
	return p.with(forth(in))
}

func (p *path) both(via shape.Shape, tags []string) *path {
	return p.with(step{apply: func(from shape.Shape, within *labels) shape.Shape {
		scope := p.scope(within)
		return shape.Union{shape.In(from, via, scope, tags...), shape.Out(from, via, scope, tags...)}
	}})
}

func (p *path) has(via, nodes shape.Shape, reverse bool) *path {
	return p.with(step{apply: func(from shape.Shape, within *labels) shape.Shape {
		_, any1 := via.(shape.AllNodes)
		_, any2 := nodes.(shape.AllNodes)
		if any1 && any2 {
			return from // every node has something
		}
		return shape.HasLabels(from, via, nodes, p.scope(within), reverse)
	}})
}

func (p *path) save(via shape.Shape, tag string, reverse, optional bool) *path {
	return p.with(step{apply: func(from shape.Shape, within *labels) shape.Shape {
		if optional {
			saved := shape.SaveViaLabels(shape.AllNodes{}, via, p.scope(within), tag, reverse, false)
			return quadstore.Join([]shape.Shape{from}, []shape.Shape{saved})
		}
		return shape.SaveViaLabels(from, via, p.scope(within), tag, reverse, false)
	}})
}

func (p *path) tag(tags []string) *path {
	return p.with(step{tags: tags, apply: func(in shape.Shape, _ *labels) shape.Shape {
		return shape.Save{From: in, Tags: tags}
	}})
}

func (p *path) filter(filters []shape.ValueFilter) *path {
	return p.with(step{apply: func(in shape.Shape, _ *labels) shape.Shape {
		return shape.AddFilters(in, filters...)
	}})
}

func intersect(other *path) step {
	return step{apply: func(in shape.Shape, within *labels) shape.Shape {
		if _, all := in.(shape.AllNodes); all {
			return other.from(shape.AllNodes{}, within)
		}
		return shape.Intersect{in, other.from(shape.AllNodes{}, within)}
	}}
}

func (p *path) and(other *path) *path { return p.with(intersect(other)) }

func (p *path) or(other *path) *path {
	return p.with(step{apply: func(in shape.Shape, within *labels) shape.Shape {
		return shape.Union{in, other.from(shape.AllNodes{}, within)}
	}})
}

func (p *path) except(other *path) *path {
	return p.with(step{apply: func(in shape.Shape, within *labels) shape.Shape {
		without := outside{other.from(shape.AllNodes{}, within)}
		if _, all := in.(shape.AllNodes); all {
			return without
		}
		return shape.Intersect{in, without}
	}})
}

func (p *path) follow(other *path) *path {
	var forth func(*path) step
	forth = func(other *path) step {
		s := step{apply: func(in shape.Shape, within *labels) shape.Shape {
			if p.labels != nil {
				within = p.labels
			}
			return other.from(in, within)
		}}
		back, err := other.reversed()
		if err != nil {
			s.oneWay = "follow() of a path that has no way back"
			return s
		}
		s.reverse = func() step { return forth(back) }
		return s
	}
	return p.with(forth(other))
}

func (p *path) followRecursive(other *path, depth int, tags []string) *path {
	return p.with(step{oneWay: "followRecursive()", apply: func(in shape.Shape, within *labels) shape.Shape {
		if p.labels != nil {
			within = p.labels
		}
		return recursion{from: in, step: other, within: within, depth: depth, tags: tags}
	}})
}

func (p *path) predicates(in bool) *path {
	what := "outPredicates()"
	dir := shape.QuadFilter{Dir: subject}
	if in {
		what, dir.Dir = "inPredicates()", object
	}
	return p.with(step{oneWay: what, apply: func(from shape.Shape, within *labels) shape.Shape {
		dir.Values = from
		return shape.Unique{From: shape.NodesFrom{Dir: predicate, Quads: p.scoped(within, dir)}}
	}})
}

func (p *path) savePredicates(in bool, tag string) *path {
	dir := subject
	if in {
		dir = object
	}
	return p.with(step{apply: func(from shape.Shape, within *labels) shape.Shape {
		saved := shape.QuadFilter{Dir: predicate, Values: shape.Save{From: shape.AllNodes{}, Tags: []string{tag}}}
		return shape.IntersectShapes(from, shape.NodesFrom{Dir: dir, Quads: p.scoped(within, saved)})
	}})
}

// scoped is quads restricted to the graphs of the path's context.
func (p *path) scoped(within *labels, filters ...shape.QuadFilter) shape.Quads {
	quads := shape.Quads(filters)
	if scope := p.scope(within); scope != nil {
		quads = append(quads, shape.QuadFilter{Dir: label, Values: scope})
	}
	return quads
}

func (p *path) allLabels() *path {
	return p.with(step{oneWay: "labels()", apply: func(in shape.Shape, _ *labels) shape.Shape { return shape.Labels(in) }})
}

func (p *path) unique() *path {
	return p.with(step{apply: func(in shape.Shape, _ *labels) shape.Shape { return shape.Unique{From: in} }})
}

func (p *path) order() *path {
	return p.with(step{apply: func(in shape.Shape, _ *labels) shape.Shape { return shape.Sort{From: in} }})
}

// page skips and limits. Numbers below one change nothing.
func (p *path) page(skip, limit int64) *path {
	if skip <= 0 && limit <= 0 {
		return p
	}
	return p.with(step{apply: func(in shape.Shape, _ *labels) shape.Shape {
		return shape.Page{From: in, Skip: max(skip, 0), Limit: max(limit, 0)}
	}})
}
