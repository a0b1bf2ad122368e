package source_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"soegraph/graph"
	"soegraph/loader/internal/source"
)

const plain = "远山市十个项目集中开工\n\n5月5日，远山市高新区举行开工仪式，总投资86亿元，为一批新项目按下“启动键”。\n"

func encode(t *testing.T, enc encoding.Encoding, s string) []byte {
	t.Helper()
	data, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDecode(t *testing.T) {
	oneLine := "一个新的港口在北岸开工，总投资八亿元，为当地发展注入动力。" // no ASCII: no zero bytes in UTF-16
	for _, test := range []struct {
		name, text, charset string
		data                []byte
	}{
		{"UTF-8", plain, "utf-8", []byte(plain)},
		{"UTF-8 with a mark, which stays", "\uFEFF" + plain, "utf-8", []byte("\uFEFF" + plain)},
		{"GB18030", plain, "gb18030", encode(t, simplifiedchinese.GB18030, plain)},
		{"GBK", plain, "gb18030", encode(t, simplifiedchinese.GBK, plain)},
		{"GB18030 with a character of four bytes", plain + "㐂𠮷", "gb18030", encode(t, simplifiedchinese.GB18030, plain+"㐂𠮷")},
		{"UTF-16LE with a mark", plain, "utf-16le", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), plain)},
		{"UTF-16BE with a mark", plain, "utf-16be", encode(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), plain)},
		{"UTF-16LE", plain, "utf-16le", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), plain)},
		{"UTF-16BE", plain, "utf-16be", encode(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), plain)},
		{"UTF-16LE, 一 has a zero byte on the other side", oneLine, "utf-16le", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), oneLine)},
		{"UTF-32", plain, "utf-32le", encode(t, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), plain)},
		{"Big5 that the page declares", "<html><meta charset=big5><p>遠山市的新項目在高新區開工，總投資八億元。", "big5", encode(t, traditionalchinese.Big5, "<html><meta charset=big5><p>遠山市的新項目在高新區開工，總投資八億元。")},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, charset, err := source.Decode(test.data)
			if err != nil || text != test.text || charset != test.charset {
				t.Errorf("got %q in %s, %v", text, charset, err)
			}
		})
	}
}

func TestDecodeRejects(t *testing.T) {
	for _, test := range []struct {
		name string
		data []byte
		code graph.Code
		says string
	}{
		{"a picture", []byte("\x89PNG\x0D\x0A\x1A\x0A\x00\x00\x00\x0DIHDR"), graph.Unsupported, "image/png"},
		{"an old Word file", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00"), graph.Unsupported, ".docx"},
		{"zero bytes", []byte("abc\x00def\x01\x02"), graph.Invalid, "zero bytes"},
		{"control characters", []byte(strings.Repeat("\x01\x02ab", 20)), graph.Invalid, ""},
		{"a UTF-8 text that was cut off", []byte(strings.Repeat(plain, 5) + "远山"[:5]), graph.Invalid, "line 16"},
		{"bytes of no charset", []byte("\xff\xff\xfe\xfd\xff\xff\xff"), graph.Invalid, ""},
		{"UTF-16 that was cut off", []byte("\xff\xfe\x00\xd8"), graph.Invalid, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, charset, err := source.Decode(test.data)
			if err == nil {
				t.Fatalf("read as %s: %q", charset, text)
			}
			if graph.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%s: %v", graph.CodeOf(err), err)
			}
		})
	}
}
