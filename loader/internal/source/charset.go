package source

import (
	"bytes"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"soegraph/graph"
)

// Decode is data as UTF-8 and the name of the charset that it was in. Data that
// is UTF-8 stays byte for byte, byte order mark included, so that offsets are
// offsets into the file. It fails with [graph.Invalid] where data is not text,
// or in no charset that Chinese news comes in: a byte is never left out or
// replaced.
func Decode(data []byte) (text, charset string, err error) {
	if enc, name := marked(data); enc != nil {
		return decodeAs(data, enc, name)
	}
	if kind := binaryKind(data); kind != "" {
		return "", "", graph.Errorf(graph.Unsupported, "not a text but %s; give the loader txt, md, html, pdf, docx or a zip of these", kind)
	}
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return string(data), "utf-8", readable(data)
	}
	return guess(data)
}

func marked(data []byte) (encoding.Encoding, string) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe, 0, 0}):
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "utf-32le"
	case bytes.HasPrefix(data, []byte{0, 0, 0xfe, 0xff}):
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "utf-32be"
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16le"
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "utf-16be"
	default:
		return nil, ""
	}
}

// binaryKind names the kind of a file that holds no text that could be read, ""
// for others.
func binaryKind(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		return "an old Office file (.doc, .xls); save it as .docx"
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return "RTF; save it as .docx"
	case bytes.HasPrefix(data, []byte("7z\xbc\xaf\x27\x1c")):
		return "a 7z archive; unpack it"
	}
	kind := http.DetectContentType(data[:min(len(data), 512)])
	if strings.HasPrefix(kind, "text/") || kind == "application/octet-stream" {
		return ""
	}
	return kind
}

// guess finds the charset of data without a mark: what the page says of itself,
// then GB18030, UTF-16 and what statistics of bytes suggest, in this order,
// the first that decodes without a fault and reads as Chinese.
func guess(data []byte) (string, string, error) {
	type candidate struct {
		encoding.Encoding
		name string
	}
	var candidates []candidate
	add := func(enc encoding.Encoding, name string) {
		if name == "gbk" || name == "gb2312" {
			enc, name = simplifiedchinese.GB18030, "gb18030"
		}
		if enc != nil {
			candidates = append(candidates, candidate{enc, name})
		}
	}
	hasZeros := bytes.IndexByte(data, 0) >= 0
	if !hasZeros {
		if enc, name, certain := charset.DetermineEncoding(data[:min(len(data), 1024)], ""); certain && name != "utf-8" {
			add(enc, name)
		}
		add(simplifiedchinese.GB18030, "gb18030")
	}
	if len(data)%2 == 0 {
		add(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le")
		add(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be")
	}
	if best, err := chardet.NewTextDetector().DetectBest(data[:min(len(data), 1<<16)]); err == nil && !hasZeros {
		enc, name := charset.Lookup(best.Charset)
		add(enc, name)
	}
	for _, c := range candidates {
		if text, name, err := decodeAs(data, c.Encoding, c.name); err == nil && isChinese(text) {
			return text, name, nil
		}
	}
	return "", "", undecodable(data, hasZeros)
}

// undecodable says why data cannot be read: where nearly all of it is UTF-8,
// the line of the first byte that is not.
func undecodable(data []byte, hasZeros bool) error {
	if hasZeros {
		return graph.Errorf(graph.Invalid, "not a text: it has zero bytes; give the loader txt, md, html, pdf, docx or a zip of these")
	}
	bad, first := 0, -1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
			if first < 0 {
				first = i
			}
		}
		i += n
	}
	if bad*100 < len(data) {
		line := 1 + bytes.Count(data[:first], []byte("\n"))
		return graph.Errorf(graph.Invalid, "line %d: byte %#x at offset %d is not UTF-8, as the rest of the text is; the file is damaged or cut off", line, data[first], first)
	}
	return graph.Errorf(graph.Invalid, "neither UTF-8, UTF-16 nor GB18030; convert it to UTF-8 first")
}

func decodeAs(data []byte, enc encoding.Encoding, name string) (string, string, error) {
	decoded, err := enc.NewDecoder().Bytes(data)
	if err != nil || bytes.Contains(decoded, []byte("\uFFFD")) {
		return "", "", graph.Errorf(graph.Invalid, "not valid %s, nor UTF-8; convert it to UTF-8 first", name)
	}
	return string(decoded), name, readable(decoded)
}

// readable fails where a text is to a good part control characters.
func readable(text []byte) error {
	control := 0
	for _, c := range text {
		if c < ' ' && (c < '\t' || c > '\r') || c == 0x7f {
			control++
		}
	}
	if control*20 > len(text) {
		return graph.Errorf(graph.Invalid, "not a text: %d of its %d bytes are control characters", control, len(text))
	}
	return nil
}

// frequent is characters that make up a fifth of Chinese news, and its
// punctuation. A text in another charset decoded by a wrong guess has hardly any.
const frequent = "的一是在了和有大中国年业人为上个资项目发工建不投会产企區國業資產，。、：（）“”"

// sampled is how much of a text is enough to tell whether it is Chinese, in bytes.
const sampled = 1 << 16

// isChinese reports whether a text that was decoded by guess reads as Chinese.
func isChinese(text string) bool {
	var hits, wide, odd int
	for _, r := range text[:min(len(text), sampled)] {
		switch {
		case r < utf8.RuneSelf:
		case strings.ContainsRune(frequent, r):
			hits++
			wide++
		case r >= 0x4e00 && r <= 0x9fff || r >= 0x2010 && r <= 0x2fff || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef || r == '·' || r == '\ufeff':
			wide++
		default:
			wide++
			odd++
		}
	}
	return wide > 0 && hits*20 >= wide && odd*4 <= wide
}
