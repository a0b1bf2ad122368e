package api

import (
	"cmp"
	"context"
	"errors"
	"io"
	"iter"
	"mime"
	"mime/multipart"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"soegraph/graph"
	"soegraph/loader"
	"soegraph/queries"
)

// Upload is what an upload did.
type Upload struct {
	Report    Report     `json:"report"`
	Documents []Document `json:"documents" doc:"That were in the files, as the store has them now"`
}

// Report counts what a load read and found.
type Report struct {
	Documents  int                   `json:"documents"`
	Articles   int                   `json:"articles"`
	Sentences  int                   `json:"sentences"`
	Entities   int                   `json:"entities"`
	Facts      int                   `json:"facts"`
	Unchanged  int                   `json:"unchanged" doc:"Documents that were loaded before"`
	Duplicates int                   `json:"duplicates"`
	Rejects    map[string]int        `json:"rejects" doc:"By reason: what looked like a fact or a document and was not taken"`
	Rejected   []loader.RejectedFile `json:"rejected" doc:"Files that could not be read"`
	Bytes      int64                 `json:"bytes"`
}

func newReport(r loader.Report) Report {
	made := Report{
		Documents: r.Documents, Articles: r.Articles, Sentences: r.Sentences, Entities: r.Entities, Facts: r.Facts, Unchanged: r.Unchanged,
		Duplicates: r.Duplicates, Rejects: r.Rejects, Rejected: r.Rejected, Bytes: r.Bytes,
	}
	if made.Rejects == nil {
		made.Rejects = map[string]int{}
	}
	if made.Rejected == nil {
		made.Rejected = []loader.RejectedFile{}
	}
	return made
}

// recorder is a store's writer that remembers which documents it wrote.
type recorder struct {
	Writer
	documents []graph.IRI
}

// PutDocument writes a document.
func (w *recorder) PutDocument(ctx context.Context, doc graph.Document, statements iter.Seq2[graph.Statement, error]) (graph.Change, error) {
	change, err := w.Writer.PutDocument(ctx, doc, statements)
	if err == nil {
		w.documents = append(w.documents, doc.IRI)
	}
	return change, err
}

// uploadFields are what a client may say of its files, beside them.
func uploadFields() []string { return []string{"title", "published", "publisher", "section", "url"} }

func (s *Server) routeUpload(engine *gin.Engine) {
	properties := map[string]*huma.Schema{"file": {Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}
	op := huma.Operation{
		OperationID: "uploadDocuments", Method: http.MethodPost, Path: "/api/v1/documents", Tags: []string{"documents"},
		Summary: "Upload files and load them: text, Markdown, HTML, PDF, DOCX, or a zip of those", Security: needsToken(),
		Parameters: []*huma.Param{{Name: "name", In: "query", Description: "Of the file, where its bytes are the body", Schema: &huma.Schema{Type: huma.TypeString}}},
	}
	for _, name := range uploadFields() {
		properties[name] = &huma.Schema{Type: huma.TypeString}
		op.Parameters = append(op.Parameters, &huma.Param{Name: name, In: "query", Schema: &huma.Schema{Type: huma.TypeString}})
	}
	op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"multipart/form-data":      {Schema: &huma.Schema{Type: huma.TypeObject, Properties: properties, Required: []string{"file"}}},
		"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}},
	}}
	promise(&op, "All were loaded before", map[string]*huma.Schema{"application/json": s.huma.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Upload](), true, "")})
	op.Responses["201"] = &huma.Response{Description: "Loaded", Content: op.Responses["200"].Content}
	s.promiseProblems(&op)
	s.huma.OpenAPI().AddOperation(&op)
	engine.Handle(op.Method, op.Path, func(c *gin.Context) {
		ctx := humagin.NewContext(&op, c)
		if s.refused(ctx) {
			return
		}
		upload, err := s.upload(c.Writer, c.Request)
		if err != nil {
			s.writeProblem(c, s.fail(c.Request.Context(), err))
			return
		}
		status := http.StatusCreated
		if upload.Report.Unchanged == upload.Report.Documents {
			status = http.StatusOK
		}
		c.Header("Content-Type", "application/json")
		c.Status(status)
		s.broken(c.Request.Context(), writeJSON(c.Writer, upload))
	})
}

