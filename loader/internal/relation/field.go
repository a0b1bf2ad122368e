package relation

import (
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
)

// fields finds what the fields of a form and the cells of a table say of a
// project: who builds it, where it lies, how far it has come.
func fields(sc *scene, sentence int) ([]Relation, []Reject) {
	f := found{sc: sc, sentence: sentence}
	l := &sc.lines[sentence]
	f.notice(l)
	if of, ok := sc.described(l); ok {
		for _, c := range sc.entries(l) {
			f.entry(l, of, c)
		}
	}
	return f.relations, f.rejects
}

// notice is that the project of a form is planned, where the form is a public notice of
// what is to be allowed.
func (f *found) notice(l *line) {
	field, _, ok := strings.Cut(l.text, "：")
	if !ok || suffix(unspaced(field), "fieldName") == "" {
		return
	}
	lines := f.sc.linesOf(l.Article)
	for i := 0; i < len(lines) && lines[i].Kind == sentence.Headline; i++ {
		if _, at := first(lines[i].text, "notice"); at < 0 {
			continue
		}
		for _, n := range l.between(0, len(l.text), graph.Project, graph.Facility) {
			f.value("status/notice", n, graph.Status, graph.String(string(graph.Planned)), l.whole())
		}
	}
}

// datum is a field of a form or a cell of a table: its name, and where its value is.
type datum struct {
	field string
	at    span.Span
}

// entries is the fields of a line: those of a table by the head of their column,
// that of a form by what stands before its colon.
func (sc *scene) entries(l *line) []datum {
	if l.Kind == sentence.TableRow {
		var list []datum
		r := reader{sc: sc}
		for _, c := range cells(l.text) {
			if head := withoutUnit(r.column(l, c.Start)); head != "" {
				list = append(list, datum{unspaced(head), c})
			}
		}
		return list
	}
	field, rest, ok := strings.Cut(l.text, "：")
	if !ok || len(field) > len("建设单位名称建设") {
		return nil
	}
	return []datum{{unspaced(field), span.Span{Start: len(l.text) - len(rest), End: len(l.text)}}}
}

// described is the project that a line of a form or a table is about: that of the
// row, or of the field before that names it.
func (sc *scene) described(l *line) (name, bool) {
	if l.Kind == sentence.TableRow {
		for _, n := range l.between(0, len(l.text), works...) {
			return n, true
		}
		return name{}, false
	}
	for i := l.index - 1; i >= 0 && i >= l.index-longestForm && sc.lines[i].Article == l.Article; i-- {
		k := &sc.lines[i]
		if field, _, ok := strings.Cut(k.text, "："); ok && suffix(unspaced(field), "fieldName") != "" {
			for _, n := range k.between(0, len(k.text), graph.Project, graph.Facility, graph.Zone) {
				return n, true
			}
		}
	}
	return name{}, false
}

// entry notes what one field says of the project.
func (f *found) entry(l *line, of name, e datum) {
	at := span.Span{Start: e.at.Start, End: l.close(e.at.End)}
	if l.Kind != sentence.TableRow {
		at.Start = 0
	} else if of.sentence == l.index {
		at = span.Span{Start: min(at.Start, of.Start), End: max(at.End, of.End)}
	}
	table := l.Kind == sentence.TableRow // of a form the clauses say who and where
	switch {
	case table && suffix(e.field, "fieldBuilder") != "":
		for _, n := range l.between(e.at.Start, e.at.End, graph.Enterprise) {
			f.add("participates/field", n, graph.ParticipatesIn, of, at)
		}
	case table && suffix(e.field, "fieldPlace") != "":
		if list := l.between(e.at.Start, e.at.End, areas...); len(list) > 0 {
			f.add("located/field", of, graph.LocatedIn, list[len(list)-1], at)
		}
	case suffix(e.field, "fieldStage") != "":
		for _, s := range graph.Stages() {
			if _, i := first(l.text[e.at.Start:e.at.End], "stage-"+string(s)); i >= 0 {
				f.value("status/field", of, graph.Status, graph.String(string(s)), at)
				break
			}
		}
	}
}
