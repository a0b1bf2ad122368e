package cayleyapi

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"

	"soegraph/graph"
	"soegraph/graph/store/quadstore"
	"soegraph/queries/gizmo"
)

// Engine answers queries.
type Engine interface {
	Query(context.Context, gizmo.Request, func(gizmo.Row) error) (gizmo.Stats, error)
}

// Writer is the store as those who may write see it.
type Writer interface {
	Import(context.Context, iter.Seq2[graph.Quad, error]) (graph.Change, error)
	Remove(context.Context, []graph.Quad) (graph.Change, error)
}

// API is Cayley's HTTP API on a graph.
type API struct {
	Engine   Engine
	Snapshot func() quadstore.Reader  // the graph as it is now
	Writer   Writer                   // nil where nobody may write
	MayWrite func(*http.Request) bool // whether the client may; nil where nobody may
}

// The limits of what clients send.
const (
	defaultLimit = 100      // rows of a query, as Cayley's
	maxQuery     = 1 << 20  // bytes of a query's body
	maxBody      = 64 << 20 // bytes of quads to write
)

// Handler routes the API's paths.
func (a API) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/v1/query/{lang}", a.queryV1)
	mux.HandleFunc("POST /api/v1/shape/{lang}", func(w http.ResponseWriter, _ *http.Request) {
		fail(w, http.StatusNotImplemented, "Query shape API v1 is deprecated.")
	})
	mux.HandleFunc("GET /api/v2/query", a.queryV2)
	mux.HandleFunc("POST /api/v2/query", a.queryV2)
	mux.HandleFunc("GET /api/v2/formats", formatsList)
	mux.HandleFunc("GET /api/v2/read", a.read)
	mux.HandleFunc("POST /api/v2/read", a.read)
	mux.HandleFunc("POST /api/v2/write", a.write)
	mux.HandleFunc("POST /api/v2/delete", a.remove)
	return mux
}

func (a API) queryV1(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("lang") != "gizmo" {
		fail(w, http.StatusBadRequest, "Unknown query language.")
		return
	}
	query, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxQuery))
	if err != nil {
		fail(w, http.StatusBadRequest, err.Error())
		return
	}
	a.query(w, r, gizmo.Request{Query: string(query), Form: gizmo.Cayley})
}

func (a API) queryV2(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Query().Get("lang") {
	case "":
		fail(w, http.StatusBadRequest, "query language not specified")
		return
	case "gizmo":
	default:
		fail(w, http.StatusBadRequest, "unknown query language")
		return
	}
	query := r.URL.Query().Get("qu")
	if r.Method == http.MethodPost {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxQuery))
		if err != nil {
			fail(w, http.StatusBadRequest, err.Error())
			return
		}
		query = string(body)
	}
	if query == "" {
		fail(w, http.StatusBadRequest, "query is empty")
		return
	}
	form := gizmo.Cayley
	if accepts(r, mimeJSONLD) {
		form = gizmo.JSONLD
	}
	a.query(w, r, gizmo.Request{Query: query, Form: form})
}

// query answers {"result": [...]}. Like Cayley it says null where there is no
// row.
func (a API) query(w http.ResponseWriter, r *http.Request, q gizmo.Request) {
	q.Limit = limit(r)
	out := &results{w: w, mime: mimeJSON}
	if q.Form == gizmo.JSONLD {
		out.mime = mimeJSONLD
	}
	_, err := a.Engine.Query(r.Context(), q, out.row)
	if err == nil {
		err = out.end()
	}
	if err == nil {
		return
	}
	if out.begun {
		panic(http.ErrAbortHandler) // the rows that were sent are not all: the client must see that
	}
	failWith(w, err)
}

// limit is how many rows a client asks for: below zero as many as there may be.
func limit(r *http.Request) int {
	n, err := strconv.Atoi(r.URL.Query().Get("limit"))
	switch {
	case err != nil || n == 0:
		return defaultLimit
	case n < 0:
		return int(^uint(0) >> 1)
	default:
		return n
	}
}

// results writes rows as members of one array. It keeps the first of them back,
// so that a query that fails early gets a status of its own.
type results struct {
	w     http.ResponseWriter
	mime  string
	buf   []byte
	rows  int
	begun bool
}

const keptBack = 1 << 20

func (o *results) row(row gizmo.Row) error {
	if o.rows++; o.rows == 1 {
		o.buf = append(o.buf, `{"result":[`...)
	} else {
		o.buf = append(o.buf, ',')
	}
	o.buf = append(o.buf, row...)
	if len(o.buf) < keptBack {
		return nil
	}
	return o.flush()
}

func (o *results) flush() error {
	if !o.begun {
		o.begun = true
		o.w.Header().Set("Content-Type", o.mime)
	}
	_, err := o.w.Write(o.buf)
	o.buf = o.buf[:0]
	return err
}

func (o *results) end() error {
	if o.rows == 0 {
		o.buf = append(o.buf, "{\"result\":null}\n"...)
	} else {
		o.buf = append(o.buf, "]}\n"...)
	}
	return o.flush()
}

// failWith answers an error as Cayley does: with status 400, except that one of
// too many gets 429.
func failWith(w http.ResponseWriter, err error) {
	status := http.StatusBadRequest
	switch graph.CodeOf(err) {
	case graph.Busy:
		status = http.StatusTooManyRequests
		w.Header().Set("Retry-After", "2")
	case graph.Forbidden:
		status = http.StatusForbidden
	case graph.Internal, graph.Damaged:
		status = http.StatusInternalServerError
	}
	fail(w, status, err.Error())
}

func fail(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", mimeJSON)
	w.WriteHeader(status)
	text, _ := json.Marshal(message) // a string always can be
	fmt.Fprintf(w, "{\"error\": %s}\n", text)
}

// accepts reports whether the first type that a client accepts is the one given.
func accepts(r *http.Request, mime string) bool {
	first, _, _ := strings.Cut(r.Header.Get("Accept"), ",")
	first, _, _ = strings.Cut(first, ";")
	return strings.TrimSpace(first) == mime
}
