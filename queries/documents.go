package queries

import (
	"cmp"
	"context"
	"slices"

	"soegraph/graph"
)

// DocumentInfo is what is known of a loaded document.
type DocumentInfo struct {
	IRI       graph.IRI
	Title     string // its headline, else the first of its articles', else the file's name
	File      string
	MediaType string
	Published string // as exact as it is known; "" where it is not
	Publisher string
	Section   string
	URL       string
	Articles  int
	Evidence  int // passages that state a fact
	Facts     int // facts that they state, types and names left out
}

// DocumentText is a document with its text and what was found in it.
type DocumentText struct {
	DocumentInfo

	Text     string
	Articles []ArticleInfo
	Spans    []Span
}

// ArticleInfo is an article of a document.
type ArticleInfo struct {
	IRI        graph.IRI
	Headline   string
	Deck       string
	Byline     string
	Section    string
	Published  string
	Start, End int // byte offsets into the document's text
}

// Span is a passage of a document's text that states facts: a mention of an
// entity states its name, any other its facts.
type Span struct {
	Start, End int // byte offsets into the document's text
	Exact      string
	Evidence   graph.IRI
	Rule       string
	Confidence float64
	Mention    *Entity // what is named here, or nil
	Facts      []SpanFact
}

// SpanFact is a fact that a passage states.
type SpanFact struct {
	Statement graph.IRI
	Subject   Entity
	Predicate graph.Predicate
	Entity    *Entity // the object, where it is one
	Text      string  // the object as people read it
}

// Documents is the loaded documents, the latest first, those without a date
// last, those of one date in the order of their titles.
func Documents(ctx context.Context, r Reader) ([]DocumentInfo, error) {
	v := newView(ctx, r)
	list := []DocumentInfo{}
	for q := range v.in(graph.Type, v.classID(graph.DocumentClass)) {
		list = append(list, v.document(q.S))
	}
	slices.SortFunc(list, func(a, b DocumentInfo) int {
		return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(a.Title, b.Title), cmp.Compare(a.IRI, b.IRI))
	})
	return list, cmp.Or(Damage(v.Reader), v.err, ctx.Err())
}

func (v *view) document(id graph.ID) DocumentInfo {
	d := DocumentInfo{
		IRI: v.Term(id).IRI(), Title: v.text(id, graph.Headline), File: v.text(id, graph.DocumentFile),
		MediaType: v.text(id, graph.DocumentMediaType), Published: v.text(id, graph.DatePublished),
		Publisher: v.text(id, graph.Publisher), Section: v.text(id, graph.Section), URL: v.text(id, graph.URL),
	}
	articles := v.articles(id)
	d.Articles = len(articles)
	if d.Title == "" && len(articles) > 0 {
		d.Title = articles[0].Headline
	}
	d.Title = cmp.Or(d.Title, d.File, string(d.IRI))
	for range v.in(graph.EvidenceDocument, id) {
		d.Evidence++
	}
	d.Evidence -= d.Articles // an article names its document by the same predicate
	for range v.factsOf(id) {
		d.Facts++
	}
	return d
}

// articles is the articles of a document, in the order of its text.
func (v *view) articles(document graph.ID) []ArticleInfo {
	class := v.classID(graph.ArticleClass)
	list := []ArticleInfo{}
	for q := range v.in(graph.EvidenceDocument, document) {
		if !v.has(q.S, graph.Type, class) {
			continue
		}
		list = append(list, ArticleInfo{
			IRI: v.Term(q.S).IRI(), Headline: v.text(q.S, graph.Headline), Deck: v.text(q.S, graph.Deck), Byline: v.text(q.S, graph.Byline),
			Section: v.text(q.S, graph.Section), Published: v.text(q.S, graph.DatePublished),
			Start: v.number(q.S, graph.Start), End: v.number(q.S, graph.End),
		})
	}
	slices.SortFunc(list, func(a, b ArticleInfo) int { return cmp.Or(a.Start-b.Start, cmp.Compare(a.IRI, b.IRI)) })
	return list
}

// DocumentOf is a document with its text and the passages that state facts, in
// the order of the text. The document is named as in [Run]: by IRI, hash, file
// name or headline. It fails with [graph.NotFound] and [graph.Ambiguous].
func DocumentOf(ctx context.Context, r Reader, document string) (DocumentText, error) {
	v := newView(ctx, r)
	id, err := v.documentID(document)
	if err != nil {
		return DocumentText{}, err
	}
	d := DocumentText{DocumentInfo: v.document(id), Text: v.text(id, graph.DocumentText), Articles: v.articles(id), Spans: []Span{}}
	class := v.classID(graph.EvidenceClass)
	for q := range v.in(graph.EvidenceDocument, id) {
		if v.has(q.S, graph.Type, class) {
			d.Spans = append(d.Spans, v.span(q.S))
		}
	}
	slices.SortFunc(d.Spans, func(a, b Span) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End, cmp.Compare(a.Evidence, b.Evidence))
	})
	return d, cmp.Or(Damage(v.Reader), v.err, ctx.Err())
}

func (v *view) span(evidence graph.ID) Span {
	s := Span{
		Start: v.number(evidence, graph.Start), End: v.number(evidence, graph.End), Exact: v.text(evidence, graph.Exact),
		Evidence: v.Term(evidence).IRI(), Rule: v.text(evidence, graph.EvidenceRule), Facts: []SpanFact{},
	}
	s.Confidence, _ = v.Term(v.object(evidence, graph.EvidenceConfidence)).Number()
	for st := range v.out(evidence, graph.EvidenceStatement) {
		for q := range v.match(graph.Pattern{G: st.O}) {
			switch graph.Predicate(v.Term(q.P).IRI()) {
			case graph.PrefLabel, graph.AltLabel, graph.LegalName:
				e := v.entity(q.S)
				s.Mention = &e
			case graph.Type, graph.FigureName, graph.FigureValue, graph.FigureUnit, graph.FigurePeriod:
			default:
				s.Facts = append(s.Facts, v.spanFact(q))
			}
		}
	}
	slices.SortFunc(s.Facts, func(a, b SpanFact) int { return cmp.Compare(a.Statement, b.Statement) })
	return s
}

func (v *view) spanFact(q graph.IDQuad) SpanFact {
	f := SpanFact{Statement: v.Term(q.G).IRI(), Subject: v.entity(q.S), Predicate: graph.Predicate(v.Term(q.P).IRI())}
	cell := v.objectCell(q.O)
	if e, ok := cell.(Entity); ok {
		f.Entity = &e
	}
	f.Text = cell.String()
	return f
}
