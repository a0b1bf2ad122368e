package article_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/loader/internal/article"
	"soegraph/loader/internal/source"
	"soegraph/loader/internal/text"
)

// split reads a document and cuts it.
func split(t *testing.T, name, data string) []article.Article {
	t.Helper()
	list, err := source.Read(name, []byte(data), source.Meta{})
	if err != nil {
		t.Fatal(err)
	}
	return article.Split(list[0])
}

// part is an article as a test states it.
type part struct {
	Headline, Deck, Byline, Section, Published, Publisher string
	Paragraphs                                            []string // S: subheading, L: list, R: row
	Captions                                              []string // text|photographer
}

func parts(articles []article.Article) []part {
	var list []part
	for _, a := range articles {
		p := part{
			Headline: a.Headline.String(), Deck: a.Deck.String(), Section: a.Section.String(), Published: a.Published,
			Publisher: a.Publisher.String(), Byline: strings.Join(strs(a.Byline), " "),
		}
		for _, x := range a.Paragraphs {
			p.Paragraphs = append(p.Paragraphs, map[article.Kind]string{article.Subheading: "S:", article.ListItem: "L:", article.TableRow: "R:"}[x.Kind]+x.Text.String())
		}
		for _, c := range a.Captions {
			p.Captions = append(p.Captions, c.Text.String()+"|"+c.Photographer.String())
		}
		list = append(list, p)
	}
	return list
}

func strs(texts []text.Text) []string {
	var list []string
	for _, t := range texts {
		list = append(list, t.String())
	}
	return list
}

