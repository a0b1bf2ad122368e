package api_test

import (
	"net/http"
	"sync/atomic"
	"testing"

	"soegraph/api"
)

// A mistake in one request is a problem for that one alone.
func TestPanic(t *testing.T) {
	var armed atomic.Bool
	f := newFixture(t, func(c *api.Config) {
		snapshot := c.Snapshot
		c.Snapshot = func() api.Snapshot { return mistaken{snapshot(), &armed} }
	})
	armed.Store(true)
	if p := problem(t, f.get("/api/v1/entities/CRRC")); p.Code != "internal" || p.RequestID == "" {
		t.Errorf("%+v", p)
	}
	armed.Store(false)
	for range 10 { // the place that the panic left is free again
		if w := f.get("/api/v1/entities/CRRC"); w.Code != http.StatusOK {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	}
}

// mistaken is a snapshot that panics while it is armed.
type mistaken struct {
	api.Snapshot
	armed *atomic.Bool
}

// Err panics.
func (m mistaken) Err() error {
	if m.armed.Load() {
		panic("a mistake")
	}
	return m.Snapshot.Err()
}
