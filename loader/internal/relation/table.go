package relation

import (
	"strings"

	"soegraph/graph"
	"soegraph/loader/internal/sentence"
	"soegraph/loader/internal/span"
	"soegraph/loader/internal/value"
)

// ruleAmountCell finds an amount in the column of a table whose head says that
// it is the investment, of the project that the row names.
const ruleAmountCell = "investment/cell"

// cells is where the cells of a table's row are.
func cells(row string) []span.Span {
	var list []span.Span
	start := 0
	for i := 0; i <= len(row); i++ {
		if i == len(row) || row[i] == '|' || row[i] == '\t' {
			list = append(list, span.Span{Start: start, End: i})
			start = i + 1
		}
	}
	return list
}

// column is the cell of the head of the table above the cell that holds byte at
// of a row; "" where there is no table or no head.
func (f *reader) column(l *line, at int) string {
	if l.Kind != sentence.TableRow {
		return ""
	}
	k := 0
	for i, c := range cells(l.text) {
		if c.Start <= at {
			k = i
		}
	}
	head := l
	for i := l.index - 1; i >= 0 && f.sc.lines[i].Kind == sentence.TableRow && f.sc.lines[i].Article == l.Article; i-- {
		head = &f.sc.lines[i]
	}
	if columns := cells(head.text); head != l && k < len(columns) {
		return strings.TrimSpace(head.text[columns[k].Start:columns[k].End])
	}
	return ""
}

// cell is the investment that quantity q in a row of a table is.
func (f *reader) cell(l *line, q value.Quantity) (Relation, bool) {
	head := f.column(l, q.Span.Start)
	if r, _ := roleOf(withoutUnit(head)); r != investment {
		return Relation{}, false
	}
	for _, n := range l.between(0, len(l.text), graph.Project, graph.Facility, graph.Zone) {
		return stated(l, n.entity(), graph.Investment, money(q), q, ruleAmountCell), true
	}
	return Relation{}, false
}

// bareCells is the investments in a row of a table that gives them as numbers
// alone, their unit in the head of the column: 总投资（亿元）.
func (f *reader) bareCells(l *line) []Relation {
	if l.Kind != sentence.TableRow {
		return nil
	}
	var list []Relation
	for _, c := range cells(l.text) {
		number := strings.TrimSpace(l.text[c.Start:c.End])
		_, unit, _ := strings.Cut(strings.NewReplacer("（", "(", "）", ")").Replace(f.column(l, c.Start)), "(")
		sums := value.Scan(number + strings.TrimSuffix(unit, ")")).Quantities
		if unit == "" || len(sums) != 1 || sums[0].Kind != value.Money || len(value.Scan(number).Quantities) > 0 {
			continue
		}
		q := sums[0]
		q.Span = c
		if found, ok := f.cell(l, q); ok {
			list = append(list, found)
		}
	}
	return list
}

// withoutUnit is the head of a column without the unit in brackets: 总投资（亿元）.
func withoutUnit(head string) string {
	if i := strings.IndexAny(head, "（("); i > 0 {
		return head[:i]
	}
	return head
}
