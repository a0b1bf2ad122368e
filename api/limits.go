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
	quick               // an answer that is made and sent
	stream              // as long as its reader reads
	bulk                // a stream with a large body
	upload              // a large body, loaded
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
	case route == "/api/v1/export", route == "/api/v1/gizmo", strings.HasPrefix(route, "/api/v1/query/"), strings.HasPrefix(route, "/api/v2/"):
		return stream
	default:
		return quick
	}
}

// limits bound what clients may ask for at once.
type limits struct {
	rate    rate.Limit
	mu      sync.Mutex
	clients map[netip.Prefix]*rate.Limiter
	slots   map[class]chan struct{}
}

// streams is how many streams may run for each request that may be at work.
const streams = 4

func newLimits(c Config) *limits {
	slow := make(chan struct{}, max(streams, c.Concurrent/streams))
	l := &limits{
		rate: rate.Limit(c.Rate), clients: map[netip.Prefix]*rate.Limiter{},
		slots: map[class]chan struct{}{quick: make(chan struct{}, c.Concurrent), stream: slow, bulk: slow},
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
	if routeOf(c) == static {
		c.Next()
		return
	}
	if !s.limits.allow(c.RemoteIP()) {
		s.metrics.refused.WithLabelValues("rate").Inc()
		s.writeProblem(c, graph.Errorf(graph.Busy, "more requests a second than this server allows a client"))
		return
	}
	slots := s.limits.slots[routeOf(c)]
	if slots == nil {
		c.Next()
		return
	}
	select {
	case slots <- struct{}{}:
	default:
		wait := time.NewTimer(waitTime)
		defer wait.Stop()
		select {
		case slots <- struct{}{}:
		case <-c.Request.Context().Done():
			c.Abort()
			return
		case <-wait.C:
			s.metrics.refused.WithLabelValues("full").Inc()
			s.writeProblem(c, graph.Errorf(graph.Busy, "the server is at work on as many requests as it can take"))
			return
		}
	}
	defer func() { <-slots }()
	c.Next()
}
