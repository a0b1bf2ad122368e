package queriestest

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"strconv"

	"soegraph/graph"
)

// What a generated graph has of each, whatever its size.
const (
	Enterprises = 500
	groupSize   = 5 // a group and its subsidiaries
	Zones       = 2000
	Places      = 300 // of which every tenth is a province
	Industries  = 80
	branch      = 8 // an industry and those below it
)

// QuadsOfProject is about how many quads a project of a generated graph has, so
// that 1 M quads are 1_000_000 / QuadsOfProject projects.
const QuadsOfProject = 47

// Generated is a graph of made-up projects: each with one to three enterprises
// (Zipf over [Enterprises]), a zone, one or two industries, an event, an amount,
// a status and a name; every statement with an evidence of four quads. The same
// numbers give the same graph.
type Generated struct {
	Projects int
	Seed     uint64
}

// EnterpriseIRI is the nth enterprise; the multiples of five are groups, 0 is the most active.
func EnterpriseIRI(n int) graph.IRI { return numbered(graph.Enterprise, n) }

// ZoneIRI is the nth zone.
func ZoneIRI(n int) graph.IRI { return numbered(graph.Zone, n) }

// PlaceIRI is the nth place; the multiples of ten are provinces.
func PlaceIRI(n int) graph.IRI { return numbered(graph.Place, n) }

// IndustryIRI is the nth industry; the multiples of eight have others below them.
func IndustryIRI(n int) graph.IRI { return numbered(graph.Industry, n) }

// ProjectIRI is the nth project.
func ProjectIRI(n int) graph.IRI { return numbered(graph.Project, n) }

// EventIRI is the nth event.
func EventIRI(n int) graph.IRI { return numbered(graph.Event, n) }

func numbered(c graph.Class, n int) graph.IRI { return graph.RegisteredIRI(c, strconv.Itoa(n)) }

// Quads yields the graph's quads. The error is always nil.
func (g Generated) Quads() iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		w := &writer{yield: yield, random: rand.New(rand.NewPCG(g.Seed, 1))}
		w.zipf = zipf(Enterprises)
		w.background()
		for n := 0; n < g.Projects && !w.done; n++ {
			if n%projectsOfDocument == 0 {
				w.openDocument(n / projectsOfDocument)
			}
			w.project(n)
		}
	}
}

// The shape of the documents and events.
const (
	projectsOfDocument = 20
	projectsOfEvent    = 10
)

// writer makes the quads of a generated graph.
type writer struct {
	yield    func(graph.Quad, error) bool
	done     bool
	random   *rand.Rand
	zipf     []float64
	document graph.IRI
	passages int
}

func (w *writer) quad(s graph.IRI, p graph.Predicate, o graph.Term, label graph.IRI) {
	if !w.done && !w.yield(graph.Quad{Subject: s.Term(), Predicate: p.Term(), Object: o, Label: label.Term()}, nil) {
		w.done = true
	}
}

// state writes a fact and an evidence of four quads.
func (w *writer) state(s graph.IRI, p graph.Predicate, o graph.Term) {
	stmt := graph.StatementIRI(s, p, o)
	w.quad(s, p, o, stmt)
	w.passages++
	e := graph.IRI(graph.EvNS + strconv.Itoa(w.passages))
	w.quad(e, graph.Type, graph.EvidenceClass.Term(), w.document)
	w.quad(e, graph.EvidenceStatement, stmt.Term(), w.document)
	w.quad(e, graph.EvidenceDocument, w.document.Term(), w.document)
	w.quad(e, graph.Exact, graph.String("第"+strconv.Itoa(w.passages)+"句"), w.document)
}

func (w *writer) name(iri graph.IRI, c graph.Class, name string) {
	w.state(iri, graph.Type, c.Term())
	w.state(iri, graph.PrefLabel, graph.LangString(name, graph.Chinese))
}

