package source_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/loader/internal/source"
	"soegraph/loader/internal/text"
)

// read reads one document.
func read(t *testing.T, name, data string) source.Document {
	t.Helper()
	list, err := source.Read(name, []byte(data), source.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 {
		t.Fatalf("%d documents, want one", len(list))
	}
	return list[0]
}

// block is a block as a test states it.
type block struct {
	Kind  source.Kind
	Level int
	Text  string
}

func blocksOf(d source.Document) []block {
	var list []block
	for _, b := range d.Blocks {
		list = append(list, block{b.Kind, b.Level, text.New(d.Text, b.Spans...).String()})
	}
	return list
}

func TestReadCutsIntoBlocks(t *testing.T) {
	for _, test := range []struct {
		name, file, data string
		want             []block
	}{
		{"lines", "a.txt", "标题\n\n　　第一段。\r\n第二段。", []block{{source.Line, 0, "标题"}, {source.Line, 0, "第一段。"}, {source.Line, 0, "第二段。"}}},
		{"a note of the source is no text", "a.txt", "# source: somewhere/2026-01-02.txt\n第一段。", []block{{source.Line, 0, "第一段。"}}},
		{
			"Markdown", "a.md", "# 总标题\n\n## 分标题\n- 甲\n- 乙\n| 项目 | 投资 |\n|---|---|\n| 港口 | 8亿元 |\n[查看原文](https://example.org/a_(b))\n",
			[]block{
				{source.Heading, 1, "总标题"},
				{source.Heading, 2, "分标题"},
				{source.Item, 0, "甲"},
				{source.Item, 0, "乙"},
				{source.Row, 0, "| 项目 | 投资 |"},
				{source.Row, 0, "| 港口 | 8亿元 |"},
			},
		},
		{
			"HTML in Markdown", "a.md", "<p><strong>本台消息</strong>：港口<br>开工。</p><p style=\"text-indent: 2em;\"><strong>又一处</strong></p><p>a<b且c>d</p>",
			[]block{{source.Line, 0, "本台消息：港口"}, {source.Line, 0, "开工。"}, {source.Heading, 0, "又一处"}, {source.Line, 0, "a<b且c>d"}},
		},
		{
			"lines that were wrapped", "a.txt",
			"远山市高新区本周举行了十个重点项目的集中开工仪式，总投\n资八十六亿元，涵盖新能源、装备制造、生物医药、现代物流\n和城市更新等多个领域，预计两年之内全部建成并且投入使用。\n北河电力在仪式上介绍了储能电站的建设方案，电站位于高新\n区的西片区，建成之后每年可以消纳绿色电力十二亿千瓦时，\n相当于少烧了三十七万吨标准煤，能够大大改善当地的空气质\n量。\n",
			[]block{
				{source.Line, 0, "远山市高新区本周举行了十个重点项目的集中开工仪式，总投资八十六亿元，涵盖新能源、装备制造、生物医药、现代物流和城市更新等多个领域，预计两年之内全部建成并且投入使用。北河电力在仪式上介绍了储能电站的建设方案，电站位于高新区的西片区，建成之后每年可以消纳绿色电力十二亿千瓦时，相当于少烧了三十七万吨标准煤，能够大大改善当地的空气质量。"},
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := read(t, test.file, test.data)
			if d.Text != test.data {
				t.Errorf("the text is not the file: %q", d.Text)
			}
			if diff := cmp.Diff(test.want, blocksOf(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadFrontMatter(t *testing.T) {
	for _, data := range []string{
		"---\ntitle: 港口：新的起点\ndate: 2024-03-01\npublisher: 远山日报\nsection: 要闻\nurl: https://example.org/1\n---\n正文。",
		"\uFEFF---\r\n标题：港口：新的起点\r\n日期：2024年3月1日\r\n来源：\"远山日报\"\r\n版面：要闻\r\n网址：https://example.org/1\r\n---\r\n正文。",
	} {
		d := read(t, "a.md", data)
		if d.Title != "港口：新的起点" || d.Published != graph.Typed("2024-03-01", graph.XSDDate) || d.Publisher != "远山日报" || d.Section != "要闻" || d.URL != "https://example.org/1" {
			t.Errorf("%+v", d.Document)
		}
		if diff := cmp.Diff([]block{{source.Line, 0, "正文。"}}, blocksOf(d)); diff != "" {
			t.Error(diff)
		}
	}
	d := read(t, "a.md", "---\n这一行上面是一条线。")
	if diff := cmp.Diff([]block{{source.Line, 0, "这一行上面是一条线。"}}, blocksOf(d)); diff != "" {
		t.Errorf("front matter that never ends: %s", diff)
	}
}

func TestReadMetaGoesFirst(t *testing.T) {
	list, err := source.Read("/data/pages/a.md", []byte("---\ntitle: 甲\ndate: 2024\n---\n正文。"), source.Meta{Title: "乙", Source: "/data/pages/a.md"})
	if err != nil {
		t.Fatal(err)
	}
	if d := list[0]; d.Title != "乙" || d.Published != graph.Typed("2024", graph.XSDYear) || d.FileName != "a.md" || d.Source != "/data/pages/a.md" {
		t.Errorf("%+v", d.Document)
	}
}

func TestReadRejects(t *testing.T) {
	for _, test := range []struct {
		name string
		data string
		code graph.Code
		says string
	}{
		{"empty", "", graph.Invalid, "empty"},
		{"white space", " \n\t\n", graph.Invalid, "empty"},
		{"front matter only", "---\ntitle: 甲\n---\n", graph.Invalid, "no text"},
		{"too large", strings.Repeat("a", source.MaxBytes+1), graph.TooLarge, "bytes"},
		{"half a zip", "PK\x03\x04 and nothing more", graph.Invalid, "zip"},
		{"half a PDF", "%PDF-1.7\nand nothing more", "", "bad.bin"},
	} {
		t.Run(test.name, func(t *testing.T) {
			list, err := source.Read("bad.bin", []byte(test.data), source.Meta{})
			if err == nil {
				t.Fatalf("read: %+v", list)
			}
			if test.code != "" && graph.CodeOf(err) != test.code || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), "bad.bin") {
				t.Errorf("%s: %v", graph.CodeOf(err), err)
			}
		})
	}
}

func TestDate(t *testing.T) {
	for s, want := range map[string]string{
		"发布时间：2011-06-17": "2011-06-17", "2021/6/9": "2021-06-09", "2023年06月21日 10:30": "2023-06-21", "20230218.md": "2023-02-18", "2024.1.15": "2024-01-15",
		"电话 20230218123": "", "总投资2000万吨": "", "2023年": "", "13月45日": "", "": "",
	} {
		if got := source.Date(s); got != want {
			t.Errorf("%s: got %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]string{"某社8月2日电": "08-02", "12月31日": "12-31", "月日": "", "8月": "", "13月1日": ""} {
		if got := source.MonthDay(s); got != want {
			t.Errorf("%s: got %q, want %q", s, got, want)
		}
	}
}
