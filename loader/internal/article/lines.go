package article

import (
	"strings"
	"unicode/utf8"

	"soegraph/loader/internal/source"
)

// readLines is the document's blocks with their roles, judged by what stands
// around them too.
func readLines(d source.Document) []line {
	lines := make([]line, 0, len(d.Blocks))
	for _, b := range d.Blocks {
		if l := newLine(d.Text, b); l.s != "" {
			lines = append(lines, l)
		}
	}
	for i := range lines {
		switch l := &lines[i]; l.role {
		case field:
			if !inForm(lines, i) {
				l.role = body
				if isHeading(l.s) && !strings.Contains(l.s, "，") {
					l.role = heading
				}
			}
		case body:
			if isLongHeadline(lines, i) {
				l.role = heading
			}
		case item:
			if l.numbered && i+1 < len(lines) && lines[i+1].role == body && !lines[i+1].numbered && isShort(l.s, longestHeading) && isHeading(l.s) {
				l.role = heading
			}
		}
	}
	return lines
}

// inForm reports whether the field at i stands in a form: beside another, or
// with a name that only forms use.
func inForm(lines []line, i int) bool {
	beside := func(j int) bool {
		return j >= 0 && j < len(lines) && (lines[j].role == field || lines[j].role == row)
	}
	if beside(i-1) || beside(i+1) {
		return true
	}
	name, _, _ := strings.Cut(strings.Replace(lines[i].s, ":", "：", 1), "：")
	if strings.Contains(strings.TrimSpace(name), " ") || strings.Contains(name, "\u3000") {
		return true
	}
	return hasAnySuffix(name, "投资", "投资额", "单位", "地点", "内容", "规模", "名称", "时间", "期限", "性质", "电话", "联系人", "编号", "代码", "面积", "方式", "类型",
		"进度", "工期", "金额", "地址", "资本", "范围", "依据", "概况")
}

// isLongHeadline reports whether the line at i, too long for a heading
// elsewhere, is a headline by what follows it.
func isLongHeadline(lines []line, i int) bool {
	l := lines[i]
	if i+1 >= len(lines) || l.lead > 0 {
		return false
	}
	next := lines[i+1]
	if i == 0 && next.role == body && ended(next.s) { // a headline may list what a digest has
		return !ended(l.s) && !strings.Contains(l.s, "。") && !strings.HasSuffix(l.s, "，") && isShort(l.s, longestHeadline) && bulletinLen(l.s) == 0
	}
	announced := next.role == byline || next.role == dateline && !isLate(next.s) || next.lead > 0
	return announced && isHeading(l.s) && isShort(l.s, longestHeadline) && bulletinLen(l.s) == 0
}

// isShort reports whether s has at most so many characters.
func isShort(s string, runes int) bool {
	return len(s) <= runes*utf8.UTFMax && utf8.RuneCountInString(s) <= runes
}

// isLate reports whether a line is of those at the end of an article.
func isLate(s string) bool {
	return hasAnyPrefix(s, "责任编辑", "责编", "编辑", "校对", "审核", "（责")
}

// follow is, for each line, the first line behind it that is no heading but a
// name: of several headings in a row the first begins the article. -1 where
// there is none before the next marked heading.
func follow(lines []line) []int {
	list := make([]int, len(lines))
	for i := len(lines) - 1; i >= 0; i-- {
		switch {
		case i+1 == len(lines):
			list[i] = -1
		case lines[i+1].role != heading || isName(lines[i+1].s):
			list[i] = i + 1
		case lines[i+1].level > 0:
			list[i] = -1
		default:
			list[i] = list[i+1]
		}
	}
	return list
}

// levels is the level of marked headings that begin an article, shown by what
// announces one behind them, and the most general level; 0 where there is none.
func levels(lines []line) (level, top int) {
	for i, l := range lines {
		if l.role != heading || l.level == 0 {
			continue
		}
		if top == 0 || l.level < top {
			top = l.level
		}
		if i+1 < len(lines) && level == 0 && (lines[i+1].lead > 0 || lines[i+1].role == byline || lines[i+1].role == dateline) {
			level = l.level
		}
	}
	return level, top
}
