package script

import (
	"maps"

	"github.com/cayleygraph/cayley/query/shape"
	"github.com/dop251/goja"

	"soegraph/graph"
)

// pathMethods is the methods of a path.
func (s *session) pathMethods() map[string]method {
	m := map[string]method{}
	for name, f := range map[string]func(p *path, args []goja.Value) (*path, error){
		"is": s.is, "has": s.hasMethod(false), "hasR": s.hasMethod(true), "filter": s.filterMethod,
		"out": s.hopMethod(false), "in": s.hopMethod(true), "both": s.bothMethod, "labelContext": s.labelContext,
		"save": s.saveMethod(false, false), "saveR": s.saveMethod(true, false),
		"saveOpt": s.saveMethod(false, true), "saveOptR": s.saveMethod(true, true),
		"saveInPredicates": s.savePredicatesMethod(true), "saveOutPredicates": s.savePredicatesMethod(false),
		"tag": s.tagMethod, "as": s.tagMethod, "back": s.backMethod,
		"and": combine((*path).and), "intersect": combine((*path).and), "or": combine((*path).or), "union": combine((*path).or),
		"except": combine((*path).except), "difference": combine((*path).except),
		"follow": combine((*path).follow), "followR": s.followBack, "followRecursive": s.followRecursiveMethod,
		"unique":        without((*path).unique),
		"order":         without((*path).order),
		"labels":        without((*path).allLabels),
		"inPredicates":  without(func(p *path) *path { return p.predicates(true) }),
		"outPredicates": without(func(p *path) *path { return p.predicates(false) }),
		"skip":          counted("the number to skip", func(p *path, n int64) *path { return p.page(n, 0) }),
		"limit":         counted("the limit", func(p *path, n int64) *path { return p.page(0, n) }),
	} {
		m[name] = s.onPath(f)
	}
	maps.Copy(m, s.finals())
	return m
}

// onPath is a method that makes another path of the one it is called on.
func (s *session) onPath(f func(*path, []goja.Value) (*path, error)) method {
	return func(this goja.Value, args []goja.Value) (goja.Value, error) {
		p, err := s.this(this)
		if err != nil {
			return nil, err
		}
		cost := p.cost + 1
		for _, a := range args {
			if o, ok := a.(*goja.Object); ok {
				if other, ok := o.Export().(*pathValue); ok {
					cost += other.cost
				}
			}
		}
		if cost > maxSteps {
			return nil, graph.Errorf(graph.TooLarge, "a path may have %d steps, those of the paths it is made of included", maxSteps)
		}
		next, err := f(p.path, args)
		if err != nil {
			return nil, err
		}
		return s.value(next, cost), nil
	}
}

func (s *session) this(v goja.Value) (*pathValue, error) {
	if o, ok := v.(*goja.Object); ok {
		if p, ok := o.Export().(*pathValue); ok {
			return p, nil
		}
	}
	return nil, invalid("methods of paths are called on paths, not on %s", show(v))
}

func (s *session) value(p *path, cost int) goja.Value {
	o := s.vm.NewDynamicObject(&pathValue{path: p, cost: cost})
	if err := o.SetPrototype(s.pathProto); err != nil {
		panic(err) // it has none yet
	}
	return o
}

func without(f func(*path) *path) func(*path, []goja.Value) (*path, error) {
	return func(p *path, _ []goja.Value) (*path, error) { return f(p), nil }
}

func counted(what string, f func(*path, int64) *path) func(*path, []goja.Value) (*path, error) {
	return func(p *path, args []goja.Value) (*path, error) {
		n, err := number(at(args, 0), what)
		if err != nil {
			return nil, err
		}
		return f(p, n), nil
	}
}

// combine is a method that takes one path. Without one it changes nothing.
func combine(f func(p, other *path) *path) func(*path, []goja.Value) (*path, error) {
	return func(p *path, args []goja.Value) (*path, error) {
		if missing(at(args, 0)) {
			return p, nil
		}
		other, ok := pathOf(args[0])
		if !ok {
			return nil, invalid("a path is expected, such as g.V() or g.M() give, not %s", show(args[0]))
		}
		return f(p, other), nil
	}
}

func at(args []goja.Value, i int) goja.Value {
	if i < len(args) {
		return args[i]
	}
	return goja.Undefined()
}

func (s *session) is(p *path, args []goja.Value) (*path, error) {
	nodes, err := s.terms(args)
	if err != nil {
		return nil, err
	}
	return p.is(nodes), nil
}

// viaAndTags is the arguments of hops: predicates, then tags for them.
func (s *session) viaAndTags(args []goja.Value) (shape.Shape, []string, error) {
	via, err := s.via(at(args, 0))
	if err != nil {
		return nil, nil, err
	}
	names, err := tags(args[min(1, len(args)):])
	return via, names, err
}

func (s *session) hopMethod(in bool) func(*path, []goja.Value) (*path, error) {
	return func(p *path, args []goja.Value) (*path, error) {
		via, names, err := s.viaAndTags(args)
		if err != nil {
			return nil, err
		}
		return p.hop(via, names, in), nil
	}
}

