package api

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-contrib/cors"
	"github.com/gin-contrib/gzip"
	"github.com/gin-gonic/gin"

	"soegraph/graph"
)

// use adds what every request passes, outermost first.
func (s *Server) use() {
	s.engine.Use(s.observe, s.recover, secure)
	if len(s.config.Origins) > 0 {
		s.engine.Use(cors.New(cors.Config{
			AllowOrigins: s.config.Origins, AllowMethods: []string{"GET", "POST", "DELETE"},
			AllowHeaders:  []string{"Authorization", "Content-Type", "If-None-Match", "Accept-Language", requestIDHeader},
			ExposeHeaders: []string{"Link", "ETag", "Retry-After", "Soegraph-Truncated", requestIDHeader}, MaxAge: time.Hour,
		}))
	}
	s.engine.Use(s.deliver, s.limit, s.bound, s.unchanged, gzip.Gzip(gzip.BestSpeed, gzip.WithCustomShouldCompressFn(compressible)))
	s.engine.NoRoute(s.explorerOr404)
	s.engine.NoMethod(func(c *gin.Context) {
		s.writeProblem(c, newProblem(c.Request.Context(), methodNotAllowed, fmt.Sprintf("%s has no %s, only %s", c.Request.URL.Path, c.Request.Method, c.Writer.Header().Get("Allow"))))
	})
}

// observe counts and logs every request, that which is broken off too.
func (s *Server) observe(c *gin.Context) {
	began := time.Now()
	s.metrics.active.Inc()
	defer func() {
		s.metrics.active.Dec()
		s.seen(c, time.Since(began))
	}()
	c.Next()
}

func (s *Server) seen(c *gin.Context, took time.Duration) {
	route := c.FullPath()
	if route == "" {
		route = "other"
	}
	s.metrics.see(route, c.Request.Method, c.Writer.Status(), took)
	level := slog.LevelInfo
	if c.Writer.Status() >= http.StatusInternalServerError {
		level = slog.LevelError
	}
	s.config.Log.LogAttrs(c.Request.Context(), level, "request",
		slog.String("request", infoOf(c.Request.Context()).id), slog.String("method", c.Request.Method), slog.String("path", c.Request.URL.Path),
		slog.Int("status", c.Writer.Status()), slog.Int("bytes", max(c.Writer.Size(), 0)), slog.Duration("took", took), slog.String("client", c.RemoteIP()))
}

// recover keeps a mistake in one request from ending the others. An answer that
// is broken off ends its connection.
func (s *Server) recover(c *gin.Context) {
	ctx := c.Request.Context()
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		err, _ := v.(error)
		if errors.Is(err, errBroken) || ctx.Err() != nil {
			panic(http.ErrAbortHandler)
		}
		s.config.Log.ErrorContext(ctx, "panic", "request", infoOf(ctx).id, "value", fmt.Sprint(v), "stack", string(debug.Stack()))
		if c.Writer.Written() {
			panic(http.ErrAbortHandler)
		}
		s.writeProblem(c, newProblem(ctx, graph.Internal, "the log of the server says more"))
	}()
	c.Next()
}

// secure says what browsers may do with what they get. An answer of the API is
// data: where one is a page it may look like itself, and do nothing.
func secure(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox")
	c.Next()
}

// bound sets how large a body may be, and how long a request may take.
func (s *Server) bound(c *gin.Context) {
	route := routeOf(c)
	size := int64(maxBody)
	if route == upload || route == bulk {
		size = s.config.MaxUpload
	}
	if c.Request.ContentLength > size {
		s.writeProblem(c, newProblem(c.Request.Context(), graph.TooLarge, fmt.Sprintf("the body has %d bytes and may have %d", c.Request.ContentLength, size)))
		return
	}
	if route != upload && route != bulk && strings.HasPrefix(c.GetHeader("Content-Type"), "application/x-www-form-urlencoded") {
		c.Request.Header.Set("Content-Type", "application/json") // curl -d says so, whatever it sends
	}
	c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, size)
	if route == quick {
		ctx, cancel := context.WithTimeout(c.Request.Context(), s.config.Timeout)
		defer cancel()
		c.Request = c.Request.WithContext(ctx)
	} else {
		c.Writer = &patient{ResponseWriter: c.Writer, control: http.NewResponseController(c.Writer)}
	}
	c.Next()
}

