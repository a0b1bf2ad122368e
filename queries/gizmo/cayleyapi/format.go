package cayleyapi

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/dot"
	"github.com/cayleygraph/quad/gml"
	"github.com/cayleygraph/quad/graphml"
	quadjson "github.com/cayleygraph/quad/json"
	"github.com/cayleygraph/quad/jsonld"
	"github.com/cayleygraph/quad/pquads"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/graph/store/quadstore"
)

const (
	mimeJSON   = "application/json"
	mimeJSONLD = "application/ld+json"
	mimeNQuads = "application/n-quads"
)

// format is a way to write quads, and perhaps to read them.
type format struct {
	ID     string   `json:"id"`
	Reads  bool     `json:"read,omitempty"`
	Writes bool     `json:"write,omitempty"`
	Ext    []string `json:"ext,omitempty"`
	Mime   []string `json:"mime,omitempty"`
	Binary bool     `json:"binary,omitempty"`

	reader func(io.Reader) quad.ReadCloser
	writer func(io.Writer) quad.WriteCloser
	whole  bool // it keeps all quads in memory until the end
}

// maxQuads bounds the quads of one of Cayley's own binary records, in bytes.
const maxRecord = 10 << 20

// formats is the formats that are offered. N-Quads come first, and are the
// project's own: Cayley's reader and writer change what they pass on.
func formats() []format {
	return []format{
		{
			ID: "nquads", Ext: []string{".nq", ".nt"}, Mime: []string{mimeNQuads, "application/n-triples"}, Reads: true, Writes: true,
			reader: func(r io.Reader) quad.ReadCloser { return newReader(r) },
			writer: func(w io.Writer) quad.WriteCloser { return newWriter(w) },
		},
		{
			ID: "pquads", Ext: []string{".pq"}, Mime: []string{pquads.ContentType, "application/octet-stream"}, Reads: true, Writes: true, Binary: true,
			reader: func(r io.Reader) quad.ReadCloser { return pquads.NewReader(r, maxRecord) },
			writer: func(w io.Writer) quad.WriteCloser { return pquads.NewWriter(w, nil) },
		},
		{
			ID: "json", Ext: []string{".json"}, Mime: []string{mimeJSON}, Reads: true, Writes: true,
			reader: func(r io.Reader) quad.ReadCloser { return quadjson.NewReader(r) },
			writer: func(w io.Writer) quad.WriteCloser { return quadjson.NewWriter(w) },
		},
		{
			ID: "json-stream", Mime: []string{"application/x-json-stream"}, Reads: true, Writes: true,
			reader: func(r io.Reader) quad.ReadCloser { return quadjson.NewStreamReader(r) },
			writer: func(w io.Writer) quad.WriteCloser { return quadjson.NewStreamWriter(w) },
		},
		{
			ID: "jsonld", Ext: []string{".jsonld"}, Mime: []string{mimeJSONLD}, Writes: true, whole: true,
			writer: func(w io.Writer) quad.WriteCloser { return jsonld.NewWriter(w) },
		},
		{ID: "graphml", Ext: []string{".graphml"}, Mime: []string{"application/xml"}, Writes: true, writer: func(w io.Writer) quad.WriteCloser { return graphml.NewWriter(w) }},
		{ID: "gml", Ext: []string{".gml"}, Writes: true, writer: func(w io.Writer) quad.WriteCloser { return gml.NewWriter(w) }},
		{ID: "graphviz", Ext: []string{".gv", ".dot"}, Mime: []string{"text/vnd.graphviz"}, Writes: true, writer: func(w io.Writer) quad.WriteCloser { return dot.NewWriter(w) }},
	}
}

func formatsList(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", mimeJSON)
	_ = json.NewEncoder(w).Encode(formats()) // a client that is gone needs no answer
}

// byName is a format by its name; byMime by the first type that a header lists.
func byName(name string) (format, bool) {
	return find(func(f format) bool { return f.ID == name })
}

func byMime(header string) (format, bool) {
	first, _, _ := strings.Cut(header, ",")
	first, _, _ = strings.Cut(first, ";")
	return find(func(f format) bool { return slices.Contains(f.Mime, strings.TrimSpace(first)) })
}

func find(is func(format) bool) (format, bool) {
	all := formats()
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i], true
	}
	return all[0], false
}

// reader reads N-Quads one by one.
type reader struct {
	next func() (graph.Quad, error, bool)
	stop func()
}

func newReader(r io.Reader) *reader {
	next, stop := pull(nquads.NewReader(r).Quads())
	return &reader{next, stop}
}

// ReadQuad is the next quad, or [io.EOF].
func (r *reader) ReadQuad() (quad.Quad, error) {
	q, err, ok := r.next()
	switch {
	case !ok:
		return quad.Quad{}, io.EOF
	case err != nil:
		return quad.Quad{}, err
	}
	return values(q), nil
}

// Close ends reading.
func (r *reader) Close() error {
	r.stop()
	return nil
}

// writer writes canonical N-Quads.
type writer struct{ out *nquads.Writer }

func newWriter(w io.Writer) *writer { return &writer{nquads.NewWriter(w)} }

// WriteQuad writes one quad.
func (w *writer) WriteQuad(q quad.Quad) error { return w.out.Write(quadstore.Quad(q)) }

// WriteQuads writes quads until one fails.
func (w *writer) WriteQuads(list []quad.Quad) (int, error) {
	for i, q := range list {
		if err := w.WriteQuad(q); err != nil {
			return i, err
		}
	}
	return len(list), nil
}

// Close writes what is buffered.
func (w *writer) Close() error { return w.out.Flush() }

// values is a quad in Cayley's values.
func values(q graph.Quad) quad.Quad {
	return quad.Quad{
		Subject: quadstore.Value(q.Subject), Predicate: quadstore.Value(q.Predicate),
		Object: quadstore.Value(q.Object), Label: quadstore.Value(q.Label),
	}
}
