package relation

import (
	"strings"

	"soegraph/loader/internal/value"
)

// ahead reports whether the clause says before item i that it is still to come.
func (l *line) ahead(i int) bool {
	if l.already(i) || l.bygone(i) {
		return false // 将与已开通的二号线
	}
	if strings.Contains(l.text[:l.items[i].Start], "到20") || l.future(i) {
		return true // 到2035年…建成
	}
	for j := i - 1; j >= 0 && l.items[i].clause-l.items[j].clause <= 1; j-- {
		if l.says(j, ahead) {
			return true
		}
		if l.items[j].clause < l.items[i].clause && l.items[j].name >= 0 {
			return false
		}
	}
	return false
}

// future reports whether a date that the clause names before item i is after the
// article was published.
func (l *line) future(i int) bool {
	clause := l.clauses[l.items[i].clause]
	for k, d := range l.values.Dates {
		if d.Span.Start >= clause.Start && d.Span.End <= l.items[i].Start && later(l.days[k], l.published) {
			return true
		}
	}
	return false
}

// bygone reports whether the clause says before item i when it happened: 计划投资60亿元，
// 去年8月动工.
func (l *line) bygone(i int) bool {
	clause := l.clauses[l.items[i].clause]
	for k, d := range l.values.Dates {
		if d.Span.Start < clause.Start || d.Span.End > l.items[i].Start {
			continue
		}
		if d.Reference == value.ToYear && d.Offset < 0 || later(l.published, l.days[k]) {
			_, at := first(l.text[clause.Start:l.items[i].Start], "ahead")
			return at < 0
		}
	}
	return false
}

// later reports whether a is after b, as far as both are known.
func later(a, b value.Day) bool {
	switch {
	case a.Year == 0 || b.Year == 0:
		return false
	case a.Year != b.Year:
		return a.Year > b.Year
	case a.Month == 0 || b.Month == 0 || a.Month != b.Month:
		return a.Month > b.Month && b.Month > 0
	}
	return a.Day > b.Day && b.Day > 0
}

// wished reports whether somebody only wants what item i says.
func (l *line) wished(i int) bool {
	for j := i - 1; j >= 0; j-- {
		if l.says(j, wish) {
			return true
		}
	}
	return false
}

// already reports whether what stands right before item i says that it has
// happened or goes on: 已开通, 正在建设.
func (l *line) already(i int) bool {
	before := l.text[:l.items[i].Start]
	for _, word := range []string{"已", "已经", "均已", "刚刚", "正在", "目前正"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}
