package script

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"

	"soegraph/graph"
	"soegraph/graph/store/quadstore"
)

// Form is how terms are written in rows.
type Form string

// The forms.
const (
	// Typed is the form of SPARQL 1.1 Query Results JSON: {"type": "uri",
	// "value": ...}, {"type": "literal", "value": ..., "xml:lang": ...} or
	// "datatype", {"type": "bnode", ...}.
	Typed Form = "typed"
	// Cayley is what Cayley's own server prints: an IRI in angle brackets,
	// the text of a literal, a number for an integer or a double.
	Cayley Form = "cayley"
	// JSONLD is {"@id": ...} and {"@value": ..., "@language": ...} or "@type".
	JSONLD Form = "jsonld"
)

// encoder writes rows. What it returns is valid until its next use.
type encoder struct {
	form Form
	buf  []byte
	keys []string // of the last row, in the order of its columns
}

// tags is a row of a path: an object with a member for each tag, the end of the
// path first, the others sorted.
func (e *encoder) tags(qs *quadstore.QuadStore, tags map[string]cayley.Ref) ([]byte, error) {
	e.columns(tags)
	e.buf = append(e.buf[:0], '{')
	for _, k := range e.keys {
		t := qs.TermOf(tags[k])
		if t == "" {
			continue
		}
		if len(e.buf) > 1 {
			e.buf = append(e.buf, ',')
		}
		e.buf = append(quote(e.buf, k), ':')
		e.buf = e.term(e.buf, t)
	}
	e.buf = append(e.buf, '}')
	return e.buf, nil
}

// columns sets keys to the tags of a row; rows of a path mostly have the same.
func (e *encoder) columns(tags map[string]cayley.Ref) {
	same := len(e.keys) == len(tags)
	for _, k := range e.keys {
		_, ok := tags[k]
		same = same && ok
	}
	if same {
		return
	}
	e.keys = slices.Collect(maps.Keys(tags))
	slices.SortFunc(e.keys, func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == resultTag || b != resultTag && a < b:
			return -1
		default:
			return 1
		}
	})
}

func (e *encoder) term(b []byte, t graph.Term) []byte {
	switch e.form {
	case Cayley:
		return cayleyTerm(b, t)
	case JSONLD:
		return jsonldTerm(b, t)
	default:
		return AppendTerm(b, t)
	}
}

// AppendTerm appends a term as the member of a typed row that it is.
func AppendTerm(b []byte, t graph.Term) []byte {
	switch t.Kind() {
	case graph.Resource:
		b = quote(append(b, `{"type":"uri","value":`...), t.Text())
	case graph.Blank:
		b = quote(append(b, `{"type":"bnode","value":`...), string(t[2:]))
	default:
		b = quote(append(b, `{"type":"literal","value":`...), t.Text())
		if lang := t.Lang(); lang != "" {
			b = quote(append(b, `,"xml:lang":`...), lang)
		} else if datatype := t.Datatype(); datatype != graph.XSDString {
			b = quote(append(b, `,"datatype":`...), string(datatype))
		}
	}
	return append(b, '}')
}

func jsonldTerm(b []byte, t graph.Term) []byte {
	switch v := quadstore.Value(t).(type) {
	case quad.IRI, quad.BNode:
		b = quote(append(b, `{"@id":`...), t.Text())
	case quad.LangString:
		b = quote(append(b, `{"@value":`...), t.Text())
		b = quote(append(b, `,"@language":`...), v.Lang)
	case quad.TypedString, quad.Time:
		b = quote(append(b, `{"@value":`...), t.Text())
		b = quote(append(b, `,"@type":`...), string(t.Datatype()))
	default: // strings, numbers and booleans are JSON's own
		return cayleyTerm(b, t)
	}
	return append(b, '}')
}

func cayleyTerm(b []byte, t graph.Term) []byte {
	switch v := quadstore.Value(t).(type) {
	case quad.Int:
		return strconv.AppendInt(b, int64(v), 10)
	case quad.Float:
		return appendNumber(b, float64(v))
	case quad.Bool:
		return strconv.AppendBool(b, bool(v))
	case quad.Time, quad.String, quad.LangString:
		return quote(b, t.Text())
	default:
		return quote(b, quad.StringOf(v))
	}
}

// quote appends s as a JSON string, which may stand in a line of its own.
func quote(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r != utf8.RuneError || n > 1 {
				i += n
				continue
			}
			b = append(append(b, s[from:i]...), `\ufffd`...)
		} else {
			b = append(b, s[from:i]...)
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\n':
				b = append(b, '\\', 'n')
			case '\t':
				b = append(b, '\\', 't')
			default:
				b = append(b, '\\', 'u', '0', '0', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
			}
		}
		i++
		from = i
	}
	return append(append(b, s[from:]...), '"')
}

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
