package api

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
)

// document is the OpenAPI document that routes add themselves to.
func (s *Server) document() huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "soegraph", Version: s.config.Version,
				Description: "Who invests where: a graph of Chinese state-owned enterprises, projects, zones and industries, in which every fact leads to the sentence that states it. docs/api.md says more.",
				License:     &huma.License{Name: "Apache 2.0", Identifier: "Apache-2.0"},
			},
			Components: &huma.Components{
				Schemas: huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer),
				SecuritySchemes: map[string]*huma.SecurityScheme{
					"token": {Type: "http", Scheme: "bearer", Description: "The token that the server was started with"},
				},
			},
			Tags: []*huma.Tag{
				{Name: "graph", Description: "Entities, facts, and what lies between"},
				{Name: "queries", Description: "Named queries and Gizmo"},
				{Name: "documents", Description: "What the facts are from"},
				{Name: "ledger", Description: "Judgements of people"},
				{Name: "cayley", Description: "What Cayley's own server answers, for programs that were written for it"},
				{Name: "operations", Description: "For those who run the server"},
			},
		},
		Formats:       maps.Clone(huma.DefaultFormats),
		DefaultFormat: "application/json",
		Transformers:  []huma.Transformer{explain},
	}
}

// OpenAPI is the OpenAPI 3.1 document of the routes.
func (s *Server) OpenAPI() ([]byte, error) {
	data, err := json.MarshalIndent(s.huma.OpenAPI(), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write the OpenAPI document: %w", err)
	}
	return append(data, '\n'), nil
}

// serveDocument adds the route of the document, which is complete then.
func (s *Server) serveDocument() error {
	op := huma.Operation{OperationID: "getOpenAPI", Method: http.MethodGet, Path: "/api/openapi.json", Summary: "This document", Tags: []string{"operations"}}
	promise(&op, "OpenAPI 3.1", map[string]*huma.Schema{"application/json": {Type: huma.TypeObject, AdditionalProperties: true}})
	s.huma.OpenAPI().AddOperation(&op)
	tidy(s.huma.OpenAPI())
	data, err := s.OpenAPI()
	if err != nil {
		return err
	}
	s.engine.GET(op.Path, func(c *gin.Context) { c.Data(http.StatusOK, "application/json", data) })
	return nil
}

// tidy says of lists that they are never null, and leaves out the schemas of
// errors that are none of ours.
func tidy(document *huma.OpenAPI) {
	schemas := document.Components.Schemas.Map()
	delete(schemas, "ErrorModel")
	delete(schemas, "ErrorDetail")
	for _, schema := range schemas {
		neverNull(schema)
	}
	for _, item := range document.Paths {
		for _, op := range []*huma.Operation{item.Get, item.Post, item.Delete} {
			if op == nil {
				continue
			}
			for _, p := range op.Parameters {
				neverNull(p.Schema)
			}
		}
	}
}

func neverNull(schema *huma.Schema) {
	if schema == nil {
		return
	}
	if schema.Type == huma.TypeArray {
		schema.Nullable = false
	}
	neverNull(schema.Items)
	for _, property := range schema.Properties {
		neverNull(property)
	}
}

// Routes is the routes as "METHOD /path", of the OpenAPI document or not.
func (s *Server) Routes() []string {
	var list []string
	for _, r := range s.engine.Routes() {
		list = append(list, r.Method+" "+r.Path)
	}
	return list
}
