package source_test

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"soegraph/loader/internal/source"
)

// FuzzDecode checks that no byte is lost: UTF-8 stays as it is, and what is read
// as another charset goes back to the same bytes.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(plain))
	f.Add([]byte("\xff\xfe\x00\x4e\x0a\x00"))
	f.Add([]byte("\xb5\xc4\xd2\xbb\xca\xc7\xa3\xac"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, charset, err := source.Decode(data)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) {
			t.Fatalf("%s: the text is not UTF-8", charset)
		}
		switch charset {
		case "utf-8":
			if text != string(data) {
				t.Fatal("UTF-8 was changed")
			}
		case "gb18030":
			again, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
			if err != nil || string(again) != text || bytes.ContainsRune(again, utf8.RuneError) {
				t.Fatalf("bytes were lost: %q, %v", text, err)
			}
		}
	})
}

// FuzzRead checks that every block lies in the text, in order, on whole
// characters.
func FuzzRead(f *testing.F) {
	f.Add("a.md", []byte("---\ntitle: 甲\n---\n# 甲\n<p><strong>乙</strong></p>\n- 丙\n| 丁 | 戊 |\n"))
	f.Add("a.html", []byte(webPage))
	f.Add("a.txt", []byte(plain))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		list, err := source.Read(name, data, source.Meta{})
		if err == nil && len(list) == 0 {
			t.Fatal("neither a document nor an error")
		}
		for _, d := range list {
			at := 0
			for _, b := range d.Blocks {
				if len(b.Spans) == 0 {
					t.Fatal("an empty block")
				}
				for _, s := range b.Spans {
					if s.Start < at || s.End <= s.Start || s.End > len(d.Text) {
						t.Fatalf("%v behind %d in a text of %d bytes", s, at, len(d.Text))
					}
					if !utf8.ValidString(d.Text[s.Start:s.End]) {
						t.Fatalf("%v cuts a character", s)
					}
					at = s.End
				}
			}
		}
	})
}