// patient gives a stream as long as it needs, if its reader goes on reading.
type patient struct {
	gin.ResponseWriter
	control *http.ResponseController
	until   time.Time
}

// patience is how long one write of a stream may take.
const patience = 30 * time.Second

// Write writes to the client.
func (w *patient) Write(data []byte) (int, error) {
	if now := time.Now(); now.After(w.until.Add(-patience / 2)) {
		w.until = now.Add(patience)
		if err := w.control.SetWriteDeadline(w.until); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return 0, err
		}
	}
	return w.ResponseWriter.Write(data)
}

// WriteString writes to the client.
func (w *patient) WriteString(s string) (int, error) { return w.Write([]byte(s)) }

// unchanged answers 304 where the client has what the store holds.
func (s *Server) unchanged(c *gin.Context) {
	route := c.FullPath()
	if c.Request.Method != http.MethodGet || !strings.HasPrefix(route, "/api/v1/") || route == "/api/v1/gizmo" {
		c.Next()
		return
	}
	snapshot := s.config.Snapshot()
	generation := snapshot.Generation()
	snapshot.Close()
	tag := fmt.Sprintf(`W/"%d-%s"`, generation, s.start)
	h := c.Writer.Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept, Accept-Language")
	if matchesTag(c.GetHeader("If-None-Match"), tag) {
		h.Set("ETag", tag)
		c.AbortWithStatus(http.StatusNotModified)
		return
	}
	h.Set("ETag", tag)
	c.Writer = &untagged{c.Writer}
	c.Next()
}

// matchesTag reports whether If-None-Match lists a tag.
func matchesTag(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		if t = strings.TrimSpace(t); t == tag || t == "*" {
			return true
		}
	}
	return false
}

// untagged takes the tag off answers that are problems.
type untagged struct{ gin.ResponseWriter }

// WriteHeader sets the status.
func (w *untagged) WriteHeader(status int) {
	if status >= http.StatusBadRequest {
		w.Header().Del("ETag")
	}
	w.ResponseWriter.WriteHeader(status)
}

// compressible reports whether an answer is worth compressing: not a stream,
// which would wait, and not what scrapers and health checks read.
func compressible(c *gin.Context) bool {
	return strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") && (routeOf(c) == quick || routeOf(c) == static)
}

// needsToken marks an operation that writes.
func needsToken() []map[string][]string { return []map[string][]string{{"token": {}}} }

// refused answers a write that is not allowed.
func (s *Server) refused(ctx huma.Context) bool {
	p := s.mayWrite(ctx.Context(), ctx.Header("Authorization"))
	if p == nil {
		return false
	}
	for name, values := range p.GetHeaders() {
		ctx.SetHeader(name, values[0])
	}
	ctx.SetHeader("Content-Type", p.ContentType(""))
	ctx.SetStatus(p.Status)
	if err := writeJSON(ctx.BodyWriter(), p); err != nil {
		s.broken(ctx.Context(), err)
	}
	return true
}

// mayWrite is why a request may not write, or nil. Tokens are compared in a time
// that does not depend on them.
func (s *Server) mayWrite(ctx context.Context, authorization string) *Problem {
	if s.config.readOnly() {
		return newProblem(ctx, graph.Forbidden, "this server is read-only: start it with --token to let it be written")
	}
	given, ok := strings.CutPrefix(authorization, "Bearer ")
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(s.config.Token))
	if subtle.ConstantTimeCompare(a[:], b[:]) != 1 || !ok {
		return newProblem(ctx, unauthorized, "send the header Authorization: Bearer TOKEN")
	}
	return nil
}

// writeProblem answers with a problem, and ends the request.
func (s *Server) writeProblem(c *gin.Context, err error) {
	p := problemOf(c.Request.Context(), err)
	for name, values := range p.GetHeaders() {
		c.Header(name, values[0])
	}
	data, err := json.Marshal(p)
	if err != nil {
		s.broken(c.Request.Context(), err)
	}
	c.Abort()
	c.Data(p.Status, p.ContentType(""), data)
}
