package script

import (
	"math"
	"strconv"

	"github.com/dop251/goja"

	"soegraph/graph"
)

// value is a row of a value of the script. In the typed form a row is always an
// object: what is none becomes the member "value" of one.
func (e *encoder) value(v goja.Value) ([]byte, error) {
	e.buf = e.buf[:0]
	o, isObject := v.(*goja.Object)
	if isObject {
		switch o.Export().(type) {
		case *term:
			isObject = false
		default:
			isObject = o.ClassName() != "Array" && o.ClassName() != "Date"
		}
	}
	wrap := e.form == Typed && !isObject
	if wrap {
		e.buf = append(e.buf, `{"value":`...)
	}
	var err error
	e.buf, err = e.any(e.buf, v, 0)
	if wrap {
		e.buf = append(e.buf, '}')
	}
	return e.buf, err
}

const (
	maxDepth = 32      // of an emitted value
	maxValue = 4 << 20 // bytes of one
)

// any appends a value of the script as JSON.
func (e *encoder) any(b []byte, v goja.Value, depth int) ([]byte, error) {
	if depth > maxDepth || len(b) > maxValue {
		return b, graph.Errorf(graph.TooLarge, "a value that is given may be %d deep and have %d bytes", maxDepth, maxValue)
	}
	o, ok := v.(*goja.Object)
	if !ok {
		return primitive(b, v)
	}
	switch x := o.Export().(type) {
	case *term:
		return e.term(b, x.term), nil
	case *pathValue:
		return b, invalid("a path is not a value: run it with all(), toArray() or count()")
	case *filterValue:
		return b, invalid("a filter is not a value: use it in filter() or has()")
	case *rowValue:
		return e.row(b, x, depth)
	}
	switch o.ClassName() {
	case "Array":
		return e.array(b, o, depth)
	case "Function":
		return append(b, "null"...), nil
	case "Date", "RegExp", "Error", "String", "Number", "Boolean":
		return primitive(b, o.ToString())
	default:
		return e.object(b, o, depth)
	}
}

func primitive(b []byte, v goja.Value) ([]byte, error) {
	if missing(v) {
		return append(b, "null"...), nil
	}
	switch x := v.Export().(type) {
	case bool:
		return strconv.AppendBool(b, x), nil
	case int64:
		return strconv.AppendInt(b, x, 10), nil
	case float64:
		return appendNumber(b, x), nil
	default:
		text := v.String()
		if len(text) > maxValue {
			return b, graph.Errorf(graph.TooLarge, "a value that is given may have %d bytes", maxValue)
		}
		return quote(b, text), nil
	}
}

// appendNumber appends a number; JSON has no name for those that are none.
func appendNumber(b []byte, f float64) []byte {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return append(b, "null"...)
	}
	if f == float64(int64(f)) && f < 1<<53 && f > -(1<<53) {
		return strconv.AppendInt(b, int64(f), 10)
	}
	if size := math.Abs(f); size < 1e-6 || size >= 1e21 {
		return strconv.AppendFloat(b, f, 'e', -1, 64)
	}
	return strconv.AppendFloat(b, f, 'f', -1, 64)
}

func (e *encoder) array(b []byte, o *goja.Object, depth int) ([]byte, error) {
	n := o.Get("length").ToInteger()
	b = append(b, '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = e.any(b, o.Get(strconv.FormatInt(i, 10)), depth+1); err != nil {
			return b, err
		}
	}
	return append(b, ']'), nil
}

func (e *encoder) object(b []byte, o *goja.Object, depth int) ([]byte, error) {
	b = append(b, '{')
	for i, k := range o.Keys() {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = e.any(append(quote(b, k), ':'), o.Get(k), depth+1); err != nil {
			return b, err
		}
	}
	return append(b, '}'), nil
}

func (e *encoder) row(b []byte, r *rowValue, depth int) ([]byte, error) {
	b = append(b, '{')
	for i, k := range r.Keys() {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(quote(b, k), ':')
		if v, own := r.set[k]; own {
			var err error
			if b, err = e.any(b, v, depth+1); err != nil {
				return b, err
			}
			continue
		}
		b = e.term(b, r.cells[k])
	}
	return append(b, '}'), nil
}
