package nquads_test

import (
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/nquads"
)

// read is all that a reader yields, quads and errors as lines.
func read(quads iter.Seq2[graph.Quad, error]) []string {
	var lines []string
	for q, err := range quads {
		if err != nil {
			lines = append(lines, "error: "+err.Error())
		} else {
			lines = append(lines, q.String())
		}
	}
	return lines
}

const sp = "<http://e.org/s> <http://e.org/p> "

func TestCanonicalTerms(t *testing.T) {
	for in, want := range map[string]string{
		`<http://e.org/\u4E2D\U00008F66>`: `<http://e.org/中车>`,
		`<http://e.org/中车>`:               `<http://e.org/中车>`,
		`<http://e.org/é%C3%A9>`:          `<http://e.org/é%C3%A9>`,
		`"\u4E2D车"`:                       `"中车"`,
		`"a\'b"`:                          `"a'b"`,
		`"tab	tab\ttab"`:                  `"tab\ttab\ttab"`,
		`"\u0007\u000A\u007F"`:            `"\u0007\n\u007F"`,
		`"\\u0041"`:                       `"\\u0041"`,
		`"x"^^<http://www.w3.org/2001/XMLSchema#string>`:            `"x"`,
		`"007"^^<http://www.w3.org/2001/XMLSchema#integer>`:         `"007"^^<http://www.w3.org/2001/XMLSchema#integer>`,
		`"1"^^<http://www.w3.org/2001/\u0058MLSchema#integer>`:      `"1"^^<http://www.w3.org/2001/XMLSchema#integer>`,
		`"\u00e9t\u00e9"^^<http://www.w3.org/2001/XMLSchema#token>`: `"été"^^<http://www.w3.org/2001/XMLSchema#token>`,
		`"中车"@zh-Hans`:                 `"中车"@zh-Hans`,
		`"\u4E2D"@ZH-hans`:             `"中"@ZH-hans`,
		`""`:                           `""`,
		`_:b.1`:                        `_:b.1`,
		`_:项目`:                         `_:项目`,
		`"` + "\U0010FFFF\uFFFD" + `"`: `"` + "\U0010FFFF\uFFFD" + `"`,
	} {
		got := read(nquads.NewReader(strings.NewReader(sp + in + " <urn:g>.")).Quads())
		if d := cmp.Diff([]string{sp + want + " <urn:g> ."}, got); d != "" {
			t.Errorf("%s: %s", in, d)
		}
	}
}

func TestErrors(t *testing.T) {
	for in, want := range map[string]string{
		`<http://e.org/s> "p" <http://e.org/o> .`: `1:18: the predicate must be an IRI in angle brackets, not '"'`,
		sp + `1 .`:                          `1:35: the object must be`,
		"\n# 注释\n" + sp + `"中车 .`:           `3:35: the literal has no closing double quote`,
		sp + "\"中车\n":                       `1:35: the literal does not end on its line`,
		sp + `<http://e.org/o> <g> .`:       `1:52: the IRI <g> is not absolute`,
		sp + `<http://e.org/中 车> .`:         `1:50: the IRI has ' ', which must be percent-encoded`,
		sp + `<http://e.org/%4> .`:          `1:49: a percent sign`,
		sp + `<http://e.org/\u0020> .`:      `must be percent-encoded`,
		sp + `<http://e.org/\n> .`:          `1:49: an IRI may have no escape but \u and \U`,
		sp + `<http://e.org/` + "\u202E> .": `must be percent-encoded`,
		sp + `"\UFFFFFFFF" .`:               `1:36: \UFFFFFFFF is not a Unicode character`,
		sp + `"\uD83D\uDE00" .`:             `1:36: \uD83D is not a Unicode character`,
		sp + `"\x" .`:                       `1:36: \ and 'x' is no escape; write \\ for a backslash`,
		sp + `"x"@ .`:                       `a language tag is letters`,
		sp + `"x"@en-`:                      `a language tag is letters`,
		sp + `"x"^^dt .`:                    `a datatype is ^^ and an IRI in angle brackets`,
		sp + `_:-a .`:                       `a blank node's label cannot start with '-'`,
		sp + `_: .`:                         `a blank node's label cannot start with ' '`,
		sp + `"x"`:                          `the statement must end here with a full stop, not go on with the end of the file`,
		sp + `"x" . "y"`:                    `only a comment may follow the statement on its line, not '"'`,
		sp + "\"x\" .\x00":                  `a zero byte follows the statement`,
		sp + "\"a\xffb\" .":                 `1:37: the byte 0xFF is not UTF-8; convert the file to UTF-8`,
		"# caf\xe9\n":                       `1:6: the byte 0xE9 is not UTF-8`,
		"\ufeff" + sp + `"x" .`:             `1:1: the subject must be`,
		`@prefix e: <http://e.org/> .`:      `1:1: the subject must be`,
		"<> <> <> .":                        `1:1: the IRI <> is not absolute`,
	} {
		r := nquads.NewReader(strings.NewReader(in))
		r.File = "f.nq"
		got := read(r.Quads())
		if len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("%q: %q, want one error with %q", in, got, want)
		}
	}
}

