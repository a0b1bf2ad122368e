package api

import (
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/time/rate"

	"soegraph/graph"
)

// class says what a route takes of the server.
type class int

const (
	static class = iota // the page and what operators ask: nearly nothing
	quick               // an answer that is made, then sent
	stream              // an answer that is made while it is sent
	remote              // an answer that other processes make
	bulk                // quads to write
	upload              // files to load
)

// routeOf is the class of the route of a request.
func routeOf(c *gin.Context) class {
	route := c.FullPath()
	switch {
	case !strings.HasPrefix(route, "/api/v"):
		return static
	case route == "/api/v1/documents" && c.Request.Method == "POST":
		return upload
	case route == "/api/v2/write" || route == "/api/v2/delete":
		return bulk
	case route == "/api/v1/export" || route == "/api/v2/read":
		return stream
	case route == "/api/v1/gizmo" || route == "/api/v2/query" || strings.HasPrefix(route, "/api/v1/query/"):
		return remote
	default:
		return quick
	}
}

// limits bound what clients may ask for at once.
//
// Making an answer takes a processor, so no more are made at once than there
// are processors: whoever else wants one, for a health check say, has it soon.
// Sending takes the time of the reader, so what is made gives its place to
// others before it is sent.
type limits struct {
	rate    rate.Limit
	mu      sync.Mutex
	clients map[netip.Prefix]*rate.Limiter
	making  chan struct{} // answers that are being made
	streams chan struct{} // streams that are open
	remotes chan struct{} // answers that other processes make
}

const (
	maxStreams = 8
	maxRemotes = 64 // most of them wait for a process
)

func newLimits(c Config) *limits {
	l := &limits{
		rate: rate.Limit(c.Rate), clients: map[netip.Prefix]*rate.Limiter{},
		making: make(chan struct{}, c.Concurrent), streams: make(chan struct{}, maxStreams), remotes: make(chan struct{}, maxRemotes),
	}
	if c.Rate < 0 {
		l.rate = rate.Inf
	}
	return l
}

// allow reports whether a client may ask now. Clients of one IPv6 network of 64
// bits are one. When too many are remembered all are forgotten.
func (l *limits) allow(client string) bool {
	if l.rate == rate.Inf {
		return true
	}
	addr, err := netip.ParseAddr(client)
	if err != nil {
		return true // not from a network
	}
	bits := addr.BitLen()
	if addr.Is6() && !addr.Is4In6() {
		bits = 64
	}
	network, err := addr.Prefix(bits)
	if err != nil {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	limiter := l.clients[network]
	if limiter == nil {
		if len(l.clients) >= maxClients {
			clear(l.clients)
		}
		limiter = rate.NewLimiter(l.rate, max(1, int(float64(l.rate)*burstFactor)))
		l.clients[network] = limiter
	}
	return limiter.Allow()
}

// limit refuses a client that asks too fast, and lets a request wait for a
// moment when the server is full.
func (s *Server) limit(c *gin.Context) {
	class := routeOf(c)
	if class == static {
		c.Next()
		return
	}
	if !s.limits.allow(c.RemoteIP()) {
		s.metrics.refused.WithLabelValues("rate").Inc()
		s.writeProblem(c, graph.Errorf(graph.Busy, "more requests a second than this server allows a client"))
		return
	}
	switch class {
	case quick:
		s.inTurn(c, s.limits.making, func() { s.make(c) })
	case stream, bulk:
		s.inTurn(c, s.limits.streams, func() {
			s.inTurn(c, s.limits.making, func() {
				c.Writer = &yielding{c.Writer, s.limits.making}
				c.Next()
			})
		})
	case remote:
		s.inTurn(c, s.limits.remotes, c.Next)
	default:
		c.Next()
	}
}

// inTurn does something in a place, or says that there is none.
func (s *Server) inTurn(c *gin.Context, places chan struct{}, do func()) {
	select {
	case places <- struct{}{}:
	default:
		wait := time.NewTimer(waitTime)
		defer wait.Stop()
		select {
		case places <- struct{}{}:
		case <-c.Request.Context().Done():
			c.Abort()
			return
		case <-wait.C:
			s.metrics.refused.WithLabelValues("full").Inc()
			s.writeProblem(c, graph.Errorf(graph.Busy, "the server is at work on as many requests as it can take"))
			return
		}
	}
	defer func() { <-places }()
	do()
}
