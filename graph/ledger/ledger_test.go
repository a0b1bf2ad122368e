package ledger_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"soegraph/graph"
	"soegraph/graph/ledger"
)

var (
	crane = ledger.Name{Class: "Enterprise", Name: "东海重工集团有限公司"}
	short = ledger.Name{Class: "Enterprise", Name: "东海重工"}
	other = ledger.Name{Class: "Enterprise", Name: "东海起重"}
	dock  = ledger.Name{Class: "Project", Name: "船坞项目"}
)

func at(minute int) time.Time { return time.Date(2026, 1, 2, 3, minute, 0, 0, time.UTC) }

func iri(n ledger.Name) graph.IRI {
	return graph.EntityIRI(graph.Class(graph.NS+n.Class), n.Name)
}

// document is what a document states: each entity with its name, and facts.
func document(facts ...graph.Statement) []graph.Quad {
	ev := graph.Evidence{Document: graph.Base + "doc/1", Exact: "句", End: 3, Rule: "test", Confidence: 0.9}
	for _, n := range []ledger.Name{crane, short, other, dock} {
		facts = append(
			facts,
			graph.Statement{Subject: iri(n), Predicate: graph.Type, Object: graph.Class(graph.NS + n.Class).Term()},
			graph.Statement{Subject: iri(n), Predicate: graph.PrefLabel, Object: graph.LangString(n.Name, graph.Chinese)},
		)
	}
	var quads []graph.Quad
	for _, f := range facts {
		f.Evidence = ev
		quads = append(quads, f.Quads()...)
	}
	return quads
}

func fact(s ledger.Name, p graph.Predicate, o graph.Term) graph.Statement {
	return graph.Statement{Subject: iri(s), Predicate: p, Object: o}
}

// facts is what a graph says, evidence and judgements left out, as "subject
// predicate object" with names for IRIs.
func facts(r ledger.Reader) []string {
	names := map[graph.Term]string{}
	for _, n := range []ledger.Name{crane, short, other, dock} {
		names[iri(n).Term()] = n.Name
	}
	show := func(t graph.Term) string {
		if n, ok := names[t]; ok {
			return n
		}
		return t.Text()
	}
	var list []string
	for q := range r.Match(graph.Pattern{}) {
		if _, entity := names[r.Term(q.S)]; entity && r.Term(q.P) != graph.Type.Term() {
			list = append(list, show(r.Term(q.S))+" "+r.Term(q.P).IRI().Local()+" "+show(r.Term(q.O)))
		}
	}
	slices.Sort(list)
	return list
}

func TestView(t *testing.T) {
	stated := []graph.Statement{
		fact(crane, graph.ParticipatesIn, iri(dock).Term()),
		fact(short, graph.ParticipatesIn, iri(dock).Term()),
		fact(short, graph.Status, graph.String("signed")),
		fact(dock, graph.Investment, graph.Decimal("100")),
	}
	merge := ledger.Judgement{Kind: ledger.Merge, Subject: &short, Object: &crane, Who: "li", When: at(1)}
	reject := ledger.Judgement{Kind: ledger.Reject, Subject: &dock, Predicate: "investment", Value: string(graph.Decimal("100")), Who: "li", When: at(2)}
	rename := ledger.Judgement{Kind: ledger.Rename, Subject: &dock, Value: "一号船坞", Who: "li", When: at(3)}
	undo := func(j ledger.Judgement, minute int) ledger.Judgement {
		return ledger.Judgement{Kind: ledger.Undo, Undoes: j.IRI(), Who: "wang", When: at(minute)}
	}
	plain := facts(newMemory(document(stated...)...))
	tests := []struct {
		name       string
		judgements []ledger.Judgement
		gone, come []string
	}{
		{"no judgement", nil, nil, nil},
		{
			"a merge shows one entity, with the facts and names of both",
			[]ledger.Judgement{merge},
			[]string{"东海重工 participatesIn 船坞项目", "东海重工 prefLabel 东海重工", "东海重工 status signed"},
			[]string{"东海重工集团有限公司 altLabel 东海重工", "东海重工集团有限公司 status signed"},
		},
		{"a rejected fact does not show", []ledger.Judgement{reject}, []string{"船坞项目 investment 100"}, nil},
		{
			"a renamed entity keeps its old name as another",
			[]ledger.Judgement{rename},
			[]string{"船坞项目 prefLabel 船坞项目"},
			[]string{"船坞项目 altLabel 船坞项目", "船坞项目 prefLabel 一号船坞"},
		},
		{"what is undone leaves no trace", []ledger.Judgement{merge, reject, rename, undo(merge, 4), undo(reject, 4), undo(rename, 4)}, nil, nil},
		{
			"an undone undo undoes nothing",
			[]ledger.Judgement{reject, undo(reject, 4), undo(undo(reject, 4), 5)},
			[]string{"船坞项目 investment 100"},
			nil,
		},
		{
			"a judgement of what is not there changes nothing",
			[]ledger.Judgement{{Kind: ledger.Merge, Subject: &ledger.Name{Class: "Zone", Name: "无此园区"}, Object: &crane, Who: "li", When: at(1)}},
			nil, nil,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			quads := document(stated...)
			for _, j := range test.judgements {
				quads = append(quads, j.Quads()...)
			}
			r, err := ledger.Judged(newMemory(quads...))
			if err != nil {
				t.Fatal(err)
			}
			want := slices.DeleteFunc(slices.Clone(plain), func(s string) bool { return slices.Contains(test.gone, s) })
			want = append(want, test.come...)
			slices.Sort(want)
			if diff := cmp.Diff(want, facts(r)); diff != "" {
				t.Errorf("facts (-want +got):\n%s", diff)
			}
		})
	}
}

