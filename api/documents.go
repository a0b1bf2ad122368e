package api

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"soegraph/graph"
	"soegraph/queries"
)

// Document is a loaded document.
type Document struct {
	ID        string    `json:"id" doc:"The SHA-256 of its bytes"`
	IRI       graph.IRI `json:"iri" format:"uri"`
	Title     string    `json:"title" doc:"Its headline, else that of its first article, else the file's name"`
	FileName  string    `json:"fileName"`
	MediaType string    `json:"mediaType"`
	Published string    `json:"published,omitempty" doc:"As exact as it is known: 2023, 2023-06, 2023-06-21"`
	Publisher string    `json:"publisher,omitempty"`
	Section   string    `json:"section,omitempty"`
	URL       string    `json:"url,omitempty"`
	Articles  int       `json:"articles"`
	Facts     int       `json:"facts" doc:"That it states; names and types left out"`
	Evidence  int       `json:"evidence" doc:"Passages that state something"`
	Bytes     int       `json:"bytes" doc:"Of its text in UTF-8"`
}

func newDocument(r reading, d queries.DocumentInfo) Document {
	return Document{
		ID: hash(d.IRI), IRI: d.IRI, Title: d.Title, FileName: d.File, MediaType: d.MediaType, Published: d.Published, Publisher: d.Publisher,
		Section: d.Section, URL: d.URL, Articles: d.Articles, Facts: d.Facts, Evidence: d.Evidence,
		Bytes: len(text(r, d.IRI.Term(), graph.DocumentText)),
	}
}

type documentsInput struct {
	PageParams

	Q     string `query:"q" maxLength:"200" doc:"A part of the title or of the file's name"`
	Limit int    `query:"limit" minimum:"1" maximum:"500" default:"50"`
}

func (s *Server) routeDocuments() {
	register(s, huma.Operation{
		OperationID: "listDocuments", Path: "/api/v1/documents", Summary: "The loaded documents, the latest first", Tags: []string{"documents"},
	}, func(ctx context.Context, in *documentsInput) (*listOutput[Document], error) {
		offset, err := in.offset()
		if err != nil {
			return nil, err
		}
		return read(s, func(r reading) (*listOutput[Document], error) {
			all, err := s.documents.get(ctx, r.Generation(), func(ctx context.Context) ([]queries.DocumentInfo, error) { return queries.Documents(ctx, r) })
			if err != nil {
				return nil, err
			}
			if in.Q != "" {
				want := strings.ToLower(in.Q)
				all = slices.DeleteFunc(slices.Clone(all), func(d queries.DocumentInfo) bool {
					return !strings.Contains(strings.ToLower(d.Title+"\n"+d.File), want)
				})
			}
			from := min(offset, len(all))
			to := min(from+in.Limit, len(all))
			items := []Document{}
			for _, d := range all[from:to] {
				items = append(items, newDocument(r, d))
			}
			return newPage(ctx, items, from, to < len(all)), nil
		})
	})
}

// DocumentParams is what routes of one document take.
type DocumentParams struct {
	ID string `path:"id" doc:"The SHA-256 of its bytes, its IRI, its file's name or its title"`
}

// Retraction is what retracting a document did.
type Retraction struct {
	Change Change `json:"change"`
}

// Change is what a write did to the store.
type Change struct {
	Added      int    `json:"added" doc:"Quads"`
	Removed    int    `json:"removed" doc:"Quads"`
	Facts      int    `json:"facts" doc:"That are there now and were not"`
	Dropped    int    `json:"dropped" doc:"Facts whose last evidence went"`
	Generation uint64 `json:"generation"`
}

func newChange(c graph.Change) Change {
	return Change{c.Added, c.Removed, c.Facts, c.Dropped, c.Generation}
}

func (s *Server) routeRetract() {
	type output struct{ Body Retraction }
	register(s, huma.Operation{
		OperationID: "retractDocument", Method: http.MethodDelete, Path: "/api/v1/documents/{id}", Tags: []string{"documents"},
		Summary: "Remove a document, its evidence, and the facts that nothing else states", Security: needsToken(),
	}, func(ctx context.Context, in *DocumentParams) (*output, error) {
		d, err := read(s, func(r reading) (queries.DocumentText, error) { return queries.DocumentOf(ctx, r, in.ID) })
		if err != nil {
			return nil, err
		}
		change, err := s.config.Writer.Retract(ctx, d.IRI)
		return &output{Retraction{newChange(change)}}, err
	})
}
