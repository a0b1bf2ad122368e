package sentence_test

import (
	"archive/zip"
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/article"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/source"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

// samples is documents of the kinds that the loader reads.
func samples() []string {
	return []string{
		"乘风破浪开新局 蓄势赋能向未来\n\n——远山市纪实\n\n本报记者 李明远 王 可\n\n去年以来，远山市签约项目三百多亿元，北岸新城在远\n\n储能电站。 赵新 摄\n\n山市走在前列。\n\n污水厂通水\n\n本报讯 记者张可欣报道 昨日，污水厂通水（日处理10万吨）。\n",
		"【北河电力：拟投资30亿元】某某社3月8日电，北河电力(601999.SH)公告称：“一期投产。”二期开工！ （远山日报）",
		"---\ntitle: 甲\ndate: 2024-03-02\n---\n# 晚间新闻 (20240302)\n\n1.李明：\n\n坚守一线；\n\n### 大桥\n\n<p><strong>远山台消息</strong>（晚间）：合龙。<br></p><p><strong>通车</strong></p>\n| 年 | 万 |\n|---|---|\n[查看原文](https://example.org)",
		"首页\n标题\n储能电站落户远山\n2012-07-09\n总 投 资：１２０亿元\n建设单位：某某公司\n页次：3/9\n",
		"<!DOCTYPE html><html><head><title>甲_乙</title><meta name=pubdate content=2024-05-06></head><body><h1>甲</h1><p>来源：丙报</p><p>电站开工，总投资三亿元。</p><table><tr><td>一<td>二</table></body></html>",
	}
}

// check runs all stages over a file and reports what no document may lead to: a
// sentence outside of the text, or one that starts within a character.
func check(t *testing.T, name string, data []byte) {
	t.Helper()
	documents, err := source.Read(name, data, source.Meta{})
	if err != nil {
		if code := graph.CodeOf(err); code == graph.Internal || code == "" {
			t.Errorf("rejected without a reason of ours: %v", err)
		}
	}
	for _, d := range documents {
		checkDocument(t, d)
	}
}

func checkDocument(t *testing.T, d source.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Fatal("the text is not UTF-8")
	}
	for i, a := range article.Split(d) {
		for _, s := range sentence.Split(i, a) {
			if s.Text.Len() == 0 {
				t.Fatalf("an empty sentence in article %d", i)
			}
			checkOrigin(t, d.Text, s.Text)
			if !a.Span.Contains(s.Text.Span()) {
				t.Fatalf("sentence %q at %v is outside of its article at %v", s.Text, s.Text.Span(), a.Span)
			}
			if s.Paragraph >= len(a.Paragraphs) || s.Article != i {
				t.Fatalf("sentence %q: article %d, paragraph %d of %d", s.Text, s.Article, s.Paragraph, len(a.Paragraphs))
			}
		}
		for _, part := range []text.Text{a.Publisher, a.Dateline} {
			checkOrigin(t, d.Text, part)
		}
	}
}

// checkOrigin checks that a passage reads as the pieces of the document that it
// is made of.
func checkOrigin(t *testing.T, document string, passage text.Text) {
	t.Helper()
	var read strings.Builder
	for _, s := range passage.Spans() {
		if s.Start < 0 || s.End > len(document) || s.Start > s.End {
			t.Fatalf("%v is outside of a text of %d bytes", s, len(document))
		}
		read.WriteString(document[s.Start:s.End])
	}
	if read.String() != passage.String() || !utf8.ValidString(passage.String()) {
		t.Fatalf("%q comes from %q", passage, read.String())
	}
	if all := passage.Origin(span.Span{End: passage.Len()}); all.Start < 0 || all.End > len(document) {
		t.Fatalf("%v is outside of a text of %d bytes", all, len(document))
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range samples() {
		f.Add("a.md", []byte(s))
	}
	f.Add("a.zip", zipped(f))
	f.Fuzz(func(t *testing.T, name string, data []byte) { check(t, name, data) })
}

func zipped(t testing.TB) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i, s := range samples() {
		part, err := w.Create(string(rune('a'+i)) + ".txt")
		if err == nil {
			_, err = part.Write([]byte(s))
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

func TestMutatedDocuments(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	files := [][]byte{zipped(t)}
	for _, s := range samples() {
		files = append(files, []byte(s))
	}
	for i := range 1000 {
		data := bytes.Clone(files[i%len(files)])
		for range 1 + r.IntN(4) {
			data = mutate(r, data)
		}
		check(t, []string{"a.txt", "a.md", "a.html", "-"}[r.IntN(4)], data)
	}
}

// mutate changes a byte, cuts a piece out, doubles one or puts in what has a
// meaning.
func mutate(r *rand.Rand, data []byte) []byte {
	if len(data) == 0 {
		return data
	}
	i := r.IntN(len(data))
	j := min(len(data), i+1+r.IntN(40))
	switch r.IntN(4) {
	case 0:
		data[i] = byte(r.IntN(256))
		return data
	case 1:
		return append(data[:i:i], data[j:]...)
	case 2:
		return append(data[:j:j], data[i:]...)
	default:
		words := []string{"\n", "（", "【】", "#", "<p", "</strong>", "摄", "本报讯", "---\n", "\x00", "。", "“", "|", "\uFEFF", "2024-01-01", "&nbsp;", "：", "\u3000"}
		return append(data[:i:i], append([]byte(words[r.IntN(len(words))]), data[i:]...)...)
	}
}

// TestHostileText checks that texts made to be slow take time in proportion to
// their length.
func TestHostileText(t *testing.T) {
	for _, unit := range []string{"（", "。", "“。", "短\n", "（。", "<", "**甲", "**\n甲", "1.\n", "北岸新城建设项目正在抓紧推进之中今后几年建成\n", "【甲】\n", "摄\n赵新 摄\n", "甲：乙\n", "|||\n", "# 甲\n", "王可\n", "甲(", "2024", "本报讯 ", "\n甲\n\n", "&nbsp;甲"} {
		data := []byte(strings.Repeat(unit, 1_000_000/len(unit)))
		start := time.Now()
		check(t, "a.txt", data)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("1 MB of %q took %s", unit, took)
		}
	}
}

// TestCollected runs the stages over the documents that are kept beside the
// repository.
func TestCollected(t *testing.T) {
	files, err := filepath.Glob("../../../../shared/documents/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob("../../../../shared/documents/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, more...)
	if len(files) == 0 {
		t.Skip("../shared/documents is not here")
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		documents, err := source.Read(path, data, source.Meta{})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if documents[0].Text != string(data) {
			t.Errorf("%s: the text is not the file", path)
		}
		checkDocument(t, documents[0])
	}
}

func BenchmarkStages(b *testing.B) {
	var page strings.Builder
	for page.Len() < 1<<20 {
		for _, s := range samples()[:2] {
			page.WriteString(s + "\n")
		}
		page.WriteString(strings.Repeat("远山市高新区本周举行重点项目集中开工仪式，总投资86亿元，涵盖新能源、装备制造等多个领域。", 8) + "\n")
	}
	data := []byte(page.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		documents, err := source.Read("page.txt", data, source.Meta{})
		if err != nil {
			b.Fatal(err)
		}
		for i, a := range article.Split(documents[0]) {
			sentence.Split(i, a)
		}
	}
}
