package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"
	"github.com/gin-gonic/gin"

	"soegraph/graph/ledger"
	"soegraph/queries"
)

// Server answers the routes of docs/api.md. It is an [http.Handler].
type Server struct {
	config  Config
	engine  *gin.Engine
	huma    huma.API
	metrics *metrics
	limits  *limits
	uploads chan struct{}
	start   string // tells this server's answers from those of another store at its address

	// what is the same as long as the store does not change
	stats     kept[Stats]
	documents kept[[]queries.DocumentInfo]
	ledger    kept[ledger.Ledger]
}

// uploadsAtOnce bounds the uploads that are loaded at the same time; others wait.
const uploadsAtOnce = 1

// New makes a server. It fails with [graph.Invalid] where the configuration
// lacks something.
func New(c Config) (*Server, error) {
	c, err := c.withDefaults()
	if err != nil {
		return nil, err
	}
	s := &Server{config: c, engine: newEngine(), metrics: newMetrics(), limits: newLimits(c), uploads: make(chan struct{}, uploadsAtOnce)}
	s.start = strconv.FormatInt(c.Now().UnixNano(), 36)
	s.use()
	s.huma = humagin.New(s.engine, s.document())
	s.huma.UseMiddleware(func(ctx huma.Context, next func(huma.Context)) {
		ctx = statusContext{ctx}
		if len(ctx.Operation().Security) == 0 || !s.refused(ctx) {
			next(ctx)
		}
	})
	s.routes()
	if err := s.serveDocument(); err != nil {
		return nil, err
	}
	return s, nil
}

// newEngine is a router that takes percent-encoded slashes as a part of an id,
// and nobody's word for who the client is.
func newEngine() *gin.Engine {
	gin.SetMode(gin.ReleaseMode) // gin has it for all engines; otherwise it prints
	e := gin.New()
	e.UseRawPath, e.UnescapePathValues = true, true
	e.HandleMethodNotAllowed = true
	e.RedirectTrailingSlash, e.RedirectFixedPath = false, false
	e.ForwardedByClientIP = false
	return e
}

// routes adds all routes.
func (s *Server) routes() {
	s.routeStats()
	s.routeSearch()
	s.routeEntity()
	s.routeGraph()
	s.routePaths()
	s.routeStatement()
	s.routeQueries()
	s.routeQuery()
	s.routeGizmo()
	s.routeDocuments()
	s.routeDocument()
	s.routeUpload(s.engine)
	s.routeRetract()
	s.routeLedger()
	s.routeJudge()
	s.routeExport()
	s.routeCayley()
	s.routeOperations()
	s.routeExplorer()
}

// ServeHTTP answers a request. Whether the process lives is answered before
// anything that may be busy. HEAD is GET, whose body net/http leaves out.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/healthz" {
		s.healthz(w, r)
		return
	}
	i := newInfo(r)
	r = r.WithContext(context.WithValue(r.Context(), infoKey{}, i))
	if r.Method == http.MethodHead {
		r.Method = http.MethodGet
	}
	w.Header().Set(requestIDHeader, i.id)
	r.URL = canonicalPath(r.URL)
	s.engine.ServeHTTP(w, r)
}

// Serve answers on an address until ctx ends, then finishes what is at work.
func (s *Server) Serve(ctx context.Context, addr string) error {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("serve on %s: %w", addr, err)
	}
	return s.ServeListener(ctx, l)
}

// ServeListener is [Server.Serve] on a listener that is open.
func (s *Server) ServeListener(ctx context.Context, l net.Listener) error {
	working, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: headerTime, ReadTimeout: s.config.Timeout, WriteTimeout: 2 * s.config.Timeout, IdleTimeout: idleTime,
		MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(s.config.Log.Handler(), slog.LevelWarn),
		BaseContext: func(net.Listener) context.Context { return working },
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	err := server.Shutdown(late)
	if errors.Is(err, context.DeadlineExceeded) {
		stop() // streams that do not end
		err = server.Close()
	}
	return err
}
