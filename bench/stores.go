package main

import "fmt"

// storeNames lists the stores in the order in which they are measured.
func storeNames() []string {
	return []string{"soegraph", "soegraph-gizmo", "cayley-memstore", "sqlite", "postgresql"}
}

// newStore is the store with a name, its data in a folder. It fails with
// [skipped] where the machine has not what the store needs.
func newStore(name, dir string) (Store, error) {
	switch name {
	case "soegraph":
		return &ours{dir: dir}, nil
	case "soegraph-gizmo":
		return &oursGizmo{ours: ours{dir: dir}}, nil
	case "cayley-memstore":
		return &memStore{}, nil
	case "sqlite":
		return &sqlite{path: dir + "/bench.sqlite"}, nil
	case "postgresql":
		return newPostgres(dir)
	}
	return nil, fmt.Errorf("there is no store %q; there are %v", name, storeNames())
}