// upload loads the files of a request. Few are at work at once: each may hold
// its bytes in memory many times over.
func (s *Server) upload(w http.ResponseWriter, r *http.Request) (Upload, error) {
	wait := time.NewTimer(uploadWait)
	defer wait.Stop()
	select {
	case s.uploads <- struct{}{}:
		defer func() { <-s.uploads }()
	case <-r.Context().Done():
		return Upload{}, context.Cause(r.Context())
	case <-wait.C:
		return Upload{}, graph.Errorf(graph.Busy, "other uploads are being loaded: try again in a minute")
	}
	control := http.NewResponseController(w)
	if err := control.SetReadDeadline(s.config.Now().Add(uploadTime)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return Upload{}, err
	}
	if err := control.SetWriteDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return Upload{}, err
	}
	to := &recorder{Writer: s.config.Writer}
	report, err := s.loadFiles(r, to)
	if err != nil {
		return Upload{}, err
	}
	return read(s, func(view reading) (Upload, error) {
		u := Upload{Report: newReport(report), Documents: []Document{}}
		for _, iri := range to.documents {
			d, err := queries.DocumentOf(r.Context(), view, string(iri))
			if err != nil {
				return u, err
			}
			u.Documents = append(u.Documents, newDocument(view, d.DocumentInfo))
		}
		return u, nil
	})
}

// uploadWait is how long an upload waits for others.
const uploadWait = 20 * time.Second

func (s *Server) loadFiles(r *http.Request, to *recorder) (loader.Report, error) {
	query := r.URL.Query()
	meta := func(name string) string { return query.Get(name) }
	media, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if media != "multipart/form-data" {
		data, err := io.ReadAll(r.Body)
		if err != nil {
			return loader.Report{}, err
		}
		return s.load(r.Context(), to, cmp.Or(query.Get("name"), "upload"), data, metaOf(meta))
	}
	form, err := multipart.NewReader(r.Body, params["boundary"]).ReadForm(s.config.MaxUpload)
	if err != nil {
		if tooLarge, ok := errors.AsType[*http.MaxBytesError](err); ok {
			return loader.Report{}, tooLarge
		}
		return loader.Report{}, graph.Errorf(graph.Invalid, "the form cannot be read: %w", err)
	}
	defer func() { _ = form.RemoveAll() }() // temporary files; the system removes what is left
	said := metaOf(func(name string) string {
		if values := form.Value[name]; len(values) > 0 {
			return values[0]
		}
		return query.Get(name)
	})
	if len(form.File["file"]) == 0 {
		return loader.Report{}, graph.Errorf(graph.Invalid, "the form has no part named file")
	}
	var report loader.Report
	for _, part := range form.File["file"] {
		data, err := readPart(part)
		if err != nil {
			return report, err
		}
		one, err := s.load(r.Context(), to, part.Filename, data, said)
		if err != nil {
			return report, err
		}
		report.Add(one)
	}
	return report, nil
}

// load reads one file. One that is no document is reported beside the others.
func (s *Server) load(ctx context.Context, to *recorder, name string, data []byte, meta loader.Meta) (loader.Report, error) {
	report, err := s.config.Loader.LoadBytes(ctx, to, name, data, meta)
	switch graph.CodeOf(err) {
	case graph.Invalid, graph.Unsupported, graph.TooLarge:
		report.Rejected = append(report.Rejected, loader.RejectedFile{Path: name, Reason: err.Error()})
		report.Rejects = map[string]int{string(graph.CodeOf(err)): 1}
		return report, nil
	}
	return report, err
}

func readPart(part *multipart.FileHeader) ([]byte, error) {
	f, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

func metaOf(field func(string) string) loader.Meta {
	return loader.Meta{
		Title: field("title"), Published: field("published"), Publisher: field("publisher"), Section: field("section"), URL: field("url"),
	}
}
