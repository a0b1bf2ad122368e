package loader

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"iter"

	"soegraph/graph"
)

// statesVersion changes when the same rows of a registry come to state other
// facts, so that stores take them in again.
const statesVersion = "1"

// digestOf is a hash of a registry's files and a user's own.
func digestOf(reg fs.FS, names []Names) (string, error) {
	h := sha256.New()
	add := func(name string, data []byte) {
		h.Write([]byte(name))
		h.Write([]byte{0})
		sum := sha256.Sum256(data)
		h.Write(sum[:])
	}
	add(statesVersion, nil)
	err := fs.WalkDir(reg, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(reg, path)
		add(path, data)
		return err
	})
	for _, n := range names {
		add("", n.Data)
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), err
}

// RegistryDigest is a fact that says which registry a store has: while the store
// has it, there is no need to write [Loader.Registry] again.
func (l *Loader) RegistryDigest() graph.Statement {
	return graph.Statement{
		Subject: graph.RegistryGraph, Predicate: graph.RegistryDigest, Object: graph.String(l.digest),
		Evidence: graph.Evidence{
			Document: graph.RegistryGraph, Exact: l.digest, End: len(l.digest), Rule: "registry/digest", Confidence: 1, Label: graph.RegistryGraph,
		},
	}
}

// Registry yields the facts that the registry states, for a store to keep, the
// digest first. The error is always nil.
func (l *Loader) Registry() iter.Seq2[graph.Statement, error] {
	return func(yield func(graph.Statement, error) bool) {
		if !yield(l.RegistryDigest(), nil) {
			return
		}
		for s, err := range l.registry.Statements() {
			if !yield(s, err) {
				return
			}
		}
	}
}
