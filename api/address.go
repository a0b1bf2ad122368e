package api

import (
	"net/url"
	"strings"
)

// canonicalPath makes one segment of an id in an address, however it was
// written: /api/v1/entities/enterprise/crrc/graph and
// /api/v1/entities/https://w3id.org/soegraph/id/enterprise/crrc mean what
// /api/v1/entities/enterprise%2Fcrrc does.
func canonicalPath(u *url.URL) *url.URL {
	path := u.EscapedPath()
	for _, route := range []struct{ prefix, suffix string }{
		{"/api/v1/entities/", "/graph"}, {"/api/v1/statements/", ""}, {"/api/v1/documents/", ""},
	} {
		id, ok := strings.CutPrefix(path, route.prefix)
		if !ok {
			continue
		}
		id, more := strings.CutSuffix(id, route.suffix)
		escaped := route.prefix + strings.ReplaceAll(id, "/", "%2F")
		if more {
			escaped += route.suffix
		}
		unescaped, err := url.PathUnescape(escaped)
		if err != nil {
			return u
		}
		canonical := *u
		canonical.Path, canonical.RawPath = unescaped, escaped
		return &canonical
	}
	return u
}
