package loader_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"html"
	"io/fs"
	"iter"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader"
	"soegraph/seeds"
)

// mutations is how many mutated documents are loaded: SOEGRAPH_MUTATIONS, or so many.
const mutations = 1000

// TestMutatedDocuments loads documents that were damaged on their way, in every
// format: each loads or is rejected with a reason that a user can act on, what is
// loaded points into its text, and the store stays whole.
func TestMutatedDocuments(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("SOEGRAPH_MUTATIONS"))
	if err != nil {
		n = mutations
	}
	l, s := newLoader(t)
	texts := ownTexts(t)
	loaded, rejected := map[string]int{}, map[string]int{}
	for i := range n {
		m := mutator{rand.New(rand.NewPCG(4, uint64(i))), texts}
		name, data := m.document(t)
		t.Run(fmt.Sprintf("%d-%s", i, name), func(t *testing.T) {
			report, err := l.LoadBytes(context.Background(), inspector{t, s}, name, data, loader.Meta{})
			if err == nil {
				loaded[path.Ext(name)]++
				return
			}
			rejected[path.Ext(name)]++
			switch code := graph.CodeOf(err); code {
			case graph.Invalid, graph.TooLarge, graph.Unsupported:
				if file, why, _ := strings.Cut(err.Error(), ": "); !strings.HasPrefix(file, name) || why == "" {
					t.Errorf("the reason does not say which file, or not why: %q", err)
				}
			default:
				t.Errorf("%s: %v, %+v", code, err, report)
			}
		})
	}
	t.Logf("loaded %v, rejected %v", loaded, rejected)
	for _, ext := range []string{".txt", ".md", ".html", ".docx", ".zip"} {
		if n >= mutations && (loaded[ext] < n/100 || rejected[ext] < n/100) {
			t.Errorf("%s: %d loaded and %d rejected: the mutations are all of one kind", ext, loaded[ext], rejected[ext])
		}
	}
	for err := range s.Verify(context.Background()) {
		t.Error(err)
	}
}

// inspector looks at what is written, and hands it on.
type inspector struct {
	t *testing.T
	w loader.Writer
}

func (c inspector) PutDocument(ctx context.Context, doc graph.Document, statements iter.Seq2[graph.Statement, error]) (graph.Change, error) {
	for s, err := range statements {
		e := s.Evidence
		switch {
		case err != nil:
			c.t.Errorf("a statement: %v", err)
		case e.Document != doc.IRI:
			c.t.Errorf("evidence of %s in %s", e.Document, doc.IRI)
		case e.Exact == "" || e.Start < 0 || e.Start >= e.End || e.End > len(doc.Text):
			c.t.Errorf("%q stands at %d-%d of a text of %d bytes", e.Exact, e.Start, e.End, len(doc.Text))
		case !utf8.ValidString(doc.Text[e.Start:e.End]) || !utf8.ValidString(e.Exact):
			c.t.Errorf("%q at %d-%d cuts a character", e.Exact, e.Start, e.End)
		}
	}
	return c.w.PutDocument(ctx, doc, statements)
}

// ownTexts is texts of the project's own.
func ownTexts(t *testing.T) []string {
	var texts []string
	for _, files := range []struct {
		fs.FS
		pattern string
	}{{seeds.Documents(), "*.md"}, {os.DirFS(filepath.FromSlash("testdata/eval/tuned")), "*.txt"}} {
		names, err := fs.Glob(files, files.pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d texts, %v", files.pattern, len(names), err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(files, name)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(data))
		}
	}
	return texts
}

// mutator makes damaged documents.
type mutator struct {
	*rand.Rand
	texts []string
}

// document is a text that was mutated, in some format, the file of which was
// mutated as well or not.
func (m mutator) document(t *testing.T) (name string, data []byte) {
	text := m.text()
	for range m.IntN(3) {
		text = strings.ToValidUTF8(m.mutate(text), "")
	}
	formats := []struct {
		ext  string
		file func(string) []byte
	}{
		{"txt", func(s string) []byte { return []byte(s) }},
		{"md", func(s string) []byte { return []byte(s) }},
		{"html", htmlFile},
		{"docx", func(s string) []byte { return zipFile(t, "word/document.xml", docxPart(s)) }},
		{"zip", func(s string) []byte {
			return zipFile(t, "甲.txt", s, "乙/乙.html", string(htmlFile(m.text())), "丙.bin", s[:len(s)/2])
		}},
		{"pdf", pdfFile},
	}
	format := formats[m.IntN(len(formats))]
	data = format.file(text)
	for range m.IntN(3) {
		data = []byte(m.mutate(string(data)))
	}
	return "mutated." + format.ext, data
}

