package api

import (
	"net/http"

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
	s.engine.POST("/api/v1/query/gizmo", open)
	s.engine.POST("/api/v2/query", open)
	s.engine.GET("/api/v2/query", open)
	s.engine.Match([]string{http.MethodGet, http.MethodPost}, "/api/v2/formats", open)
	s.engine.Match([]string{http.MethodGet, http.MethodPost}, "/api/v2/read", open)
	s.engine.POST("/api/v2/write", guarded)
}
