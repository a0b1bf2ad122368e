package source_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"soegraph/graph"
	"soegraph/loader/internal/source"
)

// archive is a zip file of the entries, given as name, content, name, content.
func archive(t *testing.T, entries ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(entries); i += 2 {
		f, err := w.Create(entries[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(entries[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadZip(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("二月/港口.txt")
	if err != nil {
		t.Fatal(err)
	}
	list, err := source.Read("all.zip", archive(t, "一月/电站.txt", "电站开工。", gbk, "港口开工。", "__MACOSX/._a", "\x00", ".hidden", "x"), source.Meta{Source: "/in/all.zip"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range list {
		got = append(got, d.FileName, d.Source, d.Text)
	}
	want := []string{"电站.txt", "/in/all.zip#一月/电站.txt", "电站开工。", "港口.txt", "/in/all.zip#二月/港口.txt", "港口开工。"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadZipTellsWhatItCouldNotRead(t *testing.T) {
	list, err := source.Read("all.zip", archive(t, "a.txt", "电站开工。", "b.png", "\x89PNG\x0D\x0A\x1A\x0A\x00"), source.Meta{})
	if len(list) != 1 || list[0].Text != "电站开工。" {
		t.Errorf("documents: %+v", list)
	}
	if err == nil || graph.CodeOf(err) != graph.Unsupported || !strings.Contains(err.Error(), "all.zip/b.png") {
		t.Errorf("error: %v", err)
	}
}

func TestReadZipRejects(t *testing.T) {
	many := make([]string, 0, 20_004)
	for i := range 10_001 {
		many = append(many, fmt.Sprintf("%d.txt", i), "")
	}
	for _, test := range []struct {
		name string
		data []byte
		code graph.Code
	}{
		{"a bomb", archive(t, "a.txt", strings.Repeat("0", 40<<20)), graph.TooLarge},
		{"many entries", archive(t, many...), graph.TooLarge},
		{"an archive in an archive", archive(t, "b.zip", string(archive(t, "a.txt", "电站开工。"))), graph.Invalid},
		{"nothing", archive(t, "empty/", ""), graph.Invalid},
		{"a spreadsheet", archive(t, "xl/workbook.xml", "<workbook/>"), graph.Unsupported},
		{"a damaged DOCX", archive(t, "word/document.xml", "<w:document><w:p>"), graph.Invalid},
		{"a DOCX without text", archive(t, "word/document.xml", "<document/>"), graph.Invalid},
	} {
		t.Run(test.name, func(t *testing.T) {
			list, err := source.Read("all.zip", test.data, source.Meta{})
			if err == nil || graph.CodeOf(err) != test.code {
				t.Errorf("got %d documents, %v", len(list), err)
			}
		})
	}
}

func TestReadDOCX(t *testing.T) {
	const part = `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>
<w:p><w:pPr><w:pStyle w:val="1"/><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>电站开工</w:t></w:r></w:p>
<w:p><w:r><w:t>总投资</w:t></w:r><w:del><w:r><w:delText>三</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">八 亿元。</w:t></w:r></w:p>
<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>文本框。</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>文本框。</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>第一项</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>项目</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>投资</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>`
	d := read(t, "a.docx", string(archive(t, "word/document.xml", part)))
	want := []block{
		{source.Heading, 1, "电站开工"},
		{source.Line, 0, "总投资八 亿元。"},
		{source.Line, 0, "文本框。"},
		{source.Item, 0, "第一项"},
		{source.Row, 0, "项目\t投资"},
	}
	if diff := cmp.Diff(want, blocksOf(d)); diff != "" {
		t.Error(diff)
	}
}

const webPage = `<!DOCTYPE html><html><head><title>电站开工_远山新闻网</title><meta name="PubDate" content="2024-05-06 08:30"><meta name="ContentSource" content="远山日报"></head>
<body><div class="nav"><a href="/">首页</a> <a href="/n">新闻</a></div><h1>电站开工</h1><div class="info"><span>2024-05-06 08:30</span> <span>来源：远山日报</span> <span>作者：李明远</span></div>
<div class="content"><p>　　5月5日，北河电力集团投资三十亿元建设的储能电站在远山市高新区开工，计划明年六月建成投产，届时可以满足十万户居民的用电。</p>
<p><strong>加快建设步伐</strong></p><p>　　据了解，今年以来远山市新开工项目五十二个，涵盖新能源、装备制造、生物医药等多个领域，投资总额比去年同期增长一成多。</p>
<script>var a = "不是正文";</script><table><tr><td>项目</td><td>投资</td></tr></table></div><div class="foot">版权所有 <a href="#">联系我们</a></div></body></html>`

func TestReadHTML(t *testing.T) {
	for _, name := range []string{"a.html", "-", "a.txt"} {
		d := read(t, name, webPage)
		want := []block{
			{source.Heading, 1, "电站开工"},
			{source.Line, 0, "2024-05-06 08:30 来源：远山日报 作者：李明远"},
			{source.Line, 0, "5月5日，北河电力集团投资三十亿元建设的储能电站在远山市高新区开工，计划明年六月建成投产，届时可以满足十万户居民的用电。"},
			{source.Heading, 0, "加快建设步伐"},
			{source.Line, 0, "据了解，今年以来远山市新开工项目五十二个，涵盖新能源、装备制造、生物医药等多个领域，投资总额比去年同期增长一成多。"},
			{source.Row, 0, "项目\t投资"},
		}
		if diff := cmp.Diff(want, blocksOf(d)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if d.MediaType != "text/html" || d.Title != "电站开工" || d.Publisher != "远山日报" || d.Published != graph.Typed("2024-05-06", graph.XSDDate) {
			t.Errorf("%+v", d.Document)
		}
	}
}

func TestReadHTMLWithoutText(t *testing.T) {
	if list, err := source.Read("a.html", []byte("<html><script>1</script></html>"), source.Meta{}); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("got %+v, %v", list, err)
	}
}

// pdf is a page with lines of text, each with its size and place.
func pdf(lines ...string) []byte {
	stream := "BT\n" + strings.Join(lines, "\n") + "\nET"
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(stream), stream),
		"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var places []int
	for i, o := range objects {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, p := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", p)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func TestReadPDF(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed (apt-get install poppler-utils)")
	}
	data := pdf(
		"/F 20 Tf 1 0 0 1 50 780 Tm (HEADLINE OF A PAGE) Tj",
		"/F 10 Tf 1 0 0 1 70 750 Tm (First paragraph that is set in several) Tj",
		"1 0 0 1 50 738 Tm (lines of the same width, the last of them) Tj",
		"1 0 0 1 50 726 Tm (shorter.) Tj",
		"1 0 0 1 70 714 Tm (Second paragraph, of one whole line or so) Tj",
		"1 0 0 1 50 702 Tm (and a half.) Tj",
		"1 0 0 1 290 30 Tm (- 3 -) Tj",
	)
	d := read(t, "page.pdf", string(data))
	want := []block{
		{source.Heading, 0, "HEADLINE OF A PAGE"},
		{source.Line, 0, "First paragraph that is set in several lines of the same width, the last of them shorter."},
		{source.Line, 0, "Second paragraph, of one whole line or so and a half."},
	}
	if diff := cmp.Diff(want, blocksOf(d)); diff != "" {
		t.Error(diff)
	}
	if d.MediaType != "application/pdf" {
		t.Errorf("media type %s", d.MediaType)
	}
}

// TestReadPDFThatPopplerMakesStrange puts a script in the place of pdftotext, which
// writes what it does of damaged files.
func TestReadPDFThatPopplerMakesStrange(t *testing.T) {
	for name, test := range map[string]struct {
		script string
		want   graph.Code
	}{
		"control characters": {`printf '<doc><page><block><line yMin="0" yMax="9"><word yMin="0" yMax="9">电\001站\002开工</word></line></block></page></doc>'`, ""},
		"a bomb":             {`yes | head -c 300000000`, graph.TooLarge},
		"an error":           {`echo 'Syntax Error: no trailer' >&2; exit 1`, graph.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "pdftotext"), []byte("#!/bin/sh\n"+test.script+"\n"), 0o755); err != nil {
				t.Fatal(err)
			}
			t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
			list, err := source.Read("page.pdf", []byte("%PDF-1.4"), source.Meta{})
			if graph.CodeOf(err) != test.want {
				t.Fatalf("got %v, want code %q", err, test.want)
			}
			if test.want == "" && blocksOf(list[0])[0].Text != "电站开工" {
				t.Errorf("got %+v", blocksOf(list[0]))
			}
		})
	}
}

func TestReadPDFWithoutPoppler(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	data := pdf(
		"/F 20 Tf 1 0 0 1 50 780 Tm (HEADLINE OF A PAGE) Tj",
		"/F 10 Tf 1 0 0 1 70 750 Tm (First paragraph.) Tj",
	)
	d := read(t, "page.pdf", string(data))
	if got := d.Text; !strings.Contains(got, "HEADLINE OF A PAGE\nFirst paragraph.") || d.MediaType != "application/pdf" {
		t.Errorf("got %q, %s", got, d.MediaType)
	}
	if _, err := source.Read("page.pdf", []byte("%PDF-1.4 and nothing"), source.Meta{}); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("a damaged one: %v", err)
	}
}
