package sentence_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/loader/internal/article"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/text"
)

// paragraph is an article of one paragraph.
func paragraph(s string) article.Article {
	return article.Article{Paragraphs: []article.Paragraph{{Text: text.New(s, span.Span{End: len(s)})}}}
}

func TestSplitCutsParagraphs(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     []string
	}{
		{"full stops", "大桥合龙。电站投产！谁来运营？", []string{"大桥合龙。", "电站投产！", "谁来运营？"}},
		{"white space between", "大桥合龙。 　电站投产。\n", []string{"大桥合龙。", "电站投产。"}},
		{"a semicolon does not end one", "一期投资3亿元；二期投资5亿元。", []string{"一期投资3亿元；二期投资5亿元。"}},
		{"decimals, thousands, dates", "投资1.2亿元，占3,000亩，２．５万吨，2024.5.6开工。", []string{"投资1.2亿元，占3,000亩，２．５万吨，2024.5.6开工。"}},
		{"a quotation ends with its marks", "他说：“大桥合龙了。”电站随后投产。", []string{"他说：“大桥合龙了。”", "电站随后投产。"}},
		{"a quotation of several sentences", "“大桥合龙了。下月通车。”他说。", []string{"“大桥合龙了。", "下月通车。”", "他说。"}},
		{"within brackets", "大桥（注：长2公里。宽30米。）合龙。《为什么？》出版。", []string{"大桥（注：长2公里。宽30米。）合龙。", "《为什么？》出版。"}},
		{"brackets within brackets", "北河（远山（西）。）公司中标。电站投产。", []string{"北河（远山（西）。）公司中标。", "电站投产。"}},
		{"brackets that never close", "大桥（长2公里。电站投产。", []string{"大桥（长2公里。", "电站投产。"}},
		{"Latin brackets", "北河(601999.SH!)公告。完", []string{"北河(601999.SH!)公告。", "完"}},
		{"several stops", "真的吗？！真的。。。", []string{"真的吗？！", "真的。。。"}},
		{"points of omission", "大桥、电站……都在建设。", []string{"大桥、电站……都在建设。"}},
		{"no stop at all", "大桥合龙", []string{"大桥合龙"}},
		{"a form keeps its spaces", "总 投 资：１２０亿元", []string{"总 投 资：１２０亿元"}},
		{"nothing", " 　", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range sentence.Split(0, paragraph(test.in)) {
				got = append(got, s.Text.String())
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSplitKeepsKindAndPlace(t *testing.T) {
	const page = "标题|副题|甲乙|栏目|一。二。|小标题|某项|甲|丙摄"
	at := 0
	next := func(n int) text.Text {
		t := text.New(page, span.Span{Start: at, End: at + n})
		at += n + 1
		return t
	}
	a := article.Article{Headline: next(6), Deck: next(6), Byline: []text.Text{next(6)}, Section: next(6)}
	for _, p := range []struct {
		kind article.Kind
		n    int
	}{{article.Body, 12}, {article.Subheading, 9}, {article.ListItem, 6}, {article.TableRow, 3}} {
		a.Paragraphs = append(a.Paragraphs, article.Paragraph{Kind: p.kind, Text: next(p.n)})
	}
	a.Captions = []article.Caption{{Text: next(6)}}
	var got []string
	for _, s := range sentence.Split(3, a) {
		got = append(got, fmt.Sprintf("%d %d %d %s", s.Article, s.Kind, s.Paragraph, s.Text))
		if origin := s.Text.Span(); page[origin.Start:origin.End] != s.Text.String() {
			t.Errorf("%s lies elsewhere: %v", s.Text, origin)
		}
	}
	want := []string{
		fmt.Sprintf("3 %d -1 标题", sentence.Headline),
		fmt.Sprintf("3 %d -1 副题", sentence.Deck),
		fmt.Sprintf("3 %d -1 栏目", sentence.Section),
		fmt.Sprintf("3 %d -1 甲乙", sentence.Byline),
		fmt.Sprintf("3 %d 0 一。", sentence.Body),
		fmt.Sprintf("3 %d 0 二。", sentence.Body),
		fmt.Sprintf("3 %d 1 小标题", sentence.Subheading),
		fmt.Sprintf("3 %d 2 某项", sentence.ListItem),
		fmt.Sprintf("3 %d 3 甲", sentence.TableRow),
		fmt.Sprintf("3 %d -1 丙摄", sentence.Caption),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
