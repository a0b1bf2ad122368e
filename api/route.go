package api

import (
	"context"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// register adds an operation, whose handler's errors become problems.
func register[I, O any](s *Server, op huma.Operation, handler func(context.Context, *I) (*O, error)) {
	if op.Method == "" {
		op.Method = http.MethodGet
	}
	if op.Responses == nil {
		op.Responses = map[string]*huma.Response{}
	}
	s.promiseProblems(&op)
	huma.Register(s.huma, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := handler(ctx, in)
		if err != nil {
			return nil, s.fail(ctx, err)
		}
		return out, nil
	})
}

// fail is an error as a problem; one that the user cannot act on is logged.
func (s *Server) fail(ctx context.Context, err error) error {
	p := problemOf(ctx, err)
	if p.Status >= http.StatusInternalServerError && ctx.Err() == nil {
		s.config.Log.ErrorContext(ctx, "request failed", "request", infoOf(ctx).id, "error", err)
	}
	return p
}

// promiseProblems says in the document of an operation that it may fail.
func (s *Server) promiseProblems(op *huma.Operation) {
	schema := s.huma.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "")
	op.Responses["default"] = &huma.Response{
		Description: "A problem, see its code",
		Content:     map[string]*huma.MediaType{"application/problem+json": {Schema: schema}},
	}
}

// promise says in the document of an operation what a stream is made of.
func promise(op *huma.Operation, description string, media map[string]*huma.Schema) {
	content := map[string]*huma.MediaType{}
	for name, schema := range media {
		content[name] = &huma.MediaType{Schema: schema}
	}
	op.Responses = map[string]*huma.Response{"200": {Description: description, Content: content}}
}

// schemaOf is the schema of a type, by reference.
func schemaOf[T any](s *Server) *huma.Schema {
	return s.huma.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[T](), true, "")
}

// statusContext turns the status that the router's library has for wrong
// requests into the one that the code invalid has, and keeps from it what the
// client accepts: of some headers its negotiation makes a panic.
type statusContext struct{ humaContext }

type humaContext = huma.Context

// SetStatus sets the status of the answer.
func (c statusContext) SetStatus(status int) {
	if status == http.StatusUnprocessableEntity {
		status = http.StatusBadRequest
	}
	c.humaContext.SetStatus(status)
}

// Header is a header of the request.
func (c statusContext) Header(name string) string {
	if name == "Accept" {
		return "application/json"
	}
	return c.humaContext.Header(name)
}

// Unwrap is the context behind.
func (c statusContext) Unwrap() huma.Context { return c.humaContext }
