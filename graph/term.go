package graph

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Term is an RDF term written as canonical N-Quads (RDF 1.1 N-Quads, and the
// canonical form of RDF Dataset Canonicalization, section 5): `<iri>`, `_:b`,
// `"text"`, `"text"@tag`, `"text"^^<datatype>`. Two terms are equal when the
// strings are; terms sort as the lines of a canonical file do. "" is no term:
// as a quad's label it stands for the default graph.
type Term string

// Kind says which of the three kinds of RDF term a [Term] is.
type Kind uint8

// The kinds of term.
const (
	None Kind = iota
	Resource
	Blank
	Literal
)

// Kind is the kind of t.
func (t Term) Kind() Kind {
	switch {
	case t == "":
		return None
	case t[0] == '<':
		return Resource
	case t[0] == '_':
		return Blank
	default:
		return Literal
	}
}

// IRI is the IRI that t is, or "" where t is not one.
func (t Term) IRI() IRI {
	if t.Kind() != Resource {
		return ""
	}
	return IRI(t[1 : len(t)-1])
}

// Text is what a reader sees: a literal's value, an IRI without brackets, a
// blank node with its "_:".
func (t Term) Text() string {
	switch t.Kind() {
	case Resource:
		return string(t[1 : len(t)-1])
	case Literal:
		return unescape(string(t[1:t.quote()]))
	default:
		return string(t)
	}
}

// Lang is the language tag of a literal, "" where it has none.
func (t Term) Lang() string {
	if rest := t.suffix(); strings.HasPrefix(rest, "@") {
		return rest[1:]
	}
	return ""
}

// Datatype is the datatype of a literal: xsd:string for a plain one,
// rdf:langString for one with a language, "" for a term that is no literal.
func (t Term) Datatype() IRI {
	rest := t.suffix()
	switch {
	case t.Kind() != Literal:
		return ""
	case rest == "":
		return XSDString
	case rest[0] == '@':
		return RDFLangString
	default:
		return IRI(rest[3 : len(rest)-1])
	}
}

// Integer is the value of an integer literal.
func (t Term) Integer() (int64, bool) {
	if t.Kind() != Literal || t.Datatype() != XSDInteger {
		return 0, false
	}
	n, err := strconv.ParseInt(t.Text(), 10, 64)
	return n, err == nil
}

// Number is the value of a literal whose lexical form is a number of any
// datatype.
func (t Term) Number() (float64, bool) {
	if t.Kind() != Literal || t.Lang() != "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(t.Text(), 64)
	return f, err == nil
}

func (t Term) quote() int { return strings.LastIndexByte(string(t), '"') }

func (t Term) suffix() string {
	if t.Kind() != Literal {
		return ""
	}
	return string(t[t.quote()+1:])
}

// String is a plain literal.
func String(s string) Term { return Term(`"` + escape(s) + `"`) }

// LangString is a literal with a language tag (BCP 47). RDF 1.1 compares tags
// without regard to case; the tag is kept as it is written.
func LangString(s, tag string) Term { return Term(`"` + escape(s) + `"@` + tag) }

// Typed is a literal with a datatype. Its lexical form is kept as it is.
func Typed(lexical string, datatype IRI) Term {
	if datatype == XSDString {
		return String(lexical)
	}
	return Term(`"` + escape(lexical) + `"^^<` + string(datatype) + `>`)
}

// Integer is an xsd:integer.
func Integer(n int) Term { return Typed(strconv.Itoa(n), XSDInteger) }

// Decimal is an xsd:decimal with the lexical form given.
func Decimal(lexical string) Term { return Typed(lexical, XSDDecimal) }

// escape writes s as the inside of a canonical literal: \b \t \n \f \r \" \\ as
// such, other control characters as \u00XX, everything else as itself. Bytes
// that are not UTF-8 become U+FFFD; whoever must not lose them checks before.
func escape(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool {
		return r < ' ' || r == '"' || r == '\\' || r == 0x7f || r == utf8.RuneError
	}); i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	for _, r := range s {
		if e, ok := echar[r]; ok {
			b.WriteString(e)
		} else if r < ' ' || r == 0x7f {
			b.WriteString(`\u00`)
			b.WriteByte("0123456789ABCDEF"[r>>4])
			b.WriteByte("0123456789ABCDEF"[r&15])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

var echar = map[rune]string{
	'\b': `\b`, '\t': `\t`, '\n': `\n`, '\f': `\f`, '\r': `\r`, '"': `\"`, '\\': `\\`,
}

var echarValue = map[byte]byte{
	'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\',
}

// unescape undoes escape. It trusts its input to be canonical.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 >= len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		if v, ok := echarValue[s[i]]; ok {
			b.WriteByte(v)
		} else if n, err := strconv.ParseUint(s[min(i+1, len(s)):min(i+5, len(s))], 16, 32); err == nil && s[i] == 'u' {
			b.WriteRune(rune(n))
			i += 4
		}
	}
	return b.String()
}
