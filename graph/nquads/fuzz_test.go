package nquads_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/nquads"
)

// FuzzRead: whatever the bytes, what is read can be written, and reads back the
// same, whole or with several workers.
func FuzzRead(f *testing.F) {
	f.Add([]byte(sp + `"\u4E2D\n车"@zh-Hans <urn:g> . # 注释`))
	f.Add([]byte(sp + "_:b.1. \r" + sp + "<http://e.org/%41\\u00e9>\t.\r\nbad\n\n"))
	f.Add([]byte("<> <> <> .\n\xff\"\\UFFFFFFFF"))
	f.Add([]byte(sample(12)))
	f.Fuzz(func(t *testing.T, data []byte) {
		whole := read(nquads.NewReader(bytes.NewReader(data)).Quads())
		if d := cmp.Diff(whole, read(nquads.NewReader(bytes.NewReader(data)).Parallel(2))); d != "" {
			t.Errorf("in parallel: %s", d)
		}
		var out bytes.Buffer
		w := nquads.NewWriter(&out)
		var quads []graph.Quad
		for q, err := range nquads.NewReader(bytes.NewReader(data)).Quads() {
			if err != nil {
				continue
			}
			quads = append(quads, q)
			if err := w.Write(q); err != nil {
				t.Fatalf("%q was read and cannot be written: %v", q, err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		var again []graph.Quad
		for q, err := range nquads.NewReader(&out).Quads() {
			if err != nil {
				t.Fatal(err)
			}
			again = append(again, q)
		}
		if d := cmp.Diff(quads, again); d != "" {
			t.Error(d)
		}
	})
}

// FuzzWrite: whatever a quad is made of, it is refused, or read back the same.
func FuzzWrite(f *testing.F) {
	f.Add("urn:s", "中车\n", "zh-Hans", "urn:dt")
	f.Add("urn:s> <urn:p> <urn:o> .\n<urn:s", "\"", "en .", "a b")
	f.Fuzz(func(t *testing.T, iri, text, tag, datatype string) {
		for _, object := range []graph.Term{
			graph.String(text), graph.LangString(text, tag), graph.Typed(text, graph.IRI(datatype)), graph.Term(text),
		} {
			q := graph.Quad{Subject: graph.IRI(iri).Term(), Predicate: "<urn:p>", Object: object, Label: graph.IRI(datatype).Term()}
			var out strings.Builder
			w := nquads.NewWriter(&out)
			if err := w.Write(q); err != nil {
				if graph.CodeOf(err) != graph.Invalid {
					t.Errorf("an error of kind %s: %v", graph.CodeOf(err), err)
				}
				continue
			}
			if err := w.Flush(); err != nil {
				t.Fatal(err)
			}
			n := 0
			for got, err := range nquads.NewReader(strings.NewReader(out.String())).Quads() {
				if n++; err != nil || got != q {
					t.Errorf("%q came back as %q, %v", q, got, err)
				}
			}
			if n != 1 {
				t.Errorf("%q came back as %d quads", q, n)
			}
		}
	})
}

// FuzzIRI: the reader's fast look at IRIs agrees with the model's rule.
func FuzzIRI(f *testing.F) {
	f.Add("http://e.org/中\u202e%41")
	f.Add("a:\u00A0\u3000\uFFFE")
	f.Fuzz(func(t *testing.T, s string) {
		if strings.ContainsRune(s, '\\') {
			return
		}
		want, wrong := graph.ParseIRI(s)
		got, err := nquads.ParseTerm("<" + s + ">")
		if (wrong == nil) != (err == nil) || err == nil && got != want.Term() {
			t.Errorf("%q: %q, %v; the model says %q, %v", s, got, err, want, wrong)
		}
	})
}
