package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IRI is an absolute Internationalized Resource Identifier (RFC 3987), without
// angle brackets. Make one with [ParseIRI] or one of the minting functions;
// a conversion from a string does not validate.
type IRI string

// The namespaces of the project. They are part of the data format.
const (
	Base     = "https://w3id.org/soegraph/"
	NS       = Base + "ns#"   // vocabulary
	EntityNS = Base + "id/"   // entities, by class
	StmtNS   = Base + "stmt/" // statements
	EvNS     = Base + "ev/"   // evidences
	DocNS    = Base + "doc/"  // documents and their articles
	GraphNS  = Base + "graph/"
)

// The labels that are not a statement's or a document's.
const (
	RegistryGraph   IRI = GraphNS + "registry"   // evidence that the registry gives
	LedgerGraph     IRI = GraphNS + "ledger"     // judgements of people, append-only
	VocabularyGraph IRI = GraphNS + "vocabulary" // how own terms relate to standard ones
	LocalGraph      IRI = GraphNS + "local"      // bookkeeping of one machine, never exported
)

// ParseIRI validates s as an absolute IRI: a scheme, then only characters that
// RFC 3987 (ucschar, iprivate, reserved, unreserved) allows, every percent sign
// followed by two hexadecimal digits. It fails with [Invalid].
func ParseIRI(s string) (IRI, error) {
	if !hasScheme(s) {
		return "", Errorf(Invalid, "IRI %q is not absolute: it has no scheme", s)
	}
	if !utf8.ValidString(s) {
		return "", Errorf(Invalid, "IRI %q is not valid UTF-8", s)
	}
	for i, r := range s {
		if r == '%' && !isEscape(s[i:]) {
			return "", Errorf(Invalid, "IRI %q has a %% that two hexadecimal digits do not follow, at byte %d", s, i)
		}
		if !iriRune(r) {
			return "", Errorf(Invalid, "IRI %q has the character %q, which must be percent-encoded, at byte %d", s, r, i)
		}
	}
	return IRI(s), nil
}

// hasScheme reports whether s starts as RFC 3986 section 3.1 says: a letter,
// then letters, digits, "+", "-", ".", then ":".
func hasScheme(s string) bool {
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		case i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return true
		default:
			return false
		}
	}
	return false
}

func isEscape(s string) bool { return len(s) >= 3 && isHex(s[1]) && isHex(s[2]) }

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

func iriRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r > ' ' && r != 0x7f && !strings.ContainsRune("<>\"{}|\\^`", r)
	}
	if r < 0xA0 || r >= 0xFFF0 && r <= 0xFFFF || r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE {
		return false
	}
	return !unicode.Is(unicode.Bidi_Control, r) && r != 0xFEFF
}

// Slug makes s fit for one segment of an IRI's path and keeps it readable:
// letters and digits of any script stay, every run of anything else becomes one
// hyphen.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		if (unicode.IsLetter(r) || unicode.IsDigit(r)) && iriRune(r) {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		} else {
			gap = true
		}
	}
	return b.String()
}

// slugRunes bounds the readable part of a minted IRI; the hash keeps it unique.
const slugRunes = 40

// EntityIRI is the IRI of an entity that the registry does not list: a readable
// slug of its canonical name and a short hash of class and name, so that the
// same name gives the same IRI on every machine.
func EntityIRI(class Class, name string) IRI {
	slug := []rune(Slug(name))
	if len(slug) > slugRunes {
		slug = slug[:slugRunes]
	}
	local := class.Local()
	id := strings.TrimSuffix(string(slug), "-") + "-" + digest(8, local, name)
	return IRI(EntityNS + strings.ToLower(local) + "/" + strings.TrimPrefix(id, "-"))
}

// RegisteredIRI is the IRI of an entity that the registry lists under id.
func RegisteredIRI(class Class, id string) IRI {
	return IRI(EntityNS + strings.ToLower(class.Local()) + "/" + Slug(id))
}

// DocumentIRI is the IRI of the document with these bytes.
func DocumentIRI(data []byte) IRI {
	sum := sha256.Sum256(data)
	return IRI(DocNS + hex.EncodeToString(sum[:]))
}

// digest is the first n hexadecimal digits of SHA-256 over parts, each closed
// by a zero byte so that no two lists of parts collide by concatenation.
func digest(n int, parts ...string) string {
	var room [512]byte
	b := room[:0]
	for _, p := range parts {
		b = append(append(b, p...), 0)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:(n+1)/2])[:n]
}

// Term is the IRI as a term.
func (i IRI) Term() Term { return Term("<" + string(i) + ">") }

// Local is what follows the last "#" or "/".
func (i IRI) Local() string {
	s := string(i)
	return s[strings.LastIndexAny(s, "#/")+1:]
}
