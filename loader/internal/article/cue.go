package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"soegraph/loader/internal/source"
)

// isCaption reports whether a line is the caption of a photo: it ends with who
// took it, says that it is a photo, or who stands where in it.
func isCaption(s string) bool {
	if hasAnyPrefix(s, "图为", "图①", "图②", "上图", "下图", "左图", "右图", "资料图", "配图", "图：", "图/") {
		return true
	}
	if strings.Contains(s, "（右一") || strings.Contains(s, "（左一") || strings.Contains(s, "（右二") || strings.Contains(s, "（左二") {
		return !strings.ContainsAny(s, "。；")
	}
	s = strings.TrimRight(s, "）)。 \u3000")
	if strings.HasSuffix(s, "摄") {
		return !strings.HasSuffix(s, "拍摄")
	}
	return hasAnySuffix(s, "供图", "摄影报道", "资料图", "资料图片", "新华社发")
}

// isByline reports whether a line says who wrote an article.
func isByline(s string) bool {
	s = strings.TrimLeft(s, "（(□■●◎ ")
	if strings.ContainsAny(s, "，。；：") {
		return false
	}
	if i := strings.Index(s, "记者"); i >= 0 && i <= 8*len("社") {
		switch {
		case i == 0, hasAnySuffix(s[:i], "社", "报", "台", "网", "刊"), hasAnyPrefix(s, "本报", "本刊", "本台", "特约", "见习", "实习", "首席", "全媒体"):
			return true
		}
	}
	return hasAnyPrefix(s, "本报通讯员", "本报评论员", "本报特约", "特约通讯员", "特约评论员", "通讯员", "文/", "文｜", "文|", "图文/", "文图/", "撰文", "撰稿")
}

// isDateline reports whether a line says when an article was published, or by
// whom, and nothing else.
func isDateline(s string) bool {
	s = strings.TrimLeft(s, "（([【 ")
	first, _ := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("发更成印时日来作责编字浏阅点访信文稿索校审初", first) {
		return isDated(s)
	}
	if hasAnyPrefix(s, "发布时间", "发稿时间", "发布日期", "发文日期", "更新时间", "发表时间", "成文日期", "印发日期", "时间：", "时间:", "日期：", "日期:", "来源：", "来源:", "发布人",
		"发布者", "发布单位", "发布机构", "作者：", "作者:", "责任编辑", "责编", "编辑：", "编辑:", "编辑 ", "字体", "字号", "浏览次数", "阅读次数", "点击数", "访问量", "信息来源",
		"文章来源", "稿件来源", "索引号", "校对", "审核：", "初审") {
		return true
	}
	return isDated(s)
}

// isDated reports whether a line is a date with at most a few words beside it:
// the head of a page of a paper, the line below a headline.
func isDated(s string) bool {
	if !strings.Contains(s, "20") && !strings.Contains(s, "19") || strings.ContainsAny(s, "，。；！？") || source.Date(s) == "" {
		return false
	}
	if i := strings.IndexAny(s, "0123456789"); strings.ContainsAny(s[:i], "：:") {
		return false // a field of a form
	}
	rest := 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) && !strings.ContainsRune("年月日星期一二三四五六来源第版", r) {
			rest++
		}
	}
	return rest <= 10
}

// isStamp reports whether a line is a date and nothing else, as in a list of
// headlines.
func isStamp(s string) bool {
	return source.Date(s) != "" && strings.Trim(s, "0123456789-/.:[]()（）年月日 ") == ""
}

// isNoise reports whether a line is navigation of a web page.
func isNoise(s string) bool {
	if hasAnyPrefix(s, "上一篇：", "下一篇：", "页次：", "当前位置", "您的位置", "您现在的位置", "(更新时间戳", "首页>", "首页 >", "首页»", "首页 »") {
		return true
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("【】[]<>《》 ：:|\u3000", r) })
	for _, w := range words {
		switch w {
		case "首页", "上一页", "下一页", "尾页", "末页", "返回", "返回首页", "返回顶部", "搜索", "标题", "关键字", "关键词", "打印", "打印本页", "关闭", "关闭窗口", "分享", "分享到",
			"收藏", "更多", "详细", "查看原文", "阅读原文", "相关新闻", "相关阅读", "相关链接", "至", "上一篇", "下一篇", "大", "中", "小", "大中小", "字体", "扫一扫", "登录", "注册", "我要评论":
		default:
			return false
		}
	}
	return len(words) > 0
}

// isLabel reports whether a heading names a part of an article, not a column.
func isLabel(s string) bool {
	switch strings.Trim(s, "：:【】") {
	case "核心提示", "编者按", "提要", "导读", "摘要", "内容提要", "阅读提示", "新闻背景", "相关链接":
		return true
	default:
		return false
	}
}

// isDigest reports whether a headline announces several short news.
func isDigest(s string) bool {
	s = strings.Trim(s, "【】[] ")
	return hasAnySuffix(s, "快讯", "简讯", "短讯", "要闻", "速览", "集锦", "一句话新闻", "新闻速递", "早报", "晚报", "早知道", "精选") &&
		utf8.RuneCountInString(s) <= 14
}

// surnames is the commonest hundred or so; a line that is one and one to three
// characters more, below a headline, is a byline.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"

// isName reports whether a line is a person's name and nothing else.
func isName(s string) bool {
	n := utf8.RuneCountInString(s)
	first, _ := utf8.DecodeRuneInString(s)
	return n >= 2 && n <= 4 && strings.ContainsRune(surnames, first) && allHan(s) &&
		!hasAnySuffix(s, "区", "市", "省", "县", "镇", "乡", "村", "街", "路", "局", "部", "厅", "会", "院", "所", "站", "厂", "港", "湾", "州", "岛", "山", "河", "江", "湖", "海", "社", "报", "网", "讯", "司", "线", "人", "度")
}

func allHan(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}
