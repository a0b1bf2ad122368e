package entity

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// works is what is done to something that stands, by kind: words of one kind may
// stand for one another in two names of one project.
var works = [][]string{
	{"搬迁改造", "易地升级改造", "异地升级改造", "易地搬迁", "退城进园", "整体搬迁", "搬迁", "易地", "异地", "迁建", "迁移"},
	{"改扩建", "扩建", "扩能", "增产"},
	{"技术改造", "升级改造", "提质改造", "技改", "改造", "升级"},
}

// heads is what names of projects end in and that says nothing.
var heads = []string{"建设项目", "改造项目", "项目", "工程"}

// sameWork reports whether two names are of one project: the letters of the
// shorter stand in the longer in their order, of the same owner and with the
// same end (中车旅顺新厂项目, 中车大连机车旅顺新厂项目); or the same is done to what
// one calls for short (大石化搬迁改造项目, 大连石化易地升级改造项目).
func sameWork(x, y string) bool {
	if !samePhase(x, y) {
		return false
	}
	if utf8.RuneCountInString(x) >= 6 && first(x, 2) == first(y, 2) && last(x, 4) == last(y, 4) && inOrder(x, y) {
		return true
	}
	what, kind := work(x)
	other, second := work(y)
	if kind < 0 || kind != second || what == "" || other == "" {
		return false
	}
	if len(other) < len(what) {
		what, other = other, what
	}
	return strings.HasPrefix(other, what) || utf8.RuneCountInString(what) >= 3 && last(what, 2) == last(other, 2) && inOrder(what, other)
}

// work is what a project's name says that something is done to, and the kind of
// work; -1 where it says none.
func work(s string) (what string, kind int) {
	for _, h := range heads {
		if rest, ok := strings.CutSuffix(s, h); ok && rest != "" && h != "改造项目" {
			s = rest
			break
		}
	}
	for k, words := range works {
		for _, w := range words {
			if rest, ok := strings.CutSuffix(s, w); ok {
				return rest, k
			}
		}
	}
	return s, -1
}

// samePhase reports whether two names speak of the same phase: both of none, or
// both of 二期.
func samePhase(x, y string) bool {
	for _, phase := range []string{"一期", "二期", "三期", "四期", "五期", "首期", "1号", "2号", "3号", "4号", "5号", "6号"} {
		if strings.Contains(x, phase) != strings.Contains(y, phase) {
			return false
		}
	}
	return true
}

// inOrder reports whether the letters of x stand in y in their order, the first
// of x at the start of a stretch of y that no digit cuts.
func inOrder(x, y string) bool {
	for _, r := range x {
		_, rest, ok := strings.Cut(y, string(r))
		if !ok {
			return false
		}
		y = rest
	}
	return true
}

func first(s string, n int) string {
	letters := []rune(s)
	return string(letters[:min(n, len(letters))])
}

func last(s string, n int) string {
	letters := []rune(s)
	return string(letters[max(0, len(letters)-n):])
}

// cores is what is left of a name step by step without the owners and places
// that it starts with, as long as that has so many letters: 丰林县马驹沟光伏电站 and
// 马驹沟光伏电站 of 北湖丰林县马驹沟光伏电站.
func cores(s string, owners []string, least int) []string {
	var list []string
	for {
		i := slices.IndexFunc(owners, func(o string) bool { return o != "" && strings.HasPrefix(s, o) })
		if i < 0 || utf8.RuneCountInString(s[len(owners[i]):]) < least || strings.ContainsAny(first(s[len(owners[i]):], 1), "湾岛港口山湖江河海至及和与段市县区") {
			return list
		}
		s = s[len(owners[i]):]
		list = append(list, s)
	}
}

// general is how names of zones go on after the place, which says nothing without it: 大连高新区.
var general = []string{"经济", "高新", "技术", "工业", "综合", "保税", "自由", "国家", "省级", "临港", "临空", "新", "农业", "现代", "产业", "科技", "化工", "物流", "出口", "边境", "旅游", "国际", "循环", "生态"}

// proper reports whether a zone's name is its own without the places before it:
// 苏里格经济开发区 of 鄂尔多斯市苏里格经济开发区.
func proper(s string) bool {
	return !slices.ContainsFunc(general, func(word string) bool { return strings.HasPrefix(s, word) })
}
