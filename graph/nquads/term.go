package nquads

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
)

// iri reads an IRI in angle brackets.
func (p *parser) iri() (graph.Term, *fault) {
	s, i, check := p.block, p.at+1, false
	for {
		for i < len(s) && class[s[i]]&inIRI != 0 {
			i++
		}
		if i >= len(s) {
			return "", faultf(i, "the IRI has no closing angle bracket")
		}
		switch c := s[i]; {
		case c == '>':
			return p.closeIRI(i, check)
		case c >= 0xE3 && c <= 0xEC:
			// U+3000 to U+CFFF, Chinese among them: all allowed, and the block is UTF-8
			i += 3
		case c >= utf8.RuneSelf:
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			check = true
		case c == '%' && i+2 < len(s) && class[s[i+1]]&class[s[i+2]]&isHex != 0:
			i += 3
		case c == '%':
			return "", faultf(i, "a percent sign in an IRI must be followed by two hexadecimal digits; write %%25 for the sign itself")
		case c == '\\':
			_, size, f := escapeAt(s, i)
			if f != nil {
				return "", f
			}
			if s[i+1] != 'u' && s[i+1] != 'U' {
				return "", faultf(i, `an IRI may have no escape but \u and \U`)
			}
			i += size
			check = true
		default:
			return "", faultf(i, "the IRI has %s, which must be percent-encoded", shown(s, i))
		}
	}
}

// closeIRI makes a term of the IRI that ends before byte end. Check asks for a
// look at each character, after decoding.
func (p *parser) closeIRI(end int, check bool) (graph.Term, *fault) {
	from := p.at
	p.at = end + 1
	raw := p.block[from+1 : end]
	if !check {
		if !absolute(raw) {
			return "", faultf(from, "the IRI <%s> is not absolute: it has no scheme", raw)
		}
		return graph.Term(p.block[from : end+1]), nil
	}
	iri, err := graph.ParseIRI(decode(raw))
	if err != nil {
		return "", faultf(from, "%v", err)
	}
	if string(iri) == raw {
		return graph.Term(p.block[from : end+1]), nil
	}
	return iri.Term(), nil
}

// absolute reports whether iri starts with a scheme (RFC 3986, section 3.1).
func absolute(iri string) bool {
	if iri == "" || class[iri[0]]&isAlpha == 0 {
		return false
	}
	i := 1
	for i < len(iri) && class[iri[i]]&inScheme != 0 {
		i++
	}
	return i < len(iri) && iri[i] == ':'
}

// blank reads a blank node.
func (p *parser) blank() (graph.Term, *fault) {
	s, i := p.block, p.at+2
	if !strings.HasPrefix(s[p.at:], "_:") {
		return "", faultf(p.at, `a blank node starts with "_:"`)
	}
	if i >= len(s) || s[i] == '-' || s[i] == '.' {
		return "", faultf(i, "a blank node's label cannot start with %s", shown(s, i))
	}
	for i < len(s) {
		if class[s[i]]&inLabel != 0 {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < utf8.RuneSelf || !labelRune(r, i == p.at+2) {
			break
		}
		i += size
	}
	for s[i-1] == '.' {
		i-- // the full stop of the statement
	}
	if i <= p.at+2 {
		return "", faultf(i, "a blank node's label cannot start with %s", shown(s, i))
	}
	term := graph.Term(s[p.at:i])
	p.at = i
	return term, nil
}

// literal reads a literal with its language or datatype.
func (p *parser) literal() (graph.Term, *fault) {
	from := p.at
	canonical, f := p.quoted()
	if f != nil {
		return "", f
	}
	quote := p.at
	switch p.peek() {
	case '@':
		if f := p.language(); f != nil {
			return "", f
		}
		if !canonical {
			return graph.LangString(decode(p.block[from+1:quote-1]), p.block[quote+1:p.at]), nil
		}
	case '^':
		datatype, f := p.datatype()
		if f != nil {
			return "", f
		}
		if !canonical || datatype.IRI() == graph.XSDString || len(datatype) != p.at-quote-2 {
			return graph.Typed(decode(p.block[from+1:quote-1]), datatype.IRI()), nil
		}
	default:
		if !canonical {
			return graph.String(decode(p.block[from+1 : quote-1])), nil
		}
	}
	return graph.Term(p.block[from:p.at]), nil
}

// quoted goes past the text of a literal, quotes included, and reports whether
// it is canonical as it stands.
func (p *parser) quoted() (canonical bool, f *fault) {
	s, i := p.block, p.at+1
	canonical = true
	for {
		for i < len(s) && class[s[i]]&inText != 0 {
			i++
		}
		if i >= len(s) {
			return false, faultf(p.at, "the literal has no closing double quote")
		}
		switch s[i] {
		case '"':
			p.at = i + 1
			return canonical, nil
		case '\n', '\r':
			return false, faultf(p.at, `the literal does not end on its line; write \n for a line feed in it`)
		case '\\':
			_, size, f := escapeAt(s, i)
			if f != nil {
				return false, f
			}
			canonical = canonical && size == 2 && s[i+1] != '\''
			i += size
		default: // a control character as it is: allowed, not canonical
			canonical = false
			i++
		}
	}
}

// language goes past a language tag.
func (p *parser) language() *fault {
	s, i := p.block, p.at+1
	allowed := uint8(isAlpha)
	for {
		from := i
		for i < len(s) && class[s[i]]&allowed != 0 {
			i++
		}
		if i == from {
			return faultf(i, "a language tag is letters, then parts of letters and digits after hyphens: not %s here", shown(s, i))
		}
		if i >= len(s) || s[i] != '-' {
			p.at = i
			return nil
		}
		allowed = isAlpha | isDigit
		i++
	}
}

// datatype reads what follows a literal's text: ^^ and an IRI.
func (p *parser) datatype() (graph.Term, *fault) {
	if !strings.HasPrefix(p.block[p.at:], "^^<") {
		return "", faultf(p.at, "a datatype is ^^ and an IRI in angle brackets")
	}
	p.at += 2
	return p.iri()
}