func (s *session) bothMethod(p *path, args []goja.Value) (*path, error) {
	via, names, err := s.viaAndTags(args)
	if err != nil {
		return nil, err
	}
	return p.both(via, names), nil
}

func (s *session) labelContext(p *path, args []goja.Value) (*path, error) {
	via, names, err := s.viaAndTags(args)
	if err != nil {
		return nil, err
	}
	next := &path{steps: p.steps, start: p.start, labels: &labels{}}
	if !missing(at(args, 0)) {
		next.labels.shape = via
		if len(names) > 0 {
			next.labels.shape = shape.Save{From: via, Tags: names}
		}
	}
	return next, nil
}

func (s *session) hasMethod(reverse bool) func(*path, []goja.Value) (*path, error) {
	return func(p *path, args []goja.Value) (*path, error) {
		if len(args) == 0 {
			return nil, invalid("has() needs a predicate")
		}
		via, err := s.via(args[0])
		if err != nil {
			return nil, err
		}
		var nodes shape.Shape = shape.AllNodes{}
		if other, ok := pathOf(at(args, 1)); ok {
			nodes = other.shape()
		} else if list, ok := filters(args[1:]); ok {
			nodes = shape.Filter{From: shape.AllNodes{}, Filters: list}
		} else if len(args) > 1 {
			terms, err := s.terms(args[1:])
			if err != nil {
				return nil, err
			}
			nodes = lookup(terms)
		}
		return p.has(via, nodes, reverse), nil
	}
}

func (s *session) saveMethod(reverse, optional bool) func(*path, []goja.Value) (*path, error) {
	return func(p *path, args []goja.Value) (*path, error) {
		if len(args) == 0 || len(args) > 2 {
			return nil, invalid("save() takes a predicate and a tag")
		}
		via, err := s.via(args[0])
		if err != nil {
			return nil, err
		}
		var tag string
		if !missing(at(args, 1)) {
			if tag, err = text(args[1], "a tag"); err != nil {
				return nil, err
			}
		}
		if tag == "" {
			if tag, err = s.tagOf(args[0]); err != nil {
				return nil, err
			}
		}
		return p.save(via, tag, reverse, optional), nil
	}
}

// tagOf is the tag of a save() that gives none: its predicate.
func (s *session) tagOf(v goja.Value) (string, error) {
	if _, isPath := pathOf(v); isPath || missing(v) {
		return "", invalid("save() of a path needs a tag")
	}
	if _, isArray := array(v); isArray {
		return "", invalid("save() of several predicates needs a tag")
	}
	t, err := s.term(v)
	if err != nil {
		return "", err
	}
	if s.Form == JSONLD && t.Kind() == graph.Resource {
		return t.Text(), nil
	}
	return string(t), nil
}

func (s *session) savePredicatesMethod(in bool) func(*path, []goja.Value) (*path, error) {
	return func(p *path, args []goja.Value) (*path, error) {
		tag, err := text(at(args, 0), "the tag")
		if err != nil {
			return nil, err
		}
		return p.savePredicates(in, tag), nil
	}
}

func (s *session) tagMethod(p *path, args []goja.Value) (*path, error) {
	names, err := tags(args)
	if err != nil {
		return nil, err
	}
	return p.tag(names), nil
}

func (s *session) backMethod(p *path, args []goja.Value) (*path, error) {
	tag, err := text(at(args, 0), "the tag")
	if err != nil {
		return nil, err
	}
	return p.back(tag)
}

func (s *session) followBack(p *path, args []goja.Value) (*path, error) {
	if missing(at(args, 0)) {
		return p, nil
	}
	other, ok := pathOf(args[0])
	if !ok {
		return nil, invalid("a path is expected, such as g.M() gives, not %s", show(args[0]))
	}
	back, err := other.reversed()
	if err != nil {
		return nil, err
	}
	return p.follow(back), nil
}

// followRecursiveMethod takes a path or a predicate, then a depth, then tags.
func (s *session) followRecursiveMethod(p *path, args []goja.Value) (*path, error) {
	if missing(at(args, 0)) {
		return nil, invalid("followRecursive() needs a path or a predicate")
	}
	other, ok := pathOf(args[0])
	if !ok {
		via, err := s.via(args[0])
		if err != nil {
			return nil, err
		}
		other = (&path{}).hop(via, nil, false)
	}
	args = args[1:]
	depth := int64(0)
	if n, err := number(at(args, 0), ""); err == nil {
		depth = n
		args = args[1:]
	}
	names, err := tags(args)
	if err != nil {
		return nil, err
	}
	return p.followRecursive(other, int(depth), names), nil
}

func (s *session) filterMethod(p *path, args []goja.Value) (*path, error) {
	list, ok := filters(args)
	if !ok {
		return nil, invalid("filter() takes what gt(), lt(), regex(), like() and their like give")
	}
	return p.filter(list), nil
}
