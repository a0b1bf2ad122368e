package api

import (
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
)

// routeCayley adds the routes of Cayley's own server. Those that write need the
// token, as all writes do.
func (s *Server) routeCayley() {
	if s.config.Cayley == nil {
		return
	}
	open := gin.WrapH(s.config.Cayley)
	guarded := func(c *gin.Context) {
		if p := s.mayWrite(c.Request.Context(), c.GetHeader("Authorization")); p != nil {
			s.writeProblem(c, p)
			return
		}
		open(c)
	}
	for _, route := range cayleyRoutes() {
		handle := open
		if route.writes {
			handle = guarded
		}
		s.engine.Handle(route.method, route.path, handle)
		described := huma.Operation{
			OperationID: route.id, Method: route.method, Path: route.document(), Summary: "As Cayley's own server: " + route.summary, Tags: []string{"cayley"},
		}
		if strings.Contains(route.path, ":lang") {
			described.Parameters = []*huma.Param{{Name: "lang", In: "path", Required: true, Schema: &huma.Schema{Type: huma.TypeString, Enum: []any{"gizmo"}}}}
		}
		promise(&described, "As Cayley's", map[string]*huma.Schema{"application/json": {}})
		if route.writes {
			described.Security = needsToken()
		}
		s.huma.OpenAPI().AddOperation(&described)
	}
}

// cayleyRoute is a route of Cayley's own server.
type cayleyRoute struct {
	method, path, id, summary string
	writes                    bool
}

// document is the path as OpenAPI writes it.
func (r cayleyRoute) document() string { return strings.Replace(r.path, ":lang", "{lang}", 1) }

func cayleyRoutes() []cayleyRoute {
	return []cayleyRoute{
		{http.MethodPost, "/api/v1/query/:lang", "cayleyQueryV1", "a query as body", false},
		{http.MethodPost, "/api/v1/shape/:lang", "cayleyShape", "deprecated there, and here", false},
		{http.MethodGet, "/api/v2/query", "cayleyQuery", "?lang=gizmo&qu=", false},
		{http.MethodPost, "/api/v2/query", "cayleyQueryPost", "?lang=gizmo, the query as body", false},
		{http.MethodGet, "/api/v2/formats", "cayleyFormats", "formats of quads", false},
		{http.MethodGet, "/api/v2/read", "cayleyRead", "quads", false},
		{http.MethodPost, "/api/v2/read", "cayleyReadPost", "quads", false},
		{http.MethodPost, "/api/v2/write", "cayleyWrite", "add quads", true},
		{http.MethodPost, "/api/v2/delete", "cayleyDelete", "remove quads", true},
	}
}
