package loader

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"soegraph/graph"
)

// file is a file to read.
type file struct {
	path string
	size int64
}

// list is the files that paths name, folders searched, in the order of the paths.
func list(paths []string) ([]file, error) {
	paths, err := expand(paths)
	if err != nil {
		return nil, err
	}
	var files []file
	for _, p := range paths {
		before := len(files)
		err := filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if path != p && strings.HasPrefix(d.Name(), ".") {
				if d.IsDir() {
					return filepath.SkipDir
				}
				return nil
			}
			if d.IsDir() {
				return nil
			}
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			if info.Mode().IsRegular() {
				files = append(files, file{path, info.Size()})
			}
			return nil
		})
		if err != nil {
			return nil, graph.Errorf(graph.NotFound, "load %s: %w", p, err)
		}
		if len(files) == before {
			return nil, graph.Errorf(graph.NotFound, "load %s: the folder holds no documents", p)
		}
	}
	return files, nil
}

// expand replaces each path that does not exist and is a glob by what it
// matches, in the order of the names.
func expand(paths []string) ([]string, error) {
	var all []string
	for _, p := range paths {
		if _, err := os.Lstat(p); err == nil || !strings.ContainsAny(p, "*?[") {
			all = append(all, p)
			continue
		}
		matches, err := filepath.Glob(p)
		if err != nil {
			return nil, graph.Errorf(graph.Invalid, "load %s: %w", p, err)
		}
		if len(matches) == 0 {
			return nil, graph.Errorf(graph.NotFound, "load %s: nothing matches", p)
		}
		all = append(all, matches...)
	}
	return all, nil
}
