package nquads

// What a byte may be part of; one table serves every loop over ASCII.
const (
	inIRI    = 1 << iota // inside an IRI, needing no further look
	inText               // inside a literal, and canonical as it is
	inLabel              // inside a blank node's label
	inScheme             // inside an IRI's scheme, after its first letter
	isAlpha
	isDigit
	isHex
)

// class says of each byte what it may be part of. Bytes from 0x80 are inText:
// a block is checked to be UTF-8 as a whole.
var class = classes()

func classes() (t [256]uint8) {
	for c := range t {
		b := byte(c)
		alpha := b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
		digit := b >= '0' && b <= '9'
		set := func(flag uint8, on bool) {
			if on {
				t[c] |= flag
			}
		}
		set(isAlpha, alpha)
		set(isDigit, digit)
		set(isHex, digit || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F')
		set(inLabel, alpha || digit || b == '_' || b == '-' || b == '.')
		set(inScheme, alpha || digit || b == '+' || b == '-' || b == '.')
		set(inText, b >= ' ' && b != '"' && b != '\\' && b != 0x7f)
		set(inIRI, b > ' ' && b < 0x7f && !oneOf(b, "<>\"{}|\\^`%"))
	}
	return t
}

func oneOf(b byte, set string) bool {
	for i := range len(set) {
		if set[i] == b {
			return true
		}
	}
	return false
}

// labelRune reports whether r, which is not ASCII, may be part of a blank
// node's label: PN_CHARS_BASE of the grammar, or, after the first character,
// the few more of PN_CHARS.
func labelRune(r rune, first bool) bool {
	if !first && (r == 0xB7 || r >= 0x300 && r <= 0x36F || r == 0x203F || r == 0x2040) {
		return true
	}
	for _, span := range labelSpans {
		if r >= span[0] && r <= span[1] {
			return true
		}
	}
	return false
}

// labelSpans is PN_CHARS_BASE without ASCII.
var labelSpans = [...][2]rune{
	{0xC0, 0xD6},
	{0xD8, 0xF6},
	{0xF8, 0x2FF},
	{0x370, 0x37D},
	{0x37F, 0x1FFF},
	{0x200C, 0x200D},
	{0x2070, 0x218F},
	{0x2C00, 0x2FEF},
	{0x3001, 0xD7FF},
	{0xF900, 0xFDCF},
	{0xFDF0, 0xFFFD},
	{0x10000, 0xEFFFF},
}
