// Package web holds the explorer page in the binary. `make` builds it into dist,
// which is empty otherwise.
package web

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Explorer is the built page, with index.html at its root, or an empty folder
// where the page was not built.
func Explorer() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the name is valid
	}
	return sub
}