func TestGoesOnAfterABadLine(t *testing.T) {
	in := sp + "<urn:1> .\r\n" + sp + "bad .\r" + sp + "<urn:3> . # end\n\n" + sp + "\"\xff\" .\n" + sp + "<urn:6>.\nbad"
	r := nquads.NewReader(strings.NewReader(in))
	r.File = "f.nq"
	var lines []int
	for _, err := range r.Quads() {
		if e, ok := errors.AsType[*nquads.SyntaxError](err); ok {
			lines = append(lines, e.Line)
		} else {
			lines = append(lines, 0)
		}
	}
	if d := cmp.Diff([]int{0, 2, 0, 5, 0, 7}, lines); d != "" {
		t.Errorf("lines of errors, 0 for a quad: %s", d)
	}
}

func TestTriples(t *testing.T) {
	r := nquads.NewReader(strings.NewReader(sp + "<urn:o> <urn:g> ."))
	r.Triples = true
	for _, err := range r.Quads() {
		if graph.CodeOf(err) != graph.Invalid {
			t.Errorf("a label in N-Triples gives %v", err)
		}
	}
}

func TestLimits(t *testing.T) {
	r := nquads.NewReader(strings.NewReader(sp + `"` + strings.Repeat("长", 1<<20) + `" .`))
	r.MaxLine = 1 << 20
	var last error
	for _, err := range r.Quads() {
		last = err
	}
	if graph.CodeOf(last) != graph.TooLarge {
		t.Errorf("a line over the limit gives %v", last)
	}
	r = nquads.NewReader(iotest.ErrReader(errors.New("disk on fire")))
	for _, err := range r.Quads() {
		last = err
	}
	if last == nil || !strings.Contains(last.Error(), "disk on fire") {
		t.Errorf("a reader that fails gives %v", last)
	}
}

// sample is a file of n lines of every kind, some of them long, some broken.
func sample(n int) string {
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for i := range n {
		switch random.IntN(8) {
		case 0:
			b.WriteString("# a comment 注释\n")
		case 1:
			fmt.Fprintf(&b, "<urn:s%d> broken\n", i)
		case 2:
			fmt.Fprintf(&b, "%s\"%s\"@zh <urn:g> .\r\n", sp, strings.Repeat("很长的文字\\n", random.IntN(2000)))
		default:
			fmt.Fprintf(&b, "<urn:s%d> <urn:p> \"%d\" <urn:g%d> .\n", i/4, i, i%3)
		}
	}
	return b.String()
}

func TestParallelEqualsQuads(t *testing.T) {
	in := sample(2000)
	want := read(nquads.NewReader(strings.NewReader(in)).Quads())
	for _, workers := range []int{1, 2, 5} {
		got := read(nquads.NewReader(strings.NewReader(in)).Parallel(workers))
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%d workers: %s", workers, d)
		}
	}
	if d := cmp.Diff(want, read(nquads.NewReader(iotest.OneByteReader(strings.NewReader(in))).Quads())); d != "" {
		t.Errorf("byte by byte: %s", d)
	}
}

func TestParallelStops(t *testing.T) {
	n := 0
	for q, err := range nquads.NewReader(strings.NewReader(strings.Repeat(sp+"<urn:o> .\n", 20000))).Parallel(3) {
		if q.Object != "<urn:o>" || err != nil {
			t.Fatalf("quad %s, error %v", q, err)
		}
		if n++; n == 10 {
			break
		}
	}
	if n != 10 {
		t.Errorf("stopped after %d quads, want 10", n)
	}
	var last error
	for _, err := range nquads.NewReader(iotest.TimeoutReader(strings.NewReader(sample(20000)))).Parallel(3) {
		last = err
	}
	if !errors.Is(last, iotest.ErrTimeout) {
		t.Errorf("a reader that fails gives %v", last)
	}
}

