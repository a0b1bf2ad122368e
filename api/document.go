package api

import (
	"cmp"
	"context"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/graph"
	"soegraph/queries"
)

// DocumentPage is a document with its text and what was found in it.
type DocumentPage struct {
	ID        string    `json:"id" doc:"The SHA-256 of its bytes"`
	IRI       graph.IRI `json:"iri" format:"uri"`
	Title     string    `json:"title"`
	FileName  string    `json:"fileName"`
	MediaType string    `json:"mediaType"`
	Charset   string    `json:"charset,omitempty" doc:"Of the file; the text here is UTF-8"`
	Published string    `json:"published,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Section   string    `json:"section,omitempty"`
	URL       string    `json:"url,omitempty"`
	Bytes     int       `json:"bytes"`
	Text      string    `json:"text" doc:"To which all offsets refer"`
	Articles  []Article `json:"articles"`
	Mentions  []Mention `json:"mentions" doc:"Where entities are named, in the order of the text"`
	Evidence  []Passage `json:"evidence" doc:"Passages that state facts, in the order of the text; they may overlap"`
	Facts     []Fact    `json:"facts" doc:"That the passages state"`
	Entities  []Entity  `json:"entities" doc:"That are named"`
}

// Mention is a place where a text names an entity.
type Mention struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
	Entity string `json:"entity" doc:"Its id"`
}

// Passage is a stretch of a text that states facts.
type Passage struct {
	Start      int       `json:"start"`
	End        int       `json:"end"`
	IRI        graph.IRI `json:"iri" format:"uri"`
	Statements []string  `json:"statements" doc:"Ids of the facts"`
	Rule       string    `json:"rule"`
	Confidence float64   `json:"confidence"`
}

type documentTextInput struct {
	DocumentParams

	Offsets string `query:"offsets" enum:"bytes,utf16" default:"bytes" doc:"What offsets count: bytes of UTF-8, or UTF-16 code units as JavaScript's strings do"`
}

func (s *Server) routeDocument() {
	type output struct{ Body DocumentPage }
	register(s, huma.Operation{
		OperationID: "getDocument", Path: "/api/v1/documents/{id}", Summary: "A document: its text, and where in it entities and facts were found", Tags: []string{"documents"},
	}, func(ctx context.Context, in *documentTextInput) (*output, error) {
		return read(s, func(r reading) (*output, error) {
			d, err := queries.DocumentOf(ctx, r, in.ID)
			if err != nil {
				return nil, err
			}
			page, err := newDocumentPage(ctx, r, d)
			if err != nil {
				return nil, err
			}
			if in.Offsets == "utf16" {
				page.countUTF16()
			}
			return &output{page}, nil
		})
	})
}

func newDocumentPage(ctx context.Context, r reading, d queries.DocumentText) (DocumentPage, error) {
	p := DocumentPage{
		ID: hash(d.IRI), IRI: d.IRI, Title: d.Title, FileName: d.File, MediaType: d.MediaType, Charset: text(r, d.IRI.Term(), graph.DocumentCharset),
		Published: d.Published, Publisher: d.Publisher, Section: d.Section, URL: d.URL, Bytes: len(d.Text), Text: d.Text,
		Articles: []Article{}, Mentions: []Mention{}, Evidence: []Passage{}, Facts: []Fact{}, Entities: []Entity{},
	}
	for _, a := range d.Articles {
		p.Articles = append(p.Articles, Article{a.IRI, a.Headline, a.Deck, a.Byline, a.Section, a.Published, a.Start, a.End})
	}
	facts, entities := map[graph.IRI]bool{}, map[graph.IRI]bool{}
	for _, span := range d.Spans {
		if span.Mention != nil {
			p.Mentions = append(p.Mentions, Mention{span.Start, span.End, d.Text[span.Start:span.End], span.Mention.ID()})
			if !entities[span.Mention.IRI] {
				entities[span.Mention.IRI] = true
				p.Entities = append(p.Entities, newEntity(*span.Mention))
			}
		}
		if len(span.Facts) == 0 {
			continue
		}
		passage := Passage{Start: span.Start, End: span.End, IRI: span.Evidence, Rule: span.Rule, Confidence: span.Confidence}
		for _, f := range span.Facts {
			passage.Statements = append(passage.Statements, hash(f.Statement))
			if facts[f.Statement] {
				continue
			}
			facts[f.Statement] = true
			st, err := queries.StatementOf(ctx, r, f.Statement)
			if err != nil {
				return p, err
			}
			p.Facts = append(p.Facts, newStatementPage(r, st).Statement)
		}
		p.Evidence = append(p.Evidence, passage)
	}
	p.Mentions = withoutOverlaps(p.Mentions)
	return p, nil
}

// withoutOverlaps keeps of mentions that overlap the one that starts first, and
// of those the longest, so that a text can be marked by them.
func withoutOverlaps(mentions []Mention) []Mention {
	slices.SortStableFunc(mentions, func(a, b Mention) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	end := 0
	return slices.DeleteFunc(mentions, func(m Mention) bool {
		if m.Start < end {
			return true
		}
		end = m.End
		return false
	})
}

// countUTF16 turns offsets from bytes of UTF-8 into code units of UTF-16.
func (p *DocumentPage) countUTF16() {
	units := utf16Offsets(p.Text)
	for i := range p.Articles {
		p.Articles[i].Start, p.Articles[i].End = units(p.Articles[i].Start), units(p.Articles[i].End)
	}
	for i := range p.Mentions {
		p.Mentions[i].Start, p.Mentions[i].End = units(p.Mentions[i].Start), units(p.Mentions[i].End)
	}
	for i := range p.Evidence {
		p.Evidence[i].Start, p.Evidence[i].End = units(p.Evidence[i].Start), units(p.Evidence[i].End)
	}
}

// utf16Offsets is the offset in UTF-16 code units of each offset in bytes.
func utf16Offsets(s string) func(int) int {
	at := make([]int32, len(s)+1)
	n := int32(0)
	end := 0
	for i, r := range s {
		for ; end < i; end++ {
			at[end] = n
		}
		at[i] = n
		end = i + 1
		n++
		if r > 0xffff {
			n++
		}
		for ; end < len(s) && s[end]&0xc0 == 0x80; end++ {
			at[end] = n
		}
	}
	at[len(s)] = n
	return func(offset int) int { return int(at[min(max(offset, 0), len(s))]) }
}