func TestSplit(t *testing.T) {
	for _, test := range []struct {
		name, file, data string
		want             []part
	}{
		{
			"a page of a paper: torn text, captions, a column, news", "page.txt",
			`乘风破浪开新局 蓄势赋能向未来

——远山市与大企业携手共建北岸新城纪实

本报记者 李明远 王 可

核心提示

潮起北岸，千帆竞发。

北岸携手 共绘蓝图

去年以来，远山市同多家大企业签约，项目总投资额三百多亿元，北岸新城在远

北河电力储能电站初具规模。 赵新 摄

山市的发展中走在前列，今后几年将建成区域中心。

远山市推出多项措施，做优营商环境，加快推进北岸港口岸

开放。以此带动物流业发展，并将全市八个区划分为三个

同心协力 共谋发展

李明远

远山时评

眼下，北岸新城的建设如火如荼，需要各方共同努力。

城南污水处理厂 正式通水运行

本报讯 记者张可欣报道 昨日，城南污水处理厂正式通水运行，日处理能力十万吨，服务高校毕

业生公寓等三十个小区。
`,
			[]part{
				{
					Headline: "乘风破浪开新局 蓄势赋能向未来", Deck: "——远山市与大企业携手共建北岸新城纪实", Byline: "李明远 王可",
					Paragraphs: []string{
						"S:核心提示", "潮起北岸，千帆竞发。", "S:北岸携手 共绘蓝图",
						"去年以来，远山市同多家大企业签约，项目总投资额三百多亿元，北岸新城在远山市的发展中走在前列，今后几年将建成区域中心。",
						"远山市推出多项措施，做优营商环境，加快推进北岸港口岸开放。以此带动物流业发展，并将全市八个区划分为三个",
					},
					Captions: []string{"北河电力储能电站初具规模。 赵新 摄|赵新"},
				},
				{Headline: "同心协力 共谋发展", Byline: "李明远", Section: "远山时评", Paragraphs: []string{"眼下，北岸新城的建设如火如荼，需要各方共同努力。"}},
				{Headline: "城南污水处理厂 正式通水运行", Byline: "张可欣", Paragraphs: []string{"昨日，城南污水处理厂正式通水运行，日处理能力十万吨，服务高校毕业生公寓等三十个小区。"}},
			},
		},
		{
			"a flash", "flash.txt", "【北河电力：拟投资30亿元建设储能电站】某某社3月8日电，北河电力公告称，拟投资30亿元建设储能电站。2024年开工的一期已经投产。 （远山日报）",
			[]part{{Headline: "北河电力：拟投资30亿元建设储能电站", Publisher: "远山日报", Paragraphs: []string{"北河电力公告称，拟投资30亿元建设储能电站。2024年开工的一期已经投产。"}}},
		},
		{
			"a flash about an event that is named by its year", "flash.txt", "【2025储能大会签约30亿元】某某社3月8日电，2025储能大会8日在远山市举行。",
			[]part{{Headline: "2025储能大会签约30亿元", Publisher: "某某社", Published: "2025-03-08", Paragraphs: []string{"2025储能大会8日在远山市举行。"}}},
		},
		{
			"several flashes", "flashes.txt", "【甲公司中标】某某社3月8日电，甲公司中标。\n【乙公司开工】某某社3月8日电，乙公司开工。\n",
			[]part{
				{Headline: "甲公司中标", Publisher: "某某社", Paragraphs: []string{"甲公司中标。"}},
				{Headline: "乙公司开工", Publisher: "某某社", Paragraphs: []string{"乙公司开工。"}},
			},
		},
		{
			"a web page's lines below the headline", "news.txt", "储能电站落户远山市高新区\n发布时间：2012-07-09\n发布人：-远山日报\n近日，储能电站落户高新区。\n投资比例尚未确定\n双方表示，将尽快商定比例。（记者 李明远 通讯员王可）\n",
			[]part{{Headline: "储能电站落户远山市高新区", Byline: "李明远 王可", Published: "2012-07-09", Publisher: "远山日报", Paragraphs: []string{"近日，储能电站落户高新区。", "S:投资比例尚未确定", "双方表示，将尽快商定比例。"}}},
		},
		{
			"a digest", "digest.txt", "### 省内要闻\n远山台消息（晚间新闻）：\n民政部门：简化办事流程\n民政部门今天发布通知，简化办事流程。\n北岸大桥合龙\n北岸大桥今天合龙。\n[查看原文](https://example.org/1)",
			[]part{
				{Headline: "省内要闻", Publisher: "远山台"},
				{Headline: "民政部门：简化办事流程", Publisher: "远山台", Paragraphs: []string{"民政部门今天发布通知，简化办事流程。"}},
				{Headline: "北岸大桥合龙", Publisher: "远山台", Paragraphs: []string{"北岸大桥今天合龙。"}},
			},
		},
		{
			"a bulletin in Markdown with its list of headlines", "20240302.md", "# 晚间新闻 (20240302)\n\n## 摘要\n\n1.李明：\n\n坚守一线；\n\n2.省内快讯：\n\n（1）大桥合龙。\n\n## 详细\n\n### 李明：坚守一线\n\n<p><strong>远山台消息</strong>（晚间新闻）：李明坚守一线。</p>\n\n### 大桥合龙\n\n<p><strong>远山台消息</strong>：大桥合龙。</p><p><strong>通车在即</strong></p><p>下月通车。</p>\n",
			[]part{
				{Headline: "晚间新闻 (20240302)", Published: "2024-03-02", Paragraphs: []string{"S:摘要", "L:1.李明：坚守一线；", "L:2.省内快讯：", "L:（1）大桥合龙。", "S:详细"}},
				{Headline: "李明：坚守一线", Published: "2024-03-02", Publisher: "远山台", Paragraphs: []string{"李明坚守一线。"}},
				{Headline: "大桥合龙", Published: "2024-03-02", Publisher: "远山台", Paragraphs: []string{"大桥合龙。", "S:通车在即", "下月通车。"}},
			},
		},
		{
			"a list of headlines", "list.txt", "首页\n行业资讯\n标题\n时间\n储能电站落户远山 总投资8亿元\n2012-07-09\n北岸市场“空间”还有多大？\n2012-07-08\n上一页\n页次：3/9 每页20条\n",
			[]part{
				{Headline: "行业资讯", Paragraphs: []string{"S:时间"}},
				{Headline: "储能电站落户远山 总投资8亿元", Published: "2012-07-09"},
				{Headline: "北岸市场“空间”还有多大？", Published: "2012-07-08"},
			},
		},
		{
			"a form and a table", "form.txt", "储能电站项目备案公示\n项目名称：远山储能电站\n建设单位：北河电力集团有限公司\n总 投 资：５亿元\n| 年份 | 投资 |\n|---|---|\n| 2024 | 2亿元 |\n",
			[]part{{Headline: "储能电站项目备案公示", Paragraphs: []string{"L:项目名称：远山储能电站", "L:建设单位：北河电力集团有限公司", "L:总 投 资：５亿元", "R:| 年份 | 投资 |", "R:| 2024 | 2亿元 |"}}},
		},
		{
			"captions of several kinds", "photos.txt", "储能电站开工\n5月5日，储能电站开工。\n图为开工现场。\n记者李明远摄\n李明（右一）、王可（左二）会谈\n工人在安装设备。\n赵新 摄\n远山市委宣传部供图\n工程将于明年完工。\n",
			[]part{{
				Headline: "储能电站开工", Paragraphs: []string{"5月5日，储能电站开工。", "工程将于明年完工。"},
				Captions: []string{"图为开工现场。|", "记者李明远摄|李明远", "李明（右一）、王可（左二）会谈|", "工人在安装设备。赵新 摄|赵新", "远山市委宣传部供图|"},
			}},
		},
		{
			"an agency's mark and its reporters", "a.txt", "储能电站开工\n新华社远山5月5日电（记者李明远、王可）5日，储能电站开工。工程由北河电力建设。（完）\n",
			[]part{{Headline: "储能电站开工", Byline: "李明远 王可", Publisher: "新华社", Paragraphs: []string{"5日，储能电站开工。工程由北河电力建设。"}}},
		},
		{
			"a notice with a list and a signature", "notice.txt",
			"首页 > 新闻\n重点项目建设情况通报\n发布时间：2012-07-09 浏览次数：123\n一、总体情况\n上半年完成投资八亿元。\n储能电站项目：总投资３０亿元，目前已经完成场地平整\n西山水泥项目：总投资8亿元，暂缓建设。\n远山市人民政府办公室\n2012年7月6日\n【打印】 【关闭】\n上一篇：无\n",
			[]part{{
				Headline: "重点项目建设情况通报", Published: "2012-07-09",
				Paragraphs: []string{"S:一、总体情况", "上半年完成投资八亿元。", "储能电站项目：总投资３０亿元，目前已经完成场地平整", "西山水泥项目：总投资8亿元，暂缓建设。", "S:远山市人民政府办公室"},
			}},
		},
		{
			"a date in a form is not that of the text", "form.txt", "电站招标公告\n建设单位：北河电力\n开标时间： 2012年7月30日9时\n",
			[]part{{Headline: "电站招标公告", Paragraphs: []string{"L:建设单位：北河电力", "L:开标时间： 2012年7月30日9时"}}},
		},
		{
			"a digest with numbers", "digest.txt", "【早知道】\n1、北河电力：拟投资30亿元建设电站\n北河电力公告，拟投资30亿元。\n2、铁路开通\n铁路将于6月1日开通。\n",
			[]part{
				{Headline: "【早知道】"},
				{Headline: "北河电力：拟投资30亿元建设电站", Paragraphs: []string{"北河电力公告，拟投资30亿元。"}},
				{Headline: "铁路开通", Paragraphs: []string{"铁路将于6月1日开通。"}},
			},
		},
		{
			"an agency's feature", "feature.txt", "某华社北岸3月8日电 题：潮起北岸\n某华社记者李明远、王可\n北岸新区位于远山市北部。\n",
			[]part{{Headline: "潮起北岸", Byline: "李明远 王可", Publisher: "某华社", Paragraphs: []string{"北岸新区位于远山市北部。"}}},
		},
		{
			"a headline with a list, longer than most", "a.txt", "3月8日公告集锦：北河电力拟投资30亿元建设储能电站；南河钢铁签订12亿元合同\n北河电力3月8日公告称，公司拟投资30亿元。\n",
			[]part{{Headline: "3月8日公告集锦：北河电力拟投资30亿元建设储能电站；南河钢铁签订12亿元合同", Paragraphs: []string{"北河电力3月8日公告称，公司拟投资30亿元。"}}},
		},
		{
			"a company whose name is no mark", "a.txt", "腾飞讯公司落户远山\n据了解，网讯科技（远山）公司将投资八亿元。某通讯社电力项目也在推进。\n",
			[]part{{Headline: "腾飞讯公司落户远山", Paragraphs: []string{"据了解，网讯科技（远山）公司将投资八亿元。某通讯社电力项目也在推进。"}}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, parts(split(t, test.file, test.data))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSplitDocumentDate(t *testing.T) {
	for _, test := range []struct{ name, data, want string }{
		{"a.md", "---\ndate: 2024-03-01\n---\n大桥合龙\n大桥今天合龙。", "2024-03-01"},
		{"a.md", "---\ndate: 2024\n---\n大桥合龙\n某某社3月8日电，大桥今天合龙。", "2024-03-08"},
		{"a.md", "---\ndate: 2024-03\n---\n大桥合龙\n大桥今天合龙。", "2024-03"},
		{"20240302-1.txt", "大桥合龙\n大桥今天合龙。", "2024-03-02"},
		{"a.txt", "远山日报 2024年3月2日 星期六 第3版\n大桥合龙\n本报讯 大桥今天合龙。", "2024-03-02"},
		{"a.txt", "# source: x/2024-03-02.txt\n大桥合龙\n某某社3月8日电，大桥2023年动工，今天合龙。", ""},
	} {
		articles := split(t, test.name, test.data)
		if got := articles[len(articles)-1].Published; got != test.want {
			t.Errorf("%s %q: got %q, want %q", test.name, test.data, got, test.want)
		}
	}
}

// TestSplitPage reads a page of a real paper.
func TestSplitPage(t *testing.T) {
	const path = "../../../../shared/documents/dalian-page.txt"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skip("the page is not here:", err)
	}
	articles := split(t, filepath.Base(path), string(data))
	var headlines, bylines, photographers []string
	for _, a := range articles {
		headlines = append(headlines, a.Headline.String())
		bylines = append(bylines, strings.Join(strs(a.Byline), " "))
		for _, c := range a.Captions {
			photographers = append(photographers, c.Photographer.String())
		}
	}
	if len(articles) != 6 {
		t.Fatalf("%d articles, want 6: %q", len(articles), headlines)
	}
	if diff := cmp.Diff([]string{"吕丽", "吕丽", "于雅坤", "吕丽", "吕丽", "吕丽"}, bylines); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"王充", "郭家启", "何鹏"}, photographers); diff != "" {
		t.Error(diff)
	}
	if got := articles[1].Section.String(); got != "滨城新语" {
		t.Errorf("section %q", got)
	}
	for i, joined := range []string{"大连市政府在太平湾园区开展赋权试点", "", "高校毕业生住房补贴", "即每周六由城市", "多单位分工合作", "高纯电子气体"} {
		if !slices.ContainsFunc(articles[i].Paragraphs, func(p article.Paragraph) bool { return strings.Contains(p.Text.String(), joined) }) {
			t.Errorf("article %d: %q was not joined", i, joined)
		}
	}
}
