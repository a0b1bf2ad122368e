package article_test

import (
	"testing"
	"unicode/utf8"

	"soegraph/loader/internal/article"
	"soegraph/loader/internal/source"
	"soegraph/loader/internal/text"
)

// FuzzSplit checks that every part of an article lies within the article, on
// whole characters, and that no part is empty.
func FuzzSplit(f *testing.F) {
	f.Add("北岸新城 建设纪实\n\n——副题\n\n本报记者 李明远 王 可\n\n北岸新城建设正在抓紧推进，今后几年将在远\n\n电站。 赵新 摄\n\n山市建成。\n\n通水\n\n本报讯 记者张可欣报道 通水。（完）\n")
	f.Add("【甲】某某社3月8日电，2025大会开幕。（乙报）\n【丙】某某社3月8日电，丁。\n")
	f.Add("首页\n要闻快讯\n1、甲：乙\n丙。\n建设单位：丁\n投资：2亿\n戊\n2024-05-06\n| 己 | 庚 |\n")
	f.Fuzz(func(t *testing.T, data string) {
		documents, err := source.Read("a.txt", []byte(data), source.Meta{})
		if err != nil {
			return
		}
		for _, a := range article.Split(documents[0]) {
			parts := []text.Text{a.Headline, a.Deck, a.Section, a.Dateline}
			parts = append(parts, a.Byline...)
			for _, p := range a.Paragraphs {
				if p.Text.Len() == 0 {
					t.Fatal("an empty paragraph")
				}
				parts = append(parts, p.Text)
			}
			for _, c := range a.Captions {
				parts = append(parts, c.Text, c.Photographer)
			}
			for _, p := range parts {
				if s := p.Span(); p.Len() > 0 && !a.Span.Contains(s) {
					t.Fatalf("%q at %v is outside of its article at %v", p, s, a.Span)
				}
				if !utf8.ValidString(p.String()) {
					t.Fatalf("%q cuts a character", p)
				}
			}
		}
	})
}