func TestWriterRefuses(t *testing.T) {
	good := graph.Quad{Subject: "<urn:s>", Predicate: "<urn:p>", Object: `"o"`, Label: "<urn:g>"}
	for name, q := range map[string]graph.Quad{
		"IRI that ends early":     {Subject: "<urn:s> <urn:x> <urn:y> .\n<urn:s>", Predicate: "<urn:p>", Object: `"o"`},
		"literal that ends":       {Subject: "<urn:s>", Predicate: "<urn:p>", Object: "\"o\" .\n<urn:s> <urn:p> \"x\""},
		"tag with a space":        {Subject: "<urn:s>", Predicate: "<urn:p>", Object: graph.LangString("o", "en .")},
		"relative datatype":       {Subject: "<urn:s>", Predicate: "<urn:p>", Object: graph.Typed("o", "integer")},
		"literal subject":         {Subject: `"s"`, Predicate: "<urn:p>", Object: `"o"`},
		"blank predicate":         {Subject: "<urn:s>", Predicate: "_:p", Object: `"o"`},
		"literal label":           {Subject: "<urn:s>", Predicate: "<urn:p>", Object: `"o"`, Label: `"g"`},
		"no object":               {Subject: "<urn:s>", Predicate: "<urn:p>"},
		"not canonical":           {Subject: "<urn:s>", Predicate: "<urn:p>", Object: `"\u4E2D"`},
		"bytes that are not text": {Subject: "<urn:s>", Predicate: "<urn:p>", Object: "\"\xff\""},
	} {
		var b strings.Builder
		w := nquads.NewWriter(&b)
		for _, err := range []error{w.Write(good), w.Write(good)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Write(q); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s: error %v", name, err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if want := good.String() + "\n" + good.String() + "\n"; b.String() != want {
			t.Errorf("%s: written %q", name, b.String())
		}
	}
}

func TestCanonical(t *testing.T) {
	in := strings.Join([]string{
		sp + `"a"@en .`, sp + `"a" <urn:g> .`, sp + `"a" .`, sp + `"ab" .`, sp + `_:b .`, sp + `_:b1 .`, sp + `<urn:o> _:g .`,
		sp + `<urn:o> .`, sp + `"a" .`, sp + `"中" .`, sp + `"` + "\U00020000" + `" .`, sp + `"` + "\uFFFD" + `" .`, sp + `"a"@en-GB .`,
	}, "\n")
	quads, err := nquads.Canonical(nquads.NewReader(strings.NewReader(in)).Quads())
	if err != nil {
		t.Fatal(err)
	}
	if len(quads) != 12 {
		t.Errorf("%d quads, want 12: one stands twice", len(quads))
	}
	for i, q := range quads[1:] {
		if p := quads[i]; p.String() >= q.String() || p.Compare(q) != nquads.Compare(p, q) {
			t.Errorf("%s stands before %s", p, q)
		}
	}
	if _, err := nquads.Canonical(nquads.NewReader(strings.NewReader("bad")).Quads()); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("a broken file gives %v", err)
	}
}

func TestSkolemise(t *testing.T) {
	in := "_:a <urn:p> _:b _:g .\n_:a <urn:p> \"_:b\" .\nbad\n"
	skolem := func(scope string) []string {
		return read(nquads.Skolemise(scope, nquads.NewReader(strings.NewReader(in)).Quads()))
	}
	one, again, other := skolem("1.nq"), skolem("1.nq"), skolem("2.nq")
	if d := cmp.Diff(one, again); d != "" {
		t.Errorf("the same file gives other IRIs: %s", d)
	}
	if one[0] == other[0] {
		t.Error("two files share blank nodes")
	}
	if len(one) != 3 || strings.Contains(one[0], "_:") || !strings.Contains(one[1], `"_:b"`) || !strings.HasPrefix(one[2], "error") {
		t.Errorf("skolemised: %q", one)
	}
	subject, _, _ := strings.Cut(one[0], " ")
	if !strings.HasPrefix(one[1], subject) {
		t.Error("one blank node became two")
	}
}
