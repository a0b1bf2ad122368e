package api

import (
	"bytes"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"
)

// prepared is an answer that is made before it is sent.
type prepared struct {
	gin.ResponseWriter
	status int
	body   bytes.Buffer
}

// Write keeps data.
func (w *prepared) Write(data []byte) (int, error) { return w.body.Write(data) }

// WriteString keeps s.
func (w *prepared) WriteString(s string) (int, error) { return w.body.WriteString(s) }

// WriteHeader keeps the status.
func (w *prepared) WriteHeader(status int) { w.status = status }

// WriteHeaderNow does nothing: nothing is sent yet.
func (w *prepared) WriteHeaderNow() {}

// Flush does nothing: nothing is sent yet.
func (w *prepared) Flush() {}

// Status is the status so far.
func (w *prepared) Status() int { return w.status }

// Size is how much is kept.
func (w *prepared) Size() int { return w.body.Len() }

// Written reports whether anything is kept.
func (w *prepared) Written() bool { return w.body.Len() > 0 }

// make makes the answer of a request, to be sent by deliver.
func (s *Server) make(c *gin.Context) {
	real := c.Writer
	w := &prepared{ResponseWriter: real, status: http.StatusOK}
	c.Writer = w
	defer func() { c.Writer = real }() // of an answer that fails nothing is sent
	c.Next()
	c.Set(preparedKey, w)
}

const preparedKey = "prepared"

// deliver sends what was made, when its place is free for others.
func (s *Server) deliver(c *gin.Context) {
	c.Next()
	value, ok := c.Get(preparedKey)
	if !ok {
		return
	}
	w, _ := value.(*prepared)
	c.Writer.WriteHeader(w.status)
	if w.body.Len() == 0 {
		c.Writer.WriteHeaderNow()
		return
	}
	c.Writer.Header().Set("Content-Length", strconv.Itoa(w.body.Len()))
	if _, err := c.Writer.Write(w.body.Bytes()); err != nil {
		s.broken(c.Request.Context(), err)
	}
}

// yielding gives its place to others while it writes.
type yielding struct {
	gin.ResponseWriter
	places chan struct{}
}

// Write writes to the client.
func (w *yielding) Write(data []byte) (int, error) {
	<-w.places
	defer func() { w.places <- struct{}{} }()
	return w.ResponseWriter.Write(data)
}

// WriteString writes to the client.
func (w *yielding) WriteString(s string) (int, error) { return w.Write([]byte(s)) }
