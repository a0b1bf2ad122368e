package api

import (
	"cmp"
	"strings"

	"soegraph/graph"
	"soegraph/queries"
)

// Fact is a statement; exactly one of Object and Value is there.
type Fact struct {
	ID         string    `json:"id" doc:"The hash that the IRI ends with"`
	IRI        graph.IRI `json:"iri" format:"uri"`
	Subject    Entity    `json:"subject"`
	Predicate  string    `json:"predicate" example:"participatesIn"`
	Object     *Entity   `json:"object,omitempty"`
	Value      *Value    `json:"value,omitempty"`
	Evidence   int       `json:"evidence" doc:"How many sentences and registry rows state it"`
	Confidence float64   `json:"confidence" doc:"Of the best evidence, 0 to 1"`
	Years      []int     `json:"years" doc:"Of the articles that state it"`
}

// Value is the object of a fact that is no entity.
type Value struct {
	Text     string   `json:"text" doc:"As people read it"`
	Number   *float64 `json:"number,omitempty" doc:"Of CNY for an amount without currency"`
	Datatype string   `json:"datatype,omitempty" example:"decimal"`
	Currency string   `json:"currency,omitempty" doc:"Where it is not CNY" example:"USD"`
	Figure   *Figure  `json:"figure,omitempty"`
}

// Figure is an observation: what is counted, how much, of when.
type Figure struct {
	Name   string `json:"name" example:"固定资产投资"`
	Value  string `json:"value" example:"45.6"`
	Unit   string `json:"unit,omitempty" example:"亿元"`
	Period string `json:"period,omitempty" example:"2022"`
}

// newFact is a fact between two entities, or of one and a value.
func newFact(r reading, subject queries.Entity, f queries.Fact, object *queries.Entity, value graph.Term) Fact {
	fact := Fact{
		ID: hash(f.Statement), IRI: f.Statement, Subject: newEntity(subject), Predicate: f.Predicate.Local(),
		Evidence: f.Evidence, Confidence: f.Confidence, Years: append([]int{}, f.Years...),
	}
	if isObservation(value) || object == nil {
		fact.Value = newValue(r, value)
		return fact
	}
	e := newEntity(*object)
	fact.Object = &e
	return fact
}

func isObservation(t graph.Term) bool {
	return strings.HasPrefix(string(t.IRI()), graph.EntityNS+"observation/")
}

func newValue(r reading, t graph.Term) *Value {
	if isObservation(t) {
		return newFigure(r, t)
	}
	v := &Value{Text: t.Text(), Datatype: t.Datatype().Local()}
	if t.Kind() != graph.Literal {
		v.Datatype = ""
	}
	if n, ok := t.Number(); ok && t.Datatype() != graph.XSDYear {
		v.Number = &n
	}
	if currency, ok := strings.CutPrefix(string(t.Datatype()), graph.NS); ok {
		v.Currency = currency
		v.Text += " " + currency
	}
	return v
}

func newFigure(r reading, observation graph.Term) *Value {
	f := &Figure{
		Name: text(r, observation, graph.FigureName), Value: text(r, observation, graph.FigureValue),
		Unit: text(r, observation, graph.FigureUnit), Period: text(r, observation, graph.FigurePeriod),
	}
	v := &Value{Text: strings.TrimSpace(f.Name + " " + f.Value + " " + f.Unit), Datatype: graph.ObservationClass.Local(), Figure: f}
	if f.Period != "" {
		v.Text += " (" + f.Period + ")"
	}
	if n, ok := object(r, observation, graph.FigureValue).Number(); ok {
		v.Number = &n
	}
	return v
}

// object is the first object of a subject and a predicate, "" where it has none.
func object(r queries.Reader, subject graph.Term, p graph.Predicate) graph.Term {
	s, known := r.ID(subject)
	predicate, used := r.ID(p.Term())
	if !known || !used {
		return ""
	}
	for q := range r.Match(graph.Pattern{S: s, P: predicate}) {
		return r.Term(q.O)
	}
	return ""
}

func text(r queries.Reader, subject graph.Term, p graph.Predicate) string {
	return object(r, subject, p).Text()
}

// Evidence is a sentence, or a row of the registry, that states a fact.
type Evidence struct {
	IRI        graph.IRI    `json:"iri" format:"uri"`
	Quote      string       `json:"quote"`
	Start      int          `json:"start" doc:"Byte offset into the document's text"`
	End        int          `json:"end"`
	Rule       string       `json:"rule" doc:"Which rule of the loader found it"`
	Confidence float64      `json:"confidence"`
	Role       string       `json:"role,omitempty" doc:"Of participatesIn: invests, builds, operates, winsBid"`
	Printed    string       `json:"printed,omitempty" doc:"Of a value: as the text prints it"`
	Qualifier  string       `json:"qualifier,omitempty" doc:"Of a value: about, over, under, up-to"`
	Registry   bool         `json:"registry" doc:"A row of the registry states it: there is no document to open"`
	Document   *DocumentRef `json:"document,omitempty"`
	Article    *Article     `json:"article,omitempty"`
}

// DocumentRef is a document where it is mentioned.
type DocumentRef struct {
	ID        string    `json:"id" doc:"The SHA-256 of its bytes"`
	IRI       graph.IRI `json:"iri" format:"uri"`
	Title     string    `json:"title"`
	FileName  string    `json:"fileName,omitempty"`
	Published string    `json:"published,omitempty"`
}

// Article is one article of a document.
type Article struct {
	IRI       graph.IRI `json:"iri" format:"uri"`
	Title     string    `json:"title,omitempty"`
	Deck      string    `json:"deck,omitempty"`
	Byline    string    `json:"byline,omitempty"`
	Section   string    `json:"section,omitempty"`
	Published string    `json:"published,omitempty"`
	Start     int       `json:"start" doc:"Byte offset into the document's text"`
	End       int       `json:"end"`
}

func newEvidence(r reading, q queries.Quote) Evidence {
	e := Evidence{
		IRI: q.IRI, Quote: q.Exact, Start: q.Start, End: q.End, Rule: q.Rule, Confidence: q.Confidence,
		Role: q.Role, Printed: q.Printed, Qualifier: q.Qualifier,
	}
	if !strings.HasPrefix(string(q.Document.IRI), graph.DocNS) {
		e.Registry = true
		return e
	}
	doc := q.Document.IRI.Term()
	e.Document = &DocumentRef{
		ID: hash(q.Document.IRI), IRI: q.Document.IRI, Title: q.Document.Name,
		FileName: text(r, doc, graph.DocumentFile), Published: cmp.Or(text(r, doc, graph.DatePublished), q.Date),
	}
	if q.Article != nil {
		article := newArticle(r, q.Article.IRI)
		e.Article = &article
	}
	return e
}

func newArticle(r reading, iri graph.IRI) Article {
	t := iri.Term()
	start, _ := object(r, t, graph.Start).Integer()
	end, _ := object(r, t, graph.End).Integer()
	return Article{
		IRI: iri, Title: text(r, t, graph.Headline), Deck: text(r, t, graph.Deck), Byline: text(r, t, graph.Byline),
		Section: text(r, t, graph.Section), Published: text(r, t, graph.DatePublished), Start: int(start), End: int(end),
	}
}
