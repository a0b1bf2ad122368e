package cayleyapi

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/voc"

	"soegraph/graph"
	"soegraph/graph/nquads"
	"soegraph/graph/store/quadstore"
)

// maxWhole is how many quads a format may have that keeps them in memory.
const maxWhole = 50_000

func pull(quads iter.Seq2[graph.Quad, error]) (func() (graph.Quad, error, bool), func()) {
	return iter.Pull2(quads)
}

// read writes the quads that have one of the subjects given, one of the
// predicates, and so on; what this machine keeps for itself is left out.
func (a API) read(w http.ResponseWriter, r *http.Request) {
	f, named := byName(r.FormValue("format"))
	if !named {
		f, _ = byMime(r.Header.Get("Accept"))
	}
	g := a.Snapshot()
	patterns := patterns(g, r)
	if f.whole {
		n := 0
		for _, p := range patterns {
			n += g.Count(p)
		}
		if n > maxWhole {
			fail(w, http.StatusBadRequest, fmt.Sprintf("%s is for %d quads at most, and these are %d: ask for nquads", f.ID, maxWhole, n))
			return
		}
	}
	if len(f.Mime) > 0 {
		w.Header().Set("Content-Type", f.Mime[0])
	}
	var out io.Writer = w
	if strings.HasPrefix(r.Header.Get("Accept-Encoding"), "gzip") {
		w.Header().Set("Content-Encoding", "gzip")
		zip := gzip.NewWriter(w)
		defer func() { _ = zip.Close() }() // a client that is gone needs no end
		out = zip
	}
	format := f.writer(out)
	if err := writeAll(r, g, patterns, shorten(format, r.FormValue("iri"))); err != nil {
		panic(http.ErrAbortHandler) // the client must see that this is not all
	}
	if err := format.Close(); err != nil {
		panic(http.ErrAbortHandler)
	}
}

func writeAll(r *http.Request, g quadstore.Reader, patterns []graph.Pattern, out quad.Writer) error {
	local, _ := g.ID(graph.LocalGraph.Term())
	batch := make([]quad.Quad, 0, 256)
	flush := func() error {
		if err := r.Context().Err(); err != nil {
			return err
		}
		_, err := out.WriteQuads(batch)
		batch = batch[:0]
		return err
	}
	for _, p := range patterns {
		for q := range g.Match(p) {
			if local != 0 && q.G == local {
				continue
			}
			batch = append(batch, values(graph.Quad{Subject: g.Term(q.S), Predicate: g.Term(q.P), Object: g.Term(q.O), Label: g.Term(q.G)}))
			if len(batch) == cap(batch) {
				if err := flush(); err != nil {
					return err
				}
			}
		}
	}
	return flush()
}

// shorten writes IRIs with prefixes, or without, where a client asks for it.
func shorten(w quad.Writer, how string) quad.Writer {
	switch how {
	case "short":
		return quad.IRIWriter(w, quad.IRIOptions{Format: quad.IRIShort})
	case "full":
		return quad.IRIWriter(w, quad.IRIOptions{Format: quad.IRIFull})
	default:
		return w
	}
}

// patterns is a pattern for each combination of the terms that a request names.
func patterns(g quadstore.Reader, r *http.Request) []graph.Pattern {
	list := []graph.Pattern{{}}
	for _, d := range []struct {
		key string
		set func(*graph.Pattern, graph.ID)
	}{
		{"sub", func(p *graph.Pattern, id graph.ID) { p.S = id }},
		{"pred", func(p *graph.Pattern, id graph.ID) { p.P = id }},
		{"obj", func(p *graph.Pattern, id graph.ID) { p.O = id }},
		{"label", func(p *graph.Pattern, id graph.ID) { p.G = id }},
	} {
		text := r.FormValue(d.key)
		if text == "" {
			continue
		}
		var next []graph.Pattern
		for name := range strings.SplitSeq(text, ",") {
			id, ok := g.ID(quadstore.Term(quad.StringToValue(name)))
			if !ok || len(next) > 10_000 {
				continue
			}
			for _, p := range list {
				d.set(&p, id)
				next = append(next, p)
			}
		}
		list = next
	}
	return list
}