func (w *writer) openDocument(n int) {
	w.document = graph.DocumentIRI([]byte(strconv.Itoa(n)))
	w.quad(w.document, graph.Type, graph.DocumentClass.Term(), w.document)
	w.quad(w.document, graph.Headline, graph.String("新闻第"+strconv.Itoa(n)+"号"), w.document)
	w.quad(w.document, graph.DatePublished, day(n), w.document)
}

func day(n int) graph.Term {
	return graph.Typed(fmt.Sprintf("%d-%02d-%02d", 2015+n/360%10, 1+n/30%12, 1+n%28), graph.XSDDate)
}

// background writes what projects hang on.
func (w *writer) background() {
	w.document = graph.RegistryGraph
	for n := range Enterprises {
		w.name(EnterpriseIRI(n), graph.Enterprise, "第"+strconv.Itoa(n)+"工业集团有限公司")
		w.state(EnterpriseIRI(n), graph.AltLabel, graph.LangString("SOE "+strconv.Itoa(n), graph.English))
		if n%groupSize != 0 {
			w.state(EnterpriseIRI(n), graph.SubsidiaryOf, EnterpriseIRI(n-n%groupSize).Term())
		}
	}
	for n := range Places {
		w.name(PlaceIRI(n), graph.Place, "第"+strconv.Itoa(n)+"市")
		if n%10 != 0 {
			w.state(PlaceIRI(n), graph.PartOf, PlaceIRI(n-n%10).Term())
		}
	}
	for n := range Zones {
		w.name(ZoneIRI(n), graph.Zone, "第"+strconv.Itoa(n)+"经济技术开发区")
		w.state(ZoneIRI(n), graph.LocatedIn, PlaceIRI(n%Places).Term())
	}
	for n := range Industries {
		w.name(IndustryIRI(n), graph.Industry, "第"+strconv.Itoa(n)+"产业")
		if n%branch != 0 {
			w.state(IndustryIRI(n), graph.Broader, IndustryIRI(n-n%branch).Term())
		}
	}
}

func (w *writer) project(n int) {
	p := ProjectIRI(n)
	w.name(p, graph.Project, "第"+strconv.Itoa(n)+"号装备制造基地项目")
	for range 1 + w.random.IntN(3) {
		w.state(EnterpriseIRI(w.enterprise()), graph.ParticipatesIn, p.Term())
	}
	w.state(p, graph.LocatedIn, ZoneIRI(w.random.IntN(Zones)).Term())
	for range 1 + w.random.IntN(2) {
		w.state(p, graph.InIndustry, IndustryIRI(w.random.IntN(Industries)).Term())
	}
	event := EventIRI(n / projectsOfEvent)
	if n%projectsOfEvent == 0 {
		w.name(event, graph.Event, "第"+strconv.Itoa(n/projectsOfEvent)+"次集中签约")
		w.state(event, graph.Date, day(n/projectsOfEvent))
		w.state(event, graph.LocatedIn, PlaceIRI(w.random.IntN(Places)).Term())
	}
	w.state(p, graph.SignedAt, event.Term())
	w.state(p, graph.Investment, graph.Decimal(strconv.Itoa((1+w.random.IntN(5000))*1_000_000)))
	w.state(p, graph.Status, graph.String(string(graph.Stages()[w.random.IntN(len(graph.Stages()))])))
}

// enterprise draws one, the small numbers most often.
func (w *writer) enterprise() int {
	x := w.random.Float64() * w.zipf[len(w.zipf)-1]
	lo, hi := 0, len(w.zipf)-1
	for lo < hi {
		if mid := (lo + hi) / 2; w.zipf[mid] < x {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// zipf is the running sums of 1/n^1.07.
func zipf(n int) []float64 {
	sums := make([]float64, n)
	sum := 0.0
	for i := range sums {
		sum += math.Pow(float64(i+1), -1.07)
		sums[i] = sum
	}
	return sums
}

// Graph is the graph in memory. It does not fail.
func (g Generated) Graph() (*Graph, error) {
	var quads []graph.Quad
	for q, err := range g.Quads() {
		if err != nil {
			return nil, err
		}
		quads = append(quads, q)
	}
	return New(quads), nil
}
