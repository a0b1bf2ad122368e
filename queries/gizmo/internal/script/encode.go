package script

import (
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

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