func (a API) write(w http.ResponseWriter, r *http.Request) {
	quads, ok := a.received(w, r)
	if !ok {
		return
	}
	n := 0
	_, err := a.Writer.Import(r.Context(), func(yield func(graph.Quad, error) bool) {
		for q, err := range quads {
			n++
			if !yield(q, err) {
				return
			}
		}
	})
	if err != nil {
		failWith(w, err)
		return
	}
	done(w, fmt.Sprintf("Successfully wrote %d quads.", n), n)
}

func (a API) remove(w http.ResponseWriter, r *http.Request) {
	quads, ok := a.received(w, r)
	if !ok {
		return
	}
	var list []graph.Quad
	for q, err := range quads {
		if err != nil {
			failWith(w, err)
			return
		}
		list = append(list, q)
	}
	if _, err := a.Writer.Remove(r.Context(), list); err != nil {
		failWith(w, err)
		return
	}
	done(w, fmt.Sprintf("Successfully deleted %d quads.", len(list)), len(list))
}

func done(w http.ResponseWriter, text string, n int) {
	w.Header().Set("Content-Type", mimeJSON)
	_ = json.NewEncoder(w).Encode(map[string]any{"result": text, "count": n}) // it is done, whoever hears of it
}

// received is the quads of a request's body, each a valid one. It answers, and
// reports false, where the client may not write or the format is not read.
func (a API) received(w http.ResponseWriter, r *http.Request) (iter.Seq2[graph.Quad, error], bool) {
	if a.Writer == nil || a.MayWrite == nil || !a.MayWrite(r) {
		fail(w, http.StatusForbidden, "database is read-only")
		return nil, false
	}
	f, _ := byMime(r.Header.Get("Content-Type"))
	if f.reader == nil {
		fail(w, http.StatusBadRequest, "format is not supported for reading data")
		return nil, false
	}
	var body io.Reader = http.MaxBytesReader(w, r.Body, maxBody)
	if r.Header.Get("Content-Encoding") == "gzip" {
		zip, err := gzip.NewReader(body)
		if err != nil {
			fail(w, http.StatusBadRequest, err.Error())
			return nil, false
		}
		body = io.LimitReader(zip, maxBody)
	}
	return validated(f.reader(body)), true
}

// validated yields the quads of a reader. Terms that are not RDF are an error,
// and so is a panic of the reader: Cayley's have some for broken input.
func validated(in quad.ReadCloser) iter.Seq2[graph.Quad, error] {
	return func(yield func(graph.Quad, error) bool) {
		defer func() { _ = in.Close() }() // it was read to the end, or failed
		for {
			q, err := readQuad(in)
			if errors.Is(err, io.EOF) {
				return
			}
			if err == nil {
				err = valid(q)
			}
			if !yield(q, err) || err != nil {
				return
			}
		}
	}
}

func readQuad(in quad.Reader) (q graph.Quad, err error) {
	defer func() {
		if x := recover(); x != nil {
			err = graph.Errorf(graph.Invalid, "the quads cannot be read: %v", x)
		}
	}()
	v, err := in.ReadQuad()
	if err != nil {
		if !errors.Is(err, io.EOF) && graph.CodeOf(err) == graph.Internal {
			err = graph.Errorf(graph.Invalid, "the quads cannot be read: %w", err)
		}
		return q, err
	}
	for _, d := range quad.Directions { // rdf:type as rdf means it
		if iri, ok := v.Get(d).(quad.IRI); ok {
			v.Set(d, quad.IRI(voc.FullIRI(string(iri))))
		}
	}
	return quadstore.Quad(v), nil
}

// valid checks a quad as the reader of N-Quads would.
func valid(q graph.Quad) error {
	w := nquads.NewWriter(io.Discard)
	if err := w.Write(q); err != nil {
		return graph.Errorf(graph.Invalid, "the quad %s is not valid: %w", q, err)
	}
	return nil
}
