package relation

import (
	"slices"
	"strings"
	"unicode/utf8"

	"soegraph/graph"
	"soegraph/loader/internal/value"
)

// referred is what the noun of a figure begins with, where it says by a head alone what
// the figure is of (该工厂产值, 核心区规划面积): the last thing named before whose name ends
// in that head; and the rest of the noun. ok says that the noun begins so.
func (f *reader) referred(l *line, q value.Quantity, noun string) (n name, rest string, ok bool) {
	bare := strings.TrimPrefix(noun, prefix(noun, "deictic"))
	head := prefix(bare, "headNoun")
	rest = bare[len(head):]
	if lead := prefix(rest, "lead"); utf8.RuneCountInString(rest[len(lead):]) >= 2 {
		rest = rest[len(lead):]
	}
	if head == "" || utf8.RuneCountInString(rest) < 2 || strings.HasPrefix(rest, "建设") {
		return name{}, "", false
	}
	n, found := f.ending(l, q.Span.Start, head)
	return n, rest, found
}

// longestReach is how many sentences back a head may refer.
const longestReach = 40

// ending is the last of the things named before byte at of a line in its article whose
// name ends in a head.
func (f *reader) ending(l *line, at int, head string) (name, bool) {
	for i := l.index; i >= 0 && i >= l.index-longestReach && f.sc.lines[i].Article == l.Article; i-- {
		k := &f.sc.lines[i]
		for _, n := range slices.Backward(k.names) {
			if i == l.index && n.End > at || !n.known() || n.anaphor || !n.is(owners...) || n.is(graph.Event, graph.Place, graph.Policy) {
				continue
			}
			if strings.HasSuffix(n.text, head) || strings.HasSuffix(f.sc.Entities[n.entity()].Name, head) {
				return n, true
			}
		}
	}
	return name{}, false
}
