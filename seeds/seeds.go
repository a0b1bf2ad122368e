// Package seeds holds the data that the program starts with: the registry of
// enterprises, places, zones and industries, and the first documents.
package seeds

import (
	"embed"
	"io/fs"
)

//go:embed registry documents
var files embed.FS

// Registry is the files of the registry: see registry/README.md.
func Registry() fs.FS { return folder("registry") }

// Documents is the documents that a new store is filled with.
func Documents() fs.FS { return folder("documents") }

// folder is a folder of the embedded files. That it exists is fixed when the
// program is built.
func folder(name string) fs.FS {
	sub, err := fs.Sub(files, name)
	if err != nil {
		panic(err)
	}
	return sub
}
