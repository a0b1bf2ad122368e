package source

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode/utf32"

	utf16 "golang.org/x/text/encoding/unicode"

	"soegraph/graph"
)

// Decode is data as UTF-8 and the name of the charset that it was in. Data that
// is UTF-8 stays byte for byte, byte order mark included, so that offsets are
// offsets into the file. It fails with [graph.Invalid] where data is not text,
// or in no charset that Chinese news comes in.
func Decode(data []byte) (text, charset string, err error) {
	if enc, name := marked(data); enc != nil {
		return decodeAs(data, enc, name)
	}
	if bytes.IndexByte(data, 0) >= 0 {
		if enc, name := unmarked16(data); enc != nil {
			return decodeAs(data, enc, name)
		}
		return "", "", graph.Errorf(graph.Invalid, "not a text: it has zero bytes; give the loader txt, md, html, pdf, docx or a zip of these")
	}
	if utf8.Valid(data) {
		return string(data), "utf-8", readable(string(data))
	}
	text, charset, err = decodeAs(data, simplifiedchinese.GB18030, "gb18030")
	if err == nil && !isChinese(text) {
		err = graph.Errorf(graph.Invalid, "neither UTF-8, UTF-16 nor GB18030; convert it to UTF-8 first")
	}
	return text, charset, err
}

func marked(data []byte) (encoding.Encoding, string) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe, 0, 0}):
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "utf-32le"
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return utf16.UTF16(utf16.LittleEndian, utf16.UseBOM), "utf-16le"
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return utf16.UTF16(utf16.BigEndian, utf16.UseBOM), "utf-16be"
	default:
		return nil, ""
	}
}

// unmarked16 recognises UTF-16 without a byte order mark: Chinese text has
// ASCII, such as line feeds and digits, whose other byte is zero and always on
// the same side.
func unmarked16(data []byte) (encoding.Encoding, string) {
	var zeros [2]int
	for i, b := range data {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case len(data)%2 != 0:
		return nil, ""
	case zeros[0] == 0:
		return utf16.UTF16(utf16.LittleEndian, utf16.IgnoreBOM), "utf-16le"
	case zeros[1] == 0:
		return utf16.UTF16(utf16.BigEndian, utf16.IgnoreBOM), "utf-16be"
	default:
		return nil, ""
	}
}

func decodeAs(data []byte, enc encoding.Encoding, name string) (string, string, error) {
	decoded, err := enc.NewDecoder().Bytes(data)
	if err != nil || bytes.Contains(decoded, []byte("\uFFFD")) {
		return "", "", graph.Errorf(graph.Invalid, "not valid %s, nor UTF-8; convert it to UTF-8 first", name)
	}
	return string(decoded), name, readable(string(decoded))
}

// readable fails where a text is mostly control characters.
func readable(text string) error {
	var control, all int
	for _, r := range text {
		all++
		if unicode.IsControl(r) && !strings.ContainsRune("\n\r\t\f\v", r) {
			control++
		}
	}
	if control*20 > all {
		return graph.Errorf(graph.Invalid, "not a text: %d of its %d characters are control characters", control, all)
	}
	return nil
}

// frequent is characters that make up a fifth of Chinese news, and its
// punctuation. A text in another charset decoded as GB18030 has hardly any.
const frequent = "的一是在了和有大中国年业人为上个资项目发工建不投会产企，。、：（）“”"

// isChinese reports whether a text that was decoded by guess reads as Chinese.
func isChinese(text string) bool {
	var hits, wide int
	for _, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		wide++
		if strings.ContainsRune(frequent, r) {
			hits++
		}
	}
	return wide > 0 && hits*20 >= wide
}
