package api

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"net/url"
)

// info is what is to be known of a request wherever it is handled.
type info struct {
	id      string
	chinese bool
	accept  string // its Accept header
	url     *url.URL
}

type infoKey struct{}

// infoOf is the info of the request that a context belongs to.
func infoOf(ctx context.Context) info {
	i, _ := ctx.Value(infoKey{}).(info)
	return i
}

const requestIDHeader = "X-Request-ID"

// newInfo takes a request's id from its header where it is a decent one.
func newInfo(r *http.Request) info {
	id := r.Header.Get(requestIDHeader)
	if !decent(id) {
		var b [8]byte
		rand.Read(b[:]) // never fails, see its documentation
		id = hex.EncodeToString(b[:])
	}
	return info{id: id, chinese: prefersChinese(r.Header.Get("Accept-Language")), accept: r.Header.Get("Accept"), url: r.URL}
}

func decent(id string) bool {
	for _, c := range id {
		if (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '-' && c != '_' {
			return false
		}
	}
	return id != "" && len(id) <= 64
}
