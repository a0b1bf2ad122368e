package nquads

import (
	"strings"
	"unicode/utf8"
)

// escapeAt reads the escape at byte i, a backslash: the character that it
// means, and its length.
func escapeAt(s string, i int) (r rune, size int, f *fault) {
	if i+1 >= len(s) {
		return 0, 0, faultf(i, "an escape is cut off")
	}
	switch s[i+1] {
	case 't':
		return '\t', 2, nil
	case 'b':
		return '\b', 2, nil
	case 'n':
		return '\n', 2, nil
	case 'r':
		return '\r', 2, nil
	case 'f':
		return '\f', 2, nil
	case '"', '\'', '\\':
		return rune(s[i+1]), 2, nil
	case 'u':
		return codePoint(s, i, 4)
	case 'U':
		return codePoint(s, i, 8)
	default:
		return 0, 0, faultf(i, `\ and %s is no escape; write \\ for a backslash`, shown(s, i+1))
	}
}

// codePoint reads \u or \U at byte i with its hexadecimal digits.
func codePoint(s string, i, digits int) (rune, int, *fault) {
	end := i + 2 + digits
	var n uint32
	for j := i + 2; j < end; j++ {
		if j >= len(s) || class[s[j]]&isHex == 0 {
			return 0, 0, faultf(i, `\%c must be followed by %d hexadecimal digits`, s[i+1], digits)
		}
		n = n<<4 | hexValue(s[j])
	}
	if n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0, 0, faultf(i, "%s is not a Unicode character", s[i:end])
	}
	return rune(n), 2 + digits, nil
}

func hexValue(c byte) uint32 {
	switch {
	case c <= '9':
		return uint32(c - '0')
	case c <= 'F':
		return uint32(c-'A') + 10
	default:
		return uint32(c-'a') + 10
	}
}

// decode replaces the escapes of s, which [escapeAt] has accepted before.
func decode(s string) string {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i >= 0 {
		b.WriteString(s[:i])
		r, size, f := escapeAt(s, i)
		if f != nil {
			break
		}
		b.WriteRune(r)
		s = s[i+size:]
		i = strings.IndexByte(s, '\\')
	}
	b.WriteString(s)
	return b.String()
}
