package mention

import (
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/span"
)

// quoted notes titles in 《》, and short policy names in “” that end in 条 or
// are a five-year plan.
func (sc *scan) quoted() {
	for at := 0; ; {
		open := strings.Index(sc.s[at:], "《")
		if open < 0 {
			break
		}
		open += at
		at = open + len("《")
		end := strings.Index(sc.s[at:], "》")
		if end < 0 {
			break
		}
		end += at
		inner := sc.s[at:end]
		at = end
		if sc.document(inner) {
			sc.addSpan(span.Span{Start: open, End: end + len("》")}, graph.Policy, ruleQuoted, "")
		}
	}
	for at := 0; ; {
		open := strings.Index(sc.s[at:], "“")
		if open < 0 {
			return
		}
		open += at
		at = open + len("“")
		end := strings.Index(sc.s[at:], "”")
		if end < 0 {
			return
		}
		end += at
		inner := sc.s[at:end]
		after := sc.s[end+len("”"):]
		at = end
		switch {
		case sc.work(inner):
			sc.addSpan(span.Span{Start: open + len("“"), End: end}, graph.Project, ruleQuoted, "")
		case strings.HasSuffix(inner, "条") && utf8.RuneCountInString(inner) <= 5:
			sc.addSpan(span.Span{Start: open + len("“"), End: end}, graph.Policy, ruleQuoted, "")
		case campaign(inner) && (strings.HasPrefix(after, "行动") || strings.HasPrefix(after, "活动") || strings.HasPrefix(after, "大赛")):
			sc.addSpan(span.Span{Start: open, End: end + len("”行动")}, graph.Event, ruleQuoted, "")
		case sc.eventBehind(end+len("”")) > 0:
			sc.addSpan(span.Span{Start: open, End: sc.eventBehind(end + len("”"))}, graph.Event, ruleQuoted, "")
		case fiveYears(inner) && strings.HasPrefix(after, "规划"):
			sc.addSpan(span.Span{Start: open, End: end + len("”规划")}, graph.Policy, ruleQuoted, "")
		}
	}
}

// eventBehind is where the event ends whose head stands at byte at, right behind a
// quotation: “央地合作”座谈会; 0 where none does.
func (sc *scan) eventBehind(at int) int {
	if j := sc.tokenAt(at); j > 0 && sc.is(j, event) {
		return sc.tokens[j].end
	}
	return 0
}

// work reports whether what stands in quotation marks is a project's whole name:
// “年产80台半导体设备生产制造项目”.
func (sc *scan) work(inner string) bool {
	n := utf8.RuneCountInString(inner)
	return n >= 6 && n <= 40 && (strings.HasSuffix(inner, "项目") || strings.HasSuffix(inner, "工程") || strings.HasSuffix(inner, "生产线")) && !strings.ContainsAny(inner, "，。；、：")
}

// document reports whether the title of something is of a law, a plan, an
// agreement rather than of a book, a film or a newspaper: a word that says so ends
// it, or what stands before a bracket or a colon.
func (sc *scan) document(title string) bool {
	title = strings.TrimRight(title, "》")
	for _, at := range []string{"（", "(", "：", "〔"} {
		if before, _, ok := strings.Cut(title, at); ok && before != "" {
			title = before
			break
		}
	}
	for i := range title {
		if w := sc.d.get(title[i:]); w.any(policy) {
			return true
		}
	}
	return strings.HasSuffix(title, "条") || strings.HasSuffix(title, "法")
}

// campaign reports whether s is long enough to be what a campaign is called.
func campaign(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 3 && n <= 16
}

// fiveYears reports whether s is the short name of a five-year plan: 十四五.
func fiveYears(s string) bool {
	return strings.HasPrefix(s, "十") && strings.HasSuffix(s, "五") && utf8.RuneCountInString(s) == 3
}
