package format

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"soegraph/graph"
	"soegraph/graph/nquads"
)

// writeTurtle writes RDF 1.1 Turtle: the facts and evidences of all graphs as
// one.
func writeTurtle(w io.Writer, s Subgraph, _ Options) error {
	quads := slices.Clone(s.Canonical())
	for i := range quads {
		quads[i].Label = ""
	}
	slices.SortFunc(quads, nquads.Compare)
	return writeBlocks(w, slices.Compact(quads))
}

// writeTriG writes RDF 1.1 TriG: Turtle with a block for every graph.
func writeTriG(w io.Writer, s Subgraph, _ Options) error {
	return writeBlocks(w, s.Canonical())
}

// turtle writes with prefixes, each subject and each predicate once.
type turtle struct {
	out      *bufio.Writer
	prefixes prefixes
}

// writeBlocks writes quads, which are sorted, one block a graph.
func writeBlocks(w io.Writer, quads []graph.Quad) error {
	t := &turtle{out: bufio.NewWriter(w), prefixes: standardPrefixes()}
	used := t.prefixes.used(quads)
	for _, p := range slices.SortedFunc(slices.Values(used), func(a, b prefix) int { return cmp.Compare(a.name, b.name) }) {
		fmt.Fprintf(t.out, "@prefix %s: <%s> .\n", p.name, p.namespace)
	}
	byLabel := map[graph.Term][]graph.Quad{}
	for _, q := range quads {
		byLabel[q.Label] = append(byLabel[q.Label], q)
	}
	for _, label := range slices.Sorted(maps.Keys(byLabel)) {
		if label == "" {
			t.subjects(byLabel[label], "")
			continue
		}
		fmt.Fprintf(t.out, "\n%s {", t.term(label))
		t.subjects(byLabel[label], "  ")
		fmt.Fprintln(t.out, "}")
	}
	return t.out.Flush()
}

// subjects writes quads, which are sorted.
func (t *turtle) subjects(quads []graph.Quad, indent string) {
	var last graph.Quad
	for _, q := range quads {
		switch {
		case q.Subject == last.Subject && q.Predicate == last.Predicate:
			fmt.Fprintf(t.out, ",\n%s    %s", indent, t.term(q.Object))
		case q.Subject == last.Subject:
			fmt.Fprintf(t.out, " ;\n%s  %s %s", indent, t.verb(q.Predicate), t.term(q.Object))
		default:
			if last.Subject != "" {
				fmt.Fprintln(t.out, " .")
			}
			fmt.Fprintf(t.out, "\n%s%s %s %s", indent, t.term(q.Subject), t.verb(q.Predicate), t.term(q.Object))
		}
		last = q
	}
	fmt.Fprintln(t.out, " .")
}

func (t *turtle) verb(p graph.Term) string {
	if p == graph.Type.Term() {
		return "a"
	}
	return t.term(p)
}

// integer and decimal are the lexical forms that Turtle takes without quotes
// and keeps as they are.
var (
	integer = regexp.MustCompile(`^[+-]?[0-9]+$`)
	decimal = regexp.MustCompile(`^[+-]?[0-9]*\.[0-9]+$`)
)

// term is a term as Turtle writes it: shortened where that loses nothing.
func (t *turtle) term(term graph.Term) string {
	switch term.Kind() {
	case graph.Resource:
		if p, local, ok := t.prefixes.split(string(term.IRI())); ok {
			return p.name + ":" + local
		}
	case graph.Literal:
		datatype, text := term.Datatype(), term.Text()
		if datatype == graph.XSDInteger && integer.MatchString(text) || datatype == graph.XSDDecimal && decimal.MatchString(text) {
			return text
		}
		if quoted, ok := strings.CutSuffix(string(term), "^^"+string(datatype.Term())); ok {
			return quoted + "^^" + t.term(datatype.Term())
		}
	}
	return string(term)
}
