package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/gin-gonic/gin"

	"soegraph/api/web"
	"soegraph/graph"
)

// unbuilt is what stands where the explorer would be.
const unbuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>soegraph</title>
<h1>soegraph</h1>
<p lang="zh-Hans">服务正在运行，但本程序未包含浏览页面。请安装 Node 20，在源码目录运行 <code>make</code>，再重新启动。</p>
<p>The server works, but this binary was built without the explorer. Install Node 20, run <code>make</code> in the source folder, and start it again.</p>
<p>API: <a href="api/openapi.json">OpenAPI</a>, <a href="api/v1/stats">what the graph holds</a>, <a href="api/v1/queries">named queries</a></p>
</html>
`

// explorerPolicy lets the page run its own scripts and ask its own server, and
// nothing else.
const explorerPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
	"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func (s *Server) routeExplorer() {
	if s.config.Explorer == nil {
		s.config.Explorer = web.Explorer()
	}
	s.engine.GET("/", func(c *gin.Context) { s.explorer(c, "index.html") })
}

// explorerOr404 answers what is no route: a file of the page, or a problem.
func (s *Server) explorerOr404(c *gin.Context) {
	name := strings.TrimPrefix(c.Request.URL.Path, "/")
	if c.Request.Method == http.MethodGet && !strings.HasPrefix(name, "api/") && fs.ValidPath(name) && !strings.HasPrefix(path.Base(name), ".") {
		if info, err := fs.Stat(s.config.Explorer, name); err == nil && info.Mode().IsRegular() {
			s.explorer(c, name)
			return
		}
	}
	s.writeProblem(c, graph.Errorf(graph.NotFound, "there is no route %s; /api/openapi.json lists them", c.Request.URL.Path))
}

func (s *Server) explorer(c *gin.Context, name string) {
	data, err := fs.ReadFile(s.config.Explorer, name)
	if errors.Is(err, fs.ErrNotExist) && name == "index.html" {
		data, err = []byte(unbuilt), nil
	}
	if err != nil {
		s.writeProblem(c, s.fail(c.Request.Context(), fmt.Errorf("read %s of the explorer: %w", name, err)))
		return
	}
	sum := sha256.Sum256(data)
	tag := `W/"` + hex.EncodeToString(sum[:8]) + `"`
	c.Header("Content-Security-Policy", explorerPolicy)
	c.Header("Cache-Control", "no-cache")
	c.Header("ETag", tag)
	if matchesTag(c.GetHeader("If-None-Match"), tag) {
		c.Status(http.StatusNotModified)
		return
	}
	media := mime.TypeByExtension(path.Ext(name))
	if media == "" {
		media = http.DetectContentType(data[:min(len(data), 512)])
	}
	c.DataFromReader(http.StatusOK, int64(len(data)), media, bytes.NewReader(data), nil)
}