// A merged entity answers to either number, and counts are of what shows.
func TestViewOfMergedEntity(t *testing.T) {
	j := ledger.Judgement{Kind: ledger.Merge, Subject: &short, Object: &crane, Who: "li", When: at(1)}
	m := newMemory(append(document(fact(short, graph.ParticipatesIn, iri(dock).Term()), fact(crane, graph.ParticipatesIn, iri(dock).Term())), j.Quads()...)...)
	r, idle := ledger.New([]ledger.Judgement{j}).View(m)
	if len(idle) > 0 {
		t.Fatalf("idle: %v", idle)
	}
	p, _ := m.ID(graph.ParticipatesIn.Term())
	for _, n := range []ledger.Name{short, crane} {
		id, _ := m.ID(iri(n).Term())
		if got := r.Count(graph.Pattern{S: id, P: p}); got != 1 {
			t.Errorf("%s takes part in %d projects, not 1", n.Name, got)
		}
	}
	// the one fact has the evidence of both
	label, _ := m.ID(fact(crane, graph.ParticipatesIn, iri(dock).Term()).IRI().Term())
	states, _ := m.ID(graph.EvidenceStatement.Term())
	if got := r.Count(graph.Pattern{P: states, O: label}); got != 1 { // the same sentence states both
		t.Errorf("the fact has %d evidences, not 1", got)
	}
}

func TestConflicts(t *testing.T) {
	merge := ledger.Judgement{Kind: ledger.Merge, Subject: &short, Object: &crane, Who: "li", When: at(1)}
	split := ledger.Judgement{Kind: ledger.Split, Subject: &crane, Object: &short, Who: "wang", When: at(2)}
	l := ledger.New([]ledger.Judgement{merge, split})
	if len(l.Conflicts) != 1 || len(l.Standing) != 0 {
		t.Fatalf("%d conflicts, %d standing; a merge and a split of one pair must not stand", len(l.Conflicts), len(l.Standing))
	}
	l = ledger.New([]ledger.Judgement{merge, split, {Kind: ledger.Undo, Undoes: merge.IRI(), Who: "li", When: at(3)}})
	if diff := cmp.Diff([][2]string{{crane.Name, short.Name}}, l.Apart()); diff != "" || len(l.Conflicts) != 0 {
		t.Errorf("after the undo %d conflicts, apart (-want +got):\n%s", len(l.Conflicts), diff)
	}
}

// Lines and quads both give back what was written.
func TestRoundTrip(t *testing.T) {
	list := []ledger.Judgement{
		{Kind: ledger.Accept, Subject: &crane, Predicate: "participatesIn", Object: &dock, Who: "li", When: at(1), Why: `见"合同"`, Evidence: []graph.IRI{graph.EvNS + "1"}},
		{Kind: ledger.Retype, Subject: &dock, Value: "Facility", Who: "li", When: at(2)},
	}
	var b bytes.Buffer
	if err := ledger.WriteLines(&b, list); err != nil {
		t.Fatal(err)
	}
	lines, err := ledger.ParseLines("x", &b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(list, lines); diff != "" {
		t.Errorf("lines (-want +got):\n%s", diff)
	}
	var quads []graph.Quad
	for _, j := range list {
		quads = append(quads, j.Quads()...)
	}
	read, err := ledger.Read(newMemory(quads...))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(list, read); diff != "" {
		t.Errorf("quads (-want +got):\n%s", diff)
	}
}

func TestParseLinesRefuses(t *testing.T) {
	when := `"who":"li","when":"2026-01-02T03:04:05Z"`
	tests := map[string]string{
		`{`:                                    "x, line 1",
		"\n" + `{"kind":"guess",` + when + `}`: "line 2",
		`{"kind":"rename","value":"a","subject":{"class":"Project","name":"b"},"when":"2026-01-02T03:04:05Z"}`: "who judges",
		`{"kind":"merge","subject":{"class":"Project","name":"b"},` + when + `}`:                               "second entity",
		`{"kind":"accept","subject":{"class":"Thing","name":"b"},` + when + `}`:                                "not a class",
		`{"kind":"accept","predicate":"likes","subject":{"class":"Project","name":"b"},` + when + `}`:          "not a predicate",
	}
	for line, want := range tests {
		_, err := ledger.ParseLines("x", strings.NewReader(line))
		if graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, not an error with %q", line, err, want)
		}
	}
}

func FuzzParseLines(f *testing.F) {
	f.Add([]byte(`{"kind":"rename","value":"a","subject":{"class":"Project","name":"b"},"who":"c","when":"2026-01-02T03:04:05Z"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := ledger.ParseLines("x", bytes.NewReader(data))
		if err != nil {
			return
		}
		for _, j := range list {
			j.Quads()
		}
		ledger.New(list)
	})
}
