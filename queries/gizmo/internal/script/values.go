package script

import (
	"maps"
	"slices"

	"github.com/cayleygraph/cayley/query/shape"
	"github.com/dop251/goja"

	"soegraph/graph"
)

// opaque is an object of the script whose inside the script does not see.
type opaque struct{}

// Get finds nothing: methods are the prototype's.
func (opaque) Get(string) goja.Value { return nil }

// Set refuses.
func (opaque) Set(string, goja.Value) bool { return false }

// Has finds nothing.
func (opaque) Has(string) bool { return false }

// Delete refuses.
func (opaque) Delete(string) bool { return false }

// Keys is none.
func (opaque) Keys() []string { return nil }

// pathValue is a path in the script.
type pathValue struct {
	opaque
	path *path
	cost int // steps, those of the paths it is made of included
}

// filterValue is what gt(), regex() and the like give.
type filterValue struct {
	opaque
	filter shape.ValueFilter
}

// rowValue is a row in the script: its values are JavaScript's, and where they
// are given on as they came, they are the graph's terms again.
type rowValue struct {
	vm    *goja.Runtime
	cells map[string]graph.Term
	set   map[string]goja.Value // what the script put in
}

// Get is a cell.
func (r *rowValue) Get(key string) goja.Value {
	if v, ok := r.set[key]; ok {
		return v
	}
	if t, ok := r.cells[key]; ok {
		return native(r.vm, t)
	}
	return nil
}

// Set puts in a cell.
func (r *rowValue) Set(key string, v goja.Value) bool {
	if r.set == nil {
		r.set = map[string]goja.Value{}
	}
	r.set[key] = v
	return true
}

// Has reports whether there is a cell.
func (r *rowValue) Has(key string) bool {
	_, ok := r.cells[key]
	_, own := r.set[key]
	return ok || own
}

// Delete takes a cell out.
func (r *rowValue) Delete(key string) bool {
	delete(r.cells, key)
	delete(r.set, key)
	return true
}

// Keys is the names of the cells, sorted.
func (r *rowValue) Keys() []string {
	keys := slices.Collect(maps.Keys(r.cells))
	for k := range r.set {
		if _, both := r.cells[k]; !both {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

// methods is an object of methods that are made when the script first asks for
// them. Each has its name, and the name with a capital letter that older
// queries use. The script cannot change it.
type methods struct {
	opaque
	s    *session
	all  map[string]method
	made map[string]goja.Value
}

// Get is a method.
func (o *methods) Get(name string) goja.Value {
	if f, ok := o.made[name]; ok {
		return f
	}
	m, ok := o.all[name]
	if !ok {
		if m, ok = o.all[small(name)]; !ok {
			return nil
		}
	}
	f := o.s.vm.ToValue(o.s.function(m))
	if o.made == nil {
		o.made = map[string]goja.Value{}
	}
	o.made[name] = f
	return f
}

// Has reports whether there is a method.
func (o *methods) Has(name string) bool { return o.Get(name) != nil }

// Keys is the names of the methods, sorted.
func (o *methods) Keys() []string { return slices.Sorted(maps.Keys(o.all)) }
