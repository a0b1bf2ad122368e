package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"soegraph/graph"
)

// metrics is what Prometheus collects.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	refused  *prometheus.CounterVec
	active   prometheus.Gauge
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "soegraph_http_requests_total", Help: "Requests by route, method and status."}, []string{"route", "method", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "soegraph_http_request_seconds", Help: "How long requests took.", Buckets: prometheus.ExponentialBuckets(0.0005, 4, 9),
		}, []string{"route"}),
		refused: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "soegraph_http_refused_total", Help: "Requests refused, by reason: rate, full."}, []string{"reason"}),
		active:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "soegraph_http_requests_active", Help: "Requests at work or waiting."}),
	}
	m.registry.MustRegister(m.requests, m.duration, m.refused, m.active, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) see(route, method string, status int, took time.Duration) {
	switch method {
	case http.MethodGet, http.MethodPost, http.MethodDelete, http.MethodHead, http.MethodOptions:
	default:
		method = "other" // anyone may make up methods
	}
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	m.duration.WithLabelValues(route).Observe(took.Seconds())
}

// Health says that something works.
type Health struct {
	Status string `json:"status" enum:"ok"`
}

// Ready says what the store holds.
type Ready struct {
	Status     string `json:"status" enum:"ok"`
	Generation uint64 `json:"generation"`
	Quads      int    `json:"quads"`
}

// healthz says that the process answers.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = writeJSON(w, Health{"ok"}) // whoever asked is gone, then
}

func (s *Server) routeOperations() {
	s.engine.GET("/healthz", func(c *gin.Context) { s.healthz(c.Writer, c.Request) })
	s.engine.GET("/metrics", gin.WrapH(promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{})))
	s.metrics.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "soegraph_store_generation", Help: "Changes of the store."}, func() float64 {
		snapshot := s.config.Snapshot()
		defer snapshot.Close()
		return float64(snapshot.Generation())
	}), prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "soegraph_store_quads", Help: "Quads in the store."}, func() float64 {
		snapshot := s.config.Snapshot()
		defer snapshot.Close()
		return float64(snapshot.Count(graph.Pattern{}))
	}))
	for _, op := range []struct{ id, path, summary, media string }{
		{"getHealth", "/healthz", "Whether the process answers", "application/json"},
		{"getMetrics", "/metrics", "For Prometheus", "text/plain"},
	} {
		described := huma.Operation{OperationID: op.id, Method: http.MethodGet, Path: op.path, Summary: op.summary, Tags: []string{"operations"}}
		schema := &huma.Schema{Type: huma.TypeString}
		if op.media == "application/json" {
			schema = schemaOf[Health](s)
		}
		promise(&described, op.summary, map[string]*huma.Schema{op.media: schema})
		s.huma.OpenAPI().AddOperation(&described)
	}
	type output struct{ Body Ready }
	register(s, huma.Operation{
		OperationID: "getReady", Path: "/readyz", Summary: "Whether the store can be read", Tags: []string{"operations"},
	}, func(context.Context, *struct{}) (*output, error) {
		return read(s, func(r reading) (*output, error) {
			return &output{Ready{"ok", r.Generation(), r.Count(graph.Pattern{})}}, nil
		})
	})
}