func (m mutator) text() string { return m.texts[m.IntN(len(m.texts))] }

// mutate damages s in one of the ways in which documents are damaged.
func (m mutator) mutate(s string) string {
	if s == "" {
		return s
	}
	from := m.IntN(len(s))
	to := from + m.IntN(min(len(s)-from, 2000)+1)
	switch m.IntN(8) {
	case 0: // cut off
		return s[:from]
	case 1: // a part is lost
		return s[:from] + s[to:]
	case 2: // a part stands there again and again
		return s[:to] + strings.Repeat(s[from:to], 1+m.IntN(20)) + s[to:]
	case 3: // bytes are other bytes
		b := []byte(s)
		for range 1 + m.IntN(20) {
			b[m.IntN(len(b))] ^= byte(1 << m.IntN(8))
		}
		return string(b)
	case 4: // lines are in another order
		lines := strings.SplitAfter(s, "\n")
		m.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		return strings.Join(lines, "")
	case 5: // a part of another text is in it
		other := m.text()
		at := m.IntN(len(other))
		return s[:from] + other[at:] + s[from:]
	case 6: // all on one line
		return strings.Join(strings.Fields(s), "")
	default: // a character stands for another one
		runes := []rune(s)
		a, b := runes[m.IntN(len(runes))], runes[m.IntN(len(runes))]
		return strings.ReplaceAll(s, string(a), string(b))
	}
}

func htmlFile(s string) []byte {
	title, body, _ := strings.Cut(s, "\n")
	body = strings.ReplaceAll(html.EscapeString(body), "\n", "</p>\n<p>")
	return fmt.Appendf(nil, "<!DOCTYPE html>\n<html><head><title>%s</title></head>\n<body><div class=\"nav\"><a href=\"/\">首页</a></div>\n<h1>%[1]s</h1>\n<p>%s</p></body></html>\n", html.EscapeString(title), body)
}

func docxPart(s string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><w:document xmlns:w="w"><w:body>` + "\n")
	for line := range strings.Lines(s) {
		fmt.Fprintf(&b, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>\n", html.EscapeString(strings.TrimSuffix(line, "\n")))
	}
	b.WriteString("</w:body></w:document>")
	return b.String()
}

// zipFile is an archive of entries, given as name, content, name, content. Some are
// stored as they are, so that a byte that is flipped does not always end the reading.
func zipFile(t *testing.T, entries ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(entries); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: entries[i], Method: []uint16{zip.Deflate, zip.Store}[i/2%2]})
		if err == nil {
			_, err = f.Write([]byte(entries[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pdfFile is one page of a text, thirty characters a line, by codes of UTF-16 that a
// CMap gives their meaning.
func pdfFile(s string) []byte {
	var page strings.Builder
	page.WriteString("BT /F 10 Tf 12 TL 50 800 Td\n")
	for line := range strings.Lines(s) {
		for units := utf16.Encode([]rune(strings.TrimSuffix(line, "\n"))); len(units) > 0; units = units[min(30, len(units)):] {
			fmt.Fprintf(&page, "<%04X> Tj T*\n", units[:min(30, len(units))])
		}
	}
	page.WriteString("ET")
	cmap := "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
	for high := range 256 {
		if high%100 == 0 {
			cmap += fmt.Sprintf("%d beginbfrange\n", min(100, 256-high))
		}
		cmap += fmt.Sprintf("<%02X00> <%02[1]XFF> <%02[1]X00>\n", high)
		if high%100 == 99 || high == 255 {
			cmap += "endbfrange\n"
		}
	}
	cmap += "endcmap end"
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", page.Len(), &page),
		"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(cmap), cmap),
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	xref := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		xref += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", xref, len(objects)+1, b.Len())
	return b.Bytes()
}
