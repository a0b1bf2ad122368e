package api

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// errBroken ends the handling of a request whose answer cannot be sent whole.
var errBroken = errors.New("the answer was broken off")

// sendJSON sends a value, where a route may send something else too.
func (s *Server) sendJSON(value any) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(ctx huma.Context) {
		ctx.SetHeader("Content-Type", "application/json")
		ctx.SetStatus(http.StatusOK)
		s.broken(ctx.Context(), writeJSON(ctx.BodyWriter(), value))
	}}
}

func writeJSON(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(value)
}

// flush sends what is written so far.
func flush(w io.Writer) {
	if f, ok := w.(http.Flusher); ok {
		f.Flush()
	}
}
