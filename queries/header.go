package queries

import (
	"strings"

	"soegraph/graph"
)

// A file of Gizmo says what it is in its first lines, which are comments:
//
//	// title: Projects that an enterprise takes part in
//	// title.zh: 企业参与的项目
//	// meaning: One row for each project and enterprise.
//	// param enterprise: entity Enterprise, e.g. CRRC
//	// param from?: date, e.g. 2023-01-01
//	// columns: project entity, enterprise entity, investment amount
//
// The title is required. A parameter with a question mark may be left out; its
// kind is one of the kinds of parameter, an entity's followed by its classes.
// A column's type may be left out too: then it is text.
type header struct {
	query Query
	file  string
	line  int
}

// parseHeader reads the comments that a file of Gizmo starts with. Comments that
// are none of the above are for readers. It fails with [graph.Invalid].
func parseHeader(file, name, source string) (Query, error) {
	h := header{query: Query{Name: name, Gizmo: source, Parameters: []Parameter{}}, file: file}
	for line := range strings.Lines(source) {
		comment, ok := strings.CutPrefix(strings.TrimSpace(line), "//")
		if !ok {
			break
		}
		h.line++
		key, value, ok := strings.Cut(strings.TrimSpace(comment), ":")
		if !ok {
			continue
		}
		if err := h.entry(key, strings.TrimSpace(value)); err != nil {
			return Query{}, err
		}
	}
	if h.query.Title.English == "" {
		return Query{}, graph.Errorf(graph.Invalid, "%s: the first line must be a title: // title: What it answers", file)
	}
	if h.query.Title.Chinese == "" {
		h.query.Title.Chinese = h.query.Title.English
	}
	return h.query, nil
}

func (h *header) entry(key, value string) error {
	q := &h.query
	switch {
	case key == "title":
		q.Title.English = value
	case key == "title.zh":
		q.Title.Chinese = value
	case key == "meaning":
		q.Meaning.English = value
	case key == "meaning.zh":
		q.Meaning.Chinese = value
	case key == "columns":
		return h.columns(value)
	case strings.HasPrefix(key, "param "):
		return h.parameter(strings.TrimSpace(strings.TrimPrefix(key, "param ")), value)
	}
	return nil
}

func (h *header) fail(format string, args ...any) error {
	return graph.Errorf(graph.Invalid, "%s:%d: %w", h.file, h.line, graph.Errorf(graph.Invalid, format, args...))
}

// parameter reads `entity Enterprise, e.g. CRRC`.
func (h *header) parameter(name, about string) error {
	name, optional := strings.CutSuffix(name, "?")
	kind, example, _ := strings.Cut(about, ", e.g. ")
	p := Parameter{Name: name, Required: !optional, Title: Title{name, name}, Example: strings.TrimSpace(example)}
	for i, word := range strings.Fields(kind) {
		if i == 0 {
			p.Kind = Kind(word)
			continue
		}
		class := graph.Class(graph.NS + word)
		if rank(class) == len(graph.Classes()) {
			return h.fail("there is no class %s", word)
		}
		p.Classes = append(p.Classes, class)
	}
	switch p.Kind {
	case EntityParameter, DateParameter, StatementParameter, DocumentParameter, PredicateParameter, ObjectParameter, TextParameter:
	default:
		return h.fail("a parameter is entity, date, statement, document, predicate, object or text, not %q", p.Kind)
	}
	if !identifier(name) {
		return h.fail("%q is no name for a parameter: letters, digits and underscores, a letter first", name)
	}
	h.query.Parameters = append(h.query.Parameters, p)
	return nil
}

// columns reads `project entity, investment amount, note`.
func (h *header) columns(list string) error {
	for part := range strings.SplitSeq(list, ",") {
		name, kind, _ := strings.Cut(strings.TrimSpace(part), " ")
		t := Type(strings.TrimSpace(kind))
		switch t {
		case "":
			t = TextColumn
		case EntityColumn, AmountColumn, NumberColumn, TextColumn, DateColumn, EvidenceColumn:
		default:
			return h.fail("a column is entity, amount, number, text, date or evidence, not %q", t)
		}
		if !identifier(name) {
			return h.fail("%q is no name for a column: letters, digits and underscores, a letter first", name)
		}
		h.query.Columns = append(h.query.Columns, Column{name, t})
	}
	return nil
}

// identifier reports whether a name can be written as params.NAME.
func identifier(s string) bool {
	for i, r := range s {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// headerOf is the comments that say what parseHeader reads.
func headerOf(q Query) string {
	var b strings.Builder
	for _, line := range [][2]string{{"title", q.Title.English}, {"title.zh", q.Title.Chinese}, {"meaning", q.Meaning.English}, {"meaning.zh", q.Meaning.Chinese}} {
		b.WriteString("// " + line[0] + ": " + line[1] + "\n")
	}
	for _, p := range q.Parameters {
		name := p.Name
		if !p.Required {
			name += "?"
		}
		kind := strings.Join(append([]string{string(p.Kind)}, p.ClassNames()...), " ")
		b.WriteString("// param " + name + ": " + kind + ", e.g. " + p.Example + "\n")
	}
	columns := make([]string, len(q.Columns))
	for i, c := range q.Columns {
		columns[i] = c.Name + " " + string(c.Type)
	}
	b.WriteString("// columns: " + strings.Join(columns, ", ") + "\n")
	return b.String()
}
