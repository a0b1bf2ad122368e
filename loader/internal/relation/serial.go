package relation

import "strings"

// superseded reports whether quantity i is what became the next one: the 5 of
// 由5亿元增加至8亿元.
func superseded(l *line, i int) bool {
	if i < 0 || i+1 >= len(l.values.Quantities) {
		return false
	}
	q, next := l.values.Quantities[i], l.values.Quantities[i+1]
	between := l.sign(i + 1)
	return q.Kind == next.Kind && suffix(between, "becomes") == between && between != "" &&
		(strings.HasSuffix(l.text[:q.Span.Start], "由") || strings.HasSuffix(l.text[:q.Span.Start], "从"))
}

// continues reports whether quantity i goes on a list of its kind: 3亿元、5亿元和8亿元.
func continues(l *line, i int) bool {
	if i == 0 || l.values.Quantities[i-1].Kind != l.values.Quantities[i].Kind {
		return false
	}
	return joins(l.sign(i))
}

// sign is the text between quantity i and the one before it.
func (l *line) sign(i int) string {
	end := l.values.Quantities[i-1].Span.End
	return l.text[end:max(end, l.values.Quantities[i].Span.Start)]
}

// parallel gives quantity i of a list its part of the names that the list goes
// through (分别). distributed says that the list is such a one; the subject is -1
// where names and amounts do not pair off.
func parallel(l *line, i int) (subject int, distributed bool) {
	first := i
	for continues(l, first) {
		first--
	}
	last := i
	for last+1 < len(l.values.Quantities) && continues(l, last+1) {
		last++
	}
	at := l.values.Quantities[first].Span.Start
	if first == last || !strings.Contains(l.text[l.start(at):at], "分别") {
		return -1, false
	}
	names := coordinated(l.between(0, at), l.text, last-first+1)
	if len(names) == 0 || !names[0].is(works...) && !names[0].is(areas...) {
		end := l.values.Quantities[last].Span.End
		names = coordinated(l.between(end, l.end(end), works...), l.text, last-first+1)
	}
	if names == nil {
		return -1, true
	}
	return names[i-first].entity(), true
}

// coordinated is the last n of some names that a list of exactly n joins, all of
// one class: 甲、乙和丙. It is nil where there is no such list.
func coordinated(names []name, text string, n int) []name {
	run := 1
	for k := len(names) - 1; k > 0; k-- {
		if !alike(names[k-1], names[k], text) {
			run = 1
			continue
		}
		if run++; run == n && (k == 1 || !alike(names[k-2], names[k-1], text)) {
			return names[k-1 : k-1+n]
		}
	}
	return nil
}

// alike reports whether a list joins two names of one class.
func alike(a, b name, text string) bool { return a.class == b.class && joins(text[a.End:b.Start]) }

// joins reports whether s joins the members of a list.
func joins(s string) bool {
	switch s {
	case "、", "和", "与", "及", "以及":
		return true
	}
	return false
}
